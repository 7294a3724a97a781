"""A contract's mappings: seen, attached, activated, withdrawn."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from registry.catalog import queries as catalog
from registry.catalog.presentation.frames import frame_of
from registry.delivery import queries, services
from registry.delivery.forms import ActivationForm, MappingForm
from registry.delivery.models import Mapping
from registry.delivery.presentation import mapping_shown
from registry.pages import refusals_told


def mapping_list(request: HttpRequest, namespace: str, name: str) -> HttpResponse:
    contract = catalog.contract_by_name(namespace, name)
    environments = list(queries.environments())
    mappings = [mapping_shown(mapping, environments) for mapping in queries.mappings_of(contract)]
    shown = frame_of(request.actor, contract) | {"mappings": mappings}
    return render(request, "delivery/mapping_list.html", shown)


def mapping_new(request: HttpRequest, namespace: str, name: str) -> HttpResponse:
    contract = catalog.contract_by_name(namespace, name)
    form = MappingForm(request.POST or None, contract=contract)
    if form.is_valid():
        with form.refusals_shown():
            mapping = services.mapping_attach(request.actor, **form.cleaned_data)
            messages.success(request, f"{mapping.public_id} is attached. It runs nowhere until it is activated.")
            return redirect("delivery:mapping-list", namespace, name)
    shown = frame_of(request.actor, contract) | {"form": form}
    return render(request, "delivery/mapping_new.html", shown, status=form.status)


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
def mapping_withdraw(request: HttpRequest, mapping_id: int) -> HttpResponse:
    mapping = queries.mapping_by_id(mapping_id)
    with refusals_told(request):
        services.mapping_withdraw(request.actor, mapping)
        messages.success(request, f"{mapping.public_id} is out of every bundle.")
    return _back_to_list(mapping)


def _back_to_list(mapping: Mapping) -> HttpResponse:
    return redirect("delivery:mapping-list", mapping.contract.namespace, mapping.contract.name)
