"""Requests that fail before any view is reached: under /api/ with a problem document, elsewhere with Django's pages."""

from django.http import HttpRequest, HttpResponse
from django.views import defaults

from contracts_api.problems import error_for
from registry.errors import problem_response
from registry.identity.authorisation import API_PREFIX


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """`handler400`: a host that is not ours, a malformed header."""
    if not request.path.startswith(API_PREFIX):
        return defaults.bad_request(request, exception)
    return _problem(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """`handler500`: a middleware that failed, a database that is away."""
    if not request.path.startswith(API_PREFIX):
        return defaults.server_error(request)
    return _problem(request, RuntimeError())


def _problem(request: HttpRequest, exception: Exception) -> HttpResponse:
    return problem_response(error_for(exception), request_id=getattr(request, "request_id", None))
