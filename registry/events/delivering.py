"""From the outbox to the subscribers: fan out events into deliveries, and work those off.

Everything here may be killed at any moment and be run by many workers at once: what was claimed and
not finished is claimable again when its lease ends. So a subscriber hears of each event at least
once, always under the same `webhook-id`.
"""

import logging
import random
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from registry.clock import Clock, utc_now
from registry.events import leases, webhooks
from registry.events.announcements import ANNOUNCED
from registry.events.models import Delivery, OutboxEvent, Subscription

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 10
MOST_A_RUN = 200
_FIRST_PAUSE = timedelta(seconds=5)
_LONGEST_PAUSE = timedelta(hours=24)


def drain(clock: Clock = utc_now) -> None:
    """Fan out what waits and deliver what is due, up to a bound that leaves room for other tasks."""
    while events := leases.claim(OutboxEvent.objects.filter(fanned_out_at=None), clock(), most=50):
        for event in events:
            _guarded(fan_out, event, clock())
    for _ in range(MOST_A_RUN):
        now = clock()
        due = Delivery.objects.filter(state=Delivery.State.PENDING, next_attempt_at__lte=now)
        claimed = leases.claim(due.select_related("event", "subscription"), now, most=1)
        if not claimed:
            break
        _guarded(deliver, claimed[0], clock)


def _guarded(step: Callable[..., None], *arguments: object) -> None:
    """One row that cannot be worked off must not hold up the others; its lease keeps it away for a while."""
    try:
        step(*arguments)
    except Exception:
        log.exception("%s failed; it is tried again when its lease ends", step.__name__)


@transaction.atomic
def fan_out(event: OutboxEvent, now: datetime) -> None:
    """One delivery for each subscription that asked for this type of event; done twice, it changes nothing."""
    Delivery.objects.bulk_create(
        (
            Delivery(
                event=event,
                subscription=subscription,
                webhook_id=f"msg_{event.id.hex}_{subscription.pk}",
                next_attempt_at=now,
            )
            for subscription in _subscribers_to(event)
        ),
        ignore_conflicts=True,
    )
    OutboxEvent.objects.filter(pk=event.pk).update(fanned_out_at=now, lease_until=None)


def deliver(delivery: Delivery, clock: Clock = utc_now) -> None:
    """One attempt at a claimed delivery, and what follows from it."""
    if not delivery.subscription.active:
        _finish(delivery, state=Delivery.State.DEAD, last_error="the subscription is switched off")
        return
    attempt = webhooks.attempt(delivery, clock())
    now, attempts = clock(), delivery.attempts + 1
    outcome = {"attempts": attempts, "last_status": attempt.status, "last_error": attempt.error[:300]}
    if attempt.succeeded:
        _finish(delivery, state=Delivery.State.DELIVERED, delivered_at=now, **outcome)
        return
    if attempt.gone:
        Subscription.objects.filter(pk=delivery.subscription_id).update(active=False)
    if attempt.gone or attempts >= MOST_ATTEMPTS:
        _finish(delivery, state=Delivery.State.DEAD, **outcome)
        log.warning("delivery %s is dead after %d attempts: %s", delivery.webhook_id, attempts, attempt.error)
        return
    _finish(delivery, next_attempt_at=now + pause_after(attempts), **outcome)


def pause_after(attempts: int) -> timedelta:
    """How long to wait after that many failures: threefold each time, up to a day, give or take a fifth."""
    pause = min(_FIRST_PAUSE * 3 ** (attempts - 1), _LONGEST_PAUSE)
    return pause * random.uniform(0.8, 1.2)  # noqa: S311 - spreads load, guards nothing


def _finish(delivery: Delivery, **fields: object) -> None:
    """Let go of the claim and store the outcome, unless the lease was lost meanwhile to somebody else."""
    held = Delivery.objects.filter(pk=delivery.pk, claimed_by=delivery.claimed_by)
    held.update(claimed_by="", lease_until=None, **fields)


def _subscribers_to(event: OutboxEvent) -> list[Subscription]:
    """Events that are not announced, such as those about people and credentials, stay inside."""
    if event.type not in ANNOUNCED:
        return []
    return [
        subscription
        for subscription in Subscription.objects.filter(active=True)
        if not subscription.types or event.type in subscription.types
    ]
