"""A new version: written or pasted, judged while one types, proposed."""

from collections.abc import Callable

from csp.constants import NONCE, SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from registry.catalog import queries, services
from registry.catalog.forms import VersionForm
from registry.catalog.models import Contract
from registry.catalog.presentation.frames import frame_of
from registry.catalog.presentation.judgements import IDLE, Judgement, judged, rejected
from registry.catalog.presentation.starters import starting_text
from registry.errors import RegistryError

# The editor puts its style sheet into the page as an element; the nonce lets in that one and no other.
_editor_styles: Callable = csp_update({"style-src": [SELF, NONCE]})


@_editor_styles
def version_new(request: HttpRequest, namespace: str, name: str) -> HttpResponse:
    contract = queries.contract_by_name(namespace, name)
    form = VersionForm(request.POST or None, initial={"source": starting_text(contract, request.GET.get("from"))})
    if not form.is_valid():
        return _editor_page(request, contract, form, IDLE)
    if "check" in request.POST:
        return _editor_page(request, contract, form, _judgement(request, contract, form))
    try:
        version = services.version_propose(request.actor, contract, **form.request())
    except RegistryError as refusal:
        judgement = rejected(contract, refusal, form.cleaned_data["source"], form.chosen_number)
        return _editor_page(request, contract, form, judgement, status=refusal.status)
    messages.success(request, f"{version.number} is proposed. Publish it when it is ready.")
    return redirect("catalog:version", namespace, name, version.number)


@require_POST
def version_check(request: HttpRequest, namespace: str, name: str) -> HttpResponse:
    """The verdict pane alone, asked for by the editor while somebody types. Nothing is stored."""
    contract = queries.contract_by_name(namespace, name)
    form = VersionForm(request.POST)
    judgement = _judgement(request, contract, form) if form.is_valid() else IDLE
    shown = {"contract": contract, "judgement": judgement, "chosen": form.chosen_number}
    return render(request, "catalog/verdict_pane.html", shown)


def _judgement(request: HttpRequest, contract: Contract, form: VersionForm) -> Judgement:
    return judged(contract, form.cleaned_data["source"], form.chosen_number)


def _editor_page(
    request: HttpRequest, contract: Contract, form: VersionForm, judgement: Judgement, status: int = 200
) -> HttpResponse:
    shown = frame_of(request.actor, contract) | {"form": form, "judgement": judgement}
    return render(request, "catalog/version_new.html", shown, status=status)
