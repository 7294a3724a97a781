import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contracts_api.pagination import LARGEST_LIMIT

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(machine):
    def register(*names):
        for name in names:
            answer = machine.post("/contracts", {"namespace": "shop", "name": name, "owner_team": "payments"})
            assert answer.status == 201

    return register


def test_pages_follow_each_other_until_there_is_no_next(machine, register):
    register("a", "b", "c", "d", "e")

    names, pages, address = [], 0, "/contracts?limit=2"
    while address:
        page = machine.get(address)
        names += [contract["name"] for contract in page.body["items"]]
        assert page.headers.get("Link") == (f'<{page.body["next"]}>; rel="next"' if page.body["next"] else None)
        pages, address = pages + 1, page.body["next"]

    assert (names, pages) == (["a", "b", "c", "d", "e"], 3)


def test_rows_inserted_meanwhile_neither_repeat_nor_hide_others(machine, register):
    register("b", "d", "f", "h")
    first = machine.get("/contracts?limit=2")

    register("a", "c", "e", "g")
    second = machine.get(first.body["next"])

    assert [contract["name"] for contract in first.body["items"]] == ["b", "d"]
    assert [contract["name"] for contract in second.body["items"]] == ["e", "f"]


def test_the_filters_stay_in_the_address_of_the_next_page(machine, register):
    register("a", "b", "c")

    page = machine.get("/contracts?limit=1&team=payments")

    assert "team=payments" in page.body["next"]
    assert machine.get(page.body["next"]).body["items"][0]["name"] == "b"


@pytest.mark.parametrize("limit", ["0", "-1", "x", str(LARGEST_LIMIT + 1), "9" * 30, "1.5", ""])
def test_a_limit_out_of_bounds_is_refused(machine, limit):
    answer = machine.get(f"/contracts?limit={limit}")

    assert (answer.status, answer.code) == (400, "invalid-request")
    assert answer.places[0][1] == "/limit"


@pytest.mark.parametrize("cursor", ["x", "bm90OmE6Y3Vyc29y", "%00", "%F0%9F%98%80"])
def test_a_cursor_that_was_not_issued_is_refused(machine, cursor):
    answer = machine.get(f"/contracts?cursor={cursor}")

    assert (answer.status, answer.places[0][1]) == (400, "/cursor")


@pytest.mark.parametrize("address", ["/contracts?query=orders", "/teams?q=x", "/contracts?q=x&limitt=5"])
def test_a_misspelt_parameter_is_refused_instead_of_finding_everything(machine, address):
    answer = machine.get(address)

    assert (answer.status, answer.code) == (400, "invalid-request")
    assert answer.places[0][0] == "unknown-member"


def test_a_cursor_of_another_list_is_refused(machine, register):
    register("a", "b")
    cursor = machine.get("/contracts?limit=1").body["next"].partition("cursor=")[2].partition("&")[0]

    assert machine.get(f"/teams?cursor={cursor}").status == 400


@pytest.mark.parametrize("path", ["/contracts", "/teams", "/tokens", "/teams/payments/members"])
def test_a_longer_list_takes_no_more_queries(machine, register, path, team):
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert machine.get(path).status == 200
        return len(captured)

    machine.get(path)
    before = queries()
    register("a", "b", "c")
    _more_of_everything(team)

    assert queries() == before <= 6


def _more_of_everything(team):
    from registry.identity import services
    from registry.identity.actors import SYSTEM, Role
    from tests.contracts_api.calling import machine_of

    for index in range(3):
        services.team_create(SYSTEM, slug=f"team-{index}", name="T")
        user = services.user_create(SYSTEM, username=f"user-{index}", password=None)
        services.member_add(SYSTEM, team, user, Role.VIEWER)
        machine_of(team)
