"""`ETag`, `If-None-Match` and `If-Match` (RFC 9110 §13)."""

from http import HTTPStatus

from django.http import HttpResponse
from django.utils.http import parse_etags
from rest_framework.request import Request
from rest_framework.response import Response

from contracts_api.problems import ApiError

_ANY = "*"


def is_fresh(request: Request, etag: str) -> bool:
    """Whether the client has this very representation already, so that 304 is all it needs."""
    known = [tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))]
    return etag in known or _ANY in known


def with_etag(request: Request, response: HttpResponse, etag: str) -> HttpResponse:
    """`response` with its `ETag`, or 304 without a body where the client's copy is fresh."""
    if is_fresh(request, etag):
        kept = {name: value for name, value in response.headers.items() if not name.lower().startswith("content-")}
        response = Response(status=HTTPStatus.NOT_MODIFIED, headers=kept)
    response["ETag"] = etag
    return response


def require_match(request: Request, etag: str) -> None:
    """Let an edit pass that was made to the present state.

    Raises ApiError: 428 without `If-Match` (RFC 6585 §3), 412 when it names another state.
    """
    header = request.headers.get("If-Match")
    if header is None:
        raise ApiError(
            HTTPStatus.PRECONDITION_REQUIRED,
            "precondition-required",
            "An edit says in If-Match which state it was made to.",
            remedy="Get the resource, and send its ETag as If-Match.",
        )
    wanted = parse_etags(header)
    if etag not in wanted and _ANY not in wanted:
        raise ApiError(
            HTTPStatus.PRECONDITION_FAILED,
            "stale-revision",
            "Somebody changed this in the meantime.",
            remedy="Get it again, look at what changed, and send your edit with the new ETag.",
        )
