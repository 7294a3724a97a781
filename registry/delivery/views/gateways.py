"""Gateways and what they run; environments and going back to an older bundle."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from registry.delivery import queries, services
from registry.delivery.forms import GatewayForm
from registry.identity.actors import Role
from registry.pages import refusals_told

REVISIONS_SHOWN = 20


def gateway_list(request: HttpRequest) -> HttpResponse:
    shown = {"gateways": queries.gateways(), "may_register": request.actor.has_role_anywhere(Role.EDITOR)}
    return render(request, "delivery/gateway_list.html", shown)


def gateway_register(request: HttpRequest) -> HttpResponse:
    form = GatewayForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        with form.refusals_shown():
            gateway = services.gateway_register(request.actor, **form.cleaned_data)
            messages.success(request, "Registered. Issue it a token that may pull bundles.")
            return redirect("delivery:gateway", gateway.name)
    return render(request, "delivery/gateway_register.html", {"form": form}, status=form.status)


def gateway(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, "delivery/gateway.html", {"gateway": queries.gateway_by_name(name)})


def environment(request: HttpRequest, name: str) -> HttpResponse:
    found = queries.environment_by_name(name)
    shown = {
        "environment": found,
        "bundles": queries.bundles_of(found)[:REVISIONS_SHOWN],
        "gateways": queries.gateways().filter(environment=found),
        "may_roll_back": services.may_command(request.actor, found),
    }
    return render(request, "delivery/environment.html", shown)


@require_POST
def environment_roll_back(request: HttpRequest, name: str, revision: int) -> HttpResponse:
    with refusals_told(request):
        bundle = services.bundle_roll_back(request.actor, queries.environment_by_name(name), revision)
        messages.success(request, f"Revision {bundle.revision} says again what revision {revision} said.")
    return redirect("delivery:environment", name)
