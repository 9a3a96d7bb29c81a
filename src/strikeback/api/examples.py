"""Examples of records, made from the examples that the forms of their fields carry."""

from typing import Any, Final

import msgspec
from msgspec import inspect

_PLAIN: Final[dict[type[inspect.Type], Any]] = {
    inspect.StrType: "text",
    inspect.IntType: 1,
    inspect.FloatType: 1.5,
    inspect.BoolType: True,
    inspect.NoneType: None,
    inspect.AnyType: "text",
    inspect.BytesType: "AAEC",
    inspect.DateTimeType: "2026-11-22T09:30:00Z",
}


def example_of(kind: type) -> Any:  # noqa: ANN401 - any JSON value
    """Return an example of a record, as plain values that JSON can hold."""
    return _example(inspect.type_info(kind))


def _example(info: inspect.Type) -> Any:  # noqa: ANN401, PLR0911 - one line a kind of type
    match info:
        case inspect.Metadata():
            given = (info.extra_json_schema or {}).get("examples")
            return given[0] if given else _example(info.type)
        case inspect.StructType():
            return {field.encode_name: _example(field.type) for field in info.fields}
        case inspect.ListType() | inspect.VarTupleType() | inspect.SetType() | inspect.FrozenSetType():
            return [_example(info.item_type)]
        case inspect.TupleType():
            return [_example(one) for one in info.item_types]
        case inspect.DictType():
            return {_example(info.key_type): _example(info.value_type)}
        case inspect.UnionType():
            return _example(next(one for one in info.types if not isinstance(one, inspect.NoneType)))
        case inspect.EnumType():
            return next(iter(info.cls)).value
        case inspect.LiteralType():
            return info.values[0]
        case _:
            return _PLAIN[type(info)]


def encoded_example(kind: type) -> bytes:
    """Return an example as JSON."""
    return msgspec.json.encode(example_of(kind))
