"""What every view of the API has in common."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from rest_framework import status
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView

from registry.errors import NotFound, RegistryError
from registry.identity.actors import Actor

Fields = dict[str, Any]
Found = TypeVar("Found")


class OneRepresentation(BaseContentNegotiation):
    """Each address has one representation; whatever `Accept` says, that is what comes (RFC 9110 §12.4.1)."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        media_type = (request.content_type or "").partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == media_type), None)

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        return renderers[0], renderers[0].media_type


class ApiView(APIView):
    """A view parses, authorises, calls one service and renders; this is the parsing."""

    content_negotiation_class = OneRepresentation

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """The methods that there are, in `Allow`."""
        return Response(status=status.HTTP_204_NO_CONTENT)


class UnprocessableBodyError(ValidationError):
    """The body is JSON, but not what this address takes."""

    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY


class InvalidQueryError(ValidationError):
    """A parameter in the address, not in the body, is wrong."""

    status_code = status.HTTP_400_BAD_REQUEST


def actor_of(request: Request) -> Actor:
    """Who asks. The access table lets nobody unknown reach a view that calls this."""
    return cast("Actor", request.auth)


def body_of(request: Request, shape: type[BaseSerializer[Any]]) -> Fields:
    """The body as `shape` reads it. Raises UnprocessableBodyError, or ApiError where it is not even JSON."""
    return read_as(request.data, shape)


def read_as(value: Any, shape: type[BaseSerializer[Any]]) -> Fields:
    """A part of a body as `shape` reads it. Raises UnprocessableBodyError."""
    serializer = shape(data=value)
    if not serializer.is_valid():
        raise UnprocessableBodyError(cast("Any", serializer.errors))
    validated: Fields = serializer.validated_data
    return validated


def query_of(request: Request, shape: type[BaseSerializer[Any]]) -> Fields:
    """The address's query as `shape` reads it. Raises InvalidQueryError (400)."""
    serializer = shape(data=request.query_params.dict())
    if not serializer.is_valid():
        raise InvalidQueryError(cast("Any", serializer.errors))
    validated: Fields = serializer.validated_data
    return validated


def named(member: str, look_up: Callable[[str], Found], name: str) -> Found:
    """What the body's `member` names. Its absence is a fault of the body (422), not of the address (404)."""
    try:
        return look_up(name)
    except NotFound as error:
        raise unprocessable(error, member) from error


def unprocessable(error: RegistryError, *path: str) -> UnprocessableBodyError:
    """`error` as a fault of the body, at the place that `path` leads to."""
    fault: Any = [ErrorDetail(error.message, code=error.code)]
    for name in reversed(path):
        fault = {name: fault}
    return UnprocessableBodyError(fault)
