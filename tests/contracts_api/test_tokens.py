from datetime import timedelta

import pytest

from registry.clock import utc_now
from registry.identity import services
from registry.identity.actors import SYSTEM, Role, Scope
from tests.contracts_api.calling import Caller, machine_of

pytestmark = pytest.mark.django_db


def wanted(**changes):
    expires_at = (utc_now() + timedelta(days=30)).isoformat()
    return {
        "kind": "ci",
        "name": "pipeline",
        "team": "payments",
        "role": "editor",
        "scopes": ["contracts:read"],
        "expires_at": expires_at,
    } | changes


def test_an_issued_token_is_shown_once_and_works(machine):
    answer = machine.post("/tokens", wanted())

    assert answer.status == 201
    assert answer.headers["Cache-Control"] == "no-store"
    secret = answer.body["secret"]
    assert secret.startswith("dcr_ci_")
    assert Caller(secret).get("/contracts").status == 200
    assert secret not in machine.get("/tokens").content.decode()
    assert "secret" not in machine.get(f"/tokens/{answer.body['id']}").body


def test_a_token_is_held_to_its_scopes(machine):
    secret = machine.post("/tokens", wanted()).body["secret"]

    answer = Caller(secret).post("/contracts", {"namespace": "a", "name": "b", "owner_team": "payments"})

    assert (answer.status, answer.code) == (403, "missing-scope")


def test_a_rotated_token_works_beside_its_successor_for_a_while(machine):
    issued = machine.post("/tokens", wanted()).body

    rotated = machine.post(f"/tokens/{issued['id']}/rotate", {"overlap_seconds": 3600})

    assert rotated.status == 201
    assert rotated.body["scopes"] == issued["scopes"]
    assert Caller(issued["secret"]).get("/contracts").status == 200
    assert Caller(rotated.body["secret"]).get("/contracts").status == 200


def test_a_token_rotated_without_overlap_ends_at_once(machine):
    issued = machine.post("/tokens", wanted()).body

    machine.post(f"/tokens/{issued['id']}/rotate", {"overlap_seconds": 0})

    assert Caller(issued["secret"]).get("/contracts").status == 401


def test_a_revoked_token_ends_at_once(machine):
    issued = machine.post("/tokens", wanted()).body

    revoked = machine.post(f"/tokens/{issued['id']}/revoke")

    assert revoked.status == 200
    assert revoked.body["revoked_at"]
    assert Caller(issued["secret"]).get("/contracts").code == "invalid-token"
    assert machine.post(f"/tokens/{issued['id']}/revoke").status == 409


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"kind": "xx"}, "/kind"),
        ({"name": ""}, "/name"),
        ({"team": "nobody"}, "/team"),
        ({"role": "king"}, "/role"),
        ({"scopes": []}, "/scopes"),
        ({"scopes": ["everything"]}, "/scopes/0"),
        ({"expires_at": "2020-01-01T00:00:00Z"}, "/expires_at"),
        ({"expires_at": "2099-01-01T00:00:00Z"}, "/expires_at"),
        ({"expires_at": "2027-01-01T00:00:00"}, "/expires_at"),
        ({"expires_at": "tomorrow"}, "/expires_at"),
        ({"expires_at": 7}, "/expires_at"),
    ],
)
def test_a_token_that_makes_no_sense_is_refused(machine, change, pointer):
    answer = machine.post("/tokens", wanted(**change))

    assert answer.status == 422, answer.body
    assert answer.places[0][1] == pointer


def test_a_token_cannot_issue_more_than_it_may_do_itself(team):
    limited = machine_of(team, Role.OWNER, (Scope.TOKENS_WRITE,))

    assert limited.post("/tokens", wanted(scopes=["contracts:write"])).code == "missing-scope"


def test_tokens_of_other_teams_do_not_exist_for_us(machine):
    theirs = services.team_create(SYSTEM, slug="theirs", name="Theirs")
    token = machine_of(theirs).post("/tokens", wanted(team="theirs")).body

    assert machine.get(f"/tokens/{token['id']}").code == "unknown-token"
    assert machine.post(f"/tokens/{token['id']}/revoke").status == 404
    assert machine.get("/tokens/99999999999999999999").status == 404
    assert token["id"] not in [each["id"] for each in machine.get("/tokens").body["items"]]
