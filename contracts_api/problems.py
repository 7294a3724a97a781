"""Every error of the API as one shape: RFC 9457 `application/problem+json`.

`registry.errors.as_problem` decides the shape; here every other exception (DRF's, Django's, a bug) is
turned into a `RegistryError`, so that an error reads the same wherever it was raised. Each kind of
exception registers how with `error_for`.
"""

import logging
from collections.abc import Iterator, Mapping
from functools import singledispatch
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, UnreadablePostError
from rest_framework import exceptions
from rest_framework.response import Response

from linting.documents import pointer_join
from registry.errors import PROBLEM_CONTENT_TYPE, Kind, Place, RegistryError, as_problem

log = logging.getLogger(__name__)


class ApiError(RegistryError):
    """What only HTTP knows of: methods, media types, preconditions, replays, limits."""

    def __init__(
        self,
        status: HTTPStatus,
        code: str,
        message: str,
        *,
        remedy: str = "",
        places: tuple[Place, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(code, message, remedy=remedy, places=places)
        self._status = status
        self.headers = dict(headers or {})

    @property
    def status(self) -> HTTPStatus:
        return self._status


def problem_for_exception(exc: Exception, context: Mapping[str, Any]) -> Response:
    """DRF's exception handler. It answers for bugs as well: a client always gets a problem document."""
    error = error_for(exc)
    if error.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        log.error("unexpected error in the API", exc_info=exc)
    headers = dict(getattr(error, "headers", {}))
    if error.kind is Kind.UNAUTHENTICATED:
        headers["WWW-Authenticate"] = 'Bearer realm="registry"'
    problem = as_problem(error, request_id=getattr(context["request"], "request_id", None))
    response = Response(problem, status=error.status, headers=headers)
    response.content_type = PROBLEM_CONTENT_TYPE
    return response


@singledispatch
def error_for(exc: BaseException) -> RegistryError:
    """What to tell the client of `exc`. What nobody registered is a bug, and is told without its details."""
    return ApiError(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "internal-error",
        "The registry failed to handle this request; nothing of it was stored.",
        remedy="Try again; if it fails again, give the request id to those who run the registry.",
    )


@error_for.register
def _(exc: RegistryError) -> RegistryError:
    return exc


@error_for.register
def _(exc: Http404) -> RegistryError:
    return ApiError(HTTPStatus.NOT_FOUND, "not-found", "There is nothing at this address.")


@error_for.register
def _(exc: PermissionDenied) -> RegistryError:
    return ApiError(HTTPStatus.FORBIDDEN, "forbidden", str(exc) or "You may not do this.")


@error_for.register
def _(exc: SuspiciousOperation) -> RegistryError:
    return ApiError(HTTPStatus.BAD_REQUEST, "malformed-request", "The request is malformed.")


@error_for.register
def _(exc: UnreadablePostError) -> RegistryError:
    return ApiError(HTTPStatus.BAD_REQUEST, "incomplete-request", "The body broke off before its end.")


@error_for.register
def _(exc: RequestDataTooBig) -> RegistryError:
    return ApiError(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "too-large",
        "The body of the request is too large.",
        remedy="Send less at once: a schema may have 2 MiB, a whole request 8 MiB.",
    )


@error_for.register
def _(exc: exceptions.APIException) -> RegistryError:
    status = HTTPStatus(exc.status_code)
    code, remedy = _OF_STATUS.get(status, (status.phrase.lower().replace(" ", "-"), ""))
    return ApiError(status, code, str(exc.detail), remedy=remedy)


@error_for.register
def _(exc: exceptions.Throttled) -> RegistryError:
    return ApiError(
        HTTPStatus.TOO_MANY_REQUESTS,
        "too-many-requests",
        "This client sends requests faster than it may.",
        remedy="Wait for as many seconds as the Retry-After header says.",
        headers={"Retry-After": str(int(getattr(exc, "wait", None) or 1))},
    )


@error_for.register
def _(exc: exceptions.ValidationError) -> RegistryError:
    places = tuple(_places_in(exc.detail, ()))
    message = places[0].detail if len(places) == 1 else f"{len(places)} things are wrong with the request."
    return ApiError(
        HTTPStatus(exc.status_code),
        "invalid-request",
        message,
        places=places,
        remedy="Correct what `errors` lists, and send the request again.",
    )


_OF_STATUS = {
    HTTPStatus.BAD_REQUEST: ("malformed-request", ""),
    HTTPStatus.UNAUTHORIZED: ("unauthenticated", "Send an access token: `Authorization: Bearer dcr_…`."),
    HTTPStatus.METHOD_NOT_ALLOWED: ("method-not-allowed", "Use a method that the Allow header names."),
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: (
        "unsupported-media-type",
        "Send JSON in UTF-8, with `Content-Type: application/json`.",
    ),
}
_WHOLE_OBJECT = "non_field_errors"


def _places_in(detail: Any, path: tuple[str, ...]) -> Iterator[Place]:
    """DRF's nested messages, flattened: one place for each, at its JSON Pointer."""
    if isinstance(detail, dict):
        for key, inner in detail.items():
            yield from _places_in(inner, path if key == _WHOLE_OBJECT else (*path, str(key)))
    elif isinstance(detail, list):
        for index, inner in enumerate(detail):
            nested = isinstance(inner, dict | list)
            yield from _places_in(inner, (*path, str(index)) if nested else path)
    else:
        code = str(getattr(detail, "code", "invalid")).replace("_", "-")
        yield Place(code, str(detail), pointer_join(*path))
