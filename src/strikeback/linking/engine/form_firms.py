# ruff: noqa: E501 - a list of words stays on one line
"""Legal forms of firms and words of addresses in one spelling, whether written in full or short."""

import re
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from strikeback.linking.engine.form_bytes import Texts, replace, texts_of

_LEGAL: Final = {
    "ab": "ab|a b|aktiebolag",
    "ag": "ag|a g|aktiengesellschaft",
    "aps": "aps|a p s|anpartsselskab",
    "as": "as|a s|aksjeselskap|anonim sirketi",
    "bhd": "bhd|sdn bhd|sendirian berhad|berhad",
    "bv": "bv|b v|besloten vennootschap",
    "co": "co|company",
    "cokg": "co kg|gmbh co kg|gmbh co|ag co kg|kg|k g|kommanditgesellschaft",
    "corp": "corp|corporation",
    "cv": "cv|c v|sa de cv|s a de c v|commanditaire vennootschap",
    "doo": "doo|d o o",
    "gmbh": "gmbh|g m b h|mbh|gesellschaft mbh|gesellschaft m b h|gesellschaft mit beschrankter haftung|gesellschaft mit beschraenkter haftung",
    "inc": "inc|incorporated|co inc",
    "jsc": "jsc|j s c|pjsc|ao|a o|oao|o a o|zao|z a o|pao",
    "kft": "kft|k f t",
    "kk": "kk|k k|kabushiki kaisha|kabushiki gaisha|co ltd japan",
    "llc": "llc|l l c|limited liability company",
    "llp": "llp|l l p|limited liability partnership",
    "ltd": "ltd|limited|co ltd|co limited|company limited|ltda|limitada|lda",
    "nv": "nv|n v|naamloze vennootschap",
    "ooo": "ooo|o o o|tov|t o v",
    "oy": "oy|o y|oyj|osakeyhtio",
    "plc": "plc|p l c|public limited company",
    "pte": "pte|pte ltd|pte limited|pvt ltd|pvt limited|private limited|pty|pty ltd|pty limited|proprietary limited",
    "sa": "sa|s a|societe anonyme|sociedad anonima|sociedade anonima",
    "sarl": "sarl|s a r l|societe a responsabilite limitee",
    "sas": "sas|s a s|sasu",
    "sl": "sl|s l|slu|s l u|sociedad limitada",
    "spa": "spa|s p a|societa per azioni",
    "spzoo": "sp zoo|sp z o o|spolka z o o|spolka zoo",
    "srl": "srl|s r l",
    "sro": "sro|s r o",
    "tbk": "tbk|pt tbk",
    "ug": "ug|u g|unternehmergesellschaft",
}
"""Ending of a firm's name in plain words -> short form: as registers of firms abbreviate them."""
_SHORT: Final = {word: short for short, words in _LEGAL.items() for word in words.split("|")}
_ENDING: Final = rf"^(?P<base>.*?\S) (?P<legal>{'|'.join(_SHORT)})$"
_WORDS: Final = {
    "st": "street", "rd": "road", "av": "avenue ave avenida avda", "ln": "lane", "dr": "drive", "ct": "court",
    "pl": "place platz plaza pza", "sq": "square", "blvd": "boulevard bd bvd", "hwy": "highway", "cres": "crescent",
    "ter": "terrace", "pkwy": "parkway", "cl": "close", "gdns": "gardens", "gr": "grove", "apt": "apartment appartement",
    "bldg": "building", "jl": "jalan jln", "brgy": "barangay bgy", "lrg": "lorong", "pza": "piazza", "ctra": "carretera",
}  # fmt: skip
"""Short form -> words of addresses that are written in full or short."""
_ADDRESS: Final = {word: short for short, words in _WORDS.items() for word in words.split()}
_IN_ADDRESS: Final = rf"\b(?:{'|'.join(_ADDRESS)})\b|stra(?:ss|s)e\b"
_FOUND: Final = re.compile(_IN_ADDRESS)


def firms(words: Texts) -> Texts:
    """Return names of firms with their legal form, where they end in one, in its short form.

    Args:
        words: Names in plain lower-case words.
    """
    parts = pc.extract_regex(words, _ENDING)
    legal = pc.struct_field(parts, "legal").dictionary_encode()
    if len(legal.dictionary) == 0:
        return words
    short = pa.array([_SHORT[text] for text in legal.dictionary.to_pylist()], words.type)
    joined = pc.binary_join_element_wise(
        pc.struct_field(parts, "base"), short.take(legal.indices), pa.scalar(" ", words.type)
    )
    return pc.coalesce(joined, words)


def addresses(words: Texts) -> Texts:
    """Return addresses with words for streets in their short form.

    Args:
        words: Addresses in plain lower-case words.
    """
    rows = np.flatnonzero(np.asarray(pc.match_substring_regex(words, _IN_ADDRESS), dtype=bool))
    return replace(words, rows, [_FOUND.sub(_word, text) for text in texts_of(words, rows)])


def _word(found: re.Match[str]) -> str:
    return _ADDRESS.get(found[0], "str")
