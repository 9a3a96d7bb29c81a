"""Witnesses over the network: cosigned heads, a rolled-back log, a fork; keys that are changed."""

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from flows.conftest import TickingClock
from strikeback.api.witness import create_witness_app
from strikeback.custody import verify_standalone
from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.cosignature import sign_checkpoint
from strikeback.custody.note import KeyType, VerifierKey
from strikeback.custody.policy import parse_policy
from strikeback.custody.witness import format_request
from strikeback.flows.agencies import add_agency
from strikeback.flows.log import custody, witness
from strikeback.flows.log.witness import Answered, Outcome
from strikeback.model.errors import LogError, PeerError, UsageError
from strikeback.store import log
from strikeback.store import witness as known
from strikeback.store.log_keys import KeyFile
from strikeback.store.open import open_store

URLS = ("https://w1.example", "https://w2.example")


@pytest.fixture
def clock() -> TickingClock:
    """A clock of the tests' own."""
    return TickingClock()


class Door:
    """An application that is called in memory."""

    def __init__(self, app: Starlette) -> None:
        self._transport = httpx.ASGITransport(app=app)

    def post(self, content: bytes, method: str = "POST") -> httpx.Response:
        """Send one request."""

        async def ask() -> httpx.Response:
            async with httpx.AsyncClient(transport=self._transport, base_url=URLS[0]) as client:
                return await client.request(method, "/add-checkpoint", content=content)

        return asyncio.run(ask())


class House:
    """A log and two witnesses, joined without a network.

    Args:
        folder: For files.
        clock: Tells when.
        server: The URL of a store on PostgreSQL that holds the log and what the first witness knows, in
            tables of their own; empty: all are files.
    """

    def __init__(self, folder: Path, clock: TickingClock, server: str = "") -> None:
        self.folder, self.clock = folder, clock
        self.store = open_store(server or str(folder / "log.db"), keys=folder / "log.key")
        custody.make_keys(self.store, origin="example.org/log", clock=clock)
        self.witnesses = [open_store(server or str(folder / "w1.db")), open_store(str(folder / "w2.db"))]
        self.keys = [KeyFile(folder / f"w{n}.key", witness=True) for n in (1, 2)]
        for number, keys in enumerate(self.keys, start=1):
            keys.create(f"example.org/w{number}")
        self.asked: list[str] = []
        self.doors = self.open_doors()

    def open_doors(self) -> dict[str, Door]:
        """The witnesses as they are asked, trusting the log's keys of now."""
        text = "".join(f"log {key.vkey}\n" for key in self.store.keys.public) + "quorum none\n"
        logs = witness.logs_of(text.encode())
        return {
            url: Door(create_witness_app(store, logs, keys.signers, self.clock))
            for url, store, keys in zip(URLS, self.witnesses, self.keys, strict=True)
        }

    def ask(self, url: str, data: bytes) -> Answered:
        """Carry a request."""
        self.asked.append(data.partition(b"\n")[0].decode())
        base = url.removesuffix("/add-checkpoint")
        answer = self.doors[base].post(data)
        return Answered(answer.status_code, answer.text)

    def name(self, quorum: int = 2) -> None:
        """Name both witnesses."""
        for number, (url, keys) in enumerate(zip(URLS, self.keys, strict=True), start=1):
            witness.add_witness(
                self.store,
                f"w{number}",
                keys.public[0].vkey,
                url,
                quorum=min(quorum, number),
                by="x/y",
                clock=self.clock,
            )

    def grow(self, *names: str) -> None:
        """Log something."""
        for name in names:
            add_agency(self.store, name, clock=self.clock)

    def sync(self) -> witness.Synced:
        """Show the newest head to the witnesses."""
        return witness.synchronise(self.store, self.ask, clock=self.clock)

    def outcomes(self) -> list[Outcome]:
        """What they say."""
        return [one.outcome for one in self.sync().witnesses]


@pytest.fixture(params=["files", "postgres"])
def house(request: pytest.FixtureRequest, tmp_path: Path, clock: TickingClock) -> Iterator[House]:
    """A log and two witnesses; on PostgreSQL as the role that programs have."""
    server = ""
    if request.param == "postgres":
        server = request.getfixturevalue("databases").as_program(request.getfixturevalue("postgres"))
    made = House(tmp_path, clock, server)
    yield made
    for store in (made.store, *made.witnesses):
        store.close()


def test_a_head_is_cosigned_and_kept(house: House, tmp_path: Path) -> None:
    """Both cosign as the log grows; the checkpoint is an entry, exported, verified with the quorum."""
    house.name()
    house.grow("hkpf")
    first = house.sync()
    assert (first.quorum, first.alarms, [one.outcome for one in first.witnesses]) == (
        True,
        (),
        ["cosigned"] * 2,
    )
    house.grow("spf", "npa")
    second = house.sync()
    # The second time the witnesses are asked from the size they know on.
    assert house.asked == ["old 0", "old 0", f"old {first.size}", f"old {first.size}"]
    again = house.sync()
    assert (again.size, again.quorum) == (second.size, True)
    with house.store.read() as connection:
        assert log.last_head(connection).size == second.size + 1
        assert next(log.checkpoints(connection)).decode() == second.note
    assert custody.verify_log(house.store).sound
    custody.export_log(house.store, tmp_path / "out", clock=house.clock)
    options = [word for key in house.store.keys.public for word in ("--vkey", key.vkey)]
    for keys in house.keys:
        options += ["--witness", keys.public[0].vkey]
    assert verify_standalone.main([str(tmp_path / "out"), *options, "--quorum", "2"]) == 0
    assert verify_standalone.main([str(tmp_path / "out"), *options, "--quorum", "3"]) == 1


def test_too_few_witnesses(house: House) -> None:
    """One that is down or answers nonsense leaves the quorum open: nothing is stored, the next time does."""
    house.name()
    with house.store.read() as connection:
        size = log.last_head(connection).size

    def half(answer: Callable[[], Answered]) -> witness.Synced:
        def ask(url: str, data: bytes) -> Answered:
            return answer() if url.startswith(URLS[1]) else house.ask(url, data)

        return witness.synchronise(house.store, ask, clock=house.clock)

    def down() -> Answered:
        raise PeerError("the witness cannot be reached")

    cases = {
        "unreachable": down,
        "refused": lambda: Answered(500, ""),
    }
    for outcome, answer in cases.items():
        found = half(answer)
        assert (found.quorum, found.witnesses[1].outcome) == (False, outcome)
    for body in ("", "nonsense", "— example.org/w2 AAAAAAAA\n", "\n\n"):
        assert half(lambda body=body: Answered(200, body)).witnesses[1].outcome == "refused"
    wrong = house.keys[0].signers[0].sign(b"example.org/log\n1\n" + b"A" * 43 + b"=\n", 1)
    assert half(lambda: Answered(200, wrong.line)).witnesses[1].outcome == "refused"
    sizes = iter((1, 2, 1, 2))
    assert half(lambda: Answered(409, f"{next(sizes)}\n")).witnesses[1].outcome == "refused"
    assert half(lambda: Answered(409, "x\n")).witnesses[1].outcome == "refused"
    with house.store.read() as connection:
        assert log.last_head(connection).size == size
    assert house.sync().quorum


@pytest.mark.parametrize("house", ["files"], indirect=True)
def test_a_rolled_back_log_is_refused(house: House, tmp_path: Path) -> None:
    """A copy of before, put back: the witness knows more, and says so until history would differ."""
    house.name()
    house.grow("hkpf")
    house.sync()
    house.store.close()
    copy = (tmp_path / "log.db").read_bytes()
    house.store = open_store(str(tmp_path / "log.db"), keys=tmp_path / "log.key")
    house.grow("spf", "npa")
    assert house.sync().quorum
    house.store.close()
    for path in tmp_path.glob("log.db-*"):
        path.unlink()
    (tmp_path / "log.db").write_bytes(copy)
    house.store = open_store(str(tmp_path / "log.db"), keys=tmp_path / "log.key")
    found = house.sync()
    assert (found.quorum, len(found.alarms)) == (False, 2)
    assert {one.outcome for one in found.alarms} == {Outcome.ROLLED_BACK}
    assert "has only" in found.alarms[0].says
    house.grow("a1", "a2", "a3", "a4", "a5", "a6")
    assert house.outcomes() == [Outcome.FORKED] * 2
    for store in house.witnesses:
        with store.read() as connection:
            assert len(known.refused_of(connection, "example.org/log")) == 1


def test_two_histories_of_one_size(house: House) -> None:
    """A head of the size that was cosigned, with another root, is refused and kept as evidence."""
    house.name()
    size = house.sync().size
    told = Checkpoint(origin="example.org/log", size=size, root=bytes(32))
    data = format_request(size, (), sign_checkpoint(told, house.store.keys.signers, 1))
    assert house.ask(URLS[0], data) == Answered(409, f"{size}\n")
    with house.witnesses[0].read() as connection:
        assert known.refused_of(connection, "example.org/log") == (data,)
        seen, number = known.last_seen(connection, "example.org/log")
    assert (seen.size, number) == (size, 0)
    with house.witnesses[0].write() as connection:
        assert not known.advance(connection, "example.org/log", -1, seen, "")


@pytest.mark.parametrize("place", ["file", "postgres"])
def test_the_public_conversation_over_http(
    shared: Path, tmp_path: Path, clock: TickingClock, place: str, request: pytest.FixtureRequest
) -> None:
    """Nine requests of a public witness's tests, stored in between; an unknown log is answered 404."""
    talk = json.loads((shared / "vectors/tlog/witness-add-checkpoint.json").read_text())
    key = VerifierKey(
        name=talk["log_origin"], type=KeyType.ED25519, public=bytes.fromhex(talk["log_public_key_hex"])
    )
    keys = KeyFile(tmp_path / "w.key", witness=True)
    keys.create("example.org/w")
    url = request.getfixturevalue("postgres") if place == "postgres" else str(tmp_path / "w.db")
    with open_store(url) as store:
        door = Door(create_witness_app(store, {key.name: (key,)}, keys.signers, clock))
        for number, case in enumerate(talk["cases"]):
            answer = door.post(case["request"].encode())
            unknown = case.get("body_contains") == "unknown log"
            assert answer.status_code == (404 if unknown else case["status"]), number
            if "body_equals" in case:
                assert answer.text == case["body_equals"]
        assert door.post(b"x" * 300_000).status_code == 413
        assert door.post(b"", "GET").status_code == 405


def test_what_names_no_witness(house: House) -> None:
    """Neither a log without witnesses nor a policy that does not say where they are is taken."""
    with pytest.raises(UsageError, match="no witnesses"):
        house.sync()
    vkey = house.keys[0].public[0].vkey
    with pytest.raises(UsageError, match="without an address"):
        witness.name_witnesses(
            house.store, f"witness a {vkey}\nquorum a\n".encode(), by="x/y", clock=house.clock
        )
    for name, key, url, quorum, remedy in (
        ("a", vkey, URLS[0], 2, "Between 1 and 1"),
        ("a", vkey[:-4], URLS[0], 1, "NAME+ID+KEY, whole"),
        ("a", "w.example", URLS[0], 1, "NAME+ID+KEY, whole"),
        ("a", house.store.keys.public[0].vkey, URLS[0], 1, "one that cosigns"),
        ("a b", vkey, URLS[0], 1, "Such as"),
        ("none", vkey, URLS[0], 1, "Such as"),
        ("a", vkey, "https://w\n.example", 1, "Such as"),
    ):
        with pytest.raises(UsageError) as told:
            witness.add_witness(house.store, name, key, url, quorum=quorum, by="x/y", clock=house.clock)
        assert remedy in told.value.remedy
    with pytest.raises(UsageError, match="no log"):
        witness.logs_of(b"quorum none\n")
    assert parse_policy(f"witness a {vkey} {URLS[0]}\nquorum a\n".encode()).urls == {"a": URLS[0]}
    empty = open_store(str(house.folder / "empty.db"))
    with pytest.raises(LogError):
        custody.rotate_keys(empty, clock=house.clock)
    empty.close()


def _verify(path: Path, vkeys: tuple[str, ...], *older: Path) -> int:
    options = [word for vkey in vkeys for word in ("--vkey", vkey)]
    return verify_standalone.main(
        [str(path), *options, *(word for one in older for word in ("--older", str(one)))]
    )


def test_keys_are_changed(house: House, tmp_path: Path) -> None:
    """Heads before and after, receipts, exports and kept checkpoints are judged by the keys of their size."""
    house.grow("hkpf")
    (receipt,) = custody.prove(house.store, "hkpf", tmp_path / "r", clock=house.clock)
    custody.export_log(house.store, tmp_path / "one", clock=house.clock)
    changed = custody.rotate_keys(house.store, clock=house.clock)
    assert changed.new == tuple(key.vkey for key in house.store.keys.public)
    assert not set(changed.old) & set(changed.new)
    assert house.store.keys.path.read_text().count("PRIVATE+KEY") == 2
    house.grow("spf")
    again = custody.rotate_keys(house.store, clock=house.clock)
    assert again.old == changed.new
    custody.export_log(house.store, tmp_path / "two", clock=house.clock)
    report = custody.verify_log(house.store, [tmp_path / "one/checkpoint", tmp_path / "two/checkpoint"])
    assert (report.sound, report.faults) == (True, ())
    assert _verify(Path(receipt.receipt), changed.old) == 0
    assert _verify(Path(receipt.receipt), changed.new) == 1
    for vkeys in (changed.old, changed.new, again.new):
        assert _verify(tmp_path / "two", vkeys, tmp_path / "one/checkpoint") == 0
    assert _verify(tmp_path / "one", changed.old) == 0
    assert _verify(tmp_path / "one", changed.new) == 1
    stranger = house.keys[0].public[1].vkey
    assert _verify(tmp_path / "two", (*again.new, stranger)) == 1


@pytest.mark.parametrize("logged", [False, True])
def test_an_interrupted_change_goes_on(house: House, logged: bool) -> None:  # noqa: FBT001 - a case
    """Between the steps the file holds both generations; heads are signed with those the log names."""
    house.grow("hkpf")
    new = house.store.keys.begin_change()
    if logged:
        end = KeyFile.end_change
        try:
            KeyFile.end_change = lambda *_: None
            custody.rotate_keys(house.store, clock=house.clock)
        finally:
            KeyFile.end_change = end
    house.grow("spf")
    assert len(house.store.keys.generations) == 2
    custody.give_checkpoint(house.store, clock=house.clock)
    done = custody.rotate_keys(house.store, clock=house.clock)
    assert done.new == tuple(one.key.vkey for one in new)
    house.grow("npa")
    assert custody.verify_log(house.store).faults == ()


def test_a_change_that_old_keys_did_not_sign_is_found(house: House) -> None:
    """Whoever has the store and new keys, and not the old ones, cannot bring them into force."""
    house.grow("hkpf")
    others = KeyFile(house.folder / "other.key")
    others.create("example.org/log")
    with house.store.write() as connection:
        size = log.last_head(connection).size
        body = custody.change_note(others.signers, others.signers, size, 1)
        log.append(connection, [custody.key_event(body, "2026-01-01T00:00:00Z")])
    house.store.keys.end_change(others.signers)
    house.grow("spf")
    report = custody.verify_log(house.store)
    assert {"keys", "checkpoint_signature"} <= set(report.counts)
