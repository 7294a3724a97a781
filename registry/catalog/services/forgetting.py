"""What the catalog may forget: checks that were run, and verdicts, which can be found out again."""

from datetime import datetime

from registry.batches import delete_in_batches
from registry.catalog.models import CheckRun, VerdictRecord


def check_runs_forget(before: datetime) -> int:
    """Remove the check runs before that moment; returns how many."""
    return delete_in_batches(CheckRun.objects.filter(at__lt=before).order_by())


def verdicts_forget(before: datetime) -> int:
    """Remove the verdicts found out before that moment; the engine gives the same ones again when asked."""
    return delete_in_batches(VerdictRecord.objects.filter(created_at__lt=before).order_by())
