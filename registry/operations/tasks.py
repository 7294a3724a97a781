"""The registry's housekeeping."""

from celery import shared_task

from registry.operations.pruning import prune


@shared_task(name="operations.prune")
def forget_what_is_old() -> None:
    """Remove what is older than the settings say; see `registry.operations.pruning`."""
    prune()
