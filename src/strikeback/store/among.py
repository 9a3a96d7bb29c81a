"""A column among many values, as one parameter: the same statement whatever their number.

A list of parameters, one a value, is another statement for each length: each would be planned anew.
"""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import ARRAY, Boolean, ColumnElement, Dialect, String, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator, TypeEngine


class _Texts(TypeDecorator[Sequence[str]]):
    """Texts as one value: an array of PostgreSQL, a JSON list for SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return what the database calls it."""
        return dialect.type_descriptor(ARRAY(String) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> object:
        """Return what the driver takes."""
        some = list(value or ())
        return some if dialect.name == "postgresql" else msgspec.json.encode(some).decode()


class _Among(FunctionElement[bool]):
    """A column, and the parameter that holds the values."""

    type = Boolean()
    inherit_cache = True
    name = "among"


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Return the condition that a column is one of the texts that are given as the parameter ``name``."""
    return _Among(column, bindparam(name, type_=_Texts()))


@compiles(_Among)
def _in_list(element: _Among, compiler: SQLCompiler, **more: Any) -> str:  # noqa: ANN401 - passed on
    column, values = element.clauses
    left, right = compiler.process(column, **more), compiler.process(values, **more)
    return f"{left} IN (SELECT value FROM json_each({right}))"  # noqa: S608 - columns and places of parameters


@compiles(_Among, "postgresql")
def _in_array(element: _Among, compiler: SQLCompiler, **more: Any) -> str:  # noqa: ANN401 - passed on
    column, values = element.clauses
    return f"{compiler.process(column, **more)} = ANY ({compiler.process(values, **more)})"
