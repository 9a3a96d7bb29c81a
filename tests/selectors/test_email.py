"""E-mail addresses: one mailbox, one value."""

import pytest

from strikeback.model.errors import Unusable, UnusableSelectorError
from strikeback.selectors.email import normalise_email


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Jane.Doe@Example.ORG", "jane.doe@example.org"),
        ("mailto:jane@example.org?subject=hi", "jane@example.org"),
        ("Jane Doe <jane@example.org>", "jane@example.org"),
        ("E-mail: jane@example.org", "jane@example.org"),
        ("jane@example.org.", "jane@example.org"),
        ("J.ane.Doe+spam@GMail.com", "janedoe@gmail.com"),
        ("janedoe@googlemail.com", "janedoe@gmail.com"),
        ("jane+x@example.org", "jane+x@example.org"),
        ("+tag@gmail.com", "+tag@gmail.com"),
        ("jane@münchen.example.com", "jane@xn--mnchen-3ya.example.com"),
        ("jane@例え.jp", "jane@xn--r8jz45g.jp"),
        ("Ｊane＠example.org", "jane@example.org"),
    ],
)
def test_one_mailbox_one_value(raw: str, value: str) -> None:
    """Case, decoration and Gmail's dots make no difference; elsewhere dots and tags do."""
    assert normalise_email(raw).value == value


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (" ", Unusable.EMPTY),
        ("none", Unusable.PLACEHOLDER),
        ("none@none.com", Unusable.PLACEHOLDER),
        ("jane", Unusable.WRONG_FORM),
        ("a@b", Unusable.WRONG_FORM),
        ("a b@example.org", Unusable.WRONG_FORM),
        ("a@@example.org", Unusable.WRONG_FORM),
        ("jane@-x.org", Unusable.WRONG_FORM),
        ("é@localhost", Unusable.WRONG_FORM),
        ("j" * 65 + "@example.org", Unusable.WRONG_FORM),
        ("jane@[192.0.2.1]", Unusable.WRONG_FORM),
        ("j" * 400, Unusable.TOO_LONG),
    ],
)
def test_refused(raw: str, why: Unusable) -> None:
    """What is no address says why."""
    with pytest.raises(UnusableSelectorError) as refusal:
        normalise_email(raw)
    assert refusal.value.why == why


def test_machines_never_link() -> None:
    """A sender that writes to everybody joins nobody; Gmail's rule is said where it was used."""
    assert not normalise_email("no-reply@example.org").linkable
    assert normalise_email("j.ane@gmail.com").notes == ("gmail:dots_and_tags",)
    assert normalise_email("jane@gmail.com").notes == ()
