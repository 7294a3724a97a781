"""Versions: read, downloaded, published, withdrawn."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from registry.catalog import queries, services
from registry.catalog.models import Contract, Version
from registry.catalog.presentation.frames import frame_of
from registry.catalog.presentation.versions import version_shown
from registry.lifecycle import queries as lifecycle
from registry.pages import refusals_told


def contract(request: HttpRequest, namespace: str, name: str) -> HttpResponse:
    contract = queries.contract_by_name(namespace, name)
    version = queries.latest_published(contract) or queries.versions_of(contract).first()
    return _version_page(request, contract, version)


def version(request: HttpRequest, namespace: str, name: str, number: str) -> HttpResponse:
    contract = queries.contract_by_name(namespace, name)
    return _version_page(request, contract, queries.version_by_number(contract, number))


def version_list(request: HttpRequest, namespace: str, name: str) -> HttpResponse:
    contract = queries.contract_by_name(namespace, name)
    return render(request, "catalog/version_list.html", frame_of(request.actor, contract))


def version_source(request: HttpRequest, namespace: str, name: str, number: str) -> HttpResponse:
    """The schema byte for byte as it was submitted, as a file."""
    version = queries.version_by_number(queries.contract_by_name(namespace, name), number)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}-{version.number}.{version.syntax}"',
        **lifecycle.deprecation_headers(version),
    }
    return HttpResponse(bytes(version.source), content_type=f"application/{version.syntax}", headers=headers)


@require_POST
def version_publish(request: HttpRequest, namespace: str, name: str, number: str) -> HttpResponse:
    version = queries.version_by_number(queries.contract_by_name(namespace, name), number)
    with refusals_told(request):
        services.version_publish(request.actor, version)
        messages.success(request, f"{version.number} is published. Its subscribers are being told.")
    return redirect("catalog:version", namespace, name, number)


@require_POST
def version_withdraw(request: HttpRequest, namespace: str, name: str, number: str) -> HttpResponse:
    version = queries.version_by_number(queries.contract_by_name(namespace, name), number)
    with refusals_told(request):
        services.version_withdraw(request.actor, version)
        messages.success(request, f"{version.number} is withdrawn; its number is free again.")
    return redirect("catalog:version", namespace, name, number)


def _version_page(request: HttpRequest, contract: Contract, version: Version | None) -> HttpResponse:
    shown = frame_of(request.actor, contract)
    if version is None:
        return render(request, "catalog/contract_without_versions.html", shown)
    return render(request, "catalog/version.html", shown | {"shown": version_shown(version)})
