"""How countries and desks write telephone numbers, dates and account names."""
# ruff: noqa: PLR0911 - one return a country

from datetime import date

from secondhand.cases import Contact

CODES = {"+852": 4, "+853": 4, "+65": 4, "+886": 3, "+82": 4, "+33": 2, "+62": 4, "+63": 4, "+64": 3}
CODES |= {"+60": 4, "+61": 3, "+234": 4, "+225": 2, "+1": 4}


def parts(phone: str) -> tuple[str, str]:
    """Return country code and the rest."""
    code = next(code for code in sorted(CODES, key=len, reverse=True) if phone.startswith(code))
    return code, phone[len(code) :]


def grouped(digits: str, last: int = 4, mark: str = " ") -> str:
    """Return digits in groups counted from the end."""
    out = []
    while len(digits) > last + 1:
        out.insert(0, digits[-last:])
        digits = digits[:-last]
    return mark.join([digits, *out])


def national(phone: str, mark: str = "-") -> str:
    """Return the number as people of its country write it."""
    if not phone:
        return ""
    code, rest = parts(phone)
    if code == "+1":
        return f"({rest[:3]}) {rest[3:6]}-{rest[6:]}"
    if code == "+33":
        return " ".join(["0" + rest[0], *(rest[i : i + 2] for i in range(1, 9, 2))])
    if code in {"+852", "+853", "+65"}:
        return f"{rest[:4]} {rest[4:]}"
    if code == "+82":
        return mark.join((f"0{rest[:2]}", rest[2:6], rest[6:]))
    if code == "+225":
        return " ".join(rest[i : i + 2] for i in range(0, 10, 2))
    return "0" + mark.join((rest[:3], rest[3:6], rest[6:]))


def abroad(phone: str, style: int) -> str:
    """Return the number as somebody in another country notes it."""
    if not phone:
        return ""
    code, rest = parts(phone)
    return (
        f"{code} {grouped(rest)}",
        f"00{code[1:]}{rest}",
        f"({code}) {grouped(rest, 3, '-')}",
        f"{code[1:]}{rest}",
        f"{code}-{rest}",
    )[style % 5]


def local(phone: str, code: str, style: int) -> str:
    """Return a number as a desk in the country of ``code`` writes it."""
    return national(phone, "- "[style % 2]) if phone.startswith(code) else abroad(phone, style)


def month(day: date) -> str:
    """Return year and month."""
    return f"{day.year}-{day.month:02d}"


def handle(name: str, style: int) -> str:
    """Return an Instagram name in one of its notations."""
    if not name:
        return ""
    return (
        name,
        f"@{name}",
        f"https://www.instagram.com/{name}/",
        f"instagram.com/{name}?igsh=MzRlODBiNWFlZA==",
        name.title().replace("_", "_"),
    )[style % 5]


def facebook(ident: str, style: int) -> str:
    """Return a Facebook account in one of its notations."""
    if not ident:
        return ""
    return (
        f"https://www.facebook.com/profile.php?id={ident}",
        f"m.facebook.com/profile.php?id={ident}&mibextid=ZbWKwL",
        f"https://facebook.com/profile.php?id={ident}",
    )[style % 3]


def telegram(name: str, style: int) -> str:
    """Return a Telegram name in one of its notations."""
    return (f"@{name}", f"https://t.me/{name}", name, f"t.me/{name}")[style % 4] if name else ""


def mixed(
    contact: Contact, style: int, words: tuple[str, str, str] = ("IG", "FB", "TG"), mark: str = "; "
) -> str:
    """Return all accounts of an offender in one cell, each behind its platform."""
    found = []
    if contact.handle:
        found.append(f"{words[0]}: {contact.handle}")
    if contact.facebook:
        found.append(f"{words[1]}: {facebook(contact.facebook, style)}")
    if contact.telegram:
        found.append(f"{words[2]}: {telegram(contact.telegram, style)}")
    return mark.join(found)
