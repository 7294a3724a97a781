import pytest

from registry.identity import services
from registry.identity.actors import SYSTEM
from tests.contracts_api.calling import machine_of

pytestmark = pytest.mark.django_db

MINIMAL = {"namespace": "shop", "name": "order", "owner_team": "payments"}


def test_a_contract_is_registered_with_its_defaults(machine, team):
    answer = machine.post("/contracts", MINIMAL)

    assert answer.status == 201
    assert answer.headers["Location"].endswith("/api/v1/contracts/shop/order")
    assert answer.headers["ETag"] == '"r1"'
    assert answer.body["compatibility"] == "backward"
    assert answer.body["writer"] == "declared"
    assert answer.body["latest_version"] is None
    assert machine.get("/contracts/shop/order").body == answer.body


def test_a_contract_keeps_all_that_is_said_about_it(machine, team):
    services.user_create(SYSTEM, username="ada", password=None)
    details = {
        "steward": "ada",
        "on_call": "#payments",
        "runbook_url": "https://runbooks.example/order",
        "description": "What a customer bought — with “quotes”.",
        "tags": ["pii", "core"],
        "domain": "sales",
        "criticality": "critical",
        "classification": "restricted",
        "compatibility": "full_transitive",
        "writer": "open",
        "assert_formats": False,
        "readers_apply_defaults": True,
        "allow_undecided": True,
    }

    answer = machine.post("/contracts", MINIMAL | details)

    assert answer.status == 201
    assert {name: answer.body[name] for name in details} == details


def test_the_same_name_twice_is_a_conflict(machine, contract):
    answer = machine.post("/contracts", MINIMAL)

    assert (answer.status, answer.code) == (409, "name-taken")


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"namespace": "Shop"}, "/namespace"),
        ({"name": "a/b"}, "/name"),
        ({"name": "x" * 201}, "/name"),
        ({"name": ""}, "/name"),
        ({"name": "a\x00b"}, "/name"),
        ({"name": None}, "/name"),
        ({"owner_team": "nobody"}, "/owner_team"),
        ({"owner_team": 7}, "/owner_team"),
        ({"steward": "nobody"}, "/steward"),
        ({"tags": "pii"}, "/tags"),
        ({"tags": [1]}, "/tags/0"),
        ({"tags": [""]}, "/tags/0"),
        ({"criticality": "extreme"}, "/criticality"),
        ({"assert_formats": "yes"}, "/assert_formats"),
        ({"description": "a\x00b"}, "/description"),
        ({"description": "x" * 20_001}, "/description"),
        ({"runbook_url": "javascript:alert(1)"}, "/runbook_url"),
        ({"colour": "red"}, "/colour"),
    ],
)
def test_a_wrong_member_is_named_by_its_pointer_and_nothing_is_stored(machine, team, change, pointer):
    answer = machine.post("/contracts", MINIMAL | change)

    assert answer.status == 422, answer.body
    assert answer.code in {"invalid-request", "invalid-contract", "invalid-text"}
    assert {place[1] for place in answer.places} == {pointer}
    assert machine.get("/contracts").body["items"] == []


@pytest.mark.parametrize("body", [b"[]", b'"text"', b"7", b"null", b"true"])
def test_a_body_that_is_no_object_is_refused(machine, body):
    assert machine.post("/contracts", body).status == 422


def test_an_edit_names_the_state_that_it_was_made_to(machine, contract):
    read = machine.get(contract)

    edited = machine.patch(contract, {"domain": "sales"}, If_Match=read.headers["ETag"])

    assert (edited.status, edited.body["domain"], edited.body["revision"]) == (200, "sales", 2)
    assert edited.headers["ETag"] == '"r2"' == machine.get(contract).headers["ETag"]


def test_an_edit_without_a_precondition_is_428(machine, contract):
    answer = machine.patch(contract, {"domain": "sales"})

    assert (answer.status, answer.code) == (428, "precondition-required")
    assert machine.get(contract).body["domain"] == ""


def test_an_edit_of_an_old_state_is_412(machine, contract):
    machine.patch(contract, {"domain": "sales"}, If_Match='"r1"')

    answer = machine.patch(contract, {"domain": "legal"}, If_Match='"r1"')

    assert answer.status == 412
    assert answer.body["code"] == "stale-revision"
    assert machine.get(contract).body["domain"] == "sales"


def test_a_contract_that_the_client_has_already_is_304(machine, contract):
    answer = machine.get(contract, If_None_Match='W/"other", "r1"')

    assert (answer.status, answer.content) == (304, b"")
    assert answer.headers["ETag"] == '"r1"'


def test_someone_of_another_team_may_read_but_not_edit(contract):
    stranger = machine_of(services.team_create(SYSTEM, slug="strangers", name="Strangers"))

    assert stranger.get(contract).status == 200
    assert stranger.patch(contract, {"domain": "theirs"}, If_Match='"r1"').code == "forbidden"
    assert stranger.post("/contracts", MINIMAL | {"name": "other"}).status == 403


def test_contracts_are_found_by_words_and_filters(machine, team):
    machine.post("/contracts", MINIMAL | {"description": "What a customer bought", "tags": ["core"]})
    machine.post("/contracts", MINIMAL | {"name": "refund", "domain": "finance", "criticality": "high"})

    def found(query):
        return [contract["name"] for contract in machine.get(f"/contracts?{query}").body["items"]]

    assert found("q=customer") == ["order"]
    assert found("q=refund") == ["refund"]
    assert found("tag=core") == ["order"]
    assert found("domain=finance&criticality=high") == ["refund"]
    assert found("team=payments") == ["order", "refund"]
    assert found("namespace=elsewhere") == []


@pytest.mark.parametrize("query", ["q=%00", "criticality=extreme", "team=%00", "q=" + "x" * 201])
def test_a_query_that_makes_no_sense_is_refused(machine, query):
    assert machine.get(f"/contracts?{query}").status == 400


@pytest.mark.parametrize("text", ["%25", "'%3B+DROP+TABLE", '"', "*", "(", "a*+OR", "-", "%F0%9F%98%80", "\\", "NEAR("])
def test_no_search_text_breaks_the_search(machine, contract, text):
    assert machine.get(f"/contracts?q={text}").status == 200
