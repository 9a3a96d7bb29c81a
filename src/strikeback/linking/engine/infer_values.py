# ruff: noqa: E501 - a pattern stays on one line
"""What the values of a column look like: shares of a sample that have a form."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final
from unicodedata import normalize

from strikeback.linking.engine.form_ages import age_of, span_of
from strikeback.linking.engine.form_countries import code_of
from strikeback.linking.engine.form_dates import read_date
from strikeback.linking.engine.form_texts import NEITHER, SEXES, fold_sex, sex
from strikeback.linking.name_nicknames import nickname_families
from strikeback.selectors.iban import LENGTHS, checksum_valid
from strikeback.selectors.names.script import is_eastern
from strikeback.selectors.names.surnames import is_surname

EMAIL: Final = re.compile(r"(?:mailto:|[^<>]*<)?\s*[^@\s<>]+@[^@\s<>]+\.[^@\s<>]{2,}>?", re.IGNORECASE)
PHONE: Final = re.compile(
    r"(?:tel|phone|mob|ph|cell)?[:.\s]*[(\[]?\+?[\d٠-٩０-９][\d٠-٩０-９\s().\-–/\[\]]{4,22}(?:\s*(?:ext|x|#)\.?\s*\d+)?",
    re.IGNORECASE,
)
WALLET: Final = re.compile(
    r"(?:bitcoin:|ethereum:)?(?:bc1[02-9ac-hj-np-z]{11,87}|ltc1[02-9ac-hj-np-z]{11,87}|0x[0-9a-fA-F]{40}|[13LMT][1-9A-HJ-NP-Za-km-z]{25,34}|[48][1-9A-HJ-NP-Za-km-z]{94,105})"
)
IBAN: Final = re.compile(r"(?:IBAN:?\s*)?[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}", re.IGNORECASE)
URL: Final = re.compile(r"(?:https?://|www\.)\S+|[a-z0-9-]+\.(?:com|org|net|example)/\S+", re.IGNORECASE)
POSTCODE: Final = re.compile(
    r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{4}\s?[A-Z]{2}|\d{5}-\d{4}|\d{5}-\d{3}|\d{2}-\d{3}|〒?\d{3}-\d{4}|〒\d{7}",
    re.IGNORECASE,
)
HANDLE: Final = re.compile(r"[@＠]?[^\W\d_][\w.\-]{2,31}|@[\w.\-]{1,31}")
_CURRENCY: Final = r"(?:[A-Z]{3}|[$€£¥₹₽₩฿₫₦₱]|R\$|zł|kr\.?|Kč|Ft|lei|Tk|Rp\.?|Rs\.?|TL|руб\.?|元|円|원)"
MEASURE: Final = re.compile(
    rf"-?\d{{1,12}}[.,]\d+|{_CURRENCY}\s?-?\d[\d.,' ]*(?:[.,]-{{1,2}})?|-?\d[\d.,' ]*(?:[.,]-{{1,2}})?\s?{_CURRENCY}"
)
"""Numbers with a fraction or a currency."""
NUMBER: Final = re.compile(r"-?\d{1,18}")
ORGANISATION: Final = re.compile(
    r"\b(?:inc|incorporated|ltd|limited|llc|llp|plc|corp|corporation|company|gmbh|mbh|kg|sarl|s\.?a\.?r\.?l|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|oyj?|pty|pte|sdn|bhd|pt|lda|ltda|ooo|oao|"
    r"bank|group|holdings?|services|industries|enterprises?|partners|associates|university|college|hospital|restaurant|cafe|hotel|foundation|trust|systems|solutions|technolog\w+|international)\b"
    r"|(?:\bs\.?a\.?|\bag|\bab|\bas|& co\.?|& sons)$|公司|集团|集團|株式会社|有限|銀行|银行|주식회사|\(주\)|㈜",
    re.IGNORECASE,
)
ADDRESS: Final = re.compile(
    r"\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|court|ct|place|pl|way|close|crescent|cres|terrace|boulevard|blvd|highway|hwy|parade|square|sq|"
    r"rue|allee|allée|impasse|stra(?:ss|ß)e|str|platz|weg|gasse|via|viale|piazza|calle|avenida|av|plaza|rua|travessa|jalan|jl|jln|lorong|barangay|brgy|purok|apt|flat|unit|blk|block)\b\.?"
    r"|\w(?:stra(?:ss|ß)e|str)\b|路|街|號|号|巷|弄|區|区|동|로|길|구|丁目|町",
    re.IGNORECASE,
)
SOCIAL: Final = re.compile(r"\d{3}-\d{2}-\d{4}")
"""Numbers of social security, grouped as no phone number is."""
SEX_WORDS: Final = 16
"""Distinct values of a column of sexes, cases and abbreviations told apart."""
IPV4: Final = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")
LONGEST_NATIONAL: Final = 12
"""Digits of the longest national phone numbers that are common; longer ones without a plus number people."""
CLOCK: Final = re.compile(r"[ T]\d{1,2}:\d{2}")
MIDNIGHT: Final = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?")
_EASTERN_PLACE: Final = re.compile(
    r"[一-鿿][省市县縣区區府郡町村州鎮镇]|[가-힣](?:시|도|구|군|읍|면|동)(?=\s|$)"
)
_DIGIT: Final = re.compile(r"\d")
_LETTER: Final = re.compile(r"[^\W\d_]")
_FIRST_LOOK: Final = 24
"""Values after which a test that most values fail is given up."""


@dataclass(frozen=True)
class Sample:
    """Distinct values of a column, with how often the sample holds each."""

    counts: Counter[str]
    rows: int
    """Rows of the sample, empty ones included."""

    @cached_property
    def values(self) -> tuple[str, ...]:
        """The distinct values, sorted."""
        return tuple(sorted(self.counts))

    @cached_property
    def filled(self) -> int:
        """Rows with a value."""
        return sum(self.counts.values())

    def share(self, test: Callable[[str], object], least: float = 0.0) -> float:
        """Return the share of distinct values that pass; 0 where a first look shows that ``least`` is far off."""
        if least and len(self.values) > 2 * _FIRST_LOOK:
            some = self.values[:: len(self.values) // _FIRST_LOOK]
            if sum(1 for value in some if test(value)) < (least - 0.35) * len(some):
                return 0.0
        return sum(1 for value in self.values if test(value)) / max(1, len(self.values))

    @cached_property
    def digits(self) -> float:
        """Share of values with a digit."""
        return self.share(_DIGIT.search)

    @cached_property
    def letters(self) -> float:
        """Share of values with a letter."""
        return self.share(_LETTER.search)

    @cached_property
    def words(self) -> float:
        """Mean words a value."""
        return sum(len(value.split()) for value in self.values) / max(1, len(self.values))

    @cached_property
    def length(self) -> float:
        """Mean code points a value."""
        return sum(map(len, self.values)) / max(1, len(self.values))

    @cached_property
    def longest(self) -> int:
        """Code points of the longest value."""
        return max(map(len, self.values), default=0)

    @cached_property
    def folded(self) -> Counter[str]:
        """Rows by value in lower case."""
        found: Counter[str] = Counter()
        for value, count in self.counts.items():
            found[value.lower()] += count
        return found


def digits_of(text: str) -> str:
    """Return the digits of any script in ASCII."""
    return "".join(str(int(char)) for char in text if char.isdecimal())


def is_phone(text: str) -> bool:
    """Whether a text has the form of a phone number of seven to fifteen digits."""
    text = text if text.isascii() else normalize("NFKC", text)
    return bool(PHONE.fullmatch(text)) and 7 <= len(digits_of(text)) <= 20


def is_too_long(text: str) -> bool:
    """Whether a number without a plus sign has more digits than national phone numbers and no code before."""
    return not text.lstrip("( ").startswith(("+", "00")) and len(digits_of(text)) > LONGEST_NATIONAL


def is_abroad(text: str) -> bool:
    """Whether digits alone are a number of some country's plan that lost its plus sign."""
    if not text.isdecimal() or not 10 <= len(text) <= 15 or text.startswith("0"):
        return False
    import phonenumbers  # noqa: PLC0415 - number plans take time to load

    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse("+" + digits_of(text), None)))
    except phonenumbers.NumberParseException:
        return False


def are_abroad(sample: Sample) -> bool:
    """Whether digits are mostly numbers of one country with its code and without the plus sign."""
    starts = Counter(value[:2] for value in sample.values)
    one = starts.most_common(1)[0][1] >= 0.9 * len(sample.values)
    return one and sample.share(is_abroad, 0.5) >= 0.5


def is_account(text: str) -> bool:
    """Whether a text is an IBAN with agreeing check digits."""
    if not IBAN.fullmatch(text):
        return False
    value = re.sub(r"[^0-9A-Z]", "", text.upper()).removeprefix("IBAN")
    return LENGTHS.get(value[:2]) == len(value) and checksum_valid(value)


def is_age(text: str) -> bool:
    """Whether a text is an age of a person in years."""
    return age_of(text) is not None


def is_span(text: str) -> bool:
    """Whether a text is a span of ages."""
    return not text.isdecimal() and span_of(text) is not None


def is_numbered(text: str) -> bool:
    """Whether most letters and digits of a text are digits."""
    return 2 * len(digits_of(text)) > sum(char.isalnum() for char in text)


def is_date(text: str, order: str = "") -> bool:
    """Whether a text is a possible date; digits without signs must be of the years 1800 to 2100."""
    found = read_date(text, order)
    if not found:
        return False
    year, month, day = int(found[:4]), int(found[4:6]), int(found[6:])
    if year == 0:
        return False
    return (1800 <= year <= 2100 or not text.isdigit()) and month <= 12 and day <= 31


def is_day(text: str, order: str = "") -> bool:
    """Whether a text is a day of an unknown year."""
    return read_date(text, order).startswith("0000")


def is_country(text: str) -> bool:
    """Whether a text names a country, nationality or country code."""
    return len(text) <= 60 and not text[:1].isdigit() and bool(code_of(text))


def is_sex(text: str) -> bool:
    """Whether a text is a word for a sex."""
    return text.strip().casefold().rstrip(".") in SEXES


def are_sexes(sample: Sample) -> bool:
    """Whether a handful of values are words for both sexes and such as say neither."""
    found = {sex(value) for value in sample.values if is_sex(value)}
    rest = [value for value in sample.values if not is_sex(value)]
    return (
        found == {"f", "m"} and len(sample.counts) <= SEX_WORDS and all(fold_sex(v) in NEITHER for v in rest)
    )


def is_name_like(text: str) -> bool:
    """Whether a text has the form of a name: letters, up to seven words, no digits."""
    return (
        len(text) <= 80 and not _DIGIT.search(text) and bool(_LETTER.search(text)) and len(text.split()) <= 8
    )


def is_address(text: str) -> bool:
    """Whether a text has a word of addresses and a number."""
    return bool(_DIGIT.search(text)) and bool(ADDRESS.search(text))


def is_eastern_place(text: str) -> bool:
    """Whether a text is in Han or Hangul and has the sign of a province, a town or a district."""
    return len(text) > 2 and bool(_EASTERN_PLACE.search(text))


def is_eastern_name(text: str) -> bool:
    """Whether a text is two to four Han or Hangul characters that begin with a known surname."""
    return 2 <= len(text) <= 4 and is_eastern(text) and (is_surname(text[:1]) or is_surname(text[:2]))


def is_eastern_surname(text: str) -> bool:
    """Whether a text is a surname in Han or Hangul."""
    return is_surname(text)


def is_given(text: str) -> bool:
    """Whether a text is a given name of the table of short forms."""
    return bool(nickname_families(text.lower()))


def is_spoken(sample: Sample) -> bool:
    """Whether values are mostly small letters, as handles are and codes are not."""
    return sample.share(lambda text: sum(char.islower() for char in text) > 0.5 * len(text)) > 0.6


def is_sequence(values: Sequence[str], filled: int) -> bool:
    """Whether whole numbers number the rows: all different and close to one another."""
    if len(values) < filled or filled < 20 or not all(NUMBER.fullmatch(value) for value in values):
        return False
    numbers = sorted(map(int, values))
    steps = [b - a for a, b in pairwise(numbers)]
    middle = sorted(steps)[len(steps) // 2]
    return middle > 0 and max(steps) <= 20 * middle and steps.count(middle) >= 0.5 * len(steps)
