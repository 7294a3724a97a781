"""What Prometheus scrapes: Django's own figures, and those of the registry's work, read from the rows themselves."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from django_prometheus.exports import ExportToDjangoView
from prometheus_client import Gauge

from registry.catalog import queries as catalog
from registry.events import queries as events

_WAITING = Gauge("registry_outbox_waiting", "Events and deliveries that wait for the worker")
_DEAD = Gauge("registry_deliveries_dead", "Deliveries given up after every attempt")
_CHECKS = Gauge("registry_check_runs", "Checks that were run, by outcome", ["outcome"])
_VERSIONS = Gauge("registry_versions", "Versions, by state", ["state"])


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The figures at this moment, in Prometheus' text format."""
    _WAITING.set(events.outbox_backlog())
    _DEAD.set(events.dead_deliveries())
    for outcome, count in catalog.check_runs_by_outcome().items():
        _CHECKS.labels(outcome).set(count)
    for state, count in catalog.versions_by_state().items():
        _VERSIONS.labels(state).set(count)
    return ExportToDjangoView(request)
