"""A contract's mappings: seen, verified again, activated, withdrawn."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from registry.catalog import queries as catalog
from registry.catalog.presentation.frames import frame_of
from registry.delivery import queries, services
from registry.delivery.forms import AcknowledgementForm, ActivationForm
from registry.delivery.models import Mapping
from registry.delivery.presentation.mappings import mapping_shown
from registry.identity.actors import Role
from registry.pages import refusals_told


def mapping_list(request: HttpRequest, namespace: str, name: str) -> HttpResponse:
    contract = catalog.contract_by_name(namespace, name)
    environments = list(queries.environments())
    mappings = [mapping_shown(mapping, environments) for mapping in queries.mappings_of(contract)]
    owns = request.actor.has_role(Role.OWNER, contract.owner_team.slug)
    shown = frame_of(request.actor, contract) | {"mappings": mappings, "may_acknowledge": owns}
    return render(request, "delivery/mapping_list.html", shown)


@require_POST
def mapping_activate(request: HttpRequest, mapping_id: int) -> HttpResponse:
    mapping, form = queries.mapping_by_id(mapping_id), ActivationForm(request.POST)
    if form.is_valid():
        environment = form.cleaned_data["environment"].name
        with refusals_told(request):
            services.mapping_activate(request.actor, mapping, environment=environment)
            messages.success(request, f"{mapping.public_id} is in the next bundle of {environment}.")
    return _back_to_list(mapping)


@require_POST
def mapping_verify(request: HttpRequest, mapping_id: int) -> HttpResponse:
    mapping = services.mapping_verify(request.actor, queries.mapping_by_id(mapping_id))
    messages.success(request, f"{mapping.public_id} was verified again: {mapping.get_verification_display().lower()}.")
    return _back_to_list(mapping)


@require_POST
def mapping_acknowledge(request: HttpRequest, mapping_id: int) -> HttpResponse:
    mapping, form = queries.mapping_by_id(mapping_id), AcknowledgementForm(request.POST)
    with refusals_told(request):
        reason = form.cleaned_data["reason"] if form.is_valid() else ""
        services.mapping_acknowledge(request.actor, mapping, reason=reason)
        messages.success(request, f"{mapping.public_id} may run. Your reason is in the audit log.")
    return _back_to_list(mapping)


@require_POST
def mapping_withdraw(request: HttpRequest, mapping_id: int) -> HttpResponse:
    mapping = queries.mapping_by_id(mapping_id)
    with refusals_told(request):
        services.mapping_withdraw(request.actor, mapping)
        messages.success(request, f"{mapping.public_id} is out of every bundle.")
    return _back_to_list(mapping)


def _back_to_list(mapping: Mapping) -> HttpResponse:
    return redirect("delivery:mapping-list", mapping.contract.namespace, mapping.contract.name)
