"""Every view of the API, as the routes have them."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver

from contracts_api.urls import urlpatterns


def api_views(patterns: list[Any] = urlpatterns, prefix: str = "/api/") -> Iterator[tuple[str, Any]]:
    """Each address with its view class (or function)."""
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from api_views(pattern.url_patterns, address)
        elif isinstance(pattern, URLPattern):
            yield address, getattr(pattern.callback, "view_class", pattern.callback)
