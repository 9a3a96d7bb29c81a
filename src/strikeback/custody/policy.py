"""Whose signatures make a checkpoint trustworthy (C2SP tlog-policy): logs, witnesses, groups, a quorum."""

import re
from collections.abc import Collection, Mapping
from typing import ClassVar, Final

import msgspec

from strikeback.custody.checkpoint import Checkpoint
from strikeback.custody.cosignature import open_checkpoint
from strikeback.custody.note import KeyType, VerifierKey
from strikeback.custody.texts import parse_number
from strikeback.model.base import Frozen
from strikeback.model.errors import LogFormatError, ProofError

NOBODY: Final = "none"
"""The quorum that asks for no cosignature."""

_FORBIDDEN: Final = re.compile(rb"[\x00-\x08\x0b-\x1f\x7f]")
_LOG_TYPES: Final = frozenset({KeyType.ED25519, KeyType.ML_DSA_44})
_WITNESS_TYPES: Final = frozenset({KeyType.COSIGNATURE, KeyType.ML_DSA_44})


class Group(Frozen, frozen=True, kw_only=True):
    """Witnesses or groups, ``needed`` of which have to agree."""

    shown: ClassVar = ("needed", "members")

    needed: int
    members: tuple[str, ...]


class Policy(Frozen, frozen=True, kw_only=True):
    """Logs and witnesses that are known, and the rule by which they convince."""

    shown: ClassVar = ("quorum",)

    logs: tuple[VerifierKey, ...]
    witnesses: Mapping[str, VerifierKey]
    """By the name they have in the policy."""
    groups: Mapping[str, Group] = msgspec.field(default_factory=dict)
    quorum: str = NOBODY
    urls: Mapping[str, str] = msgspec.field(default_factory=dict)
    """Where witnesses take checkpoints, by the name they have in the policy, as far as it says."""

    def satisfied(self, signed: Collection[VerifierKey]) -> bool:
        """Tell whether these keys' signatures make the quorum."""
        return self.quorum == NOBODY or self._agrees(self.quorum, signed)

    def _agrees(self, name: str, signed: Collection[VerifierKey]) -> bool:
        """Tell whether a witness or group has witnessed."""
        if name in self.witnesses:
            return self.witnesses[name] in signed
        group = self.groups[name]
        return sum(self._agrees(one, signed) for one in group.members) >= group.needed

    def open(self, data: bytes) -> Checkpoint:
        """Return a checkpoint that a known log signed and the quorum cosigned.

        Raises:
            LogFormatError: Not a checkpoint.
            ProofError: A signature does not hold, or too few are there.
        """
        head, opened = open_checkpoint(data, (*self.logs, *self.witnesses.values()))
        if not any(key in opened.keys and key.name == head.origin for key in self.logs):
            raise ProofError("no known log has signed the checkpoint as its own")
        if not self.satisfied(opened.keys):
            raise ProofError("too few witnesses have cosigned the checkpoint", where=self.quorum)
        return head


def parse_policy(data: bytes) -> Policy:
    """Return the policy that a file holds.

    Raises:
        LogFormatError: A line does not make sense; ``where`` gives its number.
    """
    draft = _Draft()
    if _FORBIDDEN.search(data):
        raise LogFormatError("a policy with control characters")
    for number, raw in enumerate(data.decode(errors="surrogateescape").split("\n"), start=1):
        words = [word for word in re.split(r"[ \t]+", raw) if word]
        if words and not words[0].startswith("#"):
            try:
                draft.add(words[0], words[1:])
            except LogFormatError as error:
                raise LogFormatError(error.what, where=f"line {number}") from None
    return draft.policy()


class _Draft:
    """A policy while its lines are read."""

    def __init__(self) -> None:
        self.logs: list[VerifierKey] = []
        self.witnesses: dict[str, VerifierKey] = {}
        self.groups: dict[str, Group] = {}
        self.grouped: set[str] = set()
        self.quorum = ""
        self.urls: dict[str, str] = {}

    def policy(self) -> Policy:
        """Return what was read."""
        if not self.quorum:
            raise LogFormatError("a policy without a quorum")
        return Policy(
            logs=tuple(self.logs),
            witnesses=self.witnesses,
            groups=self.groups,
            quorum=self.quorum,
            urls=self.urls,
        )

    def add(self, word: str, rest: list[str]) -> None:
        """Take one line."""
        if word == "log" and len(rest) in {1, 2}:
            self.logs.append(self._key(rest[0], _LOG_TYPES, self.logs))
        elif word == "witness" and len(rest) in {2, 3}:
            self._new(rest[0])
            self.witnesses[rest[0]] = self._key(rest[1], _WITNESS_TYPES, self.witnesses.values())
            self.urls.update({rest[0]: rest[2]} if rest[2:] else {})
        elif word == "group" and len(rest) >= 3:
            self._group(rest[0], rest[1], rest[2:])
        elif word == "quorum" and len(rest) == 1:
            if self.quorum or (rest[0] != NOBODY and not self._knows(rest[0])):
                raise LogFormatError("a second quorum, or one of an unknown name")
            self.quorum = rest[0]
        else:
            raise LogFormatError("a line that no policy has")

    def _group(self, name: str, needed: str, members: list[str]) -> None:
        """Take a group; each name is a member once in the whole policy."""
        self._new(name)
        for one in members:
            if not self._knows(one) or one in self.grouped:
                raise LogFormatError("a member that is unknown or in a group already")
            self.grouped.add(one)
        words = {"any": 1, "all": len(members)}
        count = words[needed] if needed in words else parse_number(needed)
        if not 1 <= count <= len(members):
            raise LogFormatError("a group that needs more members than it has, or none")
        self.groups[name] = Group(needed=count, members=tuple(members))

    def _key(self, vkey: str, types: Collection[KeyType], known: Collection[VerifierKey]) -> VerifierKey:
        """Return a key of the right type that is not there yet."""
        key = VerifierKey.parse(vkey)
        if key.type not in types or any(one.public == key.public for one in known):
            raise LogFormatError("a key of the wrong type, or one that is there already")
        return key

    def _new(self, name: str) -> None:
        """Refuse a name that is taken."""
        if name == NOBODY or self._knows(name):
            raise LogFormatError("a name that is taken")

    def _knows(self, name: str) -> bool:
        return name in self.witnesses or name in self.groups
