"""Gift card codes: brand and keyed digest. A code is money, so it is kept nowhere."""

import re
from typing import Final

from strikeback.model.errors import Unusable
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.card import keyed_digest
from strikeback.selectors.placeholders import is_placeholder
from strikeback.selectors.screen import ascii_digits, refuse, screen, tidy, unspreadsheet

KIND: Final = SelectorKind.GIFT_CARD
MAX_RAW_CHARS: Final = 64

_SEPARATORS: Final = re.compile(r"[\s.\-_]+")
_CODE: Final = re.compile(r"[A-Z0-9]{8,32}")
_GENERIC: Final = re.compile(
    r"\b(?:gift|e-?gift|cards?|codes?|voucher|prepaid|wallet|store)\b|礼品卡|禮品卡|点卡|點卡|기프트카드|카드"
)
_BRANDS: Final = {
    key: name
    for name, keys in {
        "apple": "apple itunes appstore appleitunes itunesapple 苹果 애플",
        "google_play": "google googleplay play gplay 谷歌 구글",
        "steam": "steam valve 蒸汽 스팀",
        "amazon": "amazon amazoncom amzn 亚马逊 아마존",
        "razer_gold": "razer razergold",
        "paysafecard": "paysafecard paysafe psc",
        "vanilla": "vanilla vanillavisa visavanilla",
        "xbox": "xbox microsoft",
        "playstation": "playstation psn sony",
        "roblox": "roblox robux",
    }.items()
    for key in keys.split()
}


def normalise_gift_card(raw: str, brand: str, key: bytes) -> Selector:
    """Return the selector of a gift card code: value is ``brand:digest``.

    ``raw`` shows the last two signs only.

    Args:
        raw: Code as reported, 8 to 32 letters and digits, separators and case do not count.
        brand: Whose card it is, as reported; words such as "gift card" are dropped.
        key: Secret of the store; without it there is no digest and the selector never links.

    Raises:
        UnusableSelectorError: NO_CUE when no brand is stated, EMPTY, TOO_LONG, PLACEHOLDER or WRONG_FORM.
    """
    name = brand_key(brand)
    if not name:
        refuse(KIND, Unusable.NO_CUE)
    text = unspreadsheet(ascii_digits(screen(raw, KIND, MAX_RAW_CHARS)))
    code = _SEPARATORS.sub("", text).upper()
    if not _CODE.fullmatch(code):
        refuse(KIND, Unusable.WRONG_FORM)
    digest = keyed_digest(f"{name}:{code}", key) if key else ""
    return Selector(
        kind=KIND,
        value=f"{name}:{digest}",
        raw=f"…{code[-2:]}",
        linkable=bool(digest),
        notes=() if digest else ("no_key",),
    )


def brand_key(brand: str) -> str:
    """Return the canonical name of a gift card brand, or "" when none is stated.

    Args:
        brand: As reported; at most 64 code points are looked at.
    """
    text = tidy(brand[:MAX_RAW_CHARS]).casefold()
    if is_placeholder(text):
        return ""
    plain = "".join(sign for sign in _GENERIC.sub(" ", text) if sign.isalnum())
    return _BRANDS.get(plain, plain)
