from django.urls import path
from django.views.generic import RedirectView

from registry.operations import health
from registry.operations.metrics import metrics

app_name = "operations"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="catalog:contract-list"), name="home"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
]
