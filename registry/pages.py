"""What all pages share: how a refusal of a service is told to a person, instead of as a problem document."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from registry.errors import Kind, RegistryError

NOT_THERE = "That is not there, or not for you to choose. Choose one from the list."
API_PREFIX = "/api/"


class RefusalPages:
    """Middleware: a `RegistryError` that a page's view did not handle becomes a page in the registry's look."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, RegistryError) or request.path.startswith(API_PREFIX):
            return None
        return render(request, "refusal.html", {"refusal": exception}, status=exception.status)


def session_ended(request: HttpRequest) -> HttpResponse:
    """The answer to a part of a page that is asked for when the session has ended.

    It stands in the place of that part; leading to the sign-in page would lose what somebody was writing.
    """
    return render(request, "parts/signed_out.html")


def sentence_of(refusal: RegistryError) -> str:
    """What went wrong and what to do about it, in one line."""
    return f"{refusal.message} {refusal.remedy}".strip()


@contextmanager
def refusals_told(request: HttpRequest) -> Iterator[None]:
    """Run a service for a button; what it refuses is shown as a message on the page that comes next.

    What the actor may not do, or what is not there, is not theirs to retry and stays an error page.
    """
    try:
        yield
    except RegistryError as refusal:
        if refusal.kind in {Kind.FORBIDDEN, Kind.NOT_FOUND, Kind.UNAUTHENTICATED}:
            raise
        messages.error(request, sentence_of(refusal))


class RegistryForm(forms.Form):
    """A form whose service may still refuse; the refusal is shown at the field that its pointer names."""

    refusal: RegistryError | None = None

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.error_messages["invalid_choice"] = NOT_THERE

    @contextmanager
    def refusals_shown(self) -> Iterator[None]:
        """Run the service in this block; a refusal becomes an error of the form."""
        try:
            yield
        except RegistryError as refusal:
            self.refusal = refusal
            field = (refusal.pointer or "").strip("/").partition("/")[0]
            self.add_error(field if field in self.fields else None, sentence_of(refusal))

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows this form: 200 untouched, 422 or the refusal's own otherwise."""
        if self.refusal is not None:
            return int(self.refusal.status)
        return 422 if self.is_bound and self.errors else 200
