"""A request id on every request: the caller's own when sane, else a new one; given back, and in every log line."""

import re
import uuid
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-Id"
_ACCEPTABLE = re.compile(r"[A-Za-z0-9._:-]{1,128}")


def request_id_for(offered: str | None) -> str:
    """The offered id if it is short and plain (it goes into logs and headers), else a fresh UUID."""
    if offered and _ACCEPTABLE.fullmatch(offered):
        return offered
    return str(uuid.uuid4())


class RequestIdMiddleware:
    """Sets `request.request_id`, binds it for the logs and writes one access line per request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.log = structlog.get_logger("registry.access")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.request_id = request_id_for(request.headers.get(HEADER))
        with structlog.contextvars.bound_contextvars(request_id=request.request_id):
            response = self.get_response(request)
            response.headers[HEADER] = request.request_id
            if not request.path.startswith(("/static/", "/healthz", "/readyz", "/metrics")):
                self.log.info("request", method=request.method, path=request.path, status=response.status_code)
        return response
