"""The shapes that requests and answers share, each with an example for the description of the interface."""

from typing import Annotated, ClassVar, Final

import msgspec
from msgspec import Meta

from strikeback.model.base import Frozen


class Asked(Frozen, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what comes in; a field that is not declared is refused, not ignored."""

    shown: ClassVar[tuple[str, ...]] = ()


class Told(Frozen, frozen=True, kw_only=True, omit_defaults=False):
    """Base of what goes out; what is not declared here is not told."""

    shown: ClassVar[tuple[str, ...]] = ()


class Nothing(Asked, frozen=True, kw_only=True):
    """No query, or no body."""


ID_PATTERN: Final = r"^[A-Za-z0-9_.:~-]{1,120}$"
"""Characters of every id and name that stands in a path."""

Id = Annotated[
    str,
    Meta(pattern=ID_PATTERN, examples=["r_k5s3n2q7w4tzm6ha9c8e1dyb"], description="Id of one thing."),
]
UserId = Annotated[
    str,
    Meta(pattern=r"^[a-z0-9][a-z0-9._-]{0,39}/[a-z0-9][a-z0-9._-]{0,63}$", examples=["hkpf/chan"]),
]
AgencyId = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9._-]{0,39}$", examples=["hkpf"])]
Country = Annotated[str, Meta(pattern=r"^([A-Z]{2})?$", examples=["HK"], description="ISO 3166-1 alpha-2.")]
Reason = Annotated[str, Meta(min_length=1, max_length=2_000, examples=["Same bank account on both reports"])]
Note = Annotated[str, Meta(max_length=2_000, examples=["Called the school"])]
Time = Annotated[str, Meta(examples=["2026-11-22T09:30:00.000000Z"], description="RFC 3339, UTC.")]
Cursor = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9_-]{0,400}$",
        examples=[""],
        description="What the page before gave as ``next``; empty for the first page.",
    ),
]
Size = Annotated[int, Meta(ge=1, le=200, examples=[50], description="Most items of the page.")]
Code = Annotated[str, Meta(examples=["SB305"])]
Word = Annotated[str, Meta(max_length=200)]

DEFAULT_SIZE: Final = 50


class Paged(Asked, frozen=True, kw_only=True):
    """Which part of a list."""

    cursor: Cursor = ""
    limit: Size = DEFAULT_SIZE


class Made(Told, frozen=True, kw_only=True):
    """The id of what was made."""

    id: Id


class Explained(Asked, frozen=True, kw_only=True):
    """An act that needs a reason."""

    reason: Reason


class Noted(Asked, frozen=True, kw_only=True):
    """An act to which something may be added."""

    note: Note = ""


def encode(value: msgspec.Struct) -> bytes:
    """Return a value as JSON."""
    return _ENCODER.encode(value)


_ENCODER: Final = msgspec.json.Encoder()
