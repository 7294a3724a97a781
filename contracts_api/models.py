"""What the API itself remembers: the answers it has given under an idempotency key."""

from django.db import models


class IdempotencyRecord(models.Model):
    """One request under an `Idempotency-Key`: in flight while `status` is null, answered after.

    The key is kept as a digest and the answer sealed, for an answer may carry a secret shown once.
    """

    actor_id = models.CharField(max_length=64)
    key_digest = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    attempt = models.UUIDField()
    started_at = models.DateTimeField(db_index=True)
    status = models.PositiveSmallIntegerField(null=True)
    sealed_answer = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor_id", "key_digest"], name="one_answer_a_key")]
