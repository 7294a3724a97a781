"""What the registry says when it cannot do what was asked: one family, one wire shape.

A `RegistryError` is written for its reader: what is wrong, where, and what to do next. Pages show
its fields; the API writes them as an RFC 9457 problem document. The shape of that document is
decided by `as_problem` and nowhere else.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import Any

from django.http import JsonResponse

PROBLEM_CONTENT_TYPE = "application/problem+json"


class Kind(StrEnum):
    """What sort of refusal this is; each has its HTTP status."""

    INVALID = "invalid"
    UNAUTHENTICATED = "unauthenticated"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    WRONG_METHOD = "wrong_method"
    CONFLICT = "conflict"
    STALE = "stale"
    TOO_LARGE = "too_large"

    @property
    def status(self) -> HTTPStatus:
        return _STATUS[self]


_STATUS = {
    Kind.INVALID: HTTPStatus.UNPROCESSABLE_ENTITY,
    Kind.UNAUTHENTICATED: HTTPStatus.UNAUTHORIZED,
    Kind.FORBIDDEN: HTTPStatus.FORBIDDEN,
    Kind.NOT_FOUND: HTTPStatus.NOT_FOUND,
    Kind.WRONG_METHOD: HTTPStatus.METHOD_NOT_ALLOWED,
    Kind.CONFLICT: HTTPStatus.CONFLICT,
    Kind.STALE: HTTPStatus.PRECONDITION_FAILED,
    Kind.TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
}


@dataclass(frozen=True)
class Place:
    """One thing wrong at one place: a JSON Pointer into the request, or a line and column of a text."""

    code: str
    detail: str
    pointer: str | None = None
    line: int | None = None
    column: int | None = None

    def as_json(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value is not None}


class RegistryError(Exception):
    """Something the caller can put right. `code` is public API: kebab-case, stable, never reused."""

    def __init__(
        self,
        code: str,
        message: str,
        *,
        kind: Kind = Kind.INVALID,
        pointer: str | None = None,
        line: int | None = None,
        column: int | None = None,
        remedy: str = "",
        places: tuple[Place, ...] = (),
        extra: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.kind = kind
        self.pointer = pointer
        self.line = line
        self.column = column
        self.remedy = remedy
        self.places = places or (Place(code, message, pointer, line, column),)
        self.extra = extra or {}

    @property
    def status(self) -> HTTPStatus:
        return self.kind.status


class Forbidden(RegistryError):  # noqa: N818
    """The actor is known and may not do this."""

    def __init__(self, message: str, *, code: str = "forbidden", remedy: str = "") -> None:
        super().__init__(code, message, kind=Kind.FORBIDDEN, remedy=remedy)


class Unauthenticated(RegistryError):  # noqa: N818
    """Nobody, or a credential that is not (or no longer) good."""

    def __init__(self, message: str, *, code: str = "unauthenticated", remedy: str = "") -> None:
        super().__init__(code, message, kind=Kind.UNAUTHENTICATED, remedy=remedy)


class NotFound(RegistryError):  # noqa: N818
    """No such thing, or nothing that this actor may see."""

    def __init__(self, message: str, *, code: str = "not-found", remedy: str = "") -> None:
        super().__init__(code, message, kind=Kind.NOT_FOUND, remedy=remedy)


class Conflict(RegistryError):  # noqa: N818
    """Somebody was faster, or the thing is in a state that does not allow this."""

    def __init__(self, message: str, *, code: str = "conflict", remedy: str = "") -> None:
        super().__init__(code, message, kind=Kind.CONFLICT, remedy=remedy)


def as_problem(error: RegistryError, *, request_id: str | None = None) -> dict[str, Any]:
    """The RFC 9457 document of `error`: type, title, status, detail, code, errors, remedy, request_id."""
    problem: dict[str, Any] = {
        "type": f"/problems/{error.code}",
        "title": error.status.phrase,
        "status": int(error.status),
        "detail": error.message,
        "code": error.code,
        "errors": [place.as_json() for place in error.places],
    }
    if error.remedy:
        problem["remedy"] = error.remedy
    if request_id:
        problem["request_id"] = request_id
    return problem | error.extra


def problem_response(error: RegistryError, *, request_id: str | None = None) -> JsonResponse:
    """`error` as a plain Django answer, for code that runs before any API view."""
    response = JsonResponse(
        as_problem(error, request_id=request_id), status=error.status, content_type=PROBLEM_CONTENT_TYPE
    )
    if error.kind is Kind.UNAUTHENTICATED:
        response["WWW-Authenticate"] = 'Bearer realm="registry"'
    return response
