"""The gate in front of pages and API: sessions, tokens, CSRF, and how it says no."""

import pytest
from django.test import Client

from registry.errors import Forbidden, NotFound, Place, RegistryError, as_problem
from registry.identity.actors import SYSTEM, Role
from registry.identity.authentication import actor_for_user
from registry.identity.authorisation import require, require_platform_admin
from tests.factories import make_actor, make_member, make_team, make_token, make_user

pytestmark = pytest.mark.django_db

CONTRACTS = "/api/v1/contracts"


def test_a_role_includes_those_below_it_and_none_of_another_team() -> None:
    team, other = make_team(), make_team()
    editor = make_actor(team, Role.EDITOR)

    require(editor, Role.VIEWER, team)
    require(editor, Role.EDITOR, team.slug)
    for role, where in ((Role.OWNER, team), (Role.VIEWER, other)):
        with pytest.raises(Forbidden):
            require(editor, role, where)


def test_platform_admins_own_every_team() -> None:
    admin = actor_for_user(make_user(is_platform_admin=True))

    require(admin, Role.OWNER, make_team())
    require_platform_admin(admin)
    with pytest.raises(Forbidden):
        require_platform_admin(make_actor(make_team(), Role.OWNER))


def test_nobody_is_sent_to_sign_in_and_comes_back() -> None:
    answer = Client().get("/contracts?q=order")

    assert answer.status_code == 302
    assert answer["Location"] == "/sign-in?next=/contracts%3Fq%3Dorder"


def test_the_api_says_no_with_a_problem_and_a_challenge() -> None:
    answer = Client().get(CONTRACTS)

    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["WWW-Authenticate"].startswith("Bearer")
    problem = answer.json()
    assert (problem["code"], problem["status"], problem["request_id"]) == (
        "unauthenticated",
        401,
        answer["X-Request-ID"],
    )


@pytest.mark.parametrize("header", ["Bearer", "Bearer ", "Bearer nonsense", "Basic YTpi", "Bearer dcr_ci_" + "0" * 36])
def test_a_credential_that_is_no_good_is_refused_even_beside_a_good_session(client: Client, header: str) -> None:
    client.force_login(make_member(make_team()))

    answer = client.get(CONTRACTS, headers={"Authorization": header})

    assert (answer.status_code, answer.json()["code"]) == (401, "invalid-token")


def test_a_token_is_no_key_to_pages() -> None:
    _, secret = make_token(make_team())

    assert Client().get("/contracts", headers={"Authorization": f"Bearer {secret}"}).status_code == 302


def test_a_session_may_read_the_api_and_writes_only_with_a_csrf_token() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_member(make_team("shop")))
    body = {"namespace": "shop", "name": "order", "owner_team": "shop"}

    assert client.get(CONTRACTS).status_code == 200
    refused = client.post(CONTRACTS, body, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (403, "csrf-failed")

    client.get("/new/contract")
    token = client.cookies["csrftoken"]
    allowed = client.post(CONTRACTS, body, content_type="application/json", headers={"X-CSRFToken": token.value})
    assert allowed.status_code == 201


def test_a_token_needs_no_csrf_token() -> None:
    _, secret = make_token(make_team("shop"))
    client = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {secret}"})

    answer = client.post(
        CONTRACTS, {"namespace": "shop", "name": "order", "owner_team": "shop"}, content_type="application/json"
    )

    assert answer.status_code == 201


def test_somebody_who_was_switched_off_is_nobody(client: Client) -> None:
    person = make_member(make_team())
    client.force_login(person)
    person.is_active = False
    person.save()

    assert client.get("/contracts").status_code == 302


def test_a_problem_document_has_one_shape() -> None:
    error = RegistryError(
        "invalid-contract",
        "Two fields are not valid.",
        places=(Place("invalid-field", "Too long.", "/name"), Place("invalid-json", "Expected a value.", None, 3, 7)),
        remedy="Correct them.",
        extra={"check": {"outcome": "fail"}},
    )

    assert as_problem(error, request_id="r-1") == {
        "type": "/problems/invalid-contract",
        "title": "Unprocessable Entity",
        "status": 422,
        "detail": "Two fields are not valid.",
        "code": "invalid-contract",
        "errors": [
            {"code": "invalid-field", "detail": "Too long.", "pointer": "/name"},
            {"code": "invalid-json", "detail": "Expected a value.", "line": 3, "column": 7},
        ],
        "remedy": "Correct them.",
        "request_id": "r-1",
        "check": {"outcome": "fail"},
    }
    assert as_problem(NotFound("No such thing."))["status"] == 404


def test_the_registry_itself_may_do_everything() -> None:
    require(SYSTEM, Role.OWNER, "any-team")
