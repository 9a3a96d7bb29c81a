# ruff: noqa: E501 - a pattern or table row stays on one line
"""Payment services named in text."""

import re
from typing import Final

from strikeback.selectors.text.finding import SERVICE, Finding
from strikeback.selectors.text.page import Page
from strikeback.selectors.text.sought import Sought

_NAMES: Final = {
    "gcash": r"g-?cash",
    "paymaya": r"pay\s?maya|maya wallet",
    "paypal": r"pay\s?pal",
    "cashapp": r"cash\s?app",
    "venmo": r"venmo",
    "zelle": r"zelle",
    "western_union": r"western\s?union|西聯匯款|西联汇款|웨스턴\s?유니온",
    "moneygram": r"money\s?gram|速匯金|速汇金|머니그램",
    "remitly": r"remitly",
    "cebuana": r"cebuana(?:\slhuillier)?",
    "palawan": r"palawan\s(?:express|pawnshop|pera)",
    "mlhuillier": r"m\.?\s?lhuillier",
    "dana": r"dana(?=\s*(?::|ke|no|nomor|\d))",
    "ovo": r"ovo",
    "gopay": r"go-?pay",
    "shopeepay": r"shopee\s?pay",
    "touchngo": r"touch\s?.?n.?\s?go|tng\s?ewallet",
    "paynow": r"pay\s?now",
    "payme": r"pay\s?me(?=\s*(?:hsbc|fps|account|link|戶口))",
    "fps": r"轉數快|转数快|fps",
    "alipay": r"ali\s?pay|支付寶|支付宝|알리페이",
    "wechatpay": r"wechat\s?pay|微信支付|微信紅包|微信红包",
    "kakaopay": r"kakao\s?pay|카카오페이",
    "toss": r"토스",
    "opay": r"o-?pay",
    "palmpay": r"palm\s?pay",
    "wave": r"wave(?=\s*(?:ci|sn|money|:|\d))",
    "orange_money": r"orange\s?money",
    "mtn_momo": r"(?:mtn\s?)?momo",
    "binance": r"binance|幣安|币安|바이낸스",
    "giftcard": r"gift\s?cards?|steam\s?cards?|itunes\s?cards?|apple\s?cards?|google\s?play\s?cards?|razer\s?gold|點數卡|点数卡|禮品卡|礼品卡|기프트\s?카드|문화상품권",
}  # fmt: skip
_ALL: Final = "|".join(f"(?P<{name}>{words})" for name, words in _NAMES.items())
_SERVICE: Final = Sought(rf"(?<![A-Za-z0-9_@.])(?:{_ALL})(?![A-Za-z0-9_])", re.IGNORECASE)


def find_services(page: Page) -> None:
    """Add payment services by their canonical name."""
    for match in _SERVICE.finditer(page.masked, page.low):
        page.add(
            Finding(
                type=SERVICE,
                start=match.start(),
                end=match.end(),
                raw=page.raw(match.start(), match.end()),
                text=match.lastgroup or "",
                rule="service.name",
                confidence=0.9,
                negated=page.denied(match.start()),
            )
        )
