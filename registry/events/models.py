"""What happened: the audit chain, the outbox, and who is told about it."""

import uuid

from django.db import models


class AuditEntry(models.Model):
    """One line of the audit log. Each carries the hash of the one before; triggers keep it append-only."""

    sequence = models.BigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    actor_id = models.CharField(max_length=64, db_index=True)
    actor_label = models.CharField(max_length=160)
    action = models.CharField(max_length=64, db_index=True)
    subject = models.CharField(max_length=400, db_index=True)
    detail = models.JSONField(default=dict)
    request_id = models.CharField(max_length=128, blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["sequence"]
        verbose_name_plural = "audit entries"


class OutboxEvent(models.Model):
    """A CloudEvents 1.0 event, written in the transaction of what it tells about.

    `claimed_by` and `lease_until` say who is fanning it out; a lease that ran out is anyone's.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    type = models.CharField(max_length=120, db_index=True)
    source = models.CharField(max_length=200)
    subject = models.CharField(max_length=400)
    time = models.DateTimeField()
    dataschema = models.CharField(max_length=400, blank=True)
    traceparent = models.CharField(max_length=60, blank=True)
    request_id = models.CharField(max_length=128, blank=True)
    data = models.JSONField()
    claimed_by = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True)
    fanned_out_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["time"]
        indexes = [models.Index(fields=["time"], name="outbox_waiting", condition=models.Q(fanned_out_at__isnull=True))]


class Subscription(models.Model):
    """A webhook: where a team wants to hear about which types of events."""

    team = models.ForeignKey("identity.Team", on_delete=models.CASCADE, related_name="subscriptions")
    url = models.URLField(max_length=500)
    sealed_secret = models.TextField()
    old_sealed_secret = models.TextField(blank=True)  # signs beside the new one until `old_secret_until`
    old_secret_until = models.DateTimeField(null=True)
    types = models.JSONField(default=list)  # empty: all types
    active = models.BooleanField(default=True)
    created_by = models.CharField(max_length=160)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]


class Delivery(models.Model):
    """One event on its way to one subscription. `webhook_id` stays the same over every attempt."""

    class State(models.TextChoices):
        PENDING = "pending"
        DELIVERED = "delivered"
        DEAD = "dead"

    event = models.ForeignKey(OutboxEvent, on_delete=models.CASCADE, related_name="deliveries")
    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="deliveries")
    webhook_id = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    claimed_by = models.CharField(max_length=80, blank=True)
    lease_until = models.DateTimeField(null=True)
    last_status = models.PositiveSmallIntegerField(null=True)
    last_error = models.CharField(max_length=300, blank=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["next_attempt_at"]
        constraints = [models.UniqueConstraint(fields=["event", "subscription"], name="one_delivery_an_event")]
        indexes = [
            models.Index(fields=["next_attempt_at"], name="delivery_waiting", condition=models.Q(state="pending"))
        ]
