"""Removing many rows without holding a lock for long: writers of SQLite wait for each other."""

from typing import Any

from django.db.models import QuerySet

ROWS_AT_ONCE = 500


def delete_in_batches(rows: QuerySet[Any]) -> int:
    """Remove `rows`, a few at a time, each lot in a transaction of its own; returns how many rows there were."""
    count = 0
    while keys := list(rows.values_list("pk", flat=True)[:ROWS_AT_ONCE]):
        rows.model._default_manager.filter(pk__in=keys).delete()  # noqa: SLF001 - Django documents it
        count += len(keys)
    return count
