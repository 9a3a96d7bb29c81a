"""The error tree: stable codes, one line that says what, where and what to do."""

import inspect

import pytest

from strikeback.model import errors
from strikeback.model.errors import BrokenFileError, StrikebackError, Unusable, UnusableSelectorError

CLASSES = [c for _, c in inspect.getmembers(errors, inspect.isclass) if issubclass(c, StrikebackError)]


def test_codes_are_unique_and_stable() -> None:
    """Scripts match on codes, so these never change."""
    assert {c.__name__: c.code for c in CLASSES} == {
        "StrikebackError": "SB000",
        "UnusableSelectorError": "SB100",
        "RefusedInputError": "SB200",
        "UnknownFormatError": "SB201",
        "BrokenFileError": "SB202",
        "WrongKindError": "SB203",
        "WrongEncodingError": "SB204",
        "EncryptedFileError": "SB205",
        "TooLargeError": "SB206",
        "UsageError": "SB300",
        "NotFoundError": "SB301",
        "RefusedError": "SB302",
        "SignInError": "SB303",
        "LimitError": "SB304",
        "ConflictError": "SB305",
        "StoreError": "SB400",
        "LogError": "SB500",
        "LogFormatError": "SB501",
        "ProofError": "SB502",
        "PeerError": "SB600",
    }


def test_every_error_stands_in_the_drawn_tree() -> None:
    """The module's docstring names each class."""
    assert [c.__name__ for c in CLASSES if c.__name__ not in (errors.__doc__ or "")] == []


@pytest.mark.parametrize(
    ("where", "remedy", "expected"),
    [
        ("", "", "SB202: it ends early."),
        ("a.xml:7", "", "SB202: it ends early at a.xml:7."),
        ("a.xml:7", "Ask for the file again.", "SB202: it ends early at a.xml:7. Ask for the file again."),
    ],
)
def test_the_message_is_one_readable_line(where: str, remedy: str, expected: str) -> None:
    """What, where and remedy in this order; empty parts leave no trace."""
    assert str(BrokenFileError("it ends early", where=where, remedy=remedy)) == expected


def test_diagnostics_are_for_machines() -> None:
    """The same parts by name."""
    found = BrokenFileError("it ends early", where="a.xml:7", remedy="Ask again.").diagnostics()
    assert found == {"code": "SB202", "what": "it ends early", "where": "a.xml:7", "remedy": "Ask again."}


def test_an_unusable_selector_names_kind_and_reason_only() -> None:
    """The refused text is no part of the error."""
    error = UnusableSelectorError("phone", Unusable.NO_REGION)
    assert str(error) == "SB100: not a usable phone: no_region."
    assert (error.kind, error.why) == ("phone", Unusable.NO_REGION)
