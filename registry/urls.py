"""Every address of the registry; who may use each is declared in `registry.access`."""

from django.urls import include, path

urlpatterns = [
    path("", include("registry.operations.urls")),
    path("", include("registry.identity.urls")),
    path("", include("registry.catalog.urls")),
    path("", include("registry.lifecycle.urls")),
    path("", include("registry.delivery.urls")),
    path("", include("registry.consumers.urls")),
    path("api/", include("contracts_api.urls")),
]
handler400 = "contracts_api.fallbacks.bad_request"
handler500 = "contracts_api.fallbacks.server_error"
