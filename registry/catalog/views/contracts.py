"""Contracts: found, registered, described, and what happened to them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django_htmx.http import push_url

from registry.catalog import queries, services
from registry.catalog.forms import ContractForm, NewContractForm
from registry.catalog.presentation.frames import frame_of
from registry.catalog.presentation.search import Search
from registry.catalog.services.contracts import subject_of
from registry.events import queries as events
from registry.events.activity import activity_of
from registry.identity.actors import Role

CONTRACTS_A_PAGE = 50


def contract_list(request: HttpRequest) -> HttpResponse:
    search = Search.of(request.GET)
    found = Paginator(queries.contracts_matching(search.text, search.filters), CONTRACTS_A_PAGE)
    shown = {"search": search, "page": found.get_page(request.GET.get("page"))}
    shown["may_register"] = request.actor.has_role_anywhere(Role.EDITOR)
    if request.htmx and not request.htmx.history_restore_request:
        return push_url(render(request, "catalog/contract_results.html", shown), search.address(request.path))
    return render(request, "catalog/contract_list.html", shown | {"choices": search.choices()})


def contract_register(request: HttpRequest) -> HttpResponse:
    form = NewContractForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        with form.refusals_shown():
            contract = services.contract_register(request.actor, **form.cleaned_data)
            messages.success(request, "Registered. Now propose its first version.")
            return redirect("catalog:version-new", contract.namespace, contract.name)
    return render(request, "catalog/contract_register.html", {"form": form}, status=form.status)


def contract_settings(request: HttpRequest, namespace: str, name: str) -> HttpResponse:
    contract = queries.contract_by_name(namespace, name)
    form = ContractForm.of(contract, request.actor, request.POST or None)
    if form.is_valid():
        with form.refusals_shown():
            revision = int(request.POST.get("revision") or 0)
            services.contract_update(request.actor, contract, expected_revision=revision, **form.cleaned_data)
            messages.success(request, "Saved.")
            return redirect("catalog:contract", namespace, name)
    shown = frame_of(request.actor, contract) | {"form": form}
    return render(request, "catalog/contract_settings.html", shown, status=form.status)


def contract_activity(request: HttpRequest, namespace: str, name: str) -> HttpResponse:
    contract = queries.contract_by_name(namespace, name)
    page = Paginator(events.entries_about(subject_of(contract)), CONTRACTS_A_PAGE).get_page(request.GET.get("page"))
    shown = frame_of(request.actor, contract) | {"page": page, "activity": activity_of(page)}
    return render(request, "catalog/contract_activity.html", shown)
