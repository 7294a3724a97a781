"""What people fill in about teams and tokens."""

from datetime import datetime, timedelta
from math import ceil
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm

from registry.clock import utc_now
from registry.identity import brake, queries
from registry.identity.actors import Actor, Role, Scope
from registry.identity.models import AccessToken, RoleChoices, Team
from registry.pages import RegistryForm

SCOPE_MEANINGS = {
    Scope.CONTRACTS_READ: "read contracts, versions and schemas",
    Scope.CONTRACTS_WRITE: "register contracts, propose and publish versions",
    Scope.CHECKS_RUN: "check a schema without storing it",
    Scope.DEPLOYMENTS_WRITE: "say which applications run where, and what they read and write",
    Scope.BUNDLES_PULL: "pull mapping bundles, as gateways do",
    Scope.TELEMETRY_WRITE: "report what a gateway saw",
    Scope.TOKENS_WRITE: "issue, rotate and revoke tokens",
}
LIFETIMES = {7: "7 days", 30: "30 days", 90: "90 days", 365: "1 year"}


class SignInForm(AuthenticationForm):
    """User name and password; who fails too often waits (see `brake`)."""

    wait: timedelta | None = None

    @property
    def seconds_to_wait(self) -> int:
        return ceil(self.wait.total_seconds()) if self.wait else 0

    def clean(self) -> dict[str, Any]:
        username, password = (self.cleaned_data.get(name) for name in ("username", "password"))
        if not username or not password:
            return super().clean()
        now = utc_now()
        origin = brake.origin_of(self.request, username, now)
        self.wait = brake.wait_before(username, origin, now)
        if self.wait is not None:
            raise forms.ValidationError(
                f"Too many attempts to sign in failed. Try again in {_in_words(self.seconds_to_wait)}.",
                code="too-many-attempts",
            )
        try:
            cleaned = super().clean()
        except forms.ValidationError:
            brake.note(username, origin, now, succeeded=False)
            raise
        brake.note(username, origin, now, succeeded=True)
        return cleaned


def _in_words(seconds: int) -> str:
    minutes = ceil(seconds / 60)
    return f"{minutes} minutes" if minutes > 1 else "a minute"


class TeamForm(RegistryForm):
    name = forms.CharField(max_length=120, help_text="For people: “Checkout”.")
    slug = forms.SlugField(
        max_length=64, label="Short name", help_text="For addresses and the API: lower case, digits and dashes."
    )


class MemberForm(RegistryForm):
    username = forms.CharField(max_length=150, label="User name")
    role = forms.TypedChoiceField(choices=RoleChoices.choices, coerce=lambda value: Role(int(value)))


class TokenForm(RegistryForm):
    name = forms.CharField(max_length=120, help_text="Where it is used: “checkout pipeline”.")
    kind = forms.ChoiceField(choices=AccessToken.Kind.choices, initial=AccessToken.Kind.PIPELINE)
    team = forms.ModelChoiceField(
        Team.objects.none(), required=False, to_field_name="slug", help_text="Leave empty for a personal token."
    )
    role = forms.TypedChoiceField(choices=RoleChoices.choices, coerce=lambda value: Role(int(value)))
    scopes = forms.MultipleChoiceField(
        choices=[(scope.value, meaning) for scope, meaning in SCOPE_MEANINGS.items()],
        widget=forms.CheckboxSelectMultiple,
        initial=[Scope.CONTRACTS_READ.value, Scope.CHECKS_RUN.value],
    )
    days = forms.TypedChoiceField(
        choices=list(LIFETIMES.items()), coerce=int, initial=90, label="Expires in", help_text="Rotate it before then."
    )

    def __init__(self, *args: object, actor: Actor, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = queries.teams_where(actor, Role.OWNER)
        self.fields["team"].empty_label = "No team (personal)"

    @property
    def expires_at(self) -> datetime:
        return utc_now() + timedelta(days=self.cleaned_data["days"])

    def request(self) -> dict[str, object]:
        """The arguments of `token_issue`."""
        return {name: self.cleaned_data[name] for name in ("kind", "name", "team", "role", "scopes")} | {
            "expires_at": self.expires_at
        }
