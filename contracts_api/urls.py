"""Everything under /api/. What no version knows is answered with a problem document, too."""

from django.urls import include, path, re_path

from contracts_api.unknown import UnknownRoute

urlpatterns = [
    path("v1/", include(("contracts_api.v1.urls", "v1"))),
    re_path(r"", UnknownRoute.as_view(), name="api-unknown"),
]
