"""What people fill in about contracts and versions."""

import re

from django import forms

from registry.catalog.models import Classification, Compatibility, Contract, Criticality, WriterSetting
from registry.errors import NotFound
from registry.identity import queries as identity
from registry.identity.actors import Actor, Role
from registry.identity.models import User
from registry.pages import RegistryForm

COMPATIBILITY_MEANINGS = {
    Compatibility.BACKWARD: "Backward: readers on the new version accept what was written for the last one",
    Compatibility.BACKWARD_TRANSITIVE: "Backward, for every version in use of the same major",
    Compatibility.FORWARD: "Forward: readers on the last version accept what the new one writes",
    Compatibility.FORWARD_TRANSITIVE: "Forward, for every version in use of the same major",
    Compatibility.FULL: "Full: both directions",
    Compatibility.FULL_TRANSITIVE: "Full, for every version in use of the same major",
    Compatibility.NONE: "None: compared for information only",
}
WRITER_MEANINGS = {
    WriterSetting.DECLARED: "Only the fields that their schema declares",
    WriterSetting.OPEN: "Anything that their schema allows",
}


class TagsField(forms.CharField):
    """Words between commas or blanks, as a list without repetition."""

    def prepare_value(self, value: object) -> object:
        return ", ".join(value) if isinstance(value, list) else value

    def clean(self, value: object) -> list[str]:
        return list(dict.fromkeys(word for word in re.split(r"[,\s]+", super().clean(value)) if word))


class UserNameField(forms.CharField):
    """An account by its user name; empty for nobody."""

    def prepare_value(self, value: object) -> object:
        return value.get_username() if isinstance(value, User) else value

    def clean(self, value: object) -> User | None:
        name = super().clean(value)
        try:
            return identity.user_by_name(name) if name else None
        except NotFound as unknown:
            raise forms.ValidationError(unknown.message, code=unknown.code) from unknown


class ContractForm(RegistryForm):
    """Everything about a contract but its name."""

    owner_team = forms.ModelChoiceField(None, to_field_name="slug", empty_label=None, label="Owner team")
    domain = forms.CharField(max_length=120, required=False, help_text="The part of the business: “payments”.")
    description = forms.CharField(
        required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 3}), help_text="What its payloads mean."
    )
    steward = UserNameField(required=False, max_length=150, help_text="The user name of who answers questions.")
    on_call = forms.CharField(
        max_length=200, required=False, label="On call", help_text="“#checkout-oncall”, a number."
    )
    runbook_url = forms.URLField(max_length=500, required=False, label="Runbook", assume_scheme="https")
    tags = TagsField(required=False, help_text="Words, with commas between.")
    criticality = forms.ChoiceField(choices=Criticality.choices, initial=Criticality.MEDIUM)
    classification = forms.ChoiceField(choices=Classification.choices, initial=Classification.INTERNAL)
    compatibility = forms.ChoiceField(
        choices=[(level.value, meaning) for level, meaning in COMPATIBILITY_MEANINGS.items()],
        initial=Compatibility.BACKWARD,
        label="A new version owes",
    )
    writer = forms.ChoiceField(
        choices=[(setting.value, meaning) for setting, meaning in WRITER_MEANINGS.items()],
        initial=WriterSetting.DECLARED,
        label="Writers send",
    )
    assert_formats = forms.BooleanField(
        required=False, initial=True, label="Formats are checked", help_text="Readers refuse a bad e-mail or date."
    )
    readers_apply_defaults = forms.BooleanField(
        required=False, label="Readers apply defaults", help_text="A new required field with a default breaks nobody."
    )
    allow_undecided = forms.BooleanField(
        required=False, label="Undecided passes with a warning", help_text="Otherwise only what is proved passes."
    )

    def __init__(self, *args: object, actor: Actor, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner_team"].queryset = identity.teams_where(actor, Role.EDITOR)

    @classmethod
    def of(cls, contract: Contract, actor: Actor, posted: object = None) -> "ContractForm":
        """The form with what the contract says now."""
        form = cls(posted, actor=actor)
        form.initial = {name: getattr(contract, name) for name in form.fields} | {
            "owner_team": contract.owner_team.slug
        }
        return form


class NewContractForm(ContractForm):
    """A contract with its name, which stays for ever."""

    namespace = forms.CharField(max_length=120, help_text="Lower case: “shop” or “com.example.shop”.")
    name = forms.CharField(max_length=200, help_text="Lower case: “order-placed”.")


class VersionForm(RegistryForm):
    """A schema on its way in. Its texts keep their blanks: a schema is stored byte for byte."""

    source = forms.CharField(
        strip=False, required=False, label="Schema", widget=forms.Textarea(attrs={"spellcheck": "false", "rows": 24})
    )
    number = forms.CharField(max_length=40, required=False, label="Version number")
    change_note = forms.CharField(
        max_length=5_000,
        required=False,
        label="Change note",
        widget=forms.Textarea(attrs={"rows": 1, "placeholder": "What changed, in a sentence"}),
    )
    suggested = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_source(self) -> str:
        """Browsers send every line break as CR LF; what was typed or pasted had LF."""
        return self.cleaned_data["source"].replace("\r\n", "\n")

    @property
    def chosen_number(self) -> str | None:
        """The number that a person chose; None where the field is empty or still holds what was suggested."""
        number = self.cleaned_data.get("number", "").strip()
        return None if number in {"", self.cleaned_data.get("suggested", "")} else number

    def request(self) -> dict[str, object]:
        """The arguments of `version_propose`."""
        return {
            "source": self.cleaned_data["source"],
            "number": self.chosen_number,
            "change_note": self.cleaned_data["change_note"],
        }
