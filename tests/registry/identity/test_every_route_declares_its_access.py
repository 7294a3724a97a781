"""All routes by all kinds of callers: each route declares who may use it, and the gate keeps to that."""

from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from registry.access import ROUTES, Access, ByMethod
from registry.identity.actors import Role, Scope
from registry.identity.authorisation import AccessMiddleware
from registry.identity.models import User
from tests.factories import make_member, make_team, make_token, make_user
from tests.registry.routes import Route, all_routes

pytestmark = pytest.mark.django_db

ROUTE_LIST = all_routes()
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
THROUGH, SIGN_IN, FORBIDDEN, WRONG_METHOD = "through", "sign in", "forbidden", "wrong method"


@dataclass(frozen=True)
class Caller:
    """Somebody who calls, and what the table's words mean for them."""

    name: str
    user: User | None = None
    secret: str = ""
    role: Role | None = None
    scopes: frozenset[Scope] | None = None

    def may(self, access: Access, *, is_api: bool) -> str:
        if access.anyone:
            return THROUGH
        if self.user is None and not (self.secret and is_api):
            return SIGN_IN
        is_admin = self.user is not None and self.user.is_platform_admin
        if access.platform_admin and not is_admin:
            return FORBIDDEN
        if access.role is not None and not is_admin and (self.role is None or self.role < access.role):
            return FORBIDDEN
        if access.scope is not None and self.scopes is not None and access.scope not in self.scopes:
            return FORBIDDEN
        return THROUGH


@pytest.fixture
def callers() -> list[Caller]:
    team = make_team()
    people = [
        Caller("anonymous"),
        Caller("member of no team", make_user()),
        Caller("platform admin", make_user(is_platform_admin=True)),
        *(Caller(f"{role.name.lower()}", make_member(team, role), role=role) for role in Role),
    ]
    machines = []
    for role in Role:
        _, secret = make_token(team, role=role, scopes=tuple(Scope))
        machines.append(Caller(f"token of a {role.name.lower()}", None, secret, role, frozenset(Scope)))
    for missing in Scope:
        scopes = tuple(scope for scope in Scope if scope is not missing)
        _, secret = make_token(team, role=Role.OWNER, scopes=scopes)
        machines.append(Caller(f"token without {missing}", None, secret, Role.OWNER, frozenset(scopes)))
    return [*people, *machines, Caller("forged token", None, "dcr_ci_" + "0" * 36, None, frozenset())]


def gate(route: Route, method: str, caller: Caller) -> str:
    """What `AccessMiddleware` does with the request, without running the view."""
    headers = {"Authorization": f"Bearer {caller.secret}"} if caller.secret else {}
    request: HttpRequest = RequestFactory(headers=headers).generic(method, route.path)
    request.user = caller.user or AnonymousUser()
    request.resolver_match = SimpleNamespace(view_name=route.name)
    request._dont_enforce_csrf_checks = True
    try:
        answer = AccessMiddleware(lambda _: HttpResponse()).process_view(request, None, (), {})
    except PermissionDenied:
        return FORBIDDEN
    if answer is None:
        return THROUGH
    return {302: SIGN_IN, 401: SIGN_IN, 403: FORBIDDEN, 405: WRONG_METHOD}[answer.status_code]


def expected(route: Route, method: str, caller: Caller) -> str:
    declared = ROUTES[route.name]
    if isinstance(declared, ByMethod):
        declared = declared.methods.get({"HEAD": "GET", "OPTIONS": "GET"}.get(method, method))
        if declared is None:
            return WRONG_METHOD
    if caller.name == "forged token" and route.is_api and not declared.anyone:
        return SIGN_IN
    return caller.may(declared, is_api=route.is_api)


def test_there_are_routes_to_walk() -> None:
    assert len(ROUTE_LIST) > 20


def test_every_route_declares_its_access() -> None:
    assert {route.name for route in ROUTE_LIST} - set(ROUTES) == set()


def test_nothing_is_declared_for_a_route_that_is_gone() -> None:
    assert set(ROUTES) - {route.name for route in ROUTE_LIST} == set()


def test_api_routes_and_pages_are_declared_as_what_they_are() -> None:
    for route in ROUTE_LIST:
        declared = ROUTES[route.name]
        for access in declared.methods.values() if isinstance(declared, ByMethod) else [declared]:
            if not access.anyone:
                assert access.machine_readable == route.is_api, route.name
                assert (access.scope is not None) == route.is_api, route.name


def test_the_gate_keeps_to_what_is_declared(callers: list[Caller]) -> None:
    wrong = [
        f"{method} {route.name} as {caller.name}: expected {wanted}, got {got}"
        for route in ROUTE_LIST
        for caller in callers
        for method in METHODS
        if (got := gate(route, method, caller)) != (wanted := expected(route, method, caller))
    ]

    assert wrong == []


@pytest.mark.parametrize("route", ROUTE_LIST, ids=lambda route: route.name)
def test_the_gate_stands_in_front_of_the_real_view(route: Route, client: Client) -> None:
    """The same question to the whole stack, where it can be told from what views answer: with nobody signed in."""
    for method in ("GET", "POST"):
        answer = client.generic(method, route.path)
        wanted = expected(route, method, Caller("anonymous"))
        if wanted == SIGN_IN:
            assert answer.status_code == (401 if route.is_api else 302), method
        else:
            assert answer.status_code < 500, method


@pytest.mark.parametrize("route", ROUTE_LIST, ids=lambda route: route.name)
def test_no_route_fails_on_things_that_do_not_exist(route: Route, client: Client) -> None:
    client.force_login(make_user(is_platform_admin=True))

    for method in ("GET", "POST"):
        assert client.generic(method, route.path).status_code < 500, method


def test_a_route_that_declares_nothing_is_refused(client: Client, monkeypatch) -> None:
    client.force_login(make_user(is_platform_admin=True))
    monkeypatch.delitem(ROUTES, "catalog:contract-list")

    assert client.get("/contracts").status_code == 403
