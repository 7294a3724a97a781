"""Who uses contracts: applications, what each of their versions reads and writes, and where which version runs.

Where they run is an `Environment` of the delivery slice: applications and gateways share their environments.
"""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

name_is_plain = RegexValidator(
    r"\A[a-z0-9][a-z0-9._-]*\Z", "Use lower-case letters, digits, dots, dashes and underscores."
)
number_is_plain = RegexValidator(
    r"\A[A-Za-z0-9][A-Za-z0-9._+-]*\Z", "Use letters, digits, dots, dashes, plus signs and underscores."
)


class Application(models.Model):
    """Software that reads or writes payloads; it belongs to the team that runs it."""

    name = models.CharField(max_length=120, unique=True, validators=[name_is_plain])
    owner_team = models.ForeignKey("identity.Team", on_delete=models.PROTECT, related_name="applications")
    description = models.TextField(max_length=5_000, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ApplicationVersion(models.Model):
    """A build of an application, under the number its team gave it: `2.4.1`, or a commit. It never changes."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="versions")
    number = models.CharField(max_length=120, validators=[number_is_plain])
    registered_by = models.CharField(max_length=160)
    registered_at = models.DateTimeField()

    class Meta:
        ordering = ["-registered_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["application", "number"], name="one_build_a_number")]

    def __str__(self) -> str:
        return f"{self.application.name} {self.number}"


class Reading(models.Model):
    """That a build reads a contract: payloads of any version in `range`, and of these `fields` or, if none, all."""

    application_version = models.ForeignKey(ApplicationVersion, on_delete=models.CASCADE, related_name="readings")
    contract = models.ForeignKey("catalog.Contract", on_delete=models.PROTECT, related_name="readings")
    range = models.CharField(max_length=120)  # as `registry.consumers.ranges` reads it
    fields = models.JSONField(default=list)  # JSON Pointers into the payload; `*` stands for any item

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["application_version", "contract"], name="one_reading_a_contract")
        ]


class Provision(models.Model):
    """That a build writes payloads of a version."""

    application_version = models.ForeignKey(ApplicationVersion, on_delete=models.CASCADE, related_name="provisions")
    version = models.ForeignKey("catalog.Version", on_delete=models.PROTECT, related_name="provisions")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["application_version", "version"], name="one_provision_a_version")
        ]


class Deployment(models.Model):
    """That a build runs in an environment, from `since` until `until`: one build of an application at a time."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="deployments")
    application_version = models.ForeignKey(ApplicationVersion, on_delete=models.PROTECT, related_name="deployments")
    environment = models.ForeignKey("delivery.Environment", on_delete=models.PROTECT, related_name="deployments")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    deployed_by = models.CharField(max_length=160)

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "environment"], condition=Q(until=None), name="one_build_an_environment"
            )
        ]
