# ruff: noqa: E501 - a pattern or table row stays on one line
"""Identifiers that carry their own proof of form: e-mails, wallets, IBANs, IPs, hashes, cards."""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from strikeback.model.errors import UnusableSelectorError
from strikeback.model.selector import Selector, SelectorKind
from strikeback.selectors.bank_account import normalise_bank_account
from strikeback.selectors.card import normalise_card
from strikeback.selectors.email import normalise_email
from strikeback.selectors.iban import normalise_iban
from strikeback.selectors.ip import normalise_ip
from strikeback.selectors.media_hash import normalise_hash
from strikeback.selectors.remittance import normalise_remittance
from strikeback.selectors.text.finding import Finding
from strikeback.selectors.text.page import Page
from strikeback.selectors.text.sought import Sought
from strikeback.selectors.wallet import normalise_wallet

_EMAIL: Final = re.compile(
    r"(?<![\w.+%-])[A-Za-z0-9][\w.+%-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}(?![\w-])",
    re.ASCII,
)
_AT: Final = r"\s*[\[({<]\s*(?:at|arroba|@)\s*[\])}>]\s*|\s+(?:at|AT)\s+"
_DOT: Final = r"\s*[\[({<]\s*(?:dot|\.|punto|point|titik)\s*[\])}>]\s*|\s+(?:dot|DOT|punto|titik)\s+"
_VEILED: Final = re.compile(
    rf"(?<![\w.+-])([a-z0-9][a-z0-9._+-]{{0,63}})((?:{_AT})|@)"
    rf"([a-z0-9-]{{1,63}}(?:(?:(?:{_DOT})|\.)[a-z0-9-]{{2,63}}){{1,3}})(?![\w-])",
    re.IGNORECASE | re.ASCII,
)
_WALLET: Final = re.compile(
    r"(?<![A-Za-z0-9])(?:0x[0-9a-fA-F]{40}"
    r"|(?:bc1|tb1|ltc1)[02-9ac-hj-np-z]{11,87}|(?:BC1|LTC1)[02-9AC-HJ-NP-Z]{11,87}"
    r"|[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?"
    r"|[13LMT][1-9A-HJ-NP-Za-km-z]{25,34})(?![A-Za-z0-9])"
)
_IBAN: Final = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_IPV4: Final = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)")
_IPV6: Final = re.compile(r"(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![\w:])")
_HASH: Final = re.compile(
    r"(?<![A-Za-z0-9])(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![A-Za-z0-9])", re.IGNORECASE
)
_CARD: Final = re.compile(
    r"(?<![\w.,+-])[2-6]\d{3}(?:([ -]?)\d{4}\1\d{4}\1\d{1,7}|[ -]?\d{6}[ -]?\d{4,5})(?![\w])"
)
_REMITTANCE: Final = Sought(
    r"(?:\bmtcn|\bm\.t\.c\.n\.?|\bcontrol\s*(?:no|number|num|nr|#)|\btracking\s*(?:no|number|code|#)|\bref(?:erence)?\s*(?:no|number|num|code|#)"
    r"|\btransfer\s*(?:no|number|code)|\bwestern\s*union|\bmoney\s*gram|\bremittance|\bcebuana|\bpalawan|監控號碼|监控号码|取款密碼|取款密码|匯款編號|汇款编号|송금\s*번호|nomor\s*kontrol)"
    r"[^\d\n]{0,20}?(?<![\d-])(\d(?:[ -]?\d){7,11})(?![\d-]|[ ]\d)",
    re.IGNORECASE,
)
_SERVICES: Final = (
    ("moneygram", re.compile(r"money\s*gram", re.IGNORECASE)),
    (
        "western_union",
        re.compile(r"western\s*union|mtcn|m\.t\.c\.n|\bwu\b|西聯|西联|監控|监控|웨스턴", re.IGNORECASE),
    ),
    ("cebuana", re.compile(r"cebuana", re.IGNORECASE)),
    ("palawan", re.compile(r"palawan", re.IGNORECASE)),
    ("mlhuillier", re.compile(r"lhuillier|\bml kwarta", re.IGNORECASE)),
    ("remitly", re.compile(r"remitly", re.IGNORECASE)),
)
_ACCOUNT: Final = Sought(
    r"(?:\baccount\s*(?:no\.?|number|num|nr|#)|\bacc(?:t|ount)?\s*(?:no\.?|number|num|nr|#|:)|\bacct\b\.?|\ba/c\b\.?|\bbank\s*acc\w*|"
    r"\bno\.?\s*rek(?:ening)?\b\.?|\bnomor\s*rekening|\brek(?:ening)?\b\.?|\bno\.?\s*akaun|\bakaun\b|\bnuban\b|"
    r"(?:bdo|bpi|metrobank|landbank|unionbank|maybank|cimb|bca|bri|bni|mandiri|gtbank|access bank|zenith|opay|palmpay|moniepoint|kuda|dbs|posb|ocbc|uob|hsbc|hang seng)\b|"
    r"compte\s*(?:no|n°|num[eé]ro)?|帳號|账号|帐号|賬號|戶口|户口|帳戶|账户|賬戶|銀行卡|银行卡|卡号|卡號|계좌(?:\s*번호)?|은행|농협|신한|국민|우리|카카오뱅크|토스뱅크|하나)"
    r"[^\d\n]{0,20}?(?<!\d)(\d(?:[ -]?\d){6,18})(?![\d]|-\d)",
    re.IGNORECASE,
)
_PLATFORM_ID: Final = re.compile(
    r"^(?!bank)\s*(?:a/?cc?(?:t|ount)?|compte|帳號|账号|帐号|賬號|帳戶|账户|賬戶).*?(?<![a-z])(?:u?id|用[戶户]id)[^\w\n]*$",
    re.IGNORECASE,
)
"""Between a cue that platforms use as well and a number: the number is of an account there, and of no bank."""


def find_emails(page: Page) -> None:
    """Add e-mail addresses."""
    if "@" not in page.masked:
        return
    for match in _EMAIL.finditer(page.masked):
        _add(page, match, 0, "email", "email.plain", normalise_email)


def find_veiled_emails(page: Page) -> None:
    """Add addresses written around spam filters ("name (at) example dot org"); less sure."""
    for match in _VEILED.finditer(page.masked):
        name, _, domain = match.groups()
        joined = re.sub(rf"(?:{_DOT})", ".", domain)
        if "(" not in match[0] and "[" not in match[0] and joined == domain:
            continue  # "meet me at example.org": no veil, an ordinary sentence
        _add(page, match, 0, "email", "email.veiled", normalise_email, f"{name}@{joined}", 0.7)


def find_wallets(page: Page) -> None:
    """Add cryptocurrency addresses whose checksum holds."""
    for match in _WALLET.finditer(page.masked):
        _add(page, match, 0, "wallet", "wallet.checksum", normalise_wallet)


def find_ibans(page: Page) -> None:
    """Add IBANs whose country, length and check digits hold.

    Compact statements glue the next word to the number, so shorter readings are tried too.
    """
    for match in _IBAN.finditer(page.masked):
        text = match[0]
        for end in range(len(text), 14, -1):
            part = text[:end].rstrip()
            if end < len(text) and text[end - 1 : end + 1].isalnum():
                continue  # never cut inside a run of letters and digits
            if _accepted(
                page, match.start(), match.start() + len(part), "iban", "iban.checksum", normalise_iban
            ):
                break


def find_ips(page: Page) -> None:
    """Add IP addresses, private ones marked by their selector."""
    for match in _IPV4.finditer(page.masked):
        _add(page, match, 0, "ip", "ip.v4", normalise_ip)
    if page.masked.count(":") >= 2:
        for match in _IPV6.finditer(page.masked):
            if sum(char.isalnum() for char in match[0]) >= 4 and (
                "::" in match[0] or match[0].count(":") == 7
            ):
                _add(page, match, 0, "ip", "ip.v6", normalise_ip)


def find_hashes(page: Page) -> None:
    """Add MD5, SHA-1 and SHA-256 values: runs of hex that hold letters and digits."""
    for match in _HASH.finditer(page.masked):
        if not match[0].isdecimal() and not match[0].isalpha():
            _add(page, match, 0, "", "hash.hex", normalise_hash)


def find_remittances(page: Page) -> None:
    """Add remittance references: a number of 8 to 12 digits within 20 characters of its cue word."""
    for match in _REMITTANCE.finditer(page.masked, page.low):
        near = page.plain[max(0, match.start() - 60) : match.end() + 40]
        service = next((name for name, pattern in _SERVICES if pattern.search(near)), "")
        _add(
            page,
            match,
            1,
            "remittance",
            "remittance.cue",
            partial(normalise_remittance, service=service),
        )


def find_cards(page: Page) -> None:
    """Add payment cards without their digits: span and, with a key, the keyed selector."""
    for match in _CARD.finditer(page.masked):
        digits = re.sub(r"\D", "", match[0])
        if not 13 <= len(digits) <= 19 or not luhn(digits) or len(set(digits)) == 1:
            continue
        page.add(
            Finding(
                type=SelectorKind.CARD.value,
                start=match.start(),
                end=match.end(),
                raw="",
                selector=_keyed_card(digits, page.key),
                rule="card.luhn",
                confidence=0.9,
                negated=page.denied(match.start()),
            )
        )


def find_bank_accounts(page: Page) -> None:
    """Add domestic account numbers that stand within 20 characters of a cue word or bank name."""
    for match in _ACCOUNT.finditer(page.masked, page.low):
        if _PLATFORM_ID.match(page.masked[match.start() : match.start(1)]):
            continue
        _add(
            page,
            match,
            1,
            "bank_account",
            "bank_account.cue",
            lambda raw: normalise_bank_account(raw, country=page.region),
            confidence=0.8,
        )


def luhn(digits: str) -> bool:
    """Whether the check digit of ISO/IEC 7812-1 holds."""
    total = 0
    for place, char in enumerate(reversed(digits)):
        value = int(char) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _keyed_card(digits: str, key: bytes) -> Selector | None:
    if not key:
        return None
    try:
        return normalise_card(digits, key)
    except UnusableSelectorError:
        return None


def _add(
    page: Page,
    match: re.Match[str],
    group: int,
    kind: str,
    rule: str,
    normalise: Callable[[str], Selector],
    value: str = "",
    confidence: float = 1.0,
) -> bool:
    start, end = match.span(group)
    return _accepted(page, start, end, kind, rule, normalise, value, confidence)


def _accepted(
    page: Page,
    start: int,
    end: int,
    kind: str,
    rule: str,
    normalise: Callable[[str], Selector],
    value: str = "",
    confidence: float = 1.0,
) -> bool:
    """Add the span when its normaliser takes it; tell whether it did."""
    try:
        selector = normalise(value or page.masked[start:end])
    except UnusableSelectorError:
        return False
    page.add(
        Finding(
            type=kind or selector.kind.value,
            start=start,
            end=end,
            raw=page.raw(start, end),
            selector=selector,
            rule=rule,
            confidence=confidence,
            negated=page.denied(start),
        )
    )
    return True
