"""Jobs of the events slice. Messages carry nothing: what to do is in the database."""

from celery import shared_task


@shared_task(name="events.outbox_drain")
def outbox_drain() -> None:
    """Fan out waiting events and deliver what is due."""


@shared_task(name="events.outbox_sweep")
def outbox_sweep() -> None:
    """The same, by the clock: for doorbells that were lost and workers that died."""
    outbox_drain()
