"""Witnessing over the network (C2SP tlog-witness): cosigning other logs, and having the own log cosigned."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Final, NamedTuple

from strikeback.custody import witness
from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.cosignature import Signer, open_checkpoint
from strikeback.custody.entry import Event, Kind
from strikeback.custody.note import Signature, VerifierKey, parse_note
from strikeback.custody.policy import NOBODY, Policy, parse_policy
from strikeback.custody.texts import parse_number
from strikeback.custody.tiles import Tree
from strikeback.custody.witness import Answer, format_request
from strikeback.flows.log.custody import BY_THE_LOG, WITNESSES, size_of
from strikeback.flows.progress import stamp
from strikeback.model.base import Frozen
from strikeback.model.errors import LogError, LogFormatError, PeerError, ProofError, UsageError
from strikeback.model.time import Clock
from strikeback.store import dialect, log
from strikeback.store import witness as known
from strikeback.store.open import Connection, Store

PATH: Final = "/add-checkpoint"

OK, CONFLICT, UNPROVEN = 200, 409, 422
"""Statuses of the specification."""

TRIES: Final = 3
"""Requests to one witness: another program may show it a longer log meanwhile."""

LOOKED_AT: Final = 50
"""Own checkpoints looked through for the last one that a witness cosigned."""


class Answered(NamedTuple):
    """What a witness answered."""

    status: int
    body: str


Ask = Callable[[str, bytes], Answered]
"""Carries a request to an address and brings the answer.

Raises:
    PeerError: Nobody answers.
"""


class Outcome(StrEnum):
    """How a witness answered."""

    COSIGNED = "cosigned"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    ROLLED_BACK = "rolled_back"
    """It has cosigned a longer log than there is."""
    FORKED = "forked"
    """What it has cosigned is not the beginning of this log."""


class Witnessed(Frozen, frozen=True, kw_only=True):
    """What came of one witness."""

    shown: ClassVar = ("name", "outcome")

    name: str
    outcome: Outcome
    says: str = ""
    cosignatures: str = ""
    """Signature lines."""


class Synced(Frozen, frozen=True, kw_only=True):
    """What came of all."""

    shown: ClassVar = ("origin", "size", "quorum")

    origin: str
    size: int
    root: str
    """Hex."""
    quorum: bool
    """Enough witnesses have cosigned this time; else nothing was stored."""
    note: str
    """The checkpoint with its cosignatures."""
    witnesses: tuple[Witnessed, ...]

    @property
    def alarms(self) -> tuple[Witnessed, ...]:
        """Those who say that this log is not what it was."""
        return tuple(one for one in self.witnesses if one.outcome in {Outcome.ROLLED_BACK, Outcome.FORKED})


def logs_of(data: bytes) -> dict[str, tuple[VerifierKey, ...]]:
    """Return the logs to be witnessed, by origin, out of the ``log`` lines of a policy.

    Raises:
        LogFormatError: Not a policy.
        UsageError: It names no log.
    """
    found: dict[str, tuple[VerifierKey, ...]] = {}
    for key in parse_policy(data).logs:
        found[key.name] = (*found.get(key.name, ()), key)
    if not found:
        raise UsageError("the policy names no log", remedy="Write for each of its keys: log VKEY")
    return found


def cosign(
    store: Store,
    logs: Mapping[str, tuple[VerifierKey, ...]],
    signers: tuple[Signer, ...],
    data: bytes,
    *,
    clock: Clock,
) -> Answer:
    """Answer an add-checkpoint request; what was cosigned is stored before anybody learns of it.

    Args:
        store: Where the witness remembers.
        logs: Trusted keys, by origin.
        signers: The witness's keys.
        data: The request's body.
        clock: Tells the time of the cosignature.

    Raises:
        StoreError: It could not be stored; nothing was cosigned.
    """
    at = stamp(clock)
    time = int(datetime.fromisoformat(at).timestamp())

    def sign(text: bytes) -> tuple[Signature, ...]:
        return tuple(one.sign(text, time) for one in signers)

    told = _told(data)
    if told is None or told.origin not in logs:
        return witness.add_checkpoint({}, logs, data, sign)[1]
    with store.write() as connection:
        # One at a time: between reading what is known and storing what is cosigned nobody else may.
        dialect.lock_log(connection)
        latest, number = known.last_seen(connection, told.origin)
        state = {} if latest is None else {told.origin: latest}
        after, answer = witness.add_checkpoint(state, logs, data, sign)
        now = after.get(told.origin)
        if answer.status == OK and now != latest and now is not None:
            if not known.advance(connection, told.origin, number, now, at):
                raise LogError("somebody else has cosigned meanwhile", remedy="Ask again")
        elif answer.evidence:
            known.keep_refused(connection, told, answer.evidence, at)
    return answer


def _told(data: bytes) -> Checkpoint | None:
    """Return the checkpoint in a request; None when it is malformed."""
    try:
        return Checkpoint.parse(parse_note(witness.parse_request(data).checkpoint).text)
    except LogFormatError:
        return None


def name_witnesses(store: Store, text: bytes, *, by: str, clock: Clock) -> Policy:
    """Say by whom this log is witnessed from here on.

    Args:
        store: The store.
        text: C2SP tlog-policy: witnesses with their addresses, groups, the quorum.
        by: Who says so.
        clock: Tells when.

    Raises:
        LogFormatError: Not a policy.
        UsageError: A witness has no address.
    """
    policy = parse_policy(text)
    for name in policy.witnesses:
        if name not in policy.urls:
            raise UsageError(
                "a witness without an address", where=name, remedy="Write: witness NAME VKEY URL"
            )
    event = Event(kind=Kind.WITNESSES, id=WITNESSES, actor=by, at=stamp(clock), body=text)
    with store.write() as connection:
        log.append(connection, [event])
    return policy


def add_witness(
    store: Store, name: str, vkey: str, url: str, *, quorum: int, by: str, clock: Clock
) -> Policy:
    """Name one more witness, or name it anew; ``quorum`` of all are needed from here on.

    Raises:
        UsageError: Name, key, address or number do not fit.
    """
    _check_named(name, vkey, url)
    with store.read() as connection:
        before = _policy(connection)
    lines = {one: f"witness {one} {key.vkey} {before.urls[one]}" for one, key in before.witnesses.items()}
    lines[name] = f"witness {name} {vkey} {url}"
    group = f"group witnesses {quorum} {' '.join(lines)}"
    text = "\n".join([*lines.values(), group, "quorum witnesses", ""])
    if not 1 <= quorum <= len(lines):
        raise UsageError(
            f"{quorum} of {len(lines)} witnesses", where="--quorum", remedy=f"Between 1 and {len(lines)}"
        )
    try:
        return name_witnesses(store, text.encode(), by=by, clock=clock)
    except LogFormatError as error:
        raise UsageError(
            error.what, where=name, remedy="Another witness has this key; or ask for one that cosigns"
        ) from None


def _check_named(name: str, vkey: str, url: str) -> None:
    """Refuse what is no name, key or address of a witness.

    Raises:
        UsageError: It is not of its form.
    """
    if not name or name == NOBODY or any(sign.isspace() for sign in name + url) or not url.isprintable():
        raise UsageError("a name and an address have no spaces", where="NAME, URL", remedy="Such as: npa")
    try:
        VerifierKey.parse(vkey)
    except LogFormatError as error:
        raise UsageError(
            f"this is no witness's key: {error.what}",
            where="VKEY",
            remedy="One line NAME+ID+KEY, whole; it is printed as key: by strikeback log witness serve",
        ) from None


def _policy(connection: Connection) -> Policy:
    """Return the policy in force; one without witnesses when none was named."""
    text = next(log.bodies_about(connection, WITNESSES), b"")
    return parse_policy(text) if text else Policy(logs=(), witnesses={})


def synchronise(store: Store, ask: Ask, *, clock: Clock) -> Synced:
    """Show the newest head to every witness, and keep it as an entry when enough have cosigned it.

    Args:
        store: The store.
        ask: Carries requests.
        clock: Tells when.

    Raises:
        LogError: The log has no keys, or no entry.
        UsageError: No witness was named.
    """
    with store.read() as connection:
        policy = _policy(connection)
        if not policy.witnesses:
            raise UsageError("this log has no witnesses", remedy="Name one: strikeback log witness add")
        note, fresh = _shown(store, connection, policy, stamp(clock))
        before = {name: _last(connection, key) for name, key in policy.witnesses.items()}
    told = Checkpoint.parse(parse_note(note).text)
    answers = tuple(
        _Asked(store, ask, note, told).witness(name, key, policy.urls[name], before[name])
        for name, key in policy.witnesses.items()
    )
    keys = tuple(policy.witnesses.values())
    lines = tuple(one.cosignatures for one in answers if one.cosignatures)
    whole = witness.collect(note, lines, keys) if lines else note
    signed = [policy.witnesses[one.name] for one in answers if one.outcome == Outcome.COSIGNED]
    quorum = policy.satisfied(signed)
    if quorum and fresh:
        event = Event(kind=Kind.CHECKPOINT, id=log.CHECKPOINTS, actor=BY_THE_LOG, at=stamp(clock), body=whole)
        with store.write() as connection:
            log.append(connection, [event])
    return Synced(
        origin=told.origin,
        size=told.size,
        root=told.root.hex(),
        quorum=quorum,
        note=whole.decode(),
        witnesses=answers,
    )


def _shown(store: Store, connection: Connection, policy: Policy, at: str) -> tuple[bytes, bool]:
    """Return the checkpoint to be shown, and whether it is to be kept when it is cosigned.

    Where nothing came after one that enough have cosigned, that one is shown again: a witness that knows
    better says so.
    """
    head = log.last_head(connection)
    if not head.size:
        raise LogError("the log has no entries yet")
    newest = next(log.checkpoints(connection), b"")
    if newest and size_of(newest) == head.size - 1:
        signed = frozenset(key for key in policy.witnesses.values() if _has_signed(key, newest))
        if policy.satisfied(signed):
            return newest, False
    return store.keys.publish(head, at, lambda: log.named_keys(connection)), True


def _has_signed(key: VerifierKey, note: bytes) -> bool:
    """Tell whether a witness has cosigned a checkpoint."""
    try:
        return key in open_checkpoint(note, (key,))[1].keys
    except ProofError:
        return False


def _last(connection: Connection, key: VerifierKey) -> int:
    """Return the size of the last own checkpoint that a witness has cosigned; 0 when none is known."""
    notes: Iterator[bytes] = log.checkpoints(connection)
    for _, note in zip(range(LOOKED_AT), notes, strict=False):
        if _has_signed(key, note):
            return size_of(note)
    return 0


class _Asked:
    """One checkpoint, and what witnesses say of it."""

    def __init__(self, store: Store, ask: Ask, note: bytes, told: Checkpoint) -> None:
        self._store = store
        self._ask = ask
        self._note = note
        self._told = told

    def witness(self, name: str, key: VerifierKey, url: str, old: int) -> Witnessed:
        """Ask one witness, from the size that it is believed to know on."""
        try:
            outcome, says = self._talk(key, url.rstrip("/") + PATH, old)
        except PeerError as error:
            outcome, says = Outcome.UNREACHABLE, error.what
        except LogFormatError:
            outcome, says = Outcome.REFUSED, "an answer that makes no sense"
        except ProofError:
            outcome, says = Outcome.REFUSED, "its cosignature does not hold"
        if outcome == Outcome.COSIGNED:
            return Witnessed(name=name, outcome=outcome, cosignatures=says)
        return Witnessed(name=name, outcome=outcome, says=says)

    def _talk(self, key: VerifierKey, url: str, old: int) -> tuple[Outcome, str]:
        """Return how a witness answers, and its signature lines or what it says."""
        for _ in range(TRIES):
            answer = self._ask(url, self._request(old))
            if answer.status == OK:
                return Outcome.COSIGNED, self._lines(key, answer.body)
            if answer.status == UNPROVEN:
                return Outcome.FORKED, f"the first {old} entries are not those it has cosigned"
            if answer.status != CONFLICT:
                return Outcome.REFUSED, f"status {answer.status}"
            before, old = old, parse_number(answer.body.removesuffix("\n"))
            if old == before or old > self._told.size:
                return self._contradicted(old)
        return Outcome.REFUSED, "it names another size each time"

    def _request(self, old: int) -> bytes:
        """Return a request with the proof from a size on."""
        with self._store.read() as connection:
            proof = Tree(log.StoredLog(connection), self._told.size).consistency(old)
        return format_request(old, proof, self._note)

    def _contradicted(self, size: int) -> tuple[Outcome, str]:
        """Say what it means that a witness knows a size which does not fit."""
        if size <= self._told.size:
            return Outcome.FORKED, f"it has cosigned other {size} entries"
        with self._store.read() as connection:
            now = log.last_head(connection).size
        if size <= now:
            return Outcome.REFUSED, "it has cosigned a later head meanwhile"
        return Outcome.ROLLED_BACK, f"it has cosigned {size} entries, this log has only {now}"

    def _lines(self, key: VerifierKey, body: str) -> str:
        """Return the witness's own lines of its answer, which hold."""
        _, opened = open_checkpoint(self._note + body.encode(), (key,))
        return "".join(one.line for _, one in opened.verified)
