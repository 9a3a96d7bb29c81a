"""What one column holds: rules from what proves itself to what is likely, each with its reason in words."""

from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from strikeback.linking.engine import infer_values as look
from strikeback.linking.engine.form_dates import first_of
from strikeback.linking.engine.infer_dates import writing
from strikeback.linking.engine.infer_titles import (
    about_age,
    about_answer,
    about_birth,
    about_event,
    about_rows,
    date_part,
    titled,
)
from strikeback.linking.engine.infer_values import Sample
from strikeback.linking.engine.spec import FieldType

MIN_SHARE: Final = 0.8
MAX_CATEGORY: Final = 1_000
MIN_PER_CATEGORY: Final = 20
LONGEST_ID: Final = 20
"""Mean signs of what is still a number under a heading that says so, words in it or not."""
LONGEST_NAME: Final = 24
"""Mean signs of columns of full names; longer ones without capitals are sentences."""
HANDFUL: Final = 12
FEW_PER_CATEGORY: Final = 5
"""Cells a value from which a handful of values is a list to choose from, even in a small table."""
FEW: Final = 200
COUNTRIES: Final = 300
SLIPS: Final = 0.3
"""Share of rare values beside a common one from which a list of values is taken for text with slips."""
ABOUT_RECORD: Final = "when something was recorded, which tells of no one"
PERSONAL: Final = frozenset({FieldType.NAME, FieldType.GIVEN, FieldType.FAMILY})
_FORMS: Final = (
    (FieldType.EMAIL, look.EMAIL.fullmatch, "e-mail addresses"),
    (FieldType.ACCOUNT, look.is_account, "IBANs"),
    (FieldType.WALLET, look.WALLET.fullmatch, "wallet addresses"),
    (FieldType.HANDLE, look.URL.match, "web addresses"),
)


@dataclass(frozen=True)
class Guess:
    """A type with its reason."""

    type: FieldType
    confidence: float
    why: str


@dataclass(frozen=True)
class Facts:
    """A column as the rules see it."""

    name: str
    title: FieldType | None
    """The type its heading names."""
    sample: Sample
    distinct: int
    """Distinct values of the whole column where they repeat, else of the sample."""
    filled: int
    """Cells with a value, in the whole column."""

    @property
    def repeats(self) -> bool:
        """Whether few values come again and again."""
        if self.distinct <= HANDFUL:
            return self.filled >= FEW_PER_CATEGORY * self.distinct
        return self.distinct < MAX_CATEGORY and self.filled > MIN_PER_CATEGORY * self.distinct

    def sure(self, kind: FieldType, share: float, what: str) -> Guess:
        """Return a guess that rests on a share of values, surer where the heading agrees."""
        agrees = self.title is kind
        confidence = round(max(0.05, min(0.99, share * (0.97 if agrees else 0.88))), 2)
        return Guess(
            kind,
            confidence,
            f"{share:.0%} of values are {what}" + (", as the heading says" if agrees else ""),
        )


def guess_type(name: str, sample: Sample, distinct: int, filled: int) -> Guess:
    """Return what a column holds."""
    facts = Facts(name, titled(name), sample, distinct, filled)
    if len(sample.counts) < 2:
        return Guess(FieldType.IGNORE, 1.0, "no two values")
    if sample.share(lambda text: text.startswith("{")) > 0.5:
        return Guess(
            FieldType.IGNORE, 0.8, "records within a cell are not compared: give their parts columns"
        )
    if about_answer(name):
        return Guess(FieldType.IGNORE, 0.8, "by its heading an earlier answer to who is the same")
    rules = (
        _proven,
        _date,
        _age,
        _measure,
        _phone,
        _postcode,
        _number,
        _sex,
        _country,
        _known_name,
        _category,
        _wordy,
        _account,
        _identifier,
    )
    for rule in rules:
        found = rule(facts)
        if found is not None:
            return found
    return _lettered(facts)


def _proven(facts: Facts) -> Guess | None:
    """Forms that hardly arise by chance."""
    for kind, test, what in _FORMS:
        least = 0.5 if facts.title is kind else MIN_SHARE
        share = facts.sample.share(test, least)
        if share >= least:
            return facts.sure(kind, share, what)
    return None


def _date(facts: Facts) -> Guess | None:
    sample, title, part = facts.sample, facts.title, date_part(facts.name)
    bare = sample.share(str.isdigit)
    if part in ("month", "day") or (
        title in (FieldType.POSTCODE, FieldType.PHONE, FieldType.ID) and bare > 0.5
    ):
        return None
    order = first_of(writing(sample.values, facts.name)[0])
    least = 0.95 if bare > 0.2 and title is not FieldType.DATE else MIN_SHARE
    share = sample.share(lambda text: look.is_date(text, order), least)
    if share < least and title is FieldType.DATE:
        share = sample.share(lambda text: look.is_date(text, order) or look.is_day(text, order), least)
    if share < least or (
        sample.longest <= 4 and title is not FieldType.DATE and not part and not _years(sample)
    ):
        return None
    clock = sample.share(lambda text: look.CLOCK.search(text) and not look.MIDNIGHT.search(text))
    if about_event(facts.name) or (clock > 0.5 and not about_birth(facts.name)):
        return Guess(FieldType.IGNORE, 0.7, ABOUT_RECORD)
    return facts.sure(FieldType.DATE, share, "dates")


def _years(sample: Sample) -> bool:
    """Whether four-digit numbers are years of birth: many, and all within a life span."""
    return (
        len(sample.values) >= 30
        and sample.share(lambda text: text.isdigit() and 1900 <= int(text) <= 2030) > 0.99
    )


def _age(facts: Facts) -> Guess | None:
    if not about_age(facts.name):
        return None
    share = facts.sample.share(look.is_age, 0.9)
    spans = facts.sample.share(look.is_span)
    return facts.sure(FieldType.AGE, share, "ages in years") if share >= 0.9 and spans < 0.5 else None


def _measure(facts: Facts) -> Guess | None:
    if (
        facts.title in (FieldType.PHONE, FieldType.ID)
        or facts.sample.share(look.MEASURE.fullmatch, 0.9) < 0.9
    ):
        return None
    return Guess(FieldType.IGNORE, 0.8, "a measure tells of no one")


def _phone(facts: Facts) -> Guess | None:
    sample = facts.sample
    said = facts.title is FieldType.PHONE
    share = sample.share(look.is_phone, 0.5 if said else 0.9)
    if share > 0.5 and said:
        return facts.sure(FieldType.PHONE, share, "phone numbers")
    if share < 0.9 or facts.title not in (None, FieldType.HANDLE, FieldType.NAME, FieldType.TEXT):
        return None
    if sample.share(look.IPV4.fullmatch) > 0.5 or sample.share(look.is_too_long) > 0.5:
        return None
    plus = sample.share(lambda text: text.lstrip("( ").startswith(("+", "0")))
    parted = sample.share(lambda text: any(sign in text for sign in " -()."))
    grouped = sample.share(look.POSTCODE.fullmatch) > 0.5 or sample.share(look.SOCIAL.fullmatch) > 0.5
    dialled = plus >= 0.3 or (parted >= 0.5 and not grouped) or look.are_abroad(sample)
    dialled &= facts.title is not FieldType.HANDLE or plus >= 0.5
    return facts.sure(FieldType.PHONE, share, "written as phone numbers are") if dialled else None


def _postcode(facts: Facts) -> Guess | None:
    said = facts.title is FieldType.POSTCODE
    share = facts.sample.share(look.POSTCODE.fullmatch, 0.9 if not said else 0)
    if said and facts.sample.digits > 0.5 and facts.sample.longest <= 14:
        return facts.sure(FieldType.POSTCODE, max(share, facts.sample.digits), "postcodes")
    sure = share >= 0.9 and facts.title in (None, FieldType.PLACE, FieldType.TEXT)
    return facts.sure(FieldType.POSTCODE, share, "postcodes") if sure else None


def _number(facts: Facts) -> Guess | None:
    """Row numbers and numbers that repeat."""
    sample = facts.sample
    numbers = sample.share(look.NUMBER.fullmatch, 0.9)
    if numbers > 0.9 and about_rows(facts.name) and len(sample.values) > 0.9 * sample.filled:
        return Guess(FieldType.IGNORE, 0.8, "by its heading the number of the row")
    if numbers == 1.0 and look.is_sequence(sample.values, sample.filled):
        return Guess(FieldType.IGNORE, 0.8, "numbers the rows")
    if numbers > 0.9 and facts.title in (FieldType.ACCOUNT, FieldType.HANDLE) and sample.length >= 6:
        kind = (
            FieldType.ACCOUNT
            if "acc" in facts.name.lower() or facts.title is FieldType.ACCOUNT
            else FieldType.ID
        )
        return facts.sure(kind, numbers, "numbers")
    if facts.title is FieldType.SEX and len(sample.counts) <= look.SEX_WORDS:
        return None
    if numbers > 0.9 and sample.longest <= 4 and facts.distinct <= FEW and facts.repeats:
        return Guess(FieldType.CATEGORY, 0.7, f"{facts.distinct} numbers again and again")
    return None


def _sex(facts: Facts) -> Guess | None:
    said = facts.title is FieldType.SEX
    if look.are_sexes(facts.sample) or (
        said and len(facts.sample.counts) <= look.SEX_WORDS and facts.repeats
    ):
        return facts.sure(FieldType.SEX, 1.0, "words for a sex or for neither")
    share = facts.sample.share(look.is_sex, 0.9)
    common = sum(count for value, count in facts.sample.counts.items() if look.is_sex(value))
    if len(facts.sample.counts) > FEW or not (said or share == 1.0 or common >= 0.98 * facts.sample.filled):
        return None
    return facts.sure(FieldType.SEX, max(share, common / facts.sample.filled), "words for a sex")


def _country(facts: Facts) -> Guess | None:
    if facts.title not in (None, FieldType.COUNTRY, FieldType.TEXT) or facts.distinct > COUNTRIES:
        return None
    said = facts.title is FieldType.COUNTRY
    least = 0.5 if said else 0.9
    share = facts.sample.share(look.is_country, least)
    if said and share < least and facts.sample.digits < 0.1 and facts.sample.words < 2:
        return Guess(FieldType.COUNTRY, 0.6, "words under a heading that names countries or peoples")
    return facts.sure(FieldType.COUNTRY, share, "countries") if share >= least else None


def _known_name(facts: Facts) -> Guess | None:
    """Columns without a telling heading whose values are on the lists of names."""
    sample = facts.sample
    if facts.title is not None or sample.digits > 0 or sample.words > 2:
        return None
    if sample.share(look.is_eastern_name, 0.6) >= 0.6:
        return Guess(FieldType.NAME, 0.7, "two to four characters that begin with a surname")
    if sample.share(look.is_eastern_surname, 0.8) >= 0.8:
        return Guess(FieldType.FAMILY, 0.7, "single characters that are surnames")
    given = sample.share(look.is_given, 0.3) if sample.words < 1.6 else 0.0
    return Guess(FieldType.GIVEN, 0.6, "many are known given names") if given >= 0.3 else None


def _category(facts: Facts) -> Guess | None:
    free = (
        *PERSONAL,
        FieldType.PLACE,
        FieldType.ORGANISATION,
        FieldType.HANDLE,
        FieldType.NOTE,
        FieldType.WALLET,
    )
    if not facts.repeats or facts.title in free or _misspelt(facts.sample):
        return None
    return Guess(FieldType.CATEGORY, 0.7, f"{facts.distinct} values again and again")


def _misspelt(sample: Sample) -> bool:
    """Whether rare values lie one slip beside common ones: then the values are typed, not chosen."""
    words = [value.lower() for value in sample.values if len(value) >= 4]
    rare = [word for word in words if sample.folded[word] == 1]
    common = [word for word in words if sample.folded[word] >= 5]
    if len(rare) < 5 or not common or sample.digits > 0.5:
        return False
    near = cdist(rare, common, scorer=OSA.distance, score_cutoff=1) <= 1
    return bool(near.any(axis=1).mean() > SLIPS)


def _wordy(facts: Facts) -> Guess | None:
    """Notes, organisations, names by their heading, places."""
    sample, title = facts.sample, facts.title
    if title is FieldType.NOTE or sample.length > 60 or sample.words > 10 or _sentences(facts):
        return _note(sample)
    companies = sample.share(look.ORGANISATION.search)
    if companies >= 0.25 or title is FieldType.ORGANISATION:
        return facts.sure(FieldType.ORGANISATION, max(companies, 0.5), "organisations by their words")
    named = sample.share(look.is_name_like)
    if title in PERSONAL and named >= MIN_SHARE:
        return facts.sure(title, named, "of the form of names")
    if (title is FieldType.PLACE and sample.share(str.isalnum) < 1.0) or (
        title is FieldType.PLACE and sample.digits < 0.5
    ):
        return Guess(FieldType.PLACE, 0.85, "the heading names a place")
    placed = title is None and sample.share(look.is_eastern_place, 0.7) >= 0.7
    if placed or sample.share(look.is_address) >= 0.5:
        return Guess(FieldType.PLACE, 0.75, "words of addresses")
    return None


def _sentences(facts: Facts) -> bool:
    """Whether values are phrases: longer than names, begun with small letters."""
    sample = facts.sample
    if facts.title is not None or sample.length <= LONGEST_NAME or sample.words <= 3.2:
        return False
    return sample.share(lambda text: text[:1].islower()) > MIN_SHARE


def _note(sample: Sample) -> Guess:
    """Free text counts by the identifiers in it, if there are any."""
    marked = sample.share(lambda text: "@" in text or sum(char.isdigit() for char in text) >= 7)
    if marked >= 0.02:
        return Guess(FieldType.NOTE, 0.6, "free text: the identifiers in it are compared")
    return Guess(FieldType.IGNORE, 0.6, "free text without identifiers")


def _account(facts: Facts) -> Guess | None:
    """Numbers of accounts whose check digits do not agree, under a heading that allows them."""
    if facts.title not in (FieldType.ACCOUNT, FieldType.HANDLE):
        return None
    share = facts.sample.share(look.IBAN.fullmatch, MIN_SHARE)
    numbered = share >= MIN_SHARE and facts.sample.share(look.is_numbered) >= 0.5
    return facts.sure(FieldType.ACCOUNT, share, "of the form of IBANs") if numbered else None


def _identifier(facts: Facts) -> Guess | None:
    """Handles and codes."""
    sample, title = facts.sample, facts.title
    signed = sample.share(lambda text: text.startswith(("@", "＠")))
    single = sample.share(look.HANDLE.fullmatch)
    if signed >= 0.5 or (title is FieldType.HANDLE and single >= 0.5 and sample.letters > 0.5):
        return facts.sure(FieldType.HANDLE, max(signed, single), "handles by their form")
    if title in (FieldType.ACCOUNT, FieldType.WALLET) and sample.digits > 0.5:
        return Guess(title, 0.7, "digits under a heading that says so")
    numbered = title is FieldType.ID and sample.length <= LONGEST_ID
    if sample.digits <= 0.5 or (sample.words >= 2.5 and sample.letters > 0.1 and not numbered):
        return None
    if single >= MIN_SHARE and title is not FieldType.ID and look.is_spoken(sample):
        return Guess(FieldType.HANDLE, 0.6, "single words of letters, signs and digits")
    if title is FieldType.HANDLE and "acc" in facts.name.lower() and sample.letters < 0.5:
        return Guess(FieldType.ACCOUNT, 0.6, "digits under a heading that says so")
    return facts.sure(FieldType.ID, sample.digits, "codes with digits")


def _lettered(facts: Facts) -> Guess:
    """Letters under a heading that says nothing: names where they look like names, else text."""
    sample = facts.sample
    if facts.title is FieldType.HANDLE and sample.words < 1.5:
        return Guess(FieldType.HANDLE, 0.6, "single words under a heading that says so")
    if sample.share(look.is_name_like) < 0.9 or facts.title not in (None, FieldType.NAME):
        return Guess(FieldType.TEXT, 0.5, "no form of its own")
    varied = facts.distinct > 0.2 * min(facts.filled, sample.filled)
    if varied and 1.7 <= sample.words <= 4.5:
        return Guess(FieldType.NAME, 0.55, "two to four words of letters, as full names are")
    return Guess(FieldType.TEXT, 0.5, "no form of its own")
