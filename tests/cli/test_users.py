"""People and keys from the command line: as the operator, or as a person under its rules."""

import re

import pyotp
import pytest
import typer
from typer.testing import CliRunner

from strikeback.access.oidc import Provider
from strikeback.access.people import OPERATOR, Alarm
from strikeback.cli.clock import SystemClock
from strikeback.cli.main import app
from strikeback.cli.operator import alarm_line
from strikeback.flows.people.sign_in_oidc import enrol_oidc
from strikeback.store.open import open_store


@pytest.fixture
def hub(run, monkeypatch):
    """A store with two agencies and an administrator; who is named is believed."""
    monkeypatch.setattr("strikeback.cli.operator.prove", lambda *_: None)
    for agency in ("hkpf", "spf"):
        assert run("agency", "add", agency).code == 0
    assert run("user", "add", "hkpf/lam", "--duty", "administrator").code == 0
    return run


def test_people_are_added_changed_and_shut_out(hub) -> None:
    """The invitation is told once; the list tells duties, never secrets."""
    made = hub("user", "add", "hkpf/chan", "--duty", "officer", "--as", "hkpf/lam", "--json").json
    assert (made["user"], len(made["token"])) == ("hkpf/chan", 43)
    assert made["token"] not in hub("user", "list", "--agency", "hkpf", "--json").out
    asked = hub("user", "duties", "hkpf/chan", "--duty", "supervisor", "--duty", "officer", "--json").json
    assert asked["waiting"]
    assert "waits for a second person: officer, supervisor" in hub("user", "list", "--agency", "hkpf").out
    agreed = hub("user", "agree", "hkpf/chan", asked["event"], "--as", "hkpf/lam")
    assert agreed.code == 0, agreed.err
    assert hub("user", "disable", "hkpf/chan").out == "Disabled hkpf/chan.\n"
    assert hub("user", "list", "--agency", "hkpf", "--json").json == [
        {"id": "hkpf/chan", "duties": ["officer", "supervisor"], "active": False, "waiting": ""},
        {"id": "hkpf/lam", "duties": ["administrator"], "active": True, "waiting": ""},
    ]
    assert "disabled" in hub("user", "list", "--agency", "hkpf").out
    assert hub("user", "enable", "hkpf/chan").code == 0
    asked = hub("user", "invite", "hkpf/chan").out
    assert "First half of an invitation for hkpf/chan, shown this once" in asked
    waits = hub("user", "reset", "hkpf/chan", "--json").json["waiting"]
    agreed = hub("user", "agree", "hkpf/chan", waits, "--as", "hkpf/lam")
    assert "other half, shown this once, for the person itself" in agreed.out


def test_a_second_person_agrees(hub) -> None:
    """Who asks for itself waits; the operator is no second person."""
    hub("user", "add", "hkpf/wong", "--duty", "supervisor")
    wanted = (
        "user",
        "duties",
        "hkpf/lam",
        "--duty",
        "administrator",
        "--duty",
        "officer",
        "--as",
        "hkpf/lam",
    )
    assert "A second person agrees" in hub(*wanted).out
    asked = hub(*wanted, "--json").json
    assert asked["waiting"]
    assert hub("user", "agree", "hkpf/lam", asked["event"], "--as", "").code == 2
    done = hub("user", "agree", "hkpf/lam", asked["event"], "--as", "hkpf/wong", "--json").json
    assert not done["waiting"]
    assert "Done" in hub("user", "duties", "hkpf/wong", "--duty", "supervisor").out
    made = hub("user", "add", "hkpf/lee", "--duty", "officer", "--as", "hkpf/lam")
    assert "A second person agrees within seven days" in made.out
    assert hub("user", "enable", "hkpf/lee").code == 1


def test_who_agrees_to_a_subject_names_it(hub) -> None:
    """What waits is told by its name; without the subject, or with another one, nothing happens."""
    provider = Provider(
        issuer="https://id.hkpf.example", client_id="hub", authorize_url="", token_url="", redirect_url=""
    )
    hub("user", "add", "hkpf/chan", "--duty", "officer")
    with open_store("strikeback.db", create=False) as store:
        asked = enrol_oidc(store, "hkpf/chan", provider, "248289761001", by=OPERATOR, clock=SystemClock())
    assert f"provider asked ({asked.event} by operator)" in hub("user", "list", "--agency", "hkpf").out
    agree = ("user", "agree", "hkpf/chan", asked.event, "--as", "hkpf/lam")
    assert "names the subject itself" in hub(*agree).err
    assert hub(*agree, "--subject", "1").code == 1
    assert "Done" in hub(*agree, "--subject", "248289761001").out


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("provider_asked", "is asked to be given another way by hkpf/lam at 2026-03-02T08:00Z (ue_1)"),
        ("enrolled", "was given another way by hkpf/lam at"),
        ("reset_asked", "is asked to be reset by hkpf/lam at"),
        ("reset", "was reset by hkpf/lam at"),
    ],
)
def test_an_alarm_says_what_was_done(change: str, says: str) -> None:
    """In one line, with who did it and the event."""
    one = Alarm(
        event="ue_1", user="hkpf/chan", change=change, by="hkpf/lam", second="", at="2026-03-02T08:00:00Z"
    )
    assert f"the sign-in of hkpf/chan {says}" in alarm_line(one)


REFUSED = {
    "user add hkpf/x --duty king": "unknown duty",
    "user add spf/x --duty officer --as hkpf/lam": "no such user",
    "user disable hkpf/lam": "last administrator",
    "user disable hkpf/ghost": "no such user",
    "user list --agency hkpf --as hkpf/ghost": "no such user",
    "user unkey aaaaaaaaaaaaaaaa": "no such user",
}


def test_what_may_not_be_is_one_line(hub) -> None:
    """With the reason."""
    for command, says in REFUSED.items():
        ran = hub(*command.split())
        assert ran.code in {1, 2}
        assert says in ran.err
        assert ran.err.count("\n") == 1


def test_machines_have_keys(hub) -> None:
    """Given, listed, taken back."""
    key = hub("user", "key", "hkpf/night", "--scope", "import", "--days", "3", "--json").json
    assert re.fullmatch(r"sb_[a-z2-7]{16}_.{43}", key["key"])
    assert key["waiting"]
    asked = hub("user", "key", "hkpf/day", "--scope", "search").out
    waits = re.search(r"sb_([a-z2-7]{16})_", asked)[1]
    assert "shown this once" in asked
    assert f"user agree-key {waits}" in asked
    assert "waits for a second person (asked for by operator)" in hub("user", "keys", "--agency", "hkpf").out
    assert hub("user", "agree-key", waits, "--as", "").code == 2
    agreed = hub("user", "agree-key", waits, "--as", "hkpf/lam")
    assert re.search(r"Other half of the key of hkpf/day, shown this once: \S{43}\n", agreed.out)
    assert "the key works now, for: search" in agreed.out
    other = hub("user", "agree-key", key["id"], "--as", "hkpf/lam", "--json").json
    assert re.fullmatch(r".{43}", other["half"])
    assert hub("user", "unkey", key["id"]).out == "Taken back.\n"
    (day, night) = hub("user", "keys", "--agency", "hkpf", "--json").json
    assert (day["person"], day["scopes"], day["ended"]) == ("hkpf/day", ["search"], None)
    assert night["ended"] is not None
    assert "taken back" in hub("user", "keys", "--agency", "hkpf").out


def test_an_invitation_is_accepted_at_the_keyboard(hub, monkeypatch) -> None:
    """The app's secret is shown, the code asked for, recovery codes are printed once."""
    token = hub("user", "add", "hkpf/chan", "--duty", "officer", "--json").json["token"]
    shown: list[str] = []
    monkeypatch.setattr("strikeback.cli.output.say", shown.append)
    monkeypatch.setattr(typer, "prompt", lambda _: pyotp.TOTP(shown[0].rsplit(" ", 1)[1]).now())
    words = "several words in a row"
    ran = CliRunner().invoke(app, ["user", "accept"], input=f"{token}\n{words}\n{words}\n")
    assert ran.exit_code == 0, ran.output
    assert len([line for line in shown if re.fullmatch(r"  ([a-z2-7]{4}-){5}[a-z2-7]{4}", line)]) == 8
    assert words not in ran.output
    assert token not in ran.output
