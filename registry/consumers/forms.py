"""What people fill in about applications."""

from django import forms

from registry.consumers.models import Application, ApplicationVersion
from registry.delivery import queries as delivery
from registry.delivery.models import Environment
from registry.identity import queries as identity
from registry.identity.actors import Actor, Role
from registry.identity.models import Team
from registry.pages import RegistryForm


class ApplicationForm(RegistryForm):
    """An application and who runs it; pipelines say what its builds read and write."""

    name = forms.CharField(max_length=120, help_text="Lower case, as its repository or service: “billing-worker”.")
    owner_team = forms.ModelChoiceField(Team.objects.none(), to_field_name="slug", empty_label=None, label="Owner team")
    description = forms.CharField(
        required=False, max_length=5_000, widget=forms.Textarea(attrs={"rows": 2}), help_text="What it is for."
    )

    def __init__(self, *args: object, actor: Actor, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner_team"].queryset = identity.teams_where(actor, Role.EDITOR)


class DeployQuestionForm(RegistryForm):
    """Which build is to go where."""

    version = forms.ModelChoiceField(ApplicationVersion.objects.none(), to_field_name="number", empty_label=None)
    environment = forms.ModelChoiceField(Environment.objects.none(), to_field_name="name", empty_label=None)

    def __init__(self, *args: object, application: Application, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].queryset = application.versions.all()
        self.fields["version"].label_from_instance = lambda build: build.number
        self.fields["environment"].queryset = delivery.environments()
