"""The end of a version: deprecated, given more time, retired."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from registry.catalog import queries as catalog
from registry.catalog.presentation.frames import frame_of
from registry.lifecycle import queries, services
from registry.lifecycle.forms import DeprecationForm, SunsetForm
from registry.pages import refusals_told


def deprecate(request: HttpRequest, namespace: str, name: str, number: str) -> HttpResponse:
    contract = catalog.contract_by_name(namespace, name)
    version = catalog.version_by_number(contract, number)
    form = DeprecationForm(request.POST or None, contract=contract, version=version)
    if form.is_valid():
        given = {field: form.cleaned_data[field] for field in ("reason", "successor")}
        with form.refusals_shown():
            services.version_deprecate(request.actor, version, sunset_at=form.sunset_at, **given)
            messages.success(request, f"{number} is deprecated. Its consumers are being told.")
            return redirect("catalog:version", namespace, name, number)
    shown = frame_of(request.actor, contract) | {"version": version, "form": form}
    return render(request, "lifecycle/deprecate.html", shown, status=form.status)


def extend_sunset(request: HttpRequest, namespace: str, name: str, number: str) -> HttpResponse:
    contract = catalog.contract_by_name(namespace, name)
    version = catalog.version_by_number(contract, number)
    window, form = queries.window_of(version), SunsetForm(request.POST or None)
    if form.is_valid():
        with form.refusals_shown():
            services.sunset_extend(request.actor, version, sunset_at=form.sunset_at)
            messages.success(request, f"{number} has more time.")
            return redirect("catalog:version", namespace, name, number)
    shown = frame_of(request.actor, contract) | {"version": version, "window": window, "form": form}
    return render(request, "lifecycle/extend_sunset.html", shown, status=form.status)


@require_POST
def retire(request: HttpRequest, namespace: str, name: str, number: str) -> HttpResponse:
    version = catalog.version_by_number(catalog.contract_by_name(namespace, name), number)
    with refusals_told(request):
        services.version_retire(request.actor, version)
        messages.success(request, f"{number} is retired.")
    return redirect("catalog:version", namespace, name, number)
