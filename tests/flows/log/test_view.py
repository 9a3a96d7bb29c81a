"""Receipts for viewers: what names a record that the agency may not read is sealed, and still proved."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.conftest import World
from strikeback.custody import verify_standalone
from strikeback.custody.merkle import leaf_hash
from strikeback.flows.agencies import add_agency
from strikeback.flows.derive import derive
from strikeback.flows.log.custody import give_checkpoint, make_keys, prove
from strikeback.flows.log.view import entries, receipts
from strikeback.flows.terms import change_terms
from strikeback.flows.views.records import open_record, search
from strikeback.model.errors import NotFoundError, RefusedError
from strikeback.model.handling import Handling, Level
from strikeback.model.people import Duty, Viewer
from strikeback.model.record import Record
from strikeback.store.open import open_store

OFFICER = Viewer(agency="spf", user="spf/lim", case="SG-7/2014")
AUDITOR = Viewer(agency="spf", user="spf/auditor", duties=(Duty.AUDITOR,))
HIT = Handling(level=Level.HIT)


class Looked:
    """A record told as a hit, one told as a summary and an own one, each opened by an officer."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world, self.store, self.clock = world, world.store, world.clock
        self.hit = self.report("ncb", "PH-3", HIT)
        self.summary = self.report("hkpf", "HK-1", None)
        self.own = self.report("spf", "SG-7", None)
        derive(world.store, clock=world.clock, scopes=True)
        shown = {}
        for one in (self.hit, self.summary, self.own):
            shown[one.id] = open_record(world.store, OFFICER, one.id, clock=world.clock)
        self.reference = shown[self.hit.id].hit.reference
        self.note = give_checkpoint(world.store, clock=world.clock)
        self.folder = folder

    def report(self, agency: str, number: str, handling: Handling | None) -> Record:
        """A person in a report."""
        more = {} if handling is None else {"handling": handling}
        return self.world.report(agency, number, name="Chan Tai Man", account="100000000000001", **more)[1]

    def of(self, identity: str) -> list[tuple[dict, str, str]]:
        """What receipts carry, their text and body."""
        found = receipts(self.store, AUDITOR, identity, clock=self.clock)
        return [
            (json.loads(b64decode(one.receipt.split("\n")[1].removeprefix("extra "))), one.receipt, one.body)
            for one in found
        ]

    def verify(self, text: str, *more: str) -> int:
        """Ask the stand-alone verifier."""
        path = self.folder / "one.tlog-proof"
        path.write_text(text)
        vkeys = [word for key in self.store.keys.public[:1] for word in ("--vkey", key.vkey)]
        return verify_standalone.main([str(path), *vkeys, *more])


@pytest.fixture
def looked(tmp_path: Path) -> Iterator[Looked]:
    """The world after the officer looked."""
    with open_store("sqlite://", keys=tmp_path / "log.key") as store:
        world = World(store)
        make_keys(store, origin="example.org/log", clock=world.clock)
        for identity, country in (("hkpf", "HK"), ("spf", "SG"), ("ncb", "PH")):
            add_agency(store, identity, country=country, clock=world.clock)
        yield Looked(world, tmp_path)


def test_a_hidden_record_is_sealed_and_still_proved(
    looked: Looked, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Asked for by its reference: the hash in place of the entry, which holds offline; its id nowhere."""
    ((carried, text, body), *_) = looked.of(looked.reference)
    assert (set(carried), body) == ({"leaf"}, "")
    assert looked.hit.id not in text
    assert looked.verify(text) == 0
    assert "withheld" in capsys.readouterr().out
    # Whoever may read the entry shows that it is this one.
    (whole, *_) = prove(looked.store, looked.hit.id, tmp_path / "owner", clock=looked.clock)
    opened = json.loads(b64decode(Path(whole.receipt).read_text().split("\n")[1].removeprefix("extra ")))
    assert leaf_hash(opened["entry"].encode()).hex() == carried["leaf"]
    assert looked.verify(text, "--body", whole.body) == 1
    spoiled = b64encode(json.dumps({"leaf": "00" * 32}).encode()).decode()
    assert looked.verify(text.replace(text.split("\n")[1], "extra " + spoiled)) == 1


def test_its_id_is_answered_like_one_that_does_not_exist(looked: Looked) -> None:
    """Whoever knows the id of a record that is not told learns nothing about it from the log."""
    with pytest.raises(NotFoundError) as known:
        looked.of(looked.hit.id)
    with pytest.raises(NotFoundError) as unknown:
        looked.of("r_" + "a" * 24)
    assert str(known.value) == str(unknown.value)
    other = Viewer(agency="hkpf", user="hkpf/auditor", duties=(Duty.AUDITOR,))
    with pytest.raises(NotFoundError):
        receipts(looked.store, other, looked.reference, clock=looked.clock)
    with pytest.raises(RefusedError):
        receipts(looked.store, OFFICER, looked.reference, clock=looked.clock)


def test_what_is_told_is_whole(looked: Looked, tmp_path: Path) -> None:
    """Records of one's own and those that others tell: entry, salt and body, which fit together."""
    for one in (looked.summary, looked.own):
        ((carried, text, body), *_) = looked.of(one.id)
        assert set(carried) == {"entry", "salt"}
        path = tmp_path / "body"
        path.write_text(body)
        assert looked.verify(text, "--body", str(path)) == 0


def test_a_body_that_names_a_hidden_record_is_left_out(looked: Looked) -> None:
    """A search that found a hit: its entry names nothing hidden and is shown, without salt and body."""
    search(looked.store, OFFICER, "Chan Tai Man", clock=looked.clock)
    give_checkpoint(looked.store, clock=looked.clock)
    found = looked.of("reads:spf")
    assert found
    for carried, text, body in found:
        assert looked.hit.id not in text + body + str(carried)
        assert looked.verify(text) == 0


def test_terms_that_are_narrowed_seal_what_was_whole(looked: Looked) -> None:
    """What was told yesterday and is not today is sealed today."""
    owner = Viewer(agency="hkpf", user="hkpf/wong")
    change_terms(looked.store, owner, looked.summary.id, HIT, reason="new order", clock=looked.clock)
    with pytest.raises(NotFoundError):
        looked.of(looked.summary.id)
    page, _ = entries(looked.store, AUDITOR, before=1 << 62, limit=50)
    named = {one.object for one in page}
    assert looked.summary.id not in named
    sealed = [one for ref in named if ref.startswith("h_") for one in looked.of(ref)]
    assert len(sealed) >= 2
    assert all(set(carried) == {"leaf"} for carried, _, _ in sealed)
