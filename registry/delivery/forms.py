"""What people fill in about mappings and gateways."""

from django import forms

from registry.catalog.models import IN_USE, Contract, Version
from registry.delivery import queries
from registry.delivery.models import Environment
from registry.identity import queries as identity
from registry.identity.actors import Actor, Role
from registry.identity.models import Team
from registry.pages import RegistryForm


class MappingForm(RegistryForm):
    """Ops from the payloads of one published version to those of another, and a payload to try them on.

    What is wrong with the ops is said beside the editor, at its line.
    """

    source = forms.ModelChoiceField(Version.objects.none(), label="From version", empty_label=None)
    target = forms.ModelChoiceField(Version.objects.none(), label="To version", empty_label=None)
    ops = forms.CharField(
        max_length=200_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false", "data-label": "Ops"}),
    )
    payload = forms.CharField(
        max_length=200_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 9, "class": "mono", "spellcheck": "false"}),
    )

    def __init__(self, *args: object, contract: Contract, pair: tuple[str, str] = ("", ""), **kwargs: object) -> None:
        """`pair`: the numbers of the versions to begin with; else from the newest to the one before it."""
        super().__init__(*args, **kwargs)
        published = contract.versions.filter(state__in=IN_USE).select_related("contract__owner_team")
        for name, number in zip(("source", "target"), pair, strict=True):
            self.fields[name].queryset = published
            self.fields[name].label_from_instance = lambda version: version.number
            if number and (version := queries.published_version(contract, number)):
                self.initial[name] = version
        if len(newest := list(published[:2])) == 2:
            self.initial = {"source": newest[0], "target": newest[1]} | self.initial
        self.initial.setdefault("ops", "[]")

    @property
    def versions(self) -> tuple[Version, Version] | None:
        """The two versions as far as the form knows them."""
        known = self.cleaned_data if self.is_bound and self.is_valid() else self.initial
        source, target = known.get("source"), known.get("target")
        return (source, target) if source is not None and target is not None else None


class AcknowledgementForm(RegistryForm):
    """Why a mapping may run that nobody could prove."""

    reason = forms.CharField(max_length=500)


class ActivationForm(RegistryForm):
    """Where a mapping is to run."""

    environment = forms.ModelChoiceField(Environment.objects.none(), to_field_name="name", empty_label=None)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["environment"].queryset = queries.environments()


class GatewayForm(RegistryForm):
    """A gateway, where it runs and who runs it."""

    name = forms.CharField(
        max_length=64, help_text="As in the address it pulls from: lower-case letters, digits, dashes."
    )
    environment = forms.CharField(
        max_length=64, initial="production", help_text="Its gateways all run the same bundle."
    )
    team = forms.ModelChoiceField(Team.objects.none(), to_field_name="slug", empty_label=None)

    def __init__(self, *args: object, actor: Actor, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["team"].queryset = identity.teams_where(actor, Role.EDITOR)
