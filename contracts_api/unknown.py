"""Addresses that the API does not have."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from contracts_api.views import ApiView
from registry.errors import NotFound


@extend_schema(exclude=True)
class UnknownRoute(ApiView):
    """404, whatever the method, and where to look."""

    def refuse(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        raise NotFound(
            f"The API has nothing at {request.path}.",
            code="unknown-route",
            remedy="The addresses are listed at /api/v1/docs.",
        )

    get = post = put = patch = delete = head = options = trace = refuse
