from django.urls import path
from django.views.generic import RedirectView
from django_prometheus.exports import ExportToDjangoView

from registry.operations import health

app_name = "operations"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="catalog:contract-list"), name="home"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", ExportToDjangoView, name="metrics"),
]
