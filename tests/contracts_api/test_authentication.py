import pytest
from django.test import Client

from registry.identity import services
from registry.identity.actors import SYSTEM, Role
from registry.identity.models import Team

pytestmark = pytest.mark.django_db

ORDER = {"namespace": "shop", "name": "order", "owner_team": "payments"}


@pytest.fixture
def browser(team: Team) -> Client:
    """A person's session, with CSRF checks as in production."""
    user = services.user_create(SYSTEM, username="ada", password=None)
    services.member_add(SYSTEM, team, user, Role.OWNER)
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    return client


def test_a_session_may_read(browser):
    assert browser.get("/api/v1/contracts").status_code == 200


def test_a_session_needs_its_csrf_token_to_write(browser):
    answer = browser.post("/api/v1/contracts", ORDER, "application/json")

    assert (answer.status_code, answer.json()["code"]) == (403, "csrf-failed")


def test_a_session_with_its_csrf_token_may_write(browser):
    browser.cookies["csrftoken"] = token = "a" * 32

    answer = browser.post("/api/v1/contracts", ORDER, "application/json", headers={"X-CSRFToken": token})

    assert answer.status_code == 201


def test_a_token_needs_no_csrf_token(machine):
    assert machine.post("/contracts", ORDER).status == 201


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer dcr_ci_x", "Bearer \x00", "Bearer " + "x" * 5_000, "é"]
)
def test_a_header_that_is_no_token_is_not_authenticated(nobody, header):
    answer = nobody.get("/contracts", Authorization=header)

    assert answer.status == 401
    assert answer.code in {"unauthenticated", "invalid-token"}


def test_a_bad_token_wins_over_a_good_session(browser):
    answer = browser.get("/api/v1/contracts", headers={"Authorization": "Bearer dcr_ci_nonsense"})

    assert answer.status_code == 401
