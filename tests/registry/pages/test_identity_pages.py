"""Signing in, teams and tokens in the browser."""

from http import HTTPStatus

import pytest
from django.test import Client

from registry.clock import utc_now
from registry.identity import services
from registry.identity.actors import SYSTEM, Role
from registry.identity.models import AccessToken, Membership, Team, User
from tests.factories import PASSWORD, make_user

TOKEN = {"name": "pipeline", "kind": "ci", "team": "checkout", "role": "10", "scopes": ["checks:run"], "days": "30"}


def test_signing_in_leads_to_where_one_was_going(client: Client, team: Team) -> None:
    services.member_add(SYSTEM, team, make_user("grace", password=PASSWORD), Role.VIEWER)

    answer = client.post("/sign-in", {"username": "grace", "password": PASSWORD, "next": "/teams"})

    assert answer["Location"] == "/teams"


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_site(client: Client, db, elsewhere: str) -> None:
    make_user("grace", password=PASSWORD)

    answer = client.post("/sign-in", {"username": "grace", "password": PASSWORD, "next": elsewhere})

    assert answer["Location"] == "/contracts"


def test_a_wrong_password_is_said_without_telling_which_part_was_wrong(client: Client, db) -> None:
    answer = client.post("/sign-in", {"username": "grace", "password": "no"})

    assert b"correct username and password" in answer.content


def test_signing_out_takes_a_deliberate_press(browser: Client) -> None:
    assert browser.get("/sign-out").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert browser.post("/sign-out")["Location"] == "/sign-in"


def test_an_owner_adds_and_removes_members(browser: Client, team: Team) -> None:
    make_user("linus")

    browser.post("/teams/checkout/members", {"username": "linus", "role": "20"})
    assert Membership.objects.get(user__username="linus").role == 20

    browser.post("/teams/checkout/members/linus/remove")
    assert not Membership.objects.filter(user__username="linus").exists()


def test_the_last_owner_stays_and_the_page_says_why(browser: Client, team: Team) -> None:
    page = browser.post("/teams/checkout/members/ada/remove", follow=True).content

    assert b"at least one owner" in page


def test_an_unknown_member_is_said_in_the_form(browser: Client, team: Team) -> None:
    answer = browser.post("/teams/checkout/members", {"username": "nobody", "role": "20"})

    assert "There is no user “nobody”." in answer.content.decode()


def test_only_platform_administrators_create_teams(browser: Client, db) -> None:
    root = Client()
    root.force_login(make_user("root", is_platform_admin=True))

    assert browser.post("/new/team", {"name": "Data", "slug": "data"}).status_code == HTTPStatus.FORBIDDEN
    assert root.post("/new/team", {"name": "Data", "slug": "data"})["Location"] == "/teams/data"


def test_a_token_is_shown_once_and_kept_by_nobody(browser: Client, team: Team) -> None:
    answer = browser.post("/new/token", TOKEN)

    token = AccessToken.objects.get()
    secret = answer.context["secret"]
    assert services.authenticate_token(secret, utc_now()) is not None
    assert "no-store" in answer["Cache-Control"]
    listed = browser.get("/tokens").content.decode()
    assert token.prefix in listed
    assert secret not in listed


def test_a_personal_token_needs_no_team(browser: Client, owner: User) -> None:
    browser.post("/new/token", {**TOKEN, "kind": "pat", "team": ""})

    assert AccessToken.objects.get().user == owner


def test_a_token_without_a_team_is_refused_at_the_field(browser: Client, team: Team) -> None:
    answer = browser.post("/new/token", {**TOKEN, "team": ""})

    assert b"belongs to a team" in answer.content


def test_a_token_is_rotated_with_overlap_and_then_revoked(browser: Client, team: Team) -> None:
    browser.post("/new/token", TOKEN)
    old = AccessToken.objects.get()

    rotated = browser.post(f"/tokens/{old.pk}/rotate")
    assert b"The old token still works" in rotated.content
    again = browser.post(f"/tokens/{old.pk}/rotate", follow=True)
    assert b"banner is-bad" in again.content

    browser.post(f"/tokens/{old.pk}/revoke")
    old.refresh_from_db()
    assert old.revoked_at <= utc_now()


def test_somebody_elses_token_is_not_there(viewer: Client, browser: Client, team: Team) -> None:
    browser.post("/new/token", TOKEN)

    answer = viewer.post(f"/tokens/{AccessToken.objects.get().pk}/revoke")

    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_a_forged_form_is_refused_in_the_same_look(owner: User) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(owner)

    answer = careful.post("/sign-out")

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert b"That form can no longer be sent" in answer.content
