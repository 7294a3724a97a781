"""Applications, where they run, whether a build may be deployed, and who reads a contract."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from registry.catalog import queries as catalog
from registry.catalog.presentation.frames import frame_of
from registry.consumers import queries, services
from registry.consumers.forms import ApplicationForm, DeployQuestionForm
from registry.consumers.presentation import deployability_shown
from registry.events import queries as events
from registry.events.activity import activity_of
from registry.identity.actors import Role

APPLICATIONS_A_PAGE = 50
VERSIONS_SHOWN = 20
DEPLOYMENTS_SHOWN = 20
DEEDS_SHOWN = 20


def application_list(request: HttpRequest) -> HttpResponse:
    team = request.GET.get("team", "").strip()
    page = Paginator(queries.applications(team=team), APPLICATIONS_A_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "team": team, "may_register": request.actor.has_role_anywhere(Role.EDITOR)}
    return render(request, "consumers/application_list.html", shown)


def application_register(request: HttpRequest) -> HttpResponse:
    form = ApplicationForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        with form.refusals_shown():
            application = services.application_register(request.actor, **form.cleaned_data)
            messages.success(request, "Registered. Its pipeline says what each version reads and writes.")
            return redirect("consumers:application", application.name)
    return render(request, "consumers/application_register.html", {"form": form}, status=form.status)


def application(request: HttpRequest, name: str) -> HttpResponse:
    application = queries.application_by_name(name)
    deployments = queries.deployments_of(application)
    shown = {
        "application": application,
        "running": deployments.filter(until=None),
        "ended": deployments.filter(until__isnull=False)[:DEPLOYMENTS_SHOWN],
        "builds": queries.builds_of(application)[:VERSIONS_SHOWN],
        "activity": activity_of(events.entries_about(services.application_subject(application))[:DEEDS_SHOWN]),
    }
    return render(request, "consumers/application.html", shown)


def can_i_deploy(request: HttpRequest, name: str) -> HttpResponse:
    application = queries.application_by_name(name)
    form = DeployQuestionForm(request.GET or None, application=application)
    answer = None
    if form.is_valid():
        build = queries.build_by_number(application, form.cleaned_data["version"].number)
        answer = deployability_shown(queries.can_i_deploy(build, form.cleaned_data["environment"]))
    shown = {"application": application, "form": form, "answer": answer}
    return render(request, "consumers/can_i_deploy.html", shown, status=form.status)


def contract_readers(request: HttpRequest, namespace: str, name: str) -> HttpResponse:
    contract = catalog.contract_by_name(namespace, name)
    shown = frame_of(request.actor, contract)
    shown |= {"readers": queries.readers_of(contract), "providers": queries.providers_of(contract)}
    return render(request, "consumers/contract_readers.html", shown)
