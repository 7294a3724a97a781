"""Liveness and readiness, as probes want them: 200 or 503 and a line of JSON for each dependency."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

_migrated = False


@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers. Nothing else is asked, so a slow database never gets it restarted."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """The database answers and is migrated; the gateway protocol survives without a broker, so none is asked."""
    checks = {"database": _database(), "migrations": _migrations()}
    ready = all(state == "ok" for state in checks.values())
    return JsonResponse({"status": "ok" if ready else "unavailable", "checks": checks}, status=200 if ready else 503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "does not answer"
    return "ok"


def _migrations() -> str:
    """Asked of the database until it is found complete; a running process does not become unmigrated."""
    global _migrated  # noqa: PLW0603 - one fact a process
    if not _migrated:
        try:
            executor = MigrationExecutor(connection)
        except DatabaseError:
            return "cannot be read"
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return "pending: run `manage.py migrate`"
        _migrated = True
    return "ok"
