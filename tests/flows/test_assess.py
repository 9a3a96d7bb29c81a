"""Triage is done once: unchanged reports keep their assessment, a rebuild makes all of them anew."""

from pathlib import Path

import msgspec
import pytest

from strikeback.casework import triage
from strikeback.flows import assess as module
from strikeback.flows import import_staged as importing
from strikeback.flows.assess import assess_new
from strikeback.flows.derive import derive
from strikeback.flows.import_files import import_files
from strikeback.flows.rebuild import rebuild
from strikeback.flows.views.listing import list_alerts
from strikeback.model.bodies import Conversation, Message
from strikeback.model.record import Contribution
from strikeback.store import derivations, facts, schema
from strikeback.store.open import open_store

IN_DANGER = "I want to kill myself"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports that the rules were run on."""
    seen: list[str] = []

    def counting(report: str, *given: object, **named: object) -> object:
        seen.append(report)
        return triage.assess(report, *given, **named)

    monkeypatch.setattr(module, "assess", counting)
    return seen


def state(store) -> dict[str, str]:
    """Digests of everything derived."""
    with store.read() as connection:
        return derivations.digests(connection)


def test_deriving_assesses_only_what_is_new(linked, asked: list[str]) -> None:
    """Import assesses, link uses it, what came in between is assessed, a rebuild assesses all."""
    assess_new(linked.store)
    assert len(asked) == 2
    derive(linked.store, clock=linked.clock)
    assert len(asked) == 2
    late = linked.report("ncb", "PH-1", narrative=IN_DANGER)
    derive(linked.store, clock=linked.clock)
    assert asked[2:] == [late[0].id]
    assert rebuild(linked.store, clock=linked.clock).identical
    assert len(asked) == 6


def test_used_again_or_made_anew_the_results_are_the_same(make_world) -> None:
    """With triage at import, without, and after a rebuild."""
    one, other = make_world(), make_world()
    for world in (one, other):
        world.report("hkpf", "A", account="1", narrative=IN_DANGER)
        world.report("spf", "B", account="1", narrative="nothing much")
    assess_new(one.store)
    for world in (one, other):
        derive(world.store, clock=world.clock)
    assert state(one.store) == state(other.store)
    assert rebuild(one.store, clock=one.clock).identical


def test_an_assessment_that_was_tampered_with_is_found_by_a_rebuild(linked) -> None:
    """Deriving trusts what it stored; only a rebuild looks again: that is what it is for."""
    linked.report("ncb", "PH-1", narrative=IN_DANGER)
    derive(linked.store, clock=linked.clock)
    good = state(linked.store)
    with linked.store.write() as connection:
        connection.execute(schema.assessment.delete())
    derive(linked.store, clock=linked.clock)
    assert not list_alerts(linked.store)
    again = rebuild(linked.store, clock=linked.clock)
    assert {"assessment", "alert"} <= set(again.differs)
    assert state(linked.store) == good


@pytest.mark.parametrize("what", ["rules", "facts"])
def test_other_rules_or_other_facts_are_assessed_again(
    linked, asked: list[str], monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """A release of the rules counts as a change, and so does anything the rules are told."""
    derive(linked.store, clock=linked.clock)
    asked.clear()
    if what == "rules":
        monkeypatch.setattr(module, "RULES_VERSION", "triage/next")
    else:
        told = module.case_facts
        monkeypatch.setattr(module, "case_facts", lambda *given: type(told(*given))(payments=1))
    derive(linked.store, clock=linked.clock)
    assert len(asked) == 2


def test_what_the_rules_failed_on_is_tried_again(linked, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person reads it meanwhile; with the fault gone it gets its band, without a rebuild."""

    def fail(*_given: object, **_named: object) -> None:
        raise ValueError("no")

    linked.report("ncb", "PH-1", narrative=IN_DANGER)
    with monkeypatch.context() as broken:
        broken.setattr(module, "case_texts", fail)
        derive(linked.store, clock=linked.clock)
        assert {entry.alert.band.value for entry in list_alerts(linked.store)} == {"P2"}
    derive(linked.store, clock=linked.clock)
    assert "P1" in {entry.alert.band.value for entry in list_alerts(linked.store)}


def test_a_chat_that_says_nothing_is_not_asked_twice(linked, asked: list[str]) -> None:
    """Its digest is remembered although it has no assessment."""
    chat = Conversation(messages=(Message(sender="A", text="see you at the market tomorrow"),))
    head = linked.report("ncb", "PH-1")[0]
    source = msgspec.structs.replace(head, id="r_chat", body=chat, contribution="c_chat", report=None)
    with linked.store.write() as connection:
        head_of = Contribution(
            id="c_chat", originator="ncb", file="chat.txt", digest="1" * 64, size=1, reader="test/1",
            handling=head.handling, received="2014-04-30T03:00:00Z",
        )  # fmt: skip
        facts.add_contribution(connection, head_of, [source])
    assess_new(linked.store)
    assert "r_chat" in asked
    derive(linked.store, clock=linked.clock)
    assert asked.count("r_chat") == 1


def test_a_file_too_large_to_be_held_gives_the_same(
    tmp_path: Path, clock, make_world, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Records of a small file are assessed as they come, those of a large one are read again."""
    rows = "".join(f"R-{n},Invented Person,{IN_DANGER if n % 3 else 'hello'}\n" for n in range(1, 1_300))
    table = tmp_path / "many.csv"
    table.write_text("report no,victim name,what happened\n" + rows, encoding="utf-8")
    seen = []
    for most in (10**6, 10):
        monkeypatch.setattr(importing, "MOST_HELD", most)
        store = make_world().store
        done = import_files(store, [table], agency="hkpf", clock=type(clock)())
        seen.append((done.alerts, state(store)))
    assert seen[0] == seen[1]
    assert seen[0][0] > 0
    with open_store("sqlite://") as empty:
        assert state(empty) != seen[0][1]
