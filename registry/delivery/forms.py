"""What people fill in about mappings and gateways."""

from typing import Any

from django import forms

from linting.documents import DocumentError, read
from registry.catalog.models import IN_USE, Contract, Version
from registry.delivery import queries
from registry.delivery.models import Environment
from registry.identity import queries as identity
from registry.identity.actors import Actor, Role
from registry.identity.models import Team
from registry.pages import RegistryForm

EXAMPLE = '[\n  {"op": "move", "from": ["order_id"], "to": ["id"]}\n]'


class MappingForm(RegistryForm):
    """Ops from the payloads of one published version to those of another."""

    source = forms.ModelChoiceField(Version.objects.none(), label="From version", empty_label=None)
    target = forms.ModelChoiceField(Version.objects.none(), label="To version", empty_label=None)
    ops = forms.CharField(
        max_length=200_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "class": "code-tall mono", "spellcheck": "false"}),
        help_text="A JSON list. There are move, add, remove, default, cast and enum; paths are lists of keys.",
    )

    def __init__(self, *args: object, contract: Contract, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        published = contract.versions.filter(state__in=IN_USE)
        for name in ("source", "target"):
            self.fields[name].queryset = published
            self.fields[name].label_from_instance = lambda version: version.number
        self.initial.setdefault("ops", EXAMPLE)
        if len(newest := list(published[:2])) == 2:
            self.initial |= {"source": newest[0].pk, "target": newest[1].pk}

    def clean_ops(self) -> list[Any]:
        try:
            ops = read(self.cleaned_data["ops"], syntax="json").value
        except DocumentError as problem:
            raise forms.ValidationError(f"Line {problem.line}: {problem.message}") from problem
        if not isinstance(ops, list):
            raise forms.ValidationError("Write a JSON list of ops.")
        return ops


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
