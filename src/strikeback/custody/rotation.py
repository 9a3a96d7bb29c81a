"""Which keys sign a log, and since when: the entries of the kind ``log_key``.

The body of the first one lists the keys, one vkey a line. The body of every later one is a note that the keys
before and the keys after have all signed. Its text has the form of a checkpoint, so that every kind of key
can sign it: the origin is the log's with ``/log-key`` behind it, the size is the entry's number, the root is
SHA-256 over the lines that follow, which name the keys: ``old VKEY`` ..., ``new VKEY`` ...

A head of ``size`` leaves is signed with the keys of the last such entry before it.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final

from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.cosignature import Signer, open_checkpoint, sign_checkpoint
from strikeback.custody.note import VerifierKey, parse_note
from strikeback.model.errors import LogFormatError, ProofError

SUFFIX: Final = "/log-key"

Keys = tuple[VerifierKey, ...]


def listed(keys: Iterable[VerifierKey]) -> bytes:
    """Return the body of a log's first entry about keys."""
    return "".join(key.vkey + "\n" for key in keys).encode()


def change_note(old: Sequence[Signer], new: Sequence[Signer], number: int, time: int) -> bytes:
    """Return the body of the entry by which other keys come into force, signed by all.

    Args:
        old: Those in force.
        new: Those that follow; of the same name.
        number: The entry's number.
        time: POSIX seconds.
    """
    told = _change(tuple(one.key for one in old), tuple(one.key for one in new), number)
    return sign_checkpoint(told, (*old, *new), time)


def _change(old: Keys, new: Keys, number: int) -> Checkpoint:
    """Return the text that is signed."""
    lines = (*(f"old {key.vkey}" for key in old), *(f"new {key.vkey}" for key in new))
    root = sha256("".join(line + "\n" for line in lines).encode()).digest()
    return Checkpoint(origin=new[0].name + SUFFIX, size=number, root=root, extensions=lines)


def announced(body: bytes) -> Keys:
    """Return the keys that an entry's body names for the time after it; none when it is no such body.

    Nothing is verified.
    """
    try:
        lines = parse_note(body).text.decode().splitlines()
        vkeys = [line.removeprefix("new ") for line in lines if line.startswith("new ")]
    except LogFormatError:
        vkeys = body.decode(errors="replace").splitlines()
    try:
        return tuple(map(VerifierKey.parse, vkeys))
    except LogFormatError:
        return ()


def read_change(body: bytes, number: int, old: Keys) -> Keys:
    """Return the keys that follow on ``old``.

    Args:
        body: Of the entry.
        number: The entry's number.
        old: The keys in force before.

    Raises:
        LogFormatError: It is no change of keys.
        ProofError: It is one of other keys or of another place, or not signed by all of both.
    """
    new = announced(body)
    if not new or {key.name for key in (*old, *new)} != {new[0].name}:
        raise LogFormatError("not a change of a log's keys")
    told, _ = open_checkpoint(body, (*old, *new), every=True)
    if told != _change(old, new, number):
        raise ProofError("a change of keys that does not follow on the keys before")
    return new


class Schedule:
    """The keys of a log by size. It is told of entries in their order.

    Args:
        trusted: The keys in force at the end, known from elsewhere; also before the first entry says more.
    """

    def __init__(self, trusted: Iterable[VerifierKey]) -> None:
        self.trusted = tuple(trusted)
        self._since: list[tuple[int, Keys]] = [(0, self.trusted)]
        self._told = False

    @property
    def last(self) -> Keys:
        """The keys in force after everything that was told."""
        return self._since[-1][1]

    @property
    def ever(self) -> Keys:
        """All keys that were ever in force."""
        return tuple(dict.fromkeys(key for _, keys in self._since for key in keys))

    def at(self, size: int) -> Keys:
        """Return the keys that sign heads of a size."""
        return next(keys for since, keys in reversed(self._since) if since <= size)

    def take(self, number: int, body: bytes) -> None:
        """Take notice of an entry of the kind ``log_key``.

        Raises:
            LogFormatError: It does not name keys.
            ProofError: It is not signed by the keys before and after.
        """
        if not self._told:
            self._told = True
            # A first body that names nothing leaves the trusted keys in force.
            if keys := announced(body):
                self._since = [(0, keys)]
        else:
            new = read_change(body, number, self.last)
            self._since.append((number + 1, new))


def schedule(bodies: Iterable[tuple[int, bytes]], trusted: Iterable[VerifierKey]) -> Schedule:
    """Return the keys of a log by size; entries that do not hold change nothing, the audit names them.

    Args:
        bodies: Number and body of the entries of the kind ``log_key``, in order.
        trusted: The keys in force now. Where the entries do not lead to them, they alone are known.
    """
    made = Schedule(trusted)
    try:
        for number, body in bodies:
            made.take(number, body)
    except (LogFormatError, ProofError):
        return Schedule(trusted)
    return made if made.last == made.trusted else Schedule(trusted)
