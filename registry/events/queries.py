"""Reads of the events slice."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from registry.events.chain import GENESIS, hash_of
from registry.events.models import AuditEntry, Delivery, OutboxEvent, Subscription
from registry.identity.models import Team


@dataclass(frozen=True)
class ChainReport:
    """Whether the audit log is what it was; if not, the first entry that is wrong. True where intact."""

    entries: int
    broken_at: int | None = None

    def __bool__(self) -> bool:
        return self.broken_at is None


def audit_chain_is_intact() -> ChainReport:
    """Recompute every hash of the audit log, from the first entry on."""
    previous, expected = GENESIS, 1
    for entry in AuditEntry.objects.order_by("sequence").iterator(chunk_size=1_000):
        if entry.sequence != expected or entry.previous_hash != previous or entry.hash != hash_of(entry):
            return ChainReport(expected - 1, broken_at=expected)
        previous, expected = entry.hash, expected + 1
    return ChainReport(expected - 1)


def entries_about(subject: str) -> QuerySet[AuditEntry]:
    """What happened to `subject` and what is below it (`contracts/shop/order` and its versions), latest first."""
    below = Q(subject__startswith=f"{subject}/")
    return AuditEntry.objects.filter(Q(subject=subject) | below).order_by("-sequence")


def subscriptions_of(team: Team) -> QuerySet[Subscription]:
    return Subscription.objects.filter(team=team)


def deliveries_of(subscription: Subscription) -> QuerySet[Delivery]:
    """Latest first, each with its event."""
    return subscription.deliveries.select_related("event").order_by("-pk")


def outbox_backlog() -> int:
    """How many events wait to be fanned out, and deliveries to be made: what the metrics show."""
    waiting = OutboxEvent.objects.filter(fanned_out_at=None).count()
    return waiting + Delivery.objects.filter(state=Delivery.State.PENDING).count()


def dead_deliveries() -> int:
    """How many deliveries were given up, and wait for somebody to replay them."""
    return Delivery.objects.filter(state=Delivery.State.DEAD).count()
