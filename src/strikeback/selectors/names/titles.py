"""Titles and honorifics around a name."""

from strikeback.selectors.names import words
from strikeback.selectors.names.script import is_hangul, letters


def strip_titles(name: str) -> str:
    """Return the name without titles before and honorifics behind it; may be empty, never invents a letter.

    Args:
        name: One name, blanks single, edges trimmed.
    """
    tokens = name.split(" ")
    while tokens and _is_title(tokens):
        tokens = tokens[1:]
    return _strip_suffix(" ".join(tokens))


def _is_title(tokens: list[str]) -> bool:
    """Whether the first token is a title; some need a dot, single letters two words behind them."""
    first = tokens[0].casefold().rstrip(",")
    bare = first.rstrip(".").replace(".", "")
    if bare in words.TITLES:
        return True
    if not first.endswith("."):
        return False
    return bare in words.DOTTED_TITLES or (bare in words.INITIAL_TITLES and len(tokens) > 2)


def _strip_suffix(name: str) -> str:
    """Without Han, kana and Hangul honorifics at the end."""
    for title in words.HAN_TITLES:
        if name.endswith(title):
            return name[: -len(title)].rstrip()
    head, _, last = name.rpartition(" ")
    if head and last in words.SPACED_HANGUL_TITLES + words.HANGUL_TITLES:
        return head
    for title in words.HANGUL_TITLES:
        rest = name.removesuffix(title)
        if rest != name and len(letters(rest)) >= (1 if title == "씨" else 2) and is_hangul(rest[-1]):
            return rest.rstrip()
    return name
