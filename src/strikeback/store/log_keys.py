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

Seal = Callable[["Head", str], bytes]
"""Gives the signed checkpoint of a head at an RFC 3339 time; b"" without keys."""


def key_path(store: str) -> Path | None:
    """Return where the keys of the store at this path are; None for a store in memory."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return Path(named)
    return Path(store + SUFFIX) if store else None


class KeyFile:
    """The keys of a log. Nothing of them is ever printed."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._signers: tuple[Signer, ...] | None = None

    @property
    def signers(self) -> "tuple[Signer, ...]":
        """The private keys; none when there is no file.

        Raises:
            LogError: The file cannot be read or is damaged.
        """
        if self._signers is None:
            self._signers = self._read()
        return self._signers

    @property
    def public(self) -> "tuple[VerifierKey, ...]":
        """Their public halves."""
        return tuple(one.key for one in self.signers)

    def seal(self, head: "Head", at: str) -> bytes:
        """Return the checkpoint of a head under the first key, Ed25519; b"" when there are no keys.

        Every transaction is sealed like this. The second signature costs fifteen times the first and comes
        with the checkpoints that are given to others.
        """
        return self._sign(head, at, self.signers[:1]) if self.signers else b""

    def publish(self, head: "Head", at: str) -> bytes:
        """Return the checkpoint of a head under all keys.

        Raises:
            LogError: There are no keys.
        """
        if not self.signers:
            raise LogError("the log has no keys yet", remedy="Make them: strikeback init")
        return self._sign(head, at, self.signers)

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
        from strikeback.custody.cosignature import SEED_BYTES, Signer
        from strikeback.custody.note import KeyType

        signers = [
            Signer(name=origin, type=kind, seed=seeds(SEED_BYTES))
            for kind in (KeyType.ED25519, KeyType.ML_DSA_44)
        ]
        text = "".join(one.text + "\n" for one in signers)
        try:
            with os.fdopen(os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise self._unusable(error) from None
        self._signers = tuple(signers)
        return True

    def _read(self) -> "tuple[Signer, ...]":
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
        return signers

    def _unusable(self, error: OSError) -> LogError:
        """Say that the file cannot be used."""
        return LogError(
            f"the keys of the log cannot be used ({error.strerror or type(error).__name__})",
            where=str(self.path),
            remedy=f"Check folder and permissions, or name another file in {VARIABLE}",
        )
