"""Names of persons as reported. A name alone never proves identity."""

from enum import StrEnum

from strikeback.model.base import Frozen


class NameKind(StrEnum):
    """What a name is to its bearer."""

    LEGAL = "legal"
    """Stated as the person's own name: identity document, bank, police record, a victim about themselves."""
    ALIAS = "alias"
    NICKNAME = "nickname"
    PERSONA = "persona"
    """A made-up identity that offenders share: links cases, never persons."""
    DISPLAY = "display"
    """Shown by a platform; chosen freely."""
    HOLDER = "holder"
    """Account holder, payee or sender as a payment service prints it."""
    UNKNOWN = "unknown"


class Name(Frozen, frozen=True, kw_only=True):
    """One name, whole, in the script it was written in."""

    text: str
    kind: NameKind = NameKind.UNKNOWN
    given: str = ""
    """Only when the source states it apart; never guessed by position."""
    family: str = ""
