"""The file with the keys that sign the log. It lies beside the store or elsewhere, never in it."""
# ruff: noqa: PLC0415 - cryptography is slow to import; commands that sign nothing do not wait for it

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from strikeback.model.errors import LogError, LogFormatError

if TYPE_CHECKING:
    from strikeback.custody.cosignature import Signer
    from strikeback.custody.log import Head
    from strikeback.custody.note import VerifierKey

VARIABLE: Final = "STRIKEBACK_LOG_KEY"
"""Environment variable that names the file."""

SUFFIX: Final = ".key"
"""Behind the store's name, where no variable names a file."""

SEAL: Final = "strikeback_seal"
"""Execution option of a connection: signs the heads that its transaction makes."""

Named = Callable[[], bytes]
"""Gives the body of the log's newest entry about its keys; asked only while they are being changed."""

Seal = Callable[["Head", str, Named], bytes]
"""Gives the signed checkpoint of a head at an RFC 3339 time; b"" without keys."""


def key_path(store: str) -> Path | None:
    """Return where the keys of the store at this path are; None for a store in memory."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return Path(named)
    return Path(store + SUFFIX) if store else None


class KeyFile:
    """The keys of a log, or of a witness. Nothing of them is ever printed.

    While keys are being changed the file holds those before and those after; the log says which are in
    force. A running program notices that the file was replaced.

    Args:
        path: The file; None: there are no keys.
        witness: They cosign what other logs show, and sign nothing else.
    """

    def __init__(self, path: Path | None, *, witness: bool = False) -> None:
        self.path = path
        self._witness = witness
        self._generations: tuple[tuple[Signer, ...], ...] = ()
        self._stand: tuple[int, ...] = ()

    @property
    def signers(self) -> "tuple[Signer, ...]":
        """The private keys; none when there is no file.

        Raises:
            LogError: The file cannot be read or is damaged.
        """
        generations = self.generations
        return generations[0] if generations else ()

    @property
    def generations(self) -> "tuple[tuple[Signer, ...], ...]":
        """The private keys, and those that are to follow when a change was begun.

        Raises:
            LogError: The file cannot be read or is damaged.
        """
        stand = self._look()
        # Whoever has read the keys keeps them when the file is taken away.
        if stand != self._stand and (stand or not self._generations):
            self._generations, self._stand = self._read(), stand
        return self._generations

    def in_force(self, named: Named) -> "tuple[Signer, ...]":
        """Return the private keys that the log names; the only ones where none are being changed."""
        generations = self.generations
        if len(generations) > 1:
            from strikeback.custody.rotation import announced

            told = announced(named())
            for one in generations:
                if tuple(signer.key for signer in one) == told:
                    return one
        return generations[0] if generations else ()

    def _look(self) -> tuple[int, ...]:
        """Return what changes when the file is replaced; nothing when there is none."""
        try:
            found = self.path.stat() if self.path else None
        except OSError:
            return ()
        return (found.st_ino, found.st_mtime_ns, found.st_size) if found else ()

    @property
    def public(self) -> "tuple[VerifierKey, ...]":
        """Their public halves."""
        return tuple(one.key for one in self.signers)

    def seal(self, head: "Head", at: str, named: Named = bytes) -> bytes:
        """Return the checkpoint of a head under the first key, Ed25519; b"" when there are no keys.

        Every transaction is sealed like this. The second signature costs fifteen times the first and comes
        with the checkpoints that are given to others.
        """
        signers = self.in_force(named)
        return self._sign(head, at, signers[:1]) if signers else b""

    def publish(self, head: "Head", at: str, named: Named = bytes) -> bytes:
        """Return the checkpoint of a head under all keys.

        Raises:
            LogError: There are no keys.
        """
        if not self.signers:
            raise LogError("the log has no keys yet", remedy="Make them: strikeback init")
        return self._sign(head, at, self.in_force(named))

    def sign_note(self, text: bytes, at: str) -> bytes:
        """Return a note with a text of ours, signed with the first key.

        Args:
            text: Lines, the last with its newline; the first one says what form it has and is no log's name.
            at: RFC 3339 UTC.

        Raises:
            LogError: There are no keys.
        """
        if not self.signers:
            raise LogError("the log has no keys yet", remedy="Make them: strikeback init")
        from strikeback.custody.note import join_note

        time = int(datetime.fromisoformat(at).timestamp())
        return join_note(text, [self.signers[0].sign(text, time)])

    def _sign(self, head: "Head", at: str, signers: "tuple[Signer, ...]") -> bytes:
        """Return a signed checkpoint."""
        from strikeback.custody.checkpoint import Checkpoint
        from strikeback.custody.cosignature import sign_checkpoint

        told = Checkpoint(origin=signers[0].name, size=head.size, root=head.root)
        return sign_checkpoint(told, signers, int(datetime.fromisoformat(at).timestamp()))

    def create(self, origin: str, seeds: Callable[[int], bytes] = os.urandom) -> bool:
        """Make the file with fresh keys, readable by its owner only; False when it is there already.

        Args:
            origin: The log's name.
            seeds: Gives that many random bytes.

        Raises:
            LogError: It cannot be written.
        """
        if self.path is None or self.path.exists():
            return False
        self._write(self.path, self._fresh(origin, seeds))
        return True

    def begin_change(self, seeds: Callable[[int], bytes] = os.urandom) -> "tuple[Signer, ...]":
        """Put fresh keys behind those of the file; return them, or those that already stand there.

        Args:
            seeds: Gives that many random bytes.

        Raises:
            LogError: There are no keys, or the file cannot be written.
        """
        generations = self.generations
        if not generations or self.path is None:
            raise LogError("the log has no keys yet", remedy="Make them: strikeback init")
        if len(generations) == 1:
            self._replace((*generations[0], *self._fresh(generations[0][0].name, seeds)))
        return self.generations[1]

    def end_change(self, kept: "tuple[Signer, ...]") -> None:
        """Keep these keys only.

        Raises:
            LogError: The file cannot be written.
        """
        self._replace(kept)

    def _fresh(self, name: str, seeds: Callable[[int], bytes]) -> "tuple[Signer, ...]":
        """Return new keys."""
        from strikeback.custody.cosignature import SEED_BYTES, Signer
        from strikeback.custody.note import KeyType

        first = KeyType.COSIGNATURE if self._witness else KeyType.ED25519
        return tuple(
            Signer(name=name, type=kind, seed=seeds(SEED_BYTES)) for kind in (first, KeyType.ML_DSA_44)
        )

    def _replace(self, signers: "tuple[Signer, ...]") -> None:
        """Write the file anew, whole or not at all."""
        path = self.path or Path()
        beside = path.with_name(path.name + ".new")
        try:
            beside.unlink(missing_ok=True)
            self._write(beside, signers)
            beside.replace(path)
        except OSError as error:
            raise self._unusable(error) from None

    def _write(self, path: Path, signers: "tuple[Signer, ...]") -> None:
        """Write keys into a new file that its owner alone can read."""
        text = "".join(one.text + "\n" for one in signers)
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise self._unusable(error) from None

    def _read(self) -> "tuple[tuple[Signer, ...], ...]":
        """Read the file."""
        if self.path is None or not self.path.exists():
            return ()
        from strikeback.custody.cosignature import Signer

        try:
            lines = self.path.read_text(encoding="utf-8").split()
            signers = tuple(Signer.parse(line) for line in lines)
        except OSError as error:
            raise self._unusable(error) from None
        except (LogFormatError, UnicodeDecodeError):
            raise LogError("the file with the keys of the log is damaged", where=str(self.path)) from None
        if not signers or len({one.name for one in signers}) != 1:
            raise LogError("the file does not hold the keys of one log", where=str(self.path))
        half = len(signers) // 2
        if half > 1 and [one.type for one in signers[:half]] == [one.type for one in signers[half:]]:
            return signers[:half], signers[half:]
        return (signers,)

    def _unusable(self, error: OSError) -> LogError:
        """Say that the file cannot be used."""
        return LogError(
            f"the keys of the log cannot be used ({error.strerror or type(error).__name__})",
            where=str(self.path),
            remedy=f"Check folder and permissions, or name another file in {VARIABLE}",
        )
