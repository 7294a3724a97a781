"""A new mapping: suggested or written, verified while one types, tried on a payload, attached."""

from collections.abc import Callable

from csp.constants import NONCE, SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from registry.catalog import queries as catalog
from registry.catalog.models import Contract
from registry.catalog.presentation.frames import frame_of
from registry.delivery import services
from registry.delivery.drafts import drafted
from registry.delivery.forms import MappingForm
from registry.delivery.presentation.suggestions import suggestions_for
from registry.delivery.presentation.trials import sample_of, tried
from registry.delivery.presentation.verdicts import VerdictShown, judged, refused
from registry.errors import RegistryError

# The editor puts its style sheet into the page as an element; the nonce lets in that one and no other.
_editor_styles: Callable = csp_update({"style-src": [SELF, NONCE]})
IDLE = VerdictShown(
    "idle", "No verdict yet", ("Use a suggestion, or write ops. The verdict appears here as you type.",)
)


@_editor_styles
def mapping_new(request: HttpRequest, namespace: str, name: str) -> HttpResponse:
    contract = catalog.contract_by_name(namespace, name)
    pair = (request.GET.get("from", ""), request.GET.get("to", ""))
    form = MappingForm(request.POST or None, contract=contract, pair=pair)
    if not form.is_valid():
        if form.versions:
            form.initial.setdefault("payload", sample_of(form.versions[0]))
        return _page(request, contract, form, IDLE)
    wanted = form.cleaned_data
    if "check" in request.POST:
        return _page(request, contract, form, judged(wanted["ops"], wanted["source"], wanted["target"]))
    try:
        ops = drafted(wanted["ops"]).as_json()["ops"]
        mapping = services.mapping_attach(request.actor, source=wanted["source"], target=wanted["target"], ops=ops)
    except RegistryError as refusal:
        return _page(request, contract, form, refused(refusal), status=refusal.status)
    if mapping.is_refuted:
        messages.warning(request, f"{mapping.public_id} is attached, and refuted: no bundle takes it.")
    else:
        standing = mapping.get_verification_display().lower()
        messages.success(request, f"{mapping.public_id} is attached: {standing}. It runs nowhere yet.")
    return redirect("delivery:mapping-list", namespace, name)


@require_POST
def mapping_check(request: HttpRequest, namespace: str, name: str) -> HttpResponse:
    """The verdict pane alone, asked for by the editor while somebody types. Nothing is stored."""
    form = MappingForm(request.POST, contract=catalog.contract_by_name(namespace, name))
    verdict = judged(form.cleaned_data["ops"], *form.versions) if form.is_valid() else IDLE
    return render(request, "delivery/verdict.html", {"verdict": verdict})


@require_POST
def mapping_try(request: HttpRequest, namespace: str, name: str) -> HttpResponse:
    """What comes of the payload that somebody types."""
    form = MappingForm(request.POST, contract=catalog.contract_by_name(namespace, name))
    known = form.is_valid()
    trial = tried(form.cleaned_data["ops"], form.cleaned_data["payload"], *form.versions) if known else None
    return render(request, "delivery/trial.html", {"trial": trial})


@require_safe
def mapping_suggestions(request: HttpRequest, namespace: str, name: str) -> HttpResponse:
    """Suggested mappings for the two versions that are chosen."""
    contract = catalog.contract_by_name(namespace, name)
    chosen = [contract.versions.filter(pk=_number(request.GET.get(side))).first() for side in ("source", "target")]
    try:
        shown = {"suggestions": suggestions_for(*chosen) if all(chosen) else []}
    except RegistryError as refusal:
        shown = {"refusal": refusal}
    return render(request, "delivery/suggestions.html", shown)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 19 else None


def _page(
    request: HttpRequest, contract: Contract, form: MappingForm, verdict: VerdictShown, status: int | None = None
) -> HttpResponse:
    shown = frame_of(request.actor, contract) | {"form": form, "verdict": verdict}
    return render(request, "delivery/mapping_new.html", shown, status=status or form.status)
