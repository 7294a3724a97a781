"""The mapping language over HTTP."""

import pytest
from django.test import Client

from registry.delivery import verifying
from registry.delivery.models import Mapping
from registry.events.models import AuditEntry
from registry.identity.actors import Role, Scope
from shims.language import ops as all_ops
from tests.contracts_api.calling import Caller, machine_of
from tests.factories import make_member
from tests.registry.delivery.conftest import DOWN, REFUTED, UP

pytestmark = pytest.mark.django_db
PAIR = {"contract": "shop/orders", "source": "2.0.0", "target": "1.0.0"}


@pytest.fixture
def machine(team, new, old) -> Caller:
    """May check, and nothing more."""
    return machine_of(team, Role.VIEWER, (Scope.CHECKS_RUN, Scope.CONTRACTS_READ))


def test_a_mapping_that_is_proved_comes_with_all_that_is_known_of_it(machine):
    answer = machine.post("/mappings/verify", PAIR | {"ops": DOWN})

    assert answer.status == 200
    assert answer.body == {
        "status": "proved",
        "class": "partial",
        "lost": [],
        "round_trip": True,
        "may_fail": [],
    }


def test_a_counterexample_has_payload_result_and_error(machine):
    told = machine.post("/mappings/verify", PAIR | {"ops": REFUTED}).body

    assert told["status"] == "counterexample"
    assert told["counterexample"]["result"] == {"id": told["counterexample"]["payload"]["key"]}
    assert "is not valid at /id" in told["counterexample"]["error"]


def test_an_op_that_fails_is_named_with_the_payload(machine):
    ops = [*DOWN[:1], {"op": "cast", "at": ["id"], "from": "string", "to": "boolean"}]

    told = machine.post("/mappings/verify", PAIR | {"ops": ops}).body

    assert (told["counterexample"]["op"], told["counterexample"]["result"]) == (1, None)
    assert [failing["name"] for failing in told["may_fail"]] == ["cast"]


def test_what_is_unknown_says_why_and_how_many_payloads_were_tried(machine, monkeypatch):
    monkeypatch.setattr("registry.delivery.verifying.BUDGET", 1)

    told = machine.post("/mappings/verify", PAIR | {"ops": DOWN}).body

    assert (told["status"], told["reason"]) == ("unknown", "The budget of steps is used up")
    assert told["fuzzed"] > 0


def test_suggestions_are_ranked_with_reasons_and_verification(machine):
    wanted = {"contract": "shop/orders", "old": "1.0.0", "new": "2.0.0"}

    both = machine.post("/mappings/suggest", wanted).body["suggestions"]
    down = machine.post("/mappings/suggest", wanted | {"direction": "down"}).body["suggestions"]

    assert both[0]["direction"] == "up"
    assert (both[0]["verification"]["status"], both[0]["mapping"]["ops"]) == ("proved", UP)
    assert any("/key" in reason for reason in both[0]["why"])
    assert {suggestion["direction"] for suggestion in down} == {"down"}


def test_verifying_and_suggesting_leave_no_trace(machine):
    entries = AuditEntry.objects.count()

    machine.post("/mappings/verify", PAIR | {"ops": DOWN})
    machine.post("/mappings/suggest", {"contract": "shop/orders", "old": "1.0.0", "new": "2.0.0"})

    assert (AuditEntry.objects.count(), Mapping.objects.count()) == (entries, 0)


def test_a_payload_keeps_its_spelling(machine):
    wanted = {"ops": [{"op": "move", "from": ["a"], "to": ["b"]}], "payload": '{"n": 1.50, "a": 9007199254740993}'}

    told = machine.post("/mappings/run", wanted).body

    assert told == {"result": '{"n":1.50,"b":9007199254740993}', "failure": None}


@pytest.mark.parametrize(("payload", "code", "op"), [('{"key": "x"}', "cast-form", 1), ("{", "payload-invalid", None)])
def test_a_payload_that_cannot_be_transformed_says_why(machine, payload, code, op):
    told = machine.post("/mappings/run", {"ops": DOWN, "payload": payload}).body

    assert told["result"] is None
    assert (told["failure"]["code"], told["failure"]["op"]) == (code, op)


def test_the_way_back_comes_with_what_it_loses(machine):
    assert machine.post("/mappings/invert", {"ops": UP}).body["mapping"]["ops"][-1]["op"] == "move"
    assert machine.post("/mappings/invert", {"ops": [{"op": "remove", "at": ["a"]}]}).body["lost"]
    two_to_one = {"op": "enum", "at": ["s"], "map": {"a": "x", "b": "x"}}
    assert machine.post("/mappings/invert", {"ops": [two_to_one]}).code == "not-invertible"


def test_mappings_are_put_together(machine):
    composed = machine.post("/mappings/compose", {"mappings": [{"ops": DOWN}, {"ops": UP}]}).body

    assert composed == {"mapping": {"oplevel": 1, "ops": [*DOWN, *UP]}, "verification": None}


def test_a_chain_of_versions_is_verified_as_one(machine, mapping):
    chain = {"contract": "shop/orders", "versions": ["2.0.0", "1.0.0"]}

    told = machine.post("/mappings/compose", chain).body

    assert told["mapping"]["ops"] == DOWN
    assert told["verification"]["status"] == "proved"


def test_a_missing_hop_is_an_error_and_never_a_silent_pass(machine, mapping):
    answer = machine.post("/mappings/compose", {"contract": "shop/orders", "versions": ["1.0.0", "2.0.0"]})

    assert (answer.status, answer.code) == (409, "missing-hop")


@pytest.mark.parametrize(
    ("path", "body", "places"),
    [
        ("verify", PAIR | {"ops": [{"op": "js"}]}, [("unknown-op", "/ops/0/op")]),
        ("verify", PAIR | {"ops": [], "target": "9.0.0"}, [("unknown-version", "/target")]),
        ("verify", PAIR | {"ops": [], "contract": "shop/nothing"}, [("unknown-contract", "/contract")]),
        ("verify", PAIR | {"ops": [], "contract": "No Name"}, [("invalid-name", "/contract")]),
        ("suggest", {"contract": "shop/orders", "old": "1.0.0"}, [("required", "/new")]),
        ("run", {"ops": [], "payload": {}}, [("invalid", "/payload")]),
        ("compose", {"mappings": [{"ops": []}, {"ops": 5}]}, [("not-a-mapping", "/mappings/1/ops")]),
        ("compose", {"mappings": []}, [("empty", "/mappings")]),
        ("compose", {"contract": "shop/orders"}, [("one-of", "")]),
        ("compose", {}, [("one-of", "")]),
    ],
)
def test_what_cannot_be_asked_is_refused_at_its_place(machine, path, body, places):
    answer = machine.post(f"/mappings/{path}", body)

    assert answer.status == 422
    assert answer.places == places


def test_the_language_is_told_op_by_op(machine):
    listed = machine.get("/mappings/ops").body

    assert [op["op"] for op in listed] == list(all_ops())
    assert "## Way back" in machine.get("/mappings/ops/split").body["page"]
    assert machine.get("/mappings/ops/teleport").code == "unknown-op"


def test_attaching_answers_with_the_verdict(team, new, old):
    attached = machine_of(team).post(
        "/contracts/shop/orders/mappings", {"source": "2.0.0", "target": "1.0.0", "ops": REFUTED}
    )

    assert attached.status == 201
    assert (attached.body["verification"], attached.body["verdict"]["status"]) == ("counterexample", "counterexample")


def test_a_refuted_mapping_is_not_activated(team, refuted, gateway):
    answer = machine_of(team).post(f"/mappings/{refuted.public_id}/activate", {"environment": "production"})

    assert (answer.status, answer.code) == (409, "mapping-refuted")


def test_an_owner_lets_an_undecided_mapping_run(team, undecided, gateway):
    owner, editor = machine_of(team), machine_of(team, Role.EDITOR)
    address = f"/mappings/{undecided.public_id}"

    assert editor.post(f"{address}/activate", {"environment": "production"}).code == "mapping-not-acknowledged"
    assert editor.post(f"{address}/acknowledge", {"reason": "Sure."}).status == 403
    acknowledged = owner.post(f"{address}/acknowledge", {"reason": "Seen on a month of traffic."})

    assert acknowledged.body["acknowledgement"] == "Seen on a month of traffic."
    assert editor.post(f"{address}/activate", {"environment": "production"}).status == 200


def test_a_mapping_is_verified_again(team, undecided, monkeypatch):
    monkeypatch.undo()

    answer = machine_of(team).post(f"/mappings/{undecided.public_id}/verify")

    assert (answer.status, answer.body["verification"]) == (200, "proved")


def test_strangers_learn_nothing(nobody, team, new, old):
    reader = machine_of(team, Role.OWNER, (Scope.CONTRACTS_READ,))

    assert nobody.post("/mappings/verify", PAIR | {"ops": []}).status == 401
    assert reader.post("/mappings/verify", PAIR | {"ops": []}).code == "missing-scope"


def test_a_mapping_that_makes_too_much_of_a_payload_is_stopped(machine):
    twice = [
        {"op": "copy", "from": ["a"], "to": ["b"]},
        {"op": "nest", "at": ["both"], "keys": ["a", "b"]},
        {"op": "move", "from": ["both"], "to": ["a"]},
    ]

    told = machine.post("/mappings/run", {"ops": twice * 40, "payload": '{"a": 1}'})

    assert (told.status, told.body["failure"]["code"]) == (200, "result-too-large")


def test_schemas_too_wide_to_think_about_are_refused_and_the_page_says_so(machine, team, new, old, monkeypatch):
    monkeypatch.setattr(verifying, "MOST_FIELDS", 1)
    browser = Client()
    browser.force_login(make_member(team, Role.EDITOR))
    form = {"source": new.pk, "target": old.pk, "ops": "[]"}

    for tool, body in (
        ("verify", PAIR | {"ops": []}),
        ("suggest", {"contract": "shop/orders", "old": "1.0.0", "new": "2.0.0"}),
    ):
        answer = machine.post(f"/mappings/{tool}", body)
        assert (answer.status, answer.code) == (422, "too-many-fields")
    for shown in (
        browser.post("/contracts/shop/orders/new-mapping/check", form),
        browser.get(f"/contracts/shop/orders/new-mapping/suggestions?source={new.pk}&target={old.pk}"),
    ):
        assert shown.status_code == 200
        assert "declares 2 fields" in shown.content.decode()
