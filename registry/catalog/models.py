"""Contracts, their immutable versions, and what was checked."""

from typing import Any, Protocol

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from registry.json_text import JsonTextField

name_is_plain = RegexValidator(
    r"\A[a-z0-9][a-z0-9._-]*\Z", "Use lower-case letters, digits, dots, dashes and underscores."
)


class Criticality(models.TextChoices):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"


class Classification(models.TextChoices):
    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"
    RESTRICTED = "restricted"


class Compatibility(models.TextChoices):
    """What a new version owes to the ones before it."""

    NONE = "none"
    BACKWARD = "backward"
    BACKWARD_TRANSITIVE = "backward_transitive"
    FORWARD = "forward"
    FORWARD_TRANSITIVE = "forward_transitive"
    FULL = "full"
    FULL_TRANSITIVE = "full_transitive"


class WriterSetting(models.TextChoices):
    """What writers send: only declared fields, or anything that the schema allows."""

    DECLARED = "declared"
    OPEN = "open"


class Contract(models.Model):
    """A named agreement with one owner team and a line of versions."""

    namespace = models.CharField(max_length=120, validators=[name_is_plain])
    name = models.CharField(max_length=200, validators=[name_is_plain])
    owner_team = models.ForeignKey("identity.Team", on_delete=models.PROTECT, related_name="contracts")
    steward = models.ForeignKey(
        "identity.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="stewarded_contracts"
    )
    on_call = models.CharField(max_length=200, blank=True)
    runbook_url = models.URLField(max_length=500, blank=True)
    description = models.TextField(max_length=20_000, blank=True)
    tags = models.JSONField(default=list, blank=True)
    domain = models.CharField(max_length=120, blank=True)
    criticality = models.CharField(max_length=10, choices=Criticality, default=Criticality.MEDIUM)
    classification = models.CharField(max_length=14, choices=Classification, default=Classification.INTERNAL)
    compatibility = models.CharField(max_length=20, choices=Compatibility, default=Compatibility.BACKWARD)
    writer = models.CharField(max_length=10, choices=WriterSetting, default=WriterSetting.DECLARED)
    assert_formats = models.BooleanField(default=True)
    readers_apply_defaults = models.BooleanField(default=False)
    allow_undecided = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        ordering = ["namespace", "name"]
        constraints = [models.UniqueConstraint(fields=["namespace", "name"], name="one_contract_a_name")]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        return f"{self.namespace}/{self.name}"


class VersionState(models.TextChoices):
    DRAFT = "draft"
    PROPOSED = "proposed"
    PUBLISHED = "published"
    DEPRECATED = "deprecated"
    RETIRED = "retired"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


IN_USE = (VersionState.PUBLISHED, VersionState.DEPRECATED)
ONCE_PUBLISHED = (*IN_USE, VersionState.RETIRED)
GIVEN_UP = (VersionState.REJECTED, VersionState.WITHDRAWN)


class Answer(Protocol):
    """What a check found out, as `registry.catalog.verdicts` has it."""

    def as_json(self) -> dict[str, Any]: ...


class Version(models.Model):
    """A schema with a number. Once published, nothing but its state changes; triggers see to that."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="versions")
    major = models.PositiveIntegerField()
    minor = models.PositiveIntegerField()
    patch = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=VersionState, default=VersionState.PROPOSED)
    dialect = models.CharField(max_length=20)
    source = models.BinaryField()
    syntax = models.CharField(max_length=4, choices=[("json", "JSON"), ("yaml", "YAML")])
    canonical = models.TextField()
    digest = models.CharField(max_length=80, db_index=True)
    schema_id = models.CharField(max_length=500, blank=True, db_index=True)  # its `$id`; empty where it has none
    change_note = models.TextField(max_length=5_000, blank=True)
    submitted_by = models.CharField(max_length=160)
    submitted_by_id = models.CharField(max_length=64)
    submitted_at = models.DateTimeField()
    published_by = models.CharField(max_length=160, blank=True)
    published_by_id = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-major", "-minor", "-patch", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "major", "minor", "patch"],
                condition=~Q(state__in=[state.value for state in GIVEN_UP]),
                name="one_living_version_a_number",
            )
        ]
        indexes = [models.Index(fields=["contract", "state", "-major", "-minor", "-patch"], name="version_line")]

    check_result: Answer | None = None
    """What was answered to its submission; not stored, and known to who has just proposed it."""

    def __str__(self) -> str:
        return f"{self.contract.full_name}@{self.number}"

    @property
    def number(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    @property
    def source_text(self) -> str:
        """The schema as it was submitted; readable, for `source` keeps the bytes."""
        return bytes(self.source).decode("utf-8-sig")

    @property
    def uri(self) -> str:
        """How other contracts refer to this version."""
        return f"contract:{self.contract.full_name}@{self.number}"


class ContractReference(models.Model):
    """That a version's schema refers to a version of another contract."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="references")
    target = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="referred_to_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "target"], name="one_reference_a_target")]


class CheckRun(models.Model):
    """A check that somebody asked for, and what it answered."""

    contract = models.ForeignKey(Contract, on_delete=models.SET_NULL, null=True, related_name="check_runs")
    contract_name = models.CharField(max_length=330, blank=True)
    actor_id = models.CharField(max_length=64)
    actor_label = models.CharField(max_length=160)
    at = models.DateTimeField(db_index=True)
    outcome = models.CharField(max_length=4, choices=[(word, word) for word in ("pass", "warn", "fail")])
    level = models.CharField(max_length=12, blank=True)
    schema_digest = models.CharField(max_length=80)
    suggested_version = models.CharField(max_length=40, blank=True)
    result = JsonTextField()

    class Meta:
        ordering = ["-at"]


class VerdictRecord(models.Model):
    """A comparison that was made once and is true for ever: its key names everything it depends on."""

    key = models.CharField(max_length=200, unique=True)
    comparison = JsonTextField()
    created_at = models.DateTimeField()
