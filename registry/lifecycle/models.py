"""When a version stops being served."""

from django.db import models


class DeprecationWindow(models.Model):
    """The time that readers of a deprecated version have left. The sunset may move later, never earlier."""

    version = models.OneToOneField("catalog.Version", on_delete=models.PROTECT, related_name="deprecation_window")
    successor = models.ForeignKey(
        "catalog.Version", on_delete=models.PROTECT, null=True, blank=True, related_name="succeeds"
    )
    reason = models.TextField(max_length=5_000)
    deprecated_at = models.DateTimeField()
    deprecated_by = models.CharField(max_length=160)
    sunset_at = models.DateTimeField(db_index=True)
    retired_at = models.DateTimeField(null=True)
    retired_by = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sunset_at__gt=models.F("deprecated_at")), name="sunset_comes_after_deprecation"
            )
        ]
