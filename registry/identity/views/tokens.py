"""Access tokens: issued, shown once, rotated, revoked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from registry.clock import utc_now
from registry.identity import queries, services
from registry.identity.forms import TokenForm
from registry.identity.models import AccessToken
from registry.pages import refusals_told


def token_list(request: HttpRequest) -> HttpResponse:
    return render(request, "identity/token_list.html", {"tokens": queries.tokens_of(request.actor), "now": utc_now()})


@never_cache
def token_issue(request: HttpRequest) -> HttpResponse:
    form = TokenForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        with form.refusals_shown():
            return _shown_once(request, *services.token_issue(request.actor, **form.request()))
    return render(request, "identity/token_form.html", {"form": form}, status=form.status)


@never_cache
@require_POST
def token_rotate(request: HttpRequest, token_id: int) -> HttpResponse:
    with refusals_told(request):
        old = queries.token_by_id(request.actor, token_id)
        token, secret = services.token_rotate(request.actor, old)
        return _shown_once(request, token, secret, old)
    return redirect("identity:token-list")


@require_POST
def token_revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    with refusals_told(request):
        token = services.token_revoke(request.actor, queries.token_by_id(request.actor, token_id))
        messages.success(request, f"“{token.name}” no longer works anywhere.")
    return redirect("identity:token-list")


def _shown_once(
    request: HttpRequest, token: AccessToken, secret: str, rotated_from: AccessToken | None = None
) -> HttpResponse:
    shown = {"token": token, "secret": secret, "rotated_from": rotated_from}
    return render(request, "identity/token_shown_once.html", shown)
