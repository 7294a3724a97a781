"""What reaches a gateway: mappings, where they run, and the bundles that carry them there."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from registry.json_text import JsonTextField

name_is_plain = RegexValidator(
    r"\A[a-z0-9][a-z0-9._-]*\Z", "Use lower-case letters, digits, dots, dashes and underscores."
)


class MappingState(models.TextChoices):
    DRAFT = "draft"  # attached, and never yet in a bundle
    ACTIVE = "active"  # in the bundle of at least one environment
    WITHDRAWN = "withdrawn"  # taken out of every bundle


class Verification(models.TextChoices):
    """What is known of a mapping's results; the verdict says more."""

    NOT_VERIFIED = "not_verified", "not verified"  # attached before mappings were verified
    PROVED = "proved"
    REFUTED = "counterexample", "refuted"
    UNKNOWN = "unknown", "not decided"


class Mapping(models.Model):
    """Ops from the payloads of one version to those of another. The ops never change; a better mapping is another."""

    source_version = models.ForeignKey("catalog.Version", on_delete=models.PROTECT, related_name="mappings_from")
    target_version = models.ForeignKey("catalog.Version", on_delete=models.PROTECT, related_name="mappings_to")
    oplevel = models.PositiveSmallIntegerField()
    ops = JsonTextField()
    state = models.CharField(max_length=10, choices=MappingState, default=MappingState.DRAFT)
    verification = models.CharField(max_length=14, choices=Verification, default=Verification.NOT_VERIFIED)
    verdict = JsonTextField(null=True)  # the wire form of `shims.assessment`, and the terms under which it holds
    acknowledgement = models.CharField(max_length=500, blank=True, default="")
    acknowledged_by = models.CharField(max_length=160, blank=True, default="")
    acknowledged_at = models.DateTimeField(null=True)
    warnings = JsonTextField(default=list)
    attached_by = models.CharField(max_length=160)
    attached_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(source_version=models.F("target_version")), name="mapping_leads_to_another_version"
            ),
            models.CheckConstraint(
                condition=~Q(state="active", verification="counterexample"), name="no_refuted_mapping_is_active"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract.full_name} {self.source_version.number} → {self.target_version.number}"

    @property
    def public_id(self) -> str:
        """Its name in bundles, telemetry and canary decisions."""
        return f"m-{self.pk}"

    @property
    def contract(self):
        return self.source_version.contract

    @property
    def is_refuted(self) -> bool:
        return self.verification == Verification.REFUTED

    @property
    def is_acknowledged(self) -> bool:
        """Whether an owner has taken it upon them that nobody could prove it."""
        return self.acknowledged_at is not None

    @property
    def direction(self) -> str:
        """`down` from a newer version to an older one, which is what old consumers need; else `up`."""
        source, target = self.source_version, self.target_version
        newer = (source.major, source.minor, source.patch) > (target.major, target.minor, target.patch)
        return "down" if newer else "up"


class Environment(models.Model):
    """Where gateways run, such as `production`; its bundles are numbered from 1 without a gap."""

    name = models.CharField(max_length=64, unique=True, validators=[name_is_plain])
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Rollout(models.Model):
    """That an environment runs a mapping, from `started_at` until `ended_at`. Which share of the traffic: all."""

    mapping = models.ForeignKey(Mapping, on_delete=models.PROTECT, related_name="rollouts")
    environment = models.ForeignKey(Environment, on_delete=models.PROTECT, related_name="rollouts")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-started_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["mapping", "environment"], condition=Q(ended_at=None), name="one_open_rollout_an_environment"
            )
        ]


class BundleKey(models.Model):
    """A public key that bundles were signed with, kept so that old signatures can still be checked."""

    keyid = models.CharField(max_length=16, unique=True)
    public_key = models.BinaryField()  # 32 bytes, RFC 8032
    first_used_at = models.DateTimeField()

    class Meta:
        ordering = ["-first_used_at"]


class Bundle(models.Model):
    """One revision of what an environment's gateways run: exact bytes, and the signature over them."""

    environment = models.ForeignKey(Environment, on_delete=models.PROTECT, related_name="bundles")
    revision = models.PositiveIntegerField()
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    signature = models.BinaryField()
    key = models.ForeignKey(BundleKey, on_delete=models.PROTECT, related_name="bundles")
    reason = models.CharField(max_length=200)
    published_by = models.CharField(max_length=160)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["-revision"]
        constraints = [models.UniqueConstraint(fields=["environment", "revision"], name="one_bundle_a_revision")]

    @property
    def etag(self) -> str:
        return etag_of(self.revision, self.sha256)


def etag_of(revision: int, sha256: str) -> str:
    """The strong ETag of a bundle: readable by people, and different whenever a byte is."""
    return f'"r{revision}-{sha256[:16]}"'


class Gateway(models.Model):
    """A gateway that pulls bundles; it belongs to the team that runs it."""

    name = models.CharField(max_length=64, unique=True, validators=[name_is_plain])
    environment = models.ForeignKey(Environment, on_delete=models.PROTECT, related_name="gateways")
    team = models.ForeignKey("identity.Team", on_delete=models.PROTECT, related_name="gateways")
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def running_revision(self) -> int | None:
        """The highest revision that it said it accepted."""
        accepted = (status.revision for status in self.statuses.all() if status.outcome == "accepted")
        return max(accepted, default=None)


class GatewayStatus(models.Model):
    """What a gateway said of one revision: that it runs it, or why it refused it."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted"
        REFUSED = "refused"

    gateway = models.ForeignKey(Gateway, on_delete=models.CASCADE, related_name="statuses")
    revision = models.PositiveIntegerField()
    outcome = models.CharField(max_length=8, choices=Outcome)
    code = models.CharField(max_length=64, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    mapping = models.ForeignKey(Mapping, on_delete=models.SET_NULL, null=True, related_name="refusals")
    op_index = models.PositiveIntegerField(null=True)
    runtime = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["gateway", "revision"], name="one_status_a_revision")]
