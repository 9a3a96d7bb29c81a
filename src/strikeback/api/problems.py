"""Refusals on the wire: one form (RFC 9457), one table from our errors to the statuses of HTTP (RFC 9110)."""

import re
from http import HTTPStatus
from typing import Final

from strikeback.api.words import Told
from strikeback.model import errors
from strikeback.model.errors import StrikebackError

MEDIA: Final = "application/problem+json"
UNEXPECTED: Final = "SB999"


class OversizeError(errors.TooLargeError):
    """A body, or the nesting of one, beyond the limits."""


class UnparsedError(errors.UsageError):
    """A body that is not of the form its operation asks for."""


class WrongMediaError(errors.WrongKindError):
    """A body of another media type than its operation takes."""


class StaleError(errors.ConflictError):
    """``If-Match`` names another state than the present one."""


class UnmatchedError(errors.UsageError):
    """A change without ``If-Match``."""


class NoMethodError(errors.UsageError):
    """A method that the resource does not have."""


STATUSES: Final[dict[type[StrikebackError], int]] = {
    errors.NotFoundError: 404,
    errors.RefusedError: 403,
    errors.SignInError: 401,
    errors.LimitError: 429,
    StaleError: 412,
    errors.ConflictError: 409,
    errors.TooLargeError: 413,
    errors.UnknownFormatError: 415,
    errors.WrongKindError: 415,
    errors.RefusedInputError: 422,
    errors.UnusableSelectorError: 422,
    UnparsedError: 422,
    UnmatchedError: 428,
    NoMethodError: 405,
    errors.UsageError: 400,
    errors.StoreError: 503,
    errors.LogFormatError: 422,
    errors.ProofError: 422,
    errors.LogError: 503,
    StrikebackError: 500,
}
"""The nearest class above an error decides."""

_PLACE: Final = re.compile(r"--[a-z-]{1,40}|\$[a-z_.\[\]]{0,80}|[A-Za-z-]{1,40}")
"""Places worth telling: an option, a place in the body, a header. Others may be what was typed."""


class Problem(Told, frozen=True, kw_only=True):
    """What a refusal says."""

    type: str
    """A URN made of the code; it identifies the kind of problem and leads nowhere."""
    title: str
    status: int
    code: str
    """Stable; the codes of ``model/errors.py``."""
    detail: str
    where: str = ""
    remedy: str = ""


ABSENT: Final = Problem(
    type="urn:strikeback:problem:SB301",
    title="Not Found",
    status=404,
    code="SB301",
    detail="there is no such thing, or it may not be told",
)
"""The one answer about what does not exist and what must not be told."""


def status_of(error: StrikebackError) -> int:
    """Return the HTTP status of an error."""
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)


def problem_of(error: StrikebackError) -> Problem:
    """Return what an error says to somebody over the network: never what was typed, nor a path of ours."""
    status = status_of(error)
    if status == 404:
        return ABSENT
    told = _PLACE.fullmatch(error.where) is not None and status != 503
    return Problem(
        type=f"urn:strikeback:problem:{error.code}",
        title=HTTPStatus(status).phrase,
        status=status,
        code=error.code,
        detail=error.what,
        where=error.where.removeprefix("--") if told else "",
        # Remedies of the command line are of no use here.
        remedy="" if "strikeback " in error.remedy or "--" in error.remedy else error.remedy,
    )


def unexpected(request_id: str) -> Problem:
    """Return what is said when the program itself failed: nothing but how to find it in the journal."""
    return Problem(
        type=f"urn:strikeback:problem:{UNEXPECTED}",
        title=HTTPStatus(500).phrase,
        status=500,
        code=UNEXPECTED,
        detail="the server failed",
        remedy=f"Report this id: {request_id}",
    )


def headers_of(error: StrikebackError) -> dict[str, str]:
    """Return the headers that an error asks for."""
    if isinstance(error, errors.LimitError):
        return {"retry-after": str(max(1, error.seconds))}
    if isinstance(error, errors.SignInError):
        return {"www-authenticate": 'Bearer realm="strikeback"'}
    if isinstance(error, errors.StoreError):
        return {"retry-after": "5"}
    return {}
