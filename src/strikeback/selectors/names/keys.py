"""Short keys under which two spellings of one name are likely to meet."""

import re
from functools import lru_cache
from typing import Final

_FOLDS: Final = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"sch|sh|zh|ch|tj|dj|ts|tz|[jzxs]|c(?=[eiy])"), "s"),
    (re.compile(r"ck|kh|gh|[gkqc]"), "k"),
    (re.compile(r"[bp]"), "p"),
    (re.compile(r"[dt]h?"), "t"),
    (re.compile(r"[vf]"), "f"),
    (re.compile(r"[lr]"), "l"),
    (re.compile(r"ng|n|m"), "n"),
    (re.compile(r"[aeiouywh0-9]"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=262_144)
def skeleton(token: str) -> str:
    """Return the consonant classes of a folded token; a vowel at its beginning is kept as ``a``."""
    text = token
    for pattern, replacement in _FOLDS:
        text = pattern.sub(replacement, text)
    return ("a" if token[:1] in "aeiouy" else "") + text


def blocking_keys(readings: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Return the keys of all readings, distinct, in order.

    ``s:`` consonant skeleton of a token (two classes or more), ``p:`` its first four letters, ``i:``
    sorted initials of
    the reading (two tokens or more), ``j:`` sorted classes of all tokens, the same however split or ordered.
    """
    found: dict[str, None] = {}
    for tokens in readings:
        for token in tokens:
            if len(token) >= 3:
                found[f"p:{token[:4]}"] = None
            bones = skeleton(token)
            if len(bones) >= 2:
                found[f"s:{bones}"] = None
        if len(tokens) > 1:
            found["i:" + "".join(sorted(token[0] for token in tokens))] = None
            found["j:" + "".join(sorted("".join(map(skeleton, tokens))))[:12]] = None
    return tuple(found)
