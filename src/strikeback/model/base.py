"""The base of every record: frozen, typed, and silent about personal data when printed."""

from typing import ClassVar

import msgspec


class Frozen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """An immutable value whose ``repr`` names the type and nothing personal.

    Defaults are left out when encoded, so that a field added later changes no stored digest.
    Field values of records end up in tracebacks and logs through ``repr``; therefore only
    the fields listed in ``shown`` are ever printed.

    The cycle collector does not track them (``gc=False``): a frozen value is built after what it holds,
    so that it can never be part of a cycle, and reading a table makes millions of them.
    """

    shown: ClassVar[tuple[str, ...]] = ()

    def __repr__(self) -> str:
        """Type name and the harmless fields."""
        inside = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.shown)
        return f"{type(self).__name__}({inside})"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        """The same restraint for rich tracebacks and pretty printers."""
        return [(name, getattr(self, name)) for name in self.shown]
