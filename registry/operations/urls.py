from django.urls import path
from django.views.generic import RedirectView

from registry.operations import health, problems
from registry.operations.metrics import metrics

app_name = "operations"
urlpatterns = [
    path("", RedirectView.as_view(pattern_name="catalog:contract-list"), name="home"),
    path("problems", problems.problem_list, name="problem-list"),
    path("problems/<str:code>", problems.problem, name="problem"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics, name="metrics"),
]
