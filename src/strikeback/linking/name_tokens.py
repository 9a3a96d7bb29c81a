"""How alike two tokens of names are, by writing, sound, nickname and surname spelling."""

from functools import lru_cache
from operator import mul
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel, JaroWinkler
from rapidfuzz.distance.OSA import normalized_similarity as osa

from strikeback.linking.name_model import TOKEN_WEIGHTS
from strikeback.linking.name_nicknames import nickname_families
from strikeback.linking.name_sounds import bones, sound
from strikeback.selectors.names.surnames import families_of

_indel: Final = Indel.normalized_similarity
_jaro_winkler: Final = JaroWinkler.similarity
NICKNAME_SIMILARITY: Final = 0.9
"""Given to tokens of one nickname family."""
SURNAME_SIMILARITY: Final = 0.93
"""Given to two spellings of one East Asian surname."""


CUT_SIMILARITY: Final = 0.78
"""Given to a token and its beginning: a short form or a field that was cut off."""
_SHORTEST_PREFIX: Final = 3
_UNLIKE: Final = 0.34
_NOTHING: Final = (0.0,) * 6
OTHER_SURNAME: Final = 0.7
"""Factor for two tokens that are spellings of different surnames: short surnames look alike (Chan, Chang)."""


class TokenMatch(NamedTuple):
    """Two tokens compared."""

    similarity: float
    """0 to 1; 1 only for equal tokens."""
    what: str
    """``equal``, ``near``, ``nickname``, ``surname``, ``initial``."""


_EQUAL: Final = TokenMatch(1.0, "equal")
_INITIAL: Final = TokenMatch(0.85, "initial")
_NOT_INITIAL: Final = TokenMatch(0.0, "initial")


def features(left: str, right: str, scheme: str) -> tuple[float, ...]:
    """Return the similarities of two folded tokens that the token model weighs, each 0 to 1.

    In order: writing (JaroWinkler), writing (Indel), sound (Indel), consonants (OSA), equal sound,
    equal consonants.
    Tokens whose sounds share next to nothing give zeros without further look.
    """
    heard, other_heard = sound(left, scheme), sound(right, scheme)
    sounding = _indel(heard, other_heard)
    if sounding < _UNLIKE:
        return _NOTHING
    skeleton, other_skeleton = bones(left, scheme), bones(right, scheme)
    return (
        _jaro_winkler(left, right),
        _indel(left, right),
        sounding,
        osa(skeleton, other_skeleton),
        1.0 if heard == other_heard else 0.0,
        1.0 if skeleton == other_skeleton else 0.0,
    )


@lru_cache(maxsize=524_288)
def compare_tokens(left: str, right: str, scheme: str) -> TokenMatch:
    """Compare two folded tokens under the sound scheme of the scripts they come from."""
    if left == right:
        return _EQUAL
    if len(left) == 1 or len(right) == 1:
        return _INITIAL if left[0] == right[0] else _NOT_INITIAL
    weights = TOKEN_WEIGHTS["latin" if scheme == "latin" else "bridge"]
    seen = features(left, right, scheme)
    base = sum(map(mul, weights, seen)) if seen is not _NOTHING else 0.0
    return _with_tables(left, right, min(0.99, base))


def _with_tables(left: str, right: str, base: float) -> TokenMatch:
    """Raise the similarity where a table knows both as forms of one name, lower it for two surnames."""
    if not nickname_families(left).isdisjoint(nickname_families(right)):
        return TokenMatch(max(base, NICKNAME_SIMILARITY), "nickname")
    families, other_families = families_of(left), families_of(right)
    if families and other_families:
        if not families.isdisjoint(other_families):
            return TokenMatch(max(base, SURNAME_SIMILARITY), "surname")
        return TokenMatch(base * OTHER_SURNAME, "near")
    short, long = sorted((left, right), key=len)
    if len(short) >= _SHORTEST_PREFIX and long.startswith(short):
        return TokenMatch(max(base, CUT_SIMILARITY), "near")
    return TokenMatch(base, "near")
