"""The description of the interface (OpenAPI 3.1), made from what requests are checked against."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, Final

import msgspec

from strikeback import __version__
from strikeback.api.examples import example_of
from strikeback.api.operation import BYTES, EVENTS, JSON, AnyOperation
from strikeback.api.problems import MEDIA, Problem
from strikeback.api.settings import COOKIE, MARK, PREFIX
from strikeback.api.words import ID_PATTERN, Nothing

COMPONENTS: Final = "#/components/schemas/{name}"
Schema = dict[str, Any]

SECURITY: Final[list[Schema]] = [{"session": []}, {"bearer": []}]

_ALWAYS: Final = (400, 500, 503)
_SIGNED: Final = (401, 403, 429)
_BODY: Final = (413, 415, 422)

_DESCRIPTION: Final = (
    "Every answer about records is cut down to what their originators' terms let the signed-in agency know. "
    "What does not exist and what may not be told are the same answer. Nothing personal stands in addresses. "
    "Refusals are application/problem+json with the stable codes of the command line."
)


def describe(operations: Iterable[AnyOperation]) -> Schema:
    """Return the description of operations as an OpenAPI document."""
    listed = list(operations)
    types: set[Any] = {Problem}
    for one in listed:
        types |= {kind for kind in one.answers.values() if isinstance(kind, type)}
        types |= {one.body} - {Nothing}
    order = sorted(types, key=lambda kind: kind.__name__)
    _, components = msgspec.json.schema_components(order, ref_template=COMPONENTS)
    paths: dict[str, Schema] = {}
    for one in listed:
        paths.setdefault(PREFIX + _bare(one.path), {})[one.method.lower()] = describe_operation(one)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Strikeback", "version": __version__, "description": _DESCRIPTION},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "session": {"type": "apiKey", "in": "cookie", "name": COOKIE},
                "bearer": {"type": "http", "scheme": "bearer"},
            },
        },
    }


def _bare(path: str) -> str:
    """Return a path without the router's notes."""
    return path.replace(":path}", "}")


def describe_operation(operation: AnyOperation) -> Schema:
    """Return the description of one operation."""
    told: Schema = {
        "operationId": operation.name,
        "summary": operation.summary,
        "tags": [operation.resource],
        "parameters": [*_in_path(operation), *_in_query(operation), *_in_headers(operation)],
        "responses": {str(code): _success(code, kind) for code, kind in operation.answers.items()}
        | {str(code): _refusal(code) for code in refusals_of(operation)},
        "security": [] if operation.open else SECURITY,
    }
    if operation.upload:
        form: Schema = {"schema": {"type": "string", "format": "binary", "minLength": 1}}
        told["requestBody"] = {"required": True, "content": {BYTES: form}}
    elif operation.body is not Nothing:
        content = {JSON: {"schema": _ref(operation.body), "example": example_of(operation.body)}}
        told["requestBody"] = {"required": _required(operation.body), "content": content}
    return told


def refusals_of(operation: AnyOperation) -> tuple[int, ...]:
    """Return every status other than success that an operation may answer."""
    found = {*_ALWAYS, *operation.refusals}
    # A browser's request from another site is refused also where nobody has to be signed in.
    found |= {403} if operation.open else set(_SIGNED)
    if operation.method != "GET":
        found |= set(_BODY)
    if operation.query is not Nothing or operation.method == "GET":
        found.add(422)
    if operation.method == "GET":
        found.add(413)
    if operation.parameters:
        found.add(404)
    if operation.creates:
        found.add(409)
    if operation.matches:
        found |= {412, 428}
    return tuple(sorted(found - set(operation.answers)))


def _ref(kind: type) -> Schema:
    return {"$ref": COMPONENTS.format(name=kind.__name__)}


def _required(kind: type[msgspec.Struct]) -> bool:
    return any(field.required for field in msgspec.structs.fields(kind))


def _success(code: int, kind: type | str | None) -> Schema:
    told: Schema = {"description": HTTPStatus(code).phrase}
    if isinstance(kind, str):
        form: Schema = {"type": "object"} if kind == JSON else {"type": "string"}
        if kind == BYTES:
            form["format"] = "binary"
        media = kind.partition(";")[0] if kind == EVENTS else kind
        told["content"] = {media: {"schema": form}}
    elif kind is not None:
        told["content"] = {JSON: {"schema": _ref(kind), "example": example_of(kind)}}
    return told


def _refusal(code: int) -> Schema:
    return {"description": HTTPStatus(code).phrase, "content": {MEDIA: {"schema": _ref(Problem)}}}


def _in_path(operation: AnyOperation) -> list[Schema]:
    form: Schema = {"type": "string", "pattern": ID_PATTERN}
    tile: Schema = {"type": "string", "pattern": "^[a-z0-9./]{1,120}$"}
    return [
        {"name": name, "in": "path", "required": True, "schema": tile if name == "tile" else form}
        for name in operation.parameters
    ]


def _in_query(operation: AnyOperation) -> list[Schema]:
    """Return the query's names; their forms are part of the place, as queries are not nested."""
    if operation.query is Nothing:
        return []
    schema = msgspec.json.schema(operation.query)
    own = next(iter(schema["$defs"].values()))
    return [
        {"name": name, "in": "query", "required": name in own.get("required", ()), "schema": form}
        for name, form in own["properties"].items()
    ]


def _in_headers(operation: AnyOperation) -> list[Schema]:
    names: dict[str, str] = {}
    if not operation.open:
        names |= {"X-Purpose": "What the records are looked at for.", "X-Case": "Own case number; logged."}
        names |= {"X-Opening": "Id of an opening in an emergency under which records are looked at."}
        if operation.method != "GET":
            names |= {MARK.title(): "Any value; needed with the cookie, so that no other site can ask."}
    if operation.creates:
        names |= {"Idempotency-Key": "8 to 128 letters, digits, _ : -; makes the request safe to repeat."}
    if operation.upload:
        names |= {
            "X-File-Name": "The file's name, percent-encoded UTF-8.",
            "Content-Digest": "RFC 9530: sha-256=:BASE64:",
        }
    if operation.matches:
        names |= {"If-Match": "The ETag of the state that is changed."}
    needed = {"X-File-Name", "If-Match"}
    forms: dict[str, Schema] = {
        "Idempotency-Key": {"type": "string", "pattern": "^[A-Za-z0-9_:-]{8,128}$"},
        "X-Purpose": {"type": "string", "pattern": "^[a-z-]{1,100}$"},
        "X-Case": {"type": "string", "pattern": "^[A-Za-z0-9/-]{0,100}$"},
        "X-Opening": {"type": "string", "pattern": "^[a-z0-9_]{1,60}$"},
        "X-File-Name": {"type": "string", "pattern": r"^[A-Za-z0-9_-]{1,60}\.csv$"},
        "Content-Digest": {"type": "string", "pattern": "^sha-256=:[A-Za-z0-9+/]{43}=:$"},
        "If-Match": {"type": "string", "pattern": '^"[0-9a-f]{32}"$'},
    }
    return [
        {
            "name": name,
            "in": "header",
            "required": name in needed,
            "description": text,
            "schema": forms.get(name, {"type": "string", "pattern": "^[0-9]{1,9}$"}),
        }
        for name, text in names.items()
    ]
