"""Which token of one name stands for which token of the other, free of order."""

from typing import Final, NamedTuple

from strikeback.linking.name_tokens import TokenMatch, compare_tokens

MATCH_FLOOR: Final = 0.45
"""Token similarity below which two tokens are left unaligned."""
_JOIN_FLOOR: Final = 0.8
_JOIN_GAIN: Final = 0.08
_WHOLE_FLOOR: Final = 0.8
_PART: Final = 0.4
_ABOUT: Final = 2
"""Letters by which two spellings of one syllable differ."""
_LONGEST: Final = 8
"""Tokens aligned at most; further ones count as unaligned."""


class Aligned(NamedTuple):
    """Two tokens that stand for each other."""

    left: str
    right: str
    match: TokenMatch


class Alignment(NamedTuple):
    """Pairs of tokens and what is left over on either side."""

    pairs: tuple[Aligned, ...]
    left_rest: tuple[str, ...]
    right_rest: tuple[str, ...]
    joined: bool
    """Tokens written apart on one side were joined (Ji Won, Jiwon)."""


def align(left: tuple[str, ...], right: tuple[str, ...], scheme: str) -> Alignment:
    """Return the greedy best one-to-one alignment of two token tuples, equal tokens first."""
    pairs: list[Aligned] = []
    rest_left, rest_right = list(left), list(right)
    for token in left:
        if token in rest_right:
            rest_right.remove(token)
            rest_left.remove(token)
            pairs.append(Aligned(token, token, compare_tokens(token, token, scheme)))
    joined = False
    if rest_left and rest_right:
        joined = _join(rest_left, rest_right, scheme) or _join(rest_right, rest_left, scheme)
        pairs += _greedy(rest_left, rest_right, scheme)
        pairs = _whole(pairs, rest_left, rest_right, scheme)
    return Alignment(tuple(pairs), tuple(rest_left), tuple(rest_right), joined)


def _whole(pairs: list[Aligned], left: list[str], right: list[str], scheme: str) -> list[Aligned]:
    """Hold a word that met only a part of a joined one together with the word left over beside it.

    Of Min Jun and Minjae the first syllable agrees: it is the whole given name that must. What was left over
    is taken in when the joined form is alike, else the part is no match.
    """
    if bool(left) == bool(right) or len(left) + len(right) != 1:
        return pairs
    rest = left or right
    out = []
    for pair in pairs:
        short, long = (pair.left, pair.right) if left else (pair.right, pair.left)
        if rest and pair.match.what == "near" and len(short) > 1 and _is_part(short, rest[0], long):
            joined = (short + rest[0], rest[0] + short)
            best = max((compare_tokens(whole, long, scheme) for whole in joined), key=_similarity)
            word = max(joined, key=lambda whole: compare_tokens(whole, long, scheme).similarity)
            if best.similarity >= _WHOLE_FLOOR:
                rest.clear()
                out.append(Aligned(word, long, best) if left else Aligned(long, word, best))
            else:
                out.append(pair._replace(match=TokenMatch(min(pair.match.similarity, _PART), "part")))
        else:
            out.append(pair)
    return out


def _is_part(short: str, rest: str, long: str) -> bool:
    """Whether the long word is as long as the short one and the one left over, and holds the short one."""
    about = len(short) + len(rest)
    return abs(len(long) - about) <= _ABOUT and (long.startswith(short) or long.endswith(short))


def _similarity(match: TokenMatch) -> float:
    return match.similarity


def _join(longer: list[str], shorter: list[str], scheme: str) -> bool:
    """Join neighbours of ``longer`` in place while the joined form meets a token of ``shorter`` better."""
    changed = False
    start = 0
    while start + 1 < len(longer) <= _LONGEST:
        first, second = longer[start], longer[start + 1]
        whole = first + second
        if any(_better_joined(first, second, whole, token, scheme) for token in shorter):
            longer[start : start + 2] = [whole]
            changed = True
        else:
            start += 1
    return changed


def _better_joined(first: str, second: str, whole: str, token: str, scheme: str) -> bool:
    """Whether the joined form is near the token and nearer than either part."""
    if len(token) <= max(len(first), len(second)) or len(whole) > 2 * len(token):
        return False
    similarity = compare_tokens(whole, token, scheme).similarity
    if similarity < _JOIN_FLOOR:
        return False
    apart = max(
        compare_tokens(first, token, scheme).similarity, compare_tokens(second, token, scheme).similarity
    )
    return similarity > apart + _JOIN_GAIN


def _greedy(left: list[str], right: list[str], scheme: str) -> list[Aligned]:
    """Best pairs first until none reaches the floor; aligned tokens leave the lists."""
    scored = []
    for one in left[:_LONGEST]:
        for other in right[:_LONGEST]:
            match = compare_tokens(one, other, scheme)
            if match.similarity >= MATCH_FLOOR:
                scored.append((match.similarity, one, other, match))
    scored.sort(key=lambda entry: (-entry[0], entry[1], entry[2]))
    found = []
    for _, one, other, match in scored:
        if one in left and other in right:
            left.remove(one)
            right.remove(other)
            found.append(Aligned(one, other, match))
    return found
