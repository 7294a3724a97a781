"""Jobs of the events slice. Messages carry nothing: what there is to do stands in the database."""

from celery import shared_task

from registry.events.delivering import drain


@shared_task(name="events.outbox_drain")
def outbox_drain() -> None:
    """Fan out waiting events and deliver what is due; rung after each commit that recorded one."""
    drain()


@shared_task(name="events.outbox_sweep")
def outbox_sweep() -> None:
    """The same by the clock, for doorbells that were lost, retries that fell due and workers that died."""
    drain()
