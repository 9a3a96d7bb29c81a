"""Requests taken apart: headers, query and JSON bodies against their declarations, files into the spool."""

import binascii
import re
from base64 import b64decode
from collections.abc import AsyncIterator, Iterable, Mapping
from hashlib import sha256
from typing import Any, Final, TypeVar
from urllib.parse import unquote

import msgspec
from anyio import to_thread
from starlette.requests import Request

from strikeback.api.operation import BYTES, JSON, AnyOperation
from strikeback.api.problems import OversizeError, UnparsedError, WrongMediaError
from strikeback.api.settings import Settings
from strikeback.api.words import ID_PATTERN, Nothing
from strikeback.flows.remote.spool import Spool, Upload, fit_name
from strikeback.model.errors import NotFoundError, UsageError

T = TypeVar("T", bound=msgspec.Struct)

_IDENT: Final = re.compile(ID_PATTERN)
_TILE: Final = re.compile(r"[a-z0-9./]{1,120}")
_STRINGS: Final = re.compile(rb'"(?:[^"\\]|\\.)*"')
_DIGEST: Final = re.compile(r"sha-256=:([A-Za-z0-9+/]{43}=):")
_BLOCK: Final = 1 << 20
"""Bytes of a file written at once."""


def read_path(request: Request) -> Mapping[str, str]:
    """Return the parts of the path; what no id can look like is not there.

    Raises:
        NotFoundError: A part is not of the form of an id.
    """
    for name, value in request.path_params.items():
        form = _TILE if name == "tile" else _IDENT
        if not form.fullmatch(value):
            raise NotFoundError("there is no such thing")
    return request.path_params


def read_query(request: Request, form: type[T]) -> T:
    """Return the query as its operation declares it.

    Raises:
        UnparsedError: An unknown name, a name twice, or a value of another form.
    """
    pairs = request.query_params.multi_items()
    given: dict[str, str] = dict(pairs)
    if len(given) != len(pairs):
        raise UnparsedError("a name stands twice in the query", where="query")
    if any("\0" in value for value in given.values()):
        raise UnparsedError("the query holds a character that no text has", where="query")
    try:
        return msgspec.convert(given, form, strict=False)
    except msgspec.ValidationError as error:
        raise UnparsedError("the query does not have its form", where=_place(error)) from None


async def read_body(request: Request, operation: AnyOperation, settings: Settings) -> Any:  # noqa: ANN401
    """Return the JSON body as its operation declares it; no operation takes any other, files apart.

    Raises:
        OversizeError: It is too long or too deep.
        UnparsedError: It is no JSON, or not of its form.
        WrongMediaError: It is declared to be something else.
    """
    raw = b"".join([part async for part in _limited(request, settings.body_limit)])
    if operation.body is Nothing:
        if raw.strip():
            raise UnparsedError("this operation takes no body")
        return Nothing()
    # An empty body stands for an empty object where nothing has to be said.
    if raw:
        check_media(request, JSON)
    return decode(raw or b"{}", operation.body, depth=settings.depth_limit)


def check_media(request: Request, media: str) -> None:
    """Refuse a body of another media type.

    Raises:
        WrongMediaError: It is another one, or none is said.
    """
    said = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if said != media:
        raise WrongMediaError(f"the body has to be {media}", where="Content-Type")


def decode(raw: bytes, form: type[T], *, depth: int) -> T:
    """Return a JSON document as a record.

    Raises:
        OversizeError: It is nested too deeply.
        UnparsedError: It is no JSON, or not of its form.
    """
    bare = _STRINGS.sub(b"", raw)
    if bare.count(b"[") + bare.count(b"{") > depth and _depth(bare) > depth:
        raise OversizeError(f"the body is nested more than {depth} deep")
    try:
        found = msgspec.json.decode(raw, type=form)
    except msgspec.ValidationError as error:
        raise UnparsedError("the body does not have its form", where=_place(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise UnparsedError("the body is no JSON") from None
    if b"\\u0000" in raw:
        raise UnparsedError("the body holds a character that no text has")
    return found


def _depth(bare: bytes) -> int:
    """Return how deep a document without its texts is nested."""
    deepest = level = 0
    for sign in bare:
        if sign in b"[{":
            level += 1
            deepest = max(deepest, level)
        elif sign in b"]}":
            level -= 1
    return deepest


def _place(error: msgspec.ValidationError) -> str:
    """Return the place that a message ends with; the rest of it may quote what was sent."""
    found = re.search(r" - at `(\$[A-Za-z_.\[\]]*)`$", str(error))
    return found[1] if found else "$"


async def _limited(request: Request, limit: int) -> AsyncIterator[bytes]:
    """Give a body's parts.

    Raises:
        OversizeError: It is, or says that it will be, longer than the limit.
    """
    said = request.headers.get("content-length", "0")
    if said.isdecimal() and int(said) > limit:
        raise OversizeError(f"the body has more than {limit} bytes")
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            raise OversizeError(f"the body has more than {limit} bytes")
        yield part


async def read_upload(request: Request, spool: Spool, settings: Settings) -> Upload:
    """Write the body into a file of its own while its digest is taken.

    Raises:
        OversizeError: The file is too large.
        UnparsedError: It has no usable name, or another digest than stated, or it is empty.
        WrongMediaError: It is not sent as bytes.
    """
    check_media(request, BYTES)
    name = _file_name(request.headers)
    folder = await to_thread.run_sync(spool.new)
    try:
        return await _write(request, folder, name, settings.upload_limit)
    except BaseException:
        await to_thread.run_sync(spool.drop, folder.name)
        raise


async def _write(request: Request, folder: Any, name: str, limit: int) -> Upload:  # noqa: ANN401 - a path
    """Write the parts as they come."""
    path = folder / "file" / name
    path.parent.mkdir(mode=0o700)
    digest, size, held = sha256(), 0, bytearray()
    with path.open("xb") as file:

        def flush() -> None:
            digest.update(held)
            file.write(held)
            held.clear()

        async for part in _limited(request, limit):
            size += len(part)
            held += part
            if len(held) >= _BLOCK:
                await to_thread.run_sync(flush)
        await to_thread.run_sync(flush)
    if not size:
        raise UnparsedError("the file is empty")
    _check_digest(request.headers.get("content-digest", ""), digest.digest())
    return Upload(folder=folder, path=path, name=name, digest=digest.hexdigest(), size=size)


def _check_digest(said: str, found: bytes) -> None:
    """Compare what arrived with what the sender says it sent (RFC 9530)."""
    if not said:
        return
    form = _DIGEST.fullmatch(said.strip())
    try:
        fits = form is not None and b64decode(form[1], validate=True) == found
    except binascii.Error:
        fits = False
    if not fits:
        raise UnparsedError("the file is not what its digest says", where="Content-Digest")


def _file_name(headers: Mapping[str, str]) -> str:
    """Return an uploaded file's name, percent-encoded UTF-8 in a header: never part of an address."""
    try:
        name = unquote(headers.get("x-file-name", ""), errors="strict")
    except UnicodeDecodeError:
        name = ""
    if not fit_name(name):
        raise UnparsedError("the file has no usable name", where="X-File-Name")
    return name


def one_header(headers: Iterable[tuple[bytes, bytes]], name: bytes) -> str:
    """Return a header that stands once; "" when it is not there.

    Raises:
        UsageError: It stands twice.
    """
    found = [value for key, value in headers if key == name]
    if len(found) > 1:
        raise UsageError("a header stands twice", where=name.decode())
    return found[0].decode("latin-1") if found else ""
