import pytest

from registry.identity import services
from registry.identity.actors import SYSTEM, Role
from registry.identity.models import Team
from tests.contracts_api.calling import machine_of

pytestmark = pytest.mark.django_db


def test_teams_are_listed_and_read(machine):
    assert [team["slug"] for team in machine.get("/teams").body["items"]] == ["payments"]
    assert machine.get("/teams/payments").body["name"] == "Payments"
    assert machine.get("/teams/none").code == "unknown-team"


def test_only_platform_administrators_create_teams(machine):
    assert machine.post("/teams", {"slug": "new", "name": "New"}).status == 403


def test_an_owner_gives_changes_and_ends_memberships(machine):
    services.user_create(SYSTEM, username="ada", password=None)

    assert machine.put("/teams/payments/members/ada", {"role": "viewer"}).body == {"username": "ada", "role": "viewer"}
    assert machine.put("/teams/payments/members/ada", {"role": "editor"}).status == 200
    assert machine.get("/teams/payments/members").body["items"] == [{"username": "ada", "role": "editor"}]
    assert machine.delete("/teams/payments/members/ada").status == 204
    assert machine.delete("/teams/payments/members/ada").status == 404


def test_members_are_managed_by_owners_of_that_team_only(team: Team):
    services.user_create(SYSTEM, username="ada", password=None)
    other = machine_of(services.team_create(SYSTEM, slug="other", name="Other"))
    editor = machine_of(team, Role.EDITOR)

    assert other.put("/teams/payments/members/ada", {"role": "owner"}).status == 403
    assert editor.put("/teams/payments/members/ada", {"role": "owner"}).status == 403


@pytest.mark.parametrize("body", [{}, {"role": "king"}, {"role": 30}, {"role": None}, {"role": "owner", "x": 1}])
def test_a_role_that_is_none_is_refused(machine, body):
    services.user_create(SYSTEM, username="ada", password=None)

    assert machine.put("/teams/payments/members/ada", body).status == 422
