"""What the values of a column make of what its header says: they complete it or correct it."""

import re
from collections.abc import Sequence
from typing import Final

from strikeback.intake.table.abbreviations import expand
from strikeback.intake.table.cells import known_platform, named_platform, pieces
from strikeback.intake.table.compose import compose, dated
from strikeback.intake.table.concepts import Concept, Whose
from strikeback.intake.table.context import ACCOUNTS_OF_PLATFORMS
from strikeback.intake.table.digits import is_spoken_name, number_kind
from strikeback.intake.table.genders import is_gender_column
from strikeback.intake.table.headers import Meaning
from strikeback.intake.table.prose import is_sentences
from strikeback.intake.table.values import (
    describe_values,
    is_name_like,
    is_number,
    is_prose,
    is_user_name,
)
from strikeback.intake.table.vocabulary import fold

_TYPED: Final = frozenset(
    {
        Concept.EMAIL, Concept.PHONE, Concept.IP, Concept.MAC, Concept.IMEI, Concept.IMSI, Concept.ICCID,
        Concept.IBAN, Concept.WALLET, Concept.MD5, Concept.SHA1, Concept.SHA256, Concept.HASH,
    }
)  # fmt: skip
"""Concepts whose values have a form of their own, so that values can contradict the header."""
_TEXTUAL: Final = frozenset(
    {Concept.NARRATIVE, Concept.NOTES, Concept.BIO, Concept.PURPOSE, Concept.DESCRIPTION}
)
_WORDY: Final = frozenset(
    {
        Concept.ADDRESS, Concept.SCHOOL, Concept.SITE, Concept.NAME, Concept.OUTLET, Concept.BANK,
        Concept.CONTACT, Concept.HANDLE,
    }
)  # fmt: skip
"""Concepts under which lists and addresses stand that are long without being sentences."""
_UNDERSTOOD: Final = 0.75
_MONEY_SIDES: Final = frozenset({Whose.SENDER, Whose.RECEIVER, Whose.HOLDER})
_NAMES: Final = frozenset(
    {
        Concept.NAME,
        Concept.GIVEN,
        Concept.FAMILY,
        Concept.ALIAS,
        Concept.NICKNAME,
        Concept.PERSONA,
        Concept.DISPLAY,
    }
)
_NOT_LEGAL: Final = frozenset({Concept.NICKNAME, Concept.PERSONA, Concept.ALIAS})
"""Names under which people write, too: user names there are accounts."""
_NOT_NAMES: Final = frozenset(
    {
        Concept.NONE,
        Concept.BANK_ACCOUNT,
        Concept.ACCOUNT,
        Concept.IBAN,
        Concept.CARD,
        Concept.AMOUNT,
        Concept.REMITTANCE,
    }
)
"""Concepts whose values cannot be names: names under such a header are of the party it speaks of."""
_PHONE_FORM: Final = re.compile(r"[+(]?\d[\d\s().\-]{5,20}\d")
_NUMBER_OF: Final = {
    Whose.CALLER: Concept.PHONE, Whose.CALLEE: Concept.PHONE, Whose.SENDER: Concept.ACCOUNT,
    Whose.RECEIVER: Concept.ACCOUNT, Whose.HOLDER: Concept.ACCOUNT,
}  # fmt: skip
"""What numbers are under a header that names a party only; of persons of the case they are contacts."""
ACCOUNT_NUMBERS: Final = "values are account numbers"
_MONEY_FORMS: Final = frozenset({Concept.WALLET, Concept.IBAN})
_ADDRESSED: Final = frozenset("./:@_")
_PLATFORMS: Final = "values are platforms"
_ACCOUNTS: Final = frozenset({Concept.HANDLE, Concept.ACCOUNT, Concept.CONTACT, Concept.DISPLAY})
"""What a heading that holds the name of a service (``messenger``) is taken for."""
_CALLS: Final = frozenset({Whose.CALLER, Whose.CALLEE})
_LOOSE: Final = frozenset({Concept.NONE, Concept.MOMENT, Concept.REPORT_NUMBER, Concept.NAME})
_NO_NAMES: Final = frozenset({Whose.NOBODY, Whose.OFFICER, Whose.SEIZED_FROM})
_BARE_CLOCK: Final = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d[0-5]\d")
_DATED: Final = frozenset(
    {Concept.MOMENT, Concept.REPORTED, Concept.INCIDENT, Concept.THREAT, Concept.PAID_AT, Concept.NONE}
)
_ACCOUNT_FORMS: Final = frozenset({Concept.EMAIL, Concept.PROFILE_URL, Concept.PHONE, Concept.HANDLE})


def by_values(meaning: Meaning, header: str, values: Sequence[str]) -> Meaning:  # noqa: PLR0911 - one line a rule
    """Let the values complete or correct what the header says."""
    concept = meaning.concept
    if concept is Concept.IGNORE:
        return _running(meaning, values)
    if concept in {Concept.SECRET, Concept.MEDIA}:
        return meaning
    if concept not in _TEXTUAL and is_sentences(values, strong=_stands(meaning)):
        return Meaning(Concept.NARRATIVE, Whose.NOBODY, 0.8, "values are sentences")
    shape, share = describe_values(values)
    if shape is Concept.MEDIA and share > 0.5:
        return meaning._replace(concept=Concept.MEDIA, why="values are media")
    timed = _by_time(meaning, header, shape if share >= 0.7 else Concept.NONE, values)
    if timed is not meaning:
        return timed
    if concept in _TEXTUAL:
        return meaning
    for rule in (_by_service, _by_number, _by_kind, _by_person, _by_form):
        found = rule(meaning, shape, share, values)
        if found is not meaning:
            return found
    return meaning


def _by_time(meaning: Meaning, header: str, shape: Concept, values: Sequence[str]) -> Meaning:
    """Tell dates from times of day and from anything else."""
    concept = meaning.concept
    if shape is Concept.MOMENT and concept in _LOOSE | _TEXTUAL and meaning.confidence < 0.9:
        return meaning._replace(concept=dated(header), confidence=0.8, why="values are dates")
    if shape is Concept.MOMENT and concept is Concept.CLOCK:
        return meaning._replace(concept=Concept.MOMENT, why="values are dates with their time")
    if shape is Concept.CLOCK and concept in _DATED:
        return meaning._replace(concept=Concept.CLOCK, why="values are times of day")
    if (
        concept in _DATED
        and values
        and all(_BARE_CLOCK.fullmatch(value) for value in values)
        and _says_time(header)
    ):
        return meaning._replace(concept=Concept.CLOCK, why="values are times of day")
    return meaning


def _says_time(header: str) -> bool:
    atoms = compose(" ".join(map(expand, fold(header).split()))).atoms
    return "time" in atoms and "date" not in atoms


def _stands(meaning: Meaning) -> bool:
    """Tell whether the header says something under which longer texts of other kinds stand too."""
    return meaning.concept in _WORDY and meaning.confidence >= _UNDERSTOOD


def _running(meaning: Meaning, values: Sequence[str]) -> Meaning:
    """A running number that holds letters is the number of the report; of a person, their account."""
    if meaning.whose is not Whose.NOBODY and is_spoken_name(values):
        return meaning._replace(concept=Concept.HANDLE, confidence=0.8, why="values are user names")
    lettered = [value for value in values if any(map(str.isalpha, value)) and any(map(str.isdigit, value))]
    if values and len(lettered) >= 0.8 * len(values) and len(set(lettered)) > 0.8 * len(lettered):
        return meaning._replace(
            concept=Concept.REPORT_NUMBER, confidence=0.6, why="values are numbers of files"
        )
    return meaning


def _by_number(meaning: Meaning, shape: Concept, share: float, values: Sequence[str]) -> Meaning:
    """Tell phones from numbers of devices, and numbers of a register from accounts."""
    concept = meaning.concept
    of_person = meaning.whose not in _NO_NAMES and not (shape in _MONEY_FORMS and share >= 0.6)
    if of_person and concept in {Concept.RECORD_ID, Concept.NONE} and is_spoken_name(values):
        return meaning._replace(concept=Concept.HANDLE, confidence=0.8, why="values are user names")
    kind = number_kind(concept, values)
    return meaning if kind is concept else meaning._replace(concept=kind, why="values have that many digits")


def _by_kind(meaning: Meaning, _shape: Concept, _share: float, values: Sequence[str]) -> Meaning:  # noqa: PLR0911 - one line a rule
    """Tell platforms, services and accounts from each other by what the cells name."""
    concept = meaning.concept
    if (
        concept not in {Concept.PLATFORM, Concept.SERVICE, Concept.NONE, Concept.NAME, Concept.PHONE}
        or not values
    ):
        return meaning
    labelled = sum(bool(named_platform(value)) for value in values) / len(values)
    if labelled >= 0.5 and concept in {Concept.PLATFORM, Concept.NONE}:
        return meaning._replace(concept=Concept.CONTACT, confidence=0.8, why=ACCOUNTS_OF_PLATFORMS)
    if concept is Concept.PHONE:
        mails = sum("@" in value for value in values) / len(values)
        if mails >= 0.05 and any("@" not in value or _several(value) for value in values):
            return meaning._replace(concept=Concept.CONTACT, why="values are of several kinds")
        spoken = sum(any(map(str.isalpha, value)) and not is_number(value) for value in values) / len(values)
        if labelled >= 0.1 or (labelled and spoken >= 0.3):
            return meaning._replace(concept=Concept.CONTACT, why="values are of several kinds")
        return meaning
    known = sum(bool(known_platform(value)) for value in values) / len(values)
    if concept is Concept.PLATFORM and not known:
        if sum(map(is_user_name, values)) >= 0.5 * len(values):
            return meaning._replace(concept=Concept.HANDLE, confidence=0.8, why="values are user names")
        return meaning._replace(concept=Concept.SITE, confidence=0.6, why="values name no platform")
    if concept in {Concept.SERVICE, Concept.NONE} and known >= 0.7:
        return meaning._replace(concept=Concept.PLATFORM, confidence=0.8, why=_PLATFORMS)
    if concept is Concept.NONE and meaning.whose is not Whose.OFFICER and is_gender_column(values):
        return meaning._replace(concept=Concept.GENDER, confidence=0.7, why="values are genders")
    return meaning


def _by_service(meaning: Meaning, _shape: Concept, _share: float, values: Sequence[str]) -> Meaning:
    """Take names of platforms for what they are: no account is called like that over and over."""
    if meaning.concept not in _ACCOUNTS or not values:
        return meaning
    if sum(map(_is_service, values)) < 0.7 * len(values):
        return meaning
    return meaning._replace(concept=Concept.PLATFORM, confidence=0.8, why=_PLATFORMS, detail="")


def _is_service(value: str) -> bool:
    """Tell whether a cell is the name of a platform, and not an address at one."""
    return bool(known_platform(value)) and not _ADDRESSED.intersection(value)


def _several(value: str) -> bool:
    """Tell whether a cell lists more than one way to reach somebody."""
    return len(pieces(value, commas=True)) > 1


def _by_person(meaning: Meaning, shape: Concept, share: float, values: Sequence[str]) -> Meaning:  # noqa: PLR0911 - one line a rule
    """Tell names from numbers and user names where the header only says whose they are."""
    concept, whose = meaning.concept, meaning.whose
    if not values:
        return meaning
    wordless = sum(not any(map(str.isalpha, value)) for value in values) / len(values)
    if concept in _NAMES and wordless >= 0.6:
        if share >= 0.6 and shape in _ACCOUNT_FORMS | _TYPED:
            return meaning._replace(concept=shape, why="a person's part; values have the form")
        digits = sum(_PHONE_FORM.fullmatch(value) is not None for value in values)
        if (
            concept is Concept.NAME
            and whose is not Whose.NOBODY
            and (digits >= 0.6 * len(values) or whose in _CALLS)
        ):
            return meaning._replace(
                concept=_NUMBER_OF.get(whose, Concept.CONTACT), why="a person's part; values are numbers"
            )
        return meaning._replace(
            concept=Concept.NONE, whose=Whose.NOBODY, confidence=0.0, why="values are no names"
        )
    if (
        concept is Concept.NAME
        and share >= 0.6
        and shape in _ACCOUNT_FORMS | _TYPED
        and whose is not Whose.NOBODY
    ):
        return meaning._replace(concept=shape, why="a person's part; values have the form")
    if concept is Concept.NAME and whose in {Whose.HOLDER, Whose.NOBODY}:
        users = sum(map(is_user_name, values)) / len(values)
        return (
            meaning._replace(concept=Concept.HANDLE, whose=Whose.NOBODY, why="values are user names")
            if users >= 0.6
            else meaning
        )
    if (
        concept in _NOT_LEGAL
        and whose is not Whose.VICTIM
        and sum(map(is_user_name, values)) >= 0.6 * len(values)
    ):
        return meaning._replace(concept=Concept.HANDLE, why="values are user names")
    least = 0.3 if whose is Whose.RECEIVER and concept in {Concept.NONE, Concept.AMOUNT} else 0.7
    if concept in _NOT_NAMES | {Concept.CONTACT} and sum(map(is_name_like, values)) >= least * len(values):
        if concept is Concept.NONE and (whose in _NO_NAMES or not _varied(values, whose)):
            return meaning
        holder: Whose = whose if whose is not Whose.NOBODY else Whose.HOLDER
        holder = Whose.NOBODY if concept is Concept.CONTACT and whose is Whose.NOBODY else holder
        return meaning._replace(concept=Concept.NAME, whose=holder, confidence=0.7, why="values are names")
    return meaning


def _varied(values: Sequence[str], whose: Whose) -> bool:
    """Tell whether values differ as names do; whoever collects money may do so often."""
    return whose in _MONEY_SIDES or len(values) < 5 or len(set(values)) >= 0.7 * len(values)


def _by_form(meaning: Meaning, shape: Concept, share: float, values: Sequence[str]) -> Meaning:  # noqa: PLR0911 - one line a rule
    """Take the form that the values have where the header says nothing, little, or something else."""
    concept = meaning.concept
    if concept is Concept.NONE:
        if share >= 0.7:
            return meaning._replace(concept=shape, confidence=0.8 * share, why="values have the form")
        if is_prose(values):
            return meaning._replace(concept=Concept.NARRATIVE, confidence=0.5, why="values are sentences")
        return meaning
    contradicts = concept in _TYPED and shape in _TYPED and shape is not concept
    if contradicts and share >= 0.8 and not _kin(concept, shape):
        return meaning._replace(concept=shape, confidence=0.7, why="values contradict the header")
    if concept is Concept.ADDRESS and shape in _MONEY_FORMS and share >= 0.8:
        return meaning._replace(concept=shape, confidence=0.8, why="values have the form")
    if concept in {Concept.AMOUNT, Concept.DEMAND} and values and not any(map(_has_digit, values)):
        return meaning._replace(concept=Concept.NONE, confidence=0.0, why="values are no amounts")
    if concept is Concept.ACCOUNT:
        return _account(meaning, shape, share, values)
    if concept is Concept.BANK_ACCOUNT and shape in {Concept.IBAN, Concept.WALLET} and share >= 0.8:
        return meaning._replace(concept=shape, why="values have the form")
    if concept in {Concept.CHANNEL, Concept.CATEGORY, Concept.STATUS} and is_prose(values):
        return meaning._replace(concept=Concept.NARRATIVE, why="values are sentences")
    return meaning


def _has_digit(text: str) -> bool:
    return any(map(str.isnumeric, text))


def _kin(one: Concept, other: Concept) -> bool:
    hashes = {Concept.MD5, Concept.SHA1, Concept.SHA256, Concept.HASH}
    numbers = {Concept.IMEI, Concept.IMSI, Concept.ICCID, Concept.PHONE}
    return {one, other} <= hashes or {one, other} <= numbers


def _account(meaning: Meaning, shape: Concept, share: float, values: Sequence[str]) -> Meaning:
    """Decide between an account of a platform and one of a bank."""
    if share >= 0.6 and shape in {Concept.IBAN, Concept.WALLET, Concept.PROFILE_URL, Concept.HANDLE}:
        return meaning._replace(concept=shape, why="values have the form")
    digits = [
        value
        for value in values
        if sum(char.isdigit() for char in value) >= 6 and is_number(value.replace("-", " "))
    ]
    if values and len(digits) >= 0.6 * len(values):
        return meaning._replace(concept=Concept.BANK_ACCOUNT, confidence=0.7, why=ACCOUNT_NUMBERS)
    if meaning.whose in _MONEY_SIDES:
        return meaning._replace(
            concept=Concept.BANK_ACCOUNT, confidence=0.6, why="account of a party to a transfer"
        )
    return meaning._replace(concept=Concept.HANDLE, confidence=0.7, why="values are names of accounts")
