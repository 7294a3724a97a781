"""People, teams, and the tokens of machines."""

from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models

from registry.identity.actors import Role


class RoleChoices(models.IntegerChoices):
    VIEWER = Role.VIEWER.value, "viewer"
    EDITOR = Role.EDITOR.value, "editor"
    OWNER = Role.OWNER.value, "owner"


class User(AbstractUser):
    """A person who signs in."""

    is_platform_admin = models.BooleanField(default=False)


class Team(models.Model):
    """Who owns contracts: a team outlives its people."""

    slug = models.CharField(max_length=64, unique=True, validators=[RegexValidator(r"\A[a-z0-9][a-z0-9-]*\Z")])
    name = models.CharField(max_length=120)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's role in a team."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    role = models.PositiveSmallIntegerField(choices=RoleChoices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "team"], name="one_role_a_member_a_team")]


class AccessToken(models.Model):
    """A machine's credential. The secret itself is shown once and never stored.

    A `pat` acts with its user's memberships, at most at `role`; the other kinds act with `role` in `team`.
    """

    class Kind(models.TextChoices):
        PERSONAL = "pat", "personal"
        PIPELINE = "ci", "CI pipeline"
        GATEWAY = "gw", "gateway"
        SERVICE = "sa", "service account"

    kind = models.CharField(max_length=3, choices=Kind)
    name = models.CharField(max_length=120)
    prefix = models.CharField(max_length=24, unique=True)
    digest = models.CharField(max_length=64)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, null=True, related_name="tokens")
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="tokens")
    role = models.PositiveSmallIntegerField(choices=RoleChoices, default=RoleChoices.VIEWER)
    scopes = models.JSONField(default=list)
    issued_by = models.CharField(max_length=160)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    rotated_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="rotated_to")

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="token_belongs_to_a_team_or_a_person",
                condition=models.Q(kind="pat", user__isnull=False, team__isnull=True)
                | models.Q(~models.Q(kind="pat"), team__isnull=False, user__isnull=True),
            )
        ]


class SignInAttempt(models.Model):
    """An attempt to sign in by password, for the brake on guessing: digests and networks, no names."""

    account = models.CharField(max_length=64)
    address = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)
    succeeded = models.BooleanField()

    class Meta:
        indexes = [
            models.Index(fields=["account", "succeeded", "at"], name="attempts_on_an_account"),
            models.Index(fields=["address", "succeeded", "at"], name="attempts_from_an_address"),
        ]
