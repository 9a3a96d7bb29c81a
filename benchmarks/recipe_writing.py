"""How offices of the second recipe write about people: what they ask, how they spell it, what goes wrong."""

from recipe_names import CULTURES, EAST, R, Token
from recipe_people import PLACES, Person, filled, plain

COLUMNS = (
    "given",
    "family",
    "born",
    "msisdn",
    "mail",
    "user",
    "profile",
    "street",
    "zip",
    "city",
    "ctry",
    "passport",
    "account",
    "office",
    "note",
)
KIND_COLUMNS = {
    "thin": ("name", "born", "msisdn", "city"),
    "people": ("given", "family", "born", "street", "zip", "city", "msisdn", "mail", "ctry"),
}
COUNTRY_WORDS = dict(
    part.split(":")
    for part in [
        "US:USA,American,United_States",
        "GB:UK,British,GBR",
        "AU:AUS,Australian",
        "FR:FRA,French",
        "ES:ESP,Spanish",
        "MX:MEX,Mexican",
        "PH:PHL,Filipino,Philippines",
        "ID:IDN,Indonesian,Indonesia",
        "HK:HKG,Hong_Kong",
        "CN:CHN,Chinese,PRC",
        "SG:SGP,Singaporean",
        "KR:KOR,Korean,South_Korea",
        "MY:MYS,Malaysian",
        "EG:EGY,Egyptian",
        "AE:ARE,UAE",
        "SA:SAU,Saudi",
    ]
)
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
NOTES = (
    "called twice, no answer|asked to be written to by post|speaks little English|came with a "
    "relative|papers seen|wants to be called after six|address not confirmed|first contact|second visit, "
    "same matter|form filled in by hand"
)
OFFICES = {
    # share; per cent of cells filled, in the order of COLUMNS; layouts of dates; spelling of phones
    # (i international, z with 00, b bare code, n national); script first used (l Latin, o own); manner
    "desk": (
        4,
        "98 97 90 85 60 50 35 80 70 88 88 50 35 100 75",
        "dmy dmy iso text year",
        "innn",
        "l",
        "plain",
    ),
    "bank": (3, "99 99 97 88 70 8 0 97 97 98 85 75 99 100 25", "iso iso num", "iin", "l", "upper"),
    "platform": (3, "92 70 55 50 95 98 95 5 20 50 70 0 20 100 30", "iso year ym", "ib", "o", "casual"),
    "telecom": (2, "98 95 84 99 66 12 5 93 93 93 65 60 40 100 25", "dot dmy short", "nnz", "o", "plain"),
    "hotline": (
        3,
        "88 70 55 84 60 70 50 30 35 75 65 18 55 100 92",
        "text about year dmy",
        "nnni",
        "o",
        "casual",
    ),
    "border": (2, "99 99 98 40 25 2 0 30 20 55 99 99 5 100 30", "mdy num text", "iz", "l", "upper"),
}
FILLS = {
    "thin": {"name": 0.86, "born": 0.52, "msisdn": 0.5, "city": 0.5},
    "people": dict(
        zip(KIND_COLUMNS["people"], (0.9, 0.85, 0.7, 0.75, 0.7, 0.75, 0.5, 0.35, 0.6), strict=True)
    ),
}
QUALITY = ((0.62, 0.03, 1.0), (0.28, 0.16, 0.93), (0.10, 0.38, 0.75))
"""Share, chance that a field is damaged, factor on the chance that a cell is filled."""
NEAR = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuioiosdfghjkjxcvbnbnn", strict=True))
SOUNDS = "ph:f ck:k ee:i ou:u y:i z:s c:k x:ks w:v oo:u sh:sy ch:c kh:k dj:j th:t ai:ay ie:y rn:m".replace(
    ":", " "
).split()


def spelt(chance: R, word: Token, group: str, own: bool, loose: float) -> str:  # noqa: FBT001 - a switch of the office
    """Return one spelling of a name."""
    start = CULTURES[group].latin
    if start and len(word) > start:
        if own:
            return word[0 if group != "main" or chance.random() < 0.1 else 1]
        at = 2 + int(chance.random() * 2) if group in {"hong", "main"} and chance.random() < loose else start
        if group in {"kore", "arab"} and chance.random() < 2 * loose:
            at = start + int(chance.random() * (len(word) - start))
        return word[at]
    return word[int(chance.random() * len(word))] if chance.random() < loose else word[0]


def east_name(chance: R, person: Person, own: bool, loose: float) -> tuple[str, str]:  # noqa: FBT001
    """Return given and family name of Chinese and Koreans."""
    parts = [spelt(chance, word, person.culture, own, loose) for word in person.given]
    family = spelt(chance, person.family[0], person.culture, own, loose)
    if own:
        return "".join(parts), family
    given = chance.choice((" ", " ", "", "-")).join(parts).capitalize()
    if chance.random() < 0.5:
        given = given.title()
    if person.second[0] and chance.random() < 0.6:
        given = person.second[0] if chance.random() < 0.4 else f"{person.second[0]} {given}"
    return given, family


def south_name(chance: R, person: Person, given: str, own: bool, loose: float) -> tuple[str, str]:  # noqa: FBT001
    """Return given and family name of Malays, Indonesians and Arabs."""
    family = spelt(chance, person.family[0], person.culture, own, loose)
    if person.culture == "malay":
        if person.male and person.number % 5 < 2:
            given = chance.choice(("Muhammad ", "Mohd ", "Muhd. ", "Md ", "")) + given
        link = (
            chance.choice(("bin ", "b. ", "bin ", "Bin ", ""))
            if person.male
            else chance.choice(("binti ", "bt. ", "Bte ", ""))
        )
        family = link + family
        return (f"{given} {family}", "") if chance.random() < 0.3 else (given, family)
    if person.culture == "indo":
        if not family:
            return (given, chance.choice(("", "", "", given, "-"))) if chance.random() < 0.9 else ("", given)
        return given, family if chance.random() < 0.8 else ""
    if chance.random() < 0.3:
        father = spelt(chance, person.second, "arab", own, loose)
        given += chance.choice((" ", " ", " " if own else " bin ")) + father
    return given, family


def both_names(chance: R, person: Person, own: bool, loose: float) -> tuple[str, str]:  # noqa: FBT001
    """Return given and family name before any damage."""
    if person.culture in EAST:
        return east_name(chance, person, own, loose)
    given = " ".join(spelt(chance, word, person.culture, own, loose) for word in person.given)
    if person.culture in {"malay", "indo", "arab"}:
        return south_name(chance, person, given, own, loose)
    family = spelt(chance, person.family[0], person.culture, own, loose / 2)
    if len(person.family) > 1:
        other = person.family[1][0]
        if person.culture == "span":
            family = chance.choice(
                (
                    family,
                    family,
                    f"{family} {other}",
                    f"{family} {other}",
                    f"{family}-{other}",
                    f"{family} y {other}",
                )
            )
        elif chance.random() < 0.4:
            family = chance.choice((other, other, f"{family}-{other}"))
    if person.second[0] and chance.random() < 0.5:
        given += " " + (
            person.second[0] if chance.random() < 0.4 else person.second[0][0] + chance.choice((".", ""))
        )
    return given, f"{family} {person.suffix}".strip() if chance.random() < 0.6 else family


def damaged(chance: R, text: str) -> str:
    """Return a text with one slip: next key, sound, doubling, order, loss."""
    if len(text) < 3:
        return text
    at, kind = 1 + int(chance.random() * (len(text) - 1)), chance.random()
    sign = text[at]
    if kind < 0.25:
        return text[:at] + NEAR.get(sign, "") + text[at + (sign in NEAR) :]
    if kind < 0.5:
        start = int(chance.random() * len(SOUNDS) / 2) * 2
        for pair in (*range(start, len(SOUNDS), 2), *range(0, start, 2)):
            if SOUNDS[pair] in text:
                return text.replace(SOUNDS[pair], SOUNDS[pair + 1], 1)
    if kind < 0.65:
        return text[:at] + sign + text[at:]
    if kind < 0.8 and at + 1 < len(text):
        return text[:at] + text[at + 1] + sign + text[at + 2 :]
    return text[:at] + text[at + 1 :] if kind < 0.95 else text[: max(3, at)]


def written_name(chance: R, person: Person, manner: str, script: str, slip: float) -> tuple[str, str]:
    """Return given and family name as an office has them."""
    own = chance.random() < (0.55 if script == "o" else 0.06)
    given, family = both_names(chance, person, own, {"upper": 0.12, "plain": 0.2, "casual": 0.4}[manner])
    if chance.random() < slip:
        given = given[:1] if chance.random() < 0.12 else damaged(chance, given)
    if chance.random() < slip:
        family = damaged(chance, family)
    if chance.random() < (0.12 if person.culture in EAST else 0.02) + slip / 4:
        given, family = family, given
    if manner == "upper":
        given, family = (plain(text).upper() or text for text in (given, family))
    elif manner == "casual" and chance.random() < 0.25:
        given, family = given.lower(), family.lower()
    if chance.random() < 0.03:
        given = chance.choice(("Mr ", "Dr ", "Sir ") if person.male else ("Ms ", "Mdm ", "Dr ")) + given
    return (f"{given} {family}".strip(), "") if chance.random() < 0.03 else (given, family)


def written_date(chance: R, born: tuple[int, int, int], layout: str, slip: float) -> str:
    """Return a date in a layout, perhaps with a slip."""
    year, month, day = born
    if chance.random() < slip:
        kind = chance.random()
        year += chance.choice((-1, 1, -10, 10)) if kind < 0.3 else 0
        day = 1 + int(chance.random() * 28) if 0.3 <= kind < 0.6 else day
        month, day = (
            (day, month) if 0.6 <= kind < 0.85 and day < 13 else (1, 1) if kind >= 0.85 else (month, day)
        )
    return {
        "iso": f"{year}-{month:02d}-{day:02d}",
        "num": f"{year}{month:02d}{day:02d}",
        "dmy": f"{day:02d}/{month:02d}/{year}",
        "mdy": f"{month:02d}/{day:02d}/{year}",
        "dot": f"{day}.{month}.{year}",
        "short": f"{day:02d}/{month:02d}/{year % 100:02d}",
        "text": f"{day} {MONTHS[month - 1]} {year}",
        "ym": f"{year}-{month:02d}",
        "year": str(year),
        "about": f"about {year}",
    }[layout]


def written_phone(chance: R, phone: tuple[str, str], style: str, slip: float) -> str:
    """Return a phone number as an office spells it."""
    ctry, digits = phone
    if chance.random() < slip / 2:
        at = int(chance.random() * len(digits))
        digits = digits[:at] + filled(chance, "#") + digits[at + 1 :]
    code, trunk, _ = PLACES[ctry]
    spaced = chance.choice(("", " ", " ", "-", "."))
    if spaced:
        digits = spaced.join((digits[:-7], digits[-7:-4], digits[-4:])).strip(spaced)
    gap = chance.choice(("", " "))
    if style == "n":
        return trunk + digits
    if style == "i" and trunk and chance.random() < 0.1:
        return f"+{code} (0){digits}"
    return {"i": "+", "z": "00", "b": ""}[style] + code + gap + digits


def written_note(chance: R, person: Person) -> str:
    """Return a line of free text; some hold another name or an old handle."""
    kind, text = chance.random(), chance.choice(NOTES.split("|"))
    if kind < 0.08:
        return f"{text}; also known as {person.given[0][-1]}"
    if kind < 0.14:
        return f"{text}; earlier {person.users[0]}"
    return f"{text}, {chance.choice(MONTHS)}" if kind < 0.5 else text


def cells(chance: R, person: Person, office: str, slip: float) -> dict[str, str]:
    """Return all a record could say."""
    _, _, layouts, phones, script, manner = OFFICES[office]
    given, family = written_name(chance, person, manner, script, slip)
    street, code, town = person.homes[int(chance.random() ** 1.5 * len(person.homes))]
    ctry = person.ctry
    if chance.random() < 0.3:
        ctry = chance.choice(COUNTRY_WORDS[ctry].split(",")).replace("_", " ")
    passport, account = chance.choice(person.passports), chance.choice(person.accounts)
    mail, user = chance.choice(person.mails), chance.choice(person.users)
    row = {
        "given": given,
        "family": family,
        "name": f"{given} {family}".strip()
        if person.culture not in EAST or given.isascii()
        else family + given,
        "born": written_date(chance, person.born, chance.choice(layouts.split()), slip),
        "msisdn": written_phone(chance, chance.choice(person.phones), chance.choice(phones), slip),
        "mail": mail.upper() if chance.random() < 0.04 else mail,
        "user": chance.choice(("@", "", "")) + (user.title() if chance.random() < 0.1 else user),
        "profile": chance.choice(person.profiles),
        "street": street,
        "zip": code,
        "city": town,
        "ctry": ctry,
        "passport": passport if chance.random() < 0.85 else f"{passport[0]} {passport[1:]}",
        "account": account if chance.random() < 0.6 else account.replace("-", ""),
        "office": office,
        "note": written_note(chance, person),
    }
    for name in ("mail", "user", "passport", "account", "street", "city", "zip"):
        if chance.random() < slip / 2:
            row[name] = damaged(chance, row[name])
    if chance.random() < 0.015:
        name = chance.choice(("family", "born", "msisdn", "mail"))
        row[name] = {
            "family": "unknown",
            "born": "1900-01-01",
            "msisdn": "0000000000",
            "mail": "none@example.org",
        }[name]
    return row


def record(chance: R, person: Person, kind: str) -> dict[str, str | None]:
    """Return one record with holes."""
    office = chance.choices(list(OFFICES), [part[0] for part in OFFICES.values()])[0]
    _, slip, care = chance.choices(QUALITY, [part[0] for part in QUALITY])[0]
    row = cells(chance, person, office, slip)
    columns = KIND_COLUMNS.get(kind, COLUMNS)
    percents = dict(zip(COLUMNS, (int(part) / 100 for part in OFFICES[office][1].split()), strict=True))
    fills = FILLS.get(kind, percents)
    kept = {name: row[name] or None if chance.random() < fills[name] * care else None for name in columns}
    kept.update({"office": office} if "office" in kept else {})
    for name in ("msisdn", "name", "given", "born"):
        if name in kept and sum(value is not None for value in kept.values()) < 2 + ("office" in kept):
            kept[name] = row[name] or None
    return kept
