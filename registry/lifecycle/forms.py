"""What people fill in when a version comes to its end."""

from datetime import UTC, date, datetime, time, timedelta

from django import forms

from registry.catalog import queries
from registry.catalog.models import Contract, Version, VersionState
from registry.catalog.numbering import number_of
from registry.clock import utc_now
from registry.pages import RegistryForm

USUAL_WINDOW = timedelta(days=90)


def _end_of(day: date) -> datetime:
    """The last minute of a day in UTC: who reads “sunset 1 March” may rely on the whole of that day."""
    return datetime.combine(day, time(23, 59), UTC)


class SunsetForm(RegistryForm):
    """When a version stops being served."""

    sunset = forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        label="Sunset",
        help_text="Served until the end of that day, UTC.",
    )

    @property
    def sunset_at(self) -> datetime:
        return _end_of(self.cleaned_data["sunset"])


class DeprecationForm(SunsetForm):
    """The window of a version, why it opens, and where its readers should go."""

    successor = forms.ModelChoiceField(Version.objects.none(), required=False, empty_label="None named")
    reason = forms.CharField(
        max_length=5_000, widget=forms.Textarea(attrs={"rows": 3}), help_text="Consumers read this."
    )

    def __init__(self, *args: object, contract: Contract, version: Version, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("sunset", (utc_now() + USUAL_WINDOW).date())
        published = queries.versions_of(contract).filter(state=VersionState.PUBLISHED).exclude(pk=version.pk)
        self.fields["successor"].queryset = published
        self.fields["successor"].label_from_instance = lambda other: other.number
        latest = published.first()
        if latest is not None and number_of(latest) > number_of(version):
            self.initial.setdefault("successor", latest.pk)
