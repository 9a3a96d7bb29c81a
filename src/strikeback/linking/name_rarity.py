"""How much a shared name token says, in bits, where the corpus has not been counted.

The orders of magnitude are general knowledge of published surname and given-name statistics: a surname of a
fifth of a country carries 2 bits, of one in a hundred 7, a rare one 14 or more. Counts inside the corpus
replace them.
"""

from functools import lru_cache
from typing import Final

RARE_BITS: Final = 12.0
"""A token on no list."""
PARTICLE_BITS: Final = 2.0
"""Articles, patronymic words and generational marks."""
SINGLE_LETTER_BITS: Final = 3.5
"""An initial: about one in eleven."""

PARTICLES: Final = frozenset(
    [
        "al",
        "el",
        "ul",
        "ur",
        "bin",
        "ibn",
        "ben",
        "bint",
        "binti",
        "binte",
        "abu",
        "umm",
        "abd",
        "as",
        "ad",
        "an",
        "ar",
        "at",
        "ash",
        "az",
        "van",
        "von",
        "der",
        "den",
        "de",
        "la",
        "las",
        "los",
        "del",
        "da",
        "do",
        "dos",
        "di",
        "du",
        "le",
        "of",
        "the",
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
        "haji",
        "hajj",
        "hj",
        "mac",
        "mc",
        "st",
        "san",
        "sheikh",
        "shaikh",
        "sayyid",
        "sayed",
        "syed",
        "mr",
        "mrs",
        "ms",
        "dr",
        "bt",
        "bte",
        "nee",
        "dela",
        "delos",
    ]
)

_BY_BITS: Final[dict[float, str]] = {
    3.5: "kim lee gim yi kumar singh",
    4.0: "wang li zhang park pak bak muhammad mohammad mohammed muhamad ali nguyen",
    4.5: "chan wong cheung zhang liu chen tan lim maria mohamed ahmed ahmad khan begum devi siti mohd nur",
    5.5: """
    choi choe jung jeong chung leung lam ng ho huang yang zhao wu zhou hussein hussain hasan hassan
    ibrahim abdul abdullah lau lin chang cheng yeung cruz santos reyes musa tran le pham mary jose
    juan ana sri
    """,
    6.5: """
    kang gang cho jo yoon yun jang im xu sun ma zhu hu guo he gao luo tang liang xie song han deng
    yu feng chow chu kwok hui tse tsang tsui lai mak lui yip yuen poon tang goh ong koh teo ang chua
    garcia delacruz mendoza bautista gonzales gonzalez ramos flores torres villanueva fernandez
    rodriguez martinez lopez hernandez perez sanchez ramirez smith jones williams brown johnson
    taylor davies wilson abubakar okafor adeyemi okeke bello usman sani john james michael david
    mark anthony paul joseph peter budi agus dewi setiawan wijaya santoso putra putri nurul yusuf
    omar umar salim saleh jin ji minh thi van
    """,
    7.5: """
    oh seo shin kwon hwang ahn song yoo ryu jeon hong ko moon son bae baek heo nam shim noh ha
    castro rivera aquino navarro salazar mercado dizon pascual castillo gomez diaz morales
    delossantos marquez valdez domingo thomas white harris martin jackson thompson robinson clark
    walker hall young king wright green lewis evans hughes edwards robert william richard daniel
    christian angel joy grace mae ann anne jean rose marie jun hyun min young soo ji eun hye seung
    sung kyung eko joko hendra susanto hidayat kurniawan rahman nugroho saputra lestari wahyu chukwu
    emeka ngozi chidi adebayo olu mensah kofi kwame ama owusu boateng chinedu blessing ade emmanuel
    """,
}
_PRIOR: Final = {token: bits for bits, row in reversed(_BY_BITS.items()) for token in row.split()}


@lru_cache(maxsize=262_144)
def prior_bits(token: str) -> float:
    """Return the information of a folded token in bits, 2 to 12, from the built-in lists."""
    if token in PARTICLES:
        return PARTICLE_BITS
    if len(token) == 1:
        return SINGLE_LETTER_BITS
    return _PRIOR.get(token, RARE_BITS)
