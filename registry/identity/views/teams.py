"""Teams, who is in them, and with which role."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from registry.catalog import queries as catalog
from registry.consumers import queries as consumers
from registry.identity import queries, services
from registry.identity.actors import Role
from registry.identity.forms import MemberForm, TeamForm
from registry.identity.models import Team
from registry.pages import refusals_told


def team_list(request: HttpRequest) -> HttpResponse:
    return render(request, "identity/team_list.html", {"teams": queries.teams()})


def team_create(request: HttpRequest) -> HttpResponse:
    form = TeamForm(request.POST or None)
    if form.is_valid():
        with form.refusals_shown():
            team = services.team_create(request.actor, **form.cleaned_data)
            return redirect("identity:team", team.slug)
    return render(request, "identity/team_form.html", {"form": form}, status=form.status)


def team(request: HttpRequest, slug: str) -> HttpResponse:
    return _team_page(request, queries.team_by_slug(slug), MemberForm())


@require_POST
def member_add(request: HttpRequest, slug: str) -> HttpResponse:
    team, form = queries.team_by_slug(slug), MemberForm(request.POST)
    if form.is_valid():
        with form.refusals_shown():
            user = queries.user_by_name(form.cleaned_data["username"])
            services.member_add(request.actor, team, user, form.cleaned_data["role"])
            messages.success(request, f"{user.get_username()} is in the team.")
            return redirect("identity:team", slug)
    return _team_page(request, team, form)


@require_POST
def member_remove(request: HttpRequest, slug: str, username: str) -> HttpResponse:
    team = queries.team_by_slug(slug)
    with refusals_told(request):
        services.member_remove(request.actor, team, queries.user_by_name(username))
        messages.success(request, f"{username} is no longer in the team.")
    return redirect("identity:team", slug)


def _team_page(request: HttpRequest, team: Team, form: MemberForm) -> HttpResponse:
    shown = {
        "team": team,
        "members": queries.members_of(team),
        "contracts": catalog.contracts_matching("", {"team": team.slug}),
        "applications": consumers.applications(team=team.slug),
        "may_change": request.actor.has_role(Role.OWNER, team.slug),
        "form": form,
    }
    return render(request, "identity/team.html", shown, status=form.status)
