"""The API's housekeeping."""

from celery import shared_task

from contracts_api import idempotency


@shared_task(name="api.purge_idempotency_records")  # type: ignore[untyped-decorator]
def purge_idempotency_records() -> int:
    """Forget answers that no client may ask to have repeated any more."""
    return idempotency.purge_expired()
