"""E-wallets and payment apps: ``service:number or name``.

Source: the services' own help pages on how an account is named (mobile number, e-mail address, chosen name)
and in which countries they work.
"""

import re
from typing import Final

from strikeback.model.base import Frozen
from strikeback.model.errors import Unusable, UnusableSelectorError
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.email import normalise_email
from strikeback.selectors.phone import normalise_phone
from strikeback.selectors.placeholders import is_placeholder
from strikeback.selectors.screen import ascii_digits, refuse, screen, tidy, unspreadsheet

KIND: Final = SelectorKind.EWALLET
MAX_RAW_CHARS: Final = 200


class _Service(Frozen, frozen=True, kw_only=True):
    """How a service names its accounts."""

    name: str
    countries: tuple[str, ...] = ()
    """Where it works; the first is the home of its numbers."""
    phone: bool = False
    """Accounts are mobile numbers."""
    ident: bool = True
    """Accounts may have a name or number of their own."""


_PHONE_ONLY: Final = """
gcash PH g-cash globegcash 지캐시
maya PH paymaya mayawallet smartmoney
coinsph PH coins coins.ph
shopeepay PH,ID,MY,TH,VN,SG airpay
grabpay SG,PH,MY,TH,VN,ID grab
dana ID danaid danawallet
ovo ID ovoid
gopay ID gojek go-pay
linkaja ID link-aja tcash
touchngo MY tng tngo touchngoewallet tngewallet touchandgo
boost MY boostmy
mae MY maybankmae
paylah SG dbspaylah
toss KR tossbank viva 토스
momo VN momovn vimomo
zalopay VN
truemoney TH,PH,VN,KH truewallet truemoneywallet ทรูมันนี่
bkash BD
nagad BD
easypaisa PK
jazzcash PK jazz
paytm IN
mpesa KE,TZ,MZ,CD,LS,GH m-pesa safaricom vodacommpesa
opay NG,EG o-pay opaywallet
palmpay NG,GH,TZ palm-pay
wave SN,CI,ML,BF,UG,GM wavemoney wavemobile
orangemoney CI,SN,ML,BF,CM,GN,MG om orange
mtnmomo GH,UG,CI,CM,BJ,RW,NG mtn mtnmobilemoney mtnmoney
moovmoney CI,BJ,TG,BF,NE moov flooz
airtelmoney UG,KE,TZ,ZM,MW,RW,CD,GA airtel
swish SE
bizum ES
mobilepay DK,FI
vipps NO
"""
_MIXED: Final = """
paynow SG pay-now
promptpay TH พร้อมเพย์
payme HK hsbcpayme
fps HK fasterpaymentsystem fastpaymentsystem 轉數快 转数快
alipay CN zhifubao zfb 支付宝 支付寶 알리페이
alipayhk HK 支付寶hk 支付宝香港
wechatpay CN weixinpay wxpay weixinzhifu 微信支付 微信钱包 위챗페이
kakaopay KR 카카오페이
naverpay KR 네이버페이
octopus HK 八達通 八达通
zelle US
upi IN bhim
phonepe IN
googlepay US gpay tez
pix BR
revolut GB
bluecode AT
"""
_NAMED: Final = """
paypal - paypalme paypal.me pp 페이팔 贝宝
cashapp - cash.app squarecash square cash cashtag
venmo -
skrill - moneybookers
neteller -
perfectmoney - pm
payoneer -
wise - transferwise
chime -
applepay -
applecash - applepaycash
webmoney - wm
payeer -
advcash - volet
binancepay - binanceid binance
mercadopago -
monzo - monzo.me
"""


def _service_key(text: str) -> str:
    """Return letters and digits only: the form service names are looked up by."""
    return "".join(sign for sign in text if sign.isalnum() or "\u0e00" <= sign <= "\u0e7f")


def _services() -> dict[str, _Service]:
    """Return every spelling of a service with what is known of it."""
    found: dict[str, _Service] = {}
    for table, phone, ident in ((_PHONE_ONLY, True, False), (_MIXED, True, True), (_NAMED, False, True)):
        for line in table.strip().split("\n"):
            name, countries, *aliases = line.split()
            places = () if countries == "-" else tuple(countries.split(","))
            service = _Service(name=name, countries=places, phone=phone, ident=ident)
            found |= dict.fromkeys((_service_key(alias) for alias in (name, *aliases)), service)
    return found


_SERVICES: Final = _services()
_WORDS: Final = re.compile(
    r"\b(?:e-?wallet|wallet|account|acct|number|no|id|app|mobile money|user(?:name)?|tag|handle|email)\b\.?"
)
_LINK: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(?:paypal\.me|cash\.app|venmo\.com(?:/u)?|monzo\.me)/([^/?#\s]+).*",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"[^\s/\\]{2,100}")
_DIGITS: Final = re.compile(r"[\d\s().\-/]+")


def canonical_service(raw: str) -> str:
    """Return the canonical lower-case name of a payment service, as stated otherwise; "" when none is.

    Args:
        raw: What a source writes; at most 200 code points are looked at.
    """
    text = tidy(raw[:MAX_RAW_CHARS]).casefold()
    if is_placeholder(text):
        return ""
    service = _known(text)
    return service.name if service else _service_key(text)


def _known(text: str) -> _Service | None:
    """Return what is known of a service, with or without words such as "wallet" around its name."""
    return _SERVICES.get(_service_key(text)) or _SERVICES.get(_service_key(_WORDS.sub(" ", text)))


def normalise_ewallet(raw: str, service: str, region: str | None = None) -> Selector:
    """Return the selector of an e-wallet account: value is ``service:number or name``.

    Mobile numbers are in E.164, in the plan of the service's own country: a GCash number in a report from
    Hong Kong is Philippine. Names are in lower case without the leading ``$`` or ``@``.

    Args:
        raw: Number, e-mail address, name or payment link as reported.
        service: As reported; unknown ones are kept in lower case.
        region: ISO 3166-1 alpha-2 country of the report; decides for services that work in several.

    Raises:
        UnusableSelectorError: NO_CUE when no service is stated, EMPTY, TOO_LONG, PLACEHOLDER, WRONG_FORM, or
            what ``normalise_phone`` says of a service's number.
    """
    name = canonical_service(service)
    if not name:
        refuse(KIND, Unusable.NO_CUE)
    known = _SERVICES.get(_service_key(name)) or _Service(name=name, phone=True)
    text = unspreadsheet(ascii_digits(screen(raw, KIND, MAX_RAW_CHARS)))
    link = _LINK.fullmatch(text)
    text = (link[1] if link else text).strip()
    if text.lower().startswith(f"{name}:"):
        text = text[len(name) + 1 :]
    value, valid = _account(text, known, region)
    return Selector(
        kind=KIND, value=f"{name}:{value}", raw=raw, valid=valid, notes=() if valid else ("form",)
    )


def _account(text: str, service: _Service, region: str | None) -> tuple[str, bool]:
    """Return the comparable form of an account and whether its kind's own rules agree."""
    if "@" in text[1:]:
        try:
            return normalise_email(text).value, True
        except UnusableSelectorError:
            pass
    if service.phone and (_DIGITS.fullmatch(text.removeprefix("+"))):
        try:
            phone = normalise_phone(text, _region(service, region))
        except UnusableSelectorError as refusal:
            if not service.ident or text.startswith("+"):
                refuse(KIND, refusal.why)
        else:
            if phone.linkable and (phone.valid or not service.ident):
                return phone.value, phone.valid
    return _name(text, service), service.ident and not service.phone


def _region(service: _Service, region: str | None) -> str | None:
    """Return the country whose number plan the service's numbers follow."""
    stated = (region or "").strip().upper()
    if not service.countries or stated in service.countries:
        return stated or None
    return service.countries[0]


def _name(text: str, service: _Service) -> str:
    """Return a chosen name or number in comparable form."""
    name = text.lstrip("$@£€").strip().lower()
    if _DIGITS.fullmatch(name):
        name = re.sub(r"\D", "", name)
    if not name or is_placeholder(name):
        refuse(KIND, Unusable.PLACEHOLDER)
    if not _NAME.fullmatch(name) or (service.phone and not service.ident):
        refuse(KIND, Unusable.WRONG_FORM)
    return name
