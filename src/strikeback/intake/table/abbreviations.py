"""Abbreviated and joined words of headers: cut off (``Nac.``), or without their vowels (``SNDR NM``)."""

import re
from functools import lru_cache
from typing import Final

from strikeback.intake.table.vocabulary import vocabulary

_LEAST_PART: Final = 4
"""Least letters of either part of a word that is taken apart."""
_BEHIND: Final = frozenset(
    {"konto", "kontos", "name", "namens", "namn", "naam", "profil", "profiel", "nummer"}
)
"""What is joined to a word for a person, beside all that is a heading of its own."""
_VOWELS: Final = re.compile(r"(?<!^)[aeiou]")
_LEAST_CUT: Final = 3
"""Least letters of a word that is cut off; two-letter words stand for too much."""
_LEAST_HARD: Final = 3
_PAIRS: Final = {"nm": "name", "tm": "time", "dt": "date"}
"""The few words that are written with two letters in every trade."""

_LITTLE: Final = frozenset(("for", "are", "per", "sin", "con", "par", "nach", "als", "mit"))
"""Little words, which abbreviate nothing."""
_WORDS: Final = {
    "sender": "sender",
    "remitter": "remitter",
    "receiver": "receiver",
    "recipient": "recipient",
    "beneficiary": "beneficiary",
    "victim": "victim",
    "complainant": "complainant",
    "suspect": "suspect",
    "offender": "offender",
    "officer": "officer",
    "accused": "accused",
    "guardian": "guardian",
    "geschadigter": "victim",
    "beschuldigter": "suspect",
    "tatverdachtiger": "suspect",
    "victima": "victim",
    "vitima": "victim",
    "sospechoso": "suspect",
    "suspeito": "suspect",
    "pokrzywdzony": "victim",
    "podejrzany": "suspect",
    "magdur": "victim",
    "supheli": "suspect",
    "slachtoffer": "victim",
    "verdachte": "suspect",
    "name": "name",
    "number": "number",
    "nummer": "number",
    "numero": "number",
    "first": "first",
    "last": "last",
    "surname": "surname",
    "forename": "forename",
    "vorname": "vorname",
    "nachname": "nachname",
    "apellido": "apellido",
    "apellidos": "apellidos",
    "telephone": "telephone",
    "telefon": "telefon",
    "telefono": "telefono",
    "mobile": "mobile",
    "phone": "phone",
    "cellular": "phone",
    "contact": "contact",
    "address": "address",
    "direccion": "direccion",
    "adresse": "adresse",
    "account": "account",
    "username": "username",
    "platform": "platform",
    "birth": "birth",
    "birthdate": "birthdate",
    "nacimiento": "nacimiento",
    "nascimento": "nascimento",
    "nascita": "nascita",
    "naissance": "naissance",
    "urodzenia": "urodzenia",
    "narozeni": "narozeni",
    "geboren": "geboren",
    "geburtsdatum": "geburtsdatum",
    "dogum": "dogum",
    "fecha": "fecha",
    "datum": "datum",
    "date": "date",
    "time": "time",
    "country": "country",
    "nationality": "nationality",
    "amount": "amount",
    "currency": "currency",
    "payment": "payment",
    "transaction": "transaction",
    "transfer": "transfer",
    "demanded": "demanded",
    "gefordert": "gefordert",
    "received": "received",
    "reported": "reported",
    "report": "report",
    "incident": "incident",
    "occurrence": "occurrence",
    "reference": "reference",
    "narrative": "narrative",
    "description": "description",
    "summary": "summary",
    "agent": "agent",
    "location": "location",
    "zgloszenia": "zgloszenia",
    "zdarzenia": "zdarzenia",
    "rachunku": "rachunku",
    "gender": "gender",
}
"""Words of headers that are written short, each with the word to read in its stead."""


@lru_cache(maxsize=4096)
def expand(token: str) -> str:
    """Return the word that a folded token abbreviates, the token itself when it is none or could be several.

    A word is abbreviated by its consonants in order, the first and the last among them (``rcvr``, ``ctry``,
    ``nm``), or by its beginning (``nac``, ``susp``); of words that say the same, any will do.

    Args:
        token: One word in Latin letters, folded.
    """
    if not token.isascii() or not token.isalpha() or token in _WORDS or token in _LITTLE:
        return token
    if token in _PAIRS:
        return _PAIRS[token]
    hard = {meant for word, meant in _WORDS.items() if _is_skeleton(token, word)}
    if len(hard) == 1:
        return hard.pop()
    cut = {meant for word, meant in _WORDS.items() if len(token) >= _LEAST_CUT and word.startswith(token)}
    return cut.pop() if len(cut) == 1 and not hard else token


def _is_skeleton(token: str, word: str) -> bool:
    """Tell whether a token without vowels holds consonants of a word: its first and last sound, in order."""
    bones = _VOWELS.sub("", word)
    if len(token) < _LEAST_HARD or _VOWELS.sub("", token) != token or len(bones) < len(token):
        return False
    if token[0] != bones[0] or token[-1] != bones[-1] or len(token) * 2 < len(bones):
        return False
    letters = iter(bones)
    return all(letter in letters for letter in token)


def uncompound(words: list[str]) -> list[str]:
    """Take words apart that begin with whom they speak of, as Germanic languages join (``Opfername``)."""
    known = vocabulary()
    out: list[str] = []
    for word in words:
        for size in range(_LEAST_PART, len(word) - _LEAST_PART + 1):
            rest = word[size:]
            named = word[:size] in known.roles_spaced or word[:size] in known.stems
            if named and (rest in known.concepts_spaced or rest in _BEHIND):
                out += [word[:size], rest]
                break
        else:
            out.append(word)
    return out
