import pytest

from registry.catalog.models import CheckRun, Version
from tests.contracts_api.calling import machine_of
from tests.contracts_api.conftest import ORDER
from tests.contracts_api.test_versions import STRICTER, WITH_NOTE

pytestmark = pytest.mark.django_db


def test_a_compatible_schema_passes(machine, published):
    answer = machine.post("/checks", {"contract": "shop/order", "schema": WITH_NOTE})

    assert answer.status == 200
    assert answer.body["outcome"] in {"pass", "warn"}
    assert answer.body["suggested_version"] == "1.1.0"
    assert answer.body["comparisons"][0]["comparison"]["backward"] == {"answer": "proved"}


def test_a_breaking_schema_fails_with_a_payload_that_shows_it(machine, published):
    answer = machine.post("/checks", {"contract": "shop/order", "schema": STRICTER})

    assert (answer.status, answer.body["outcome"], answer.body["level"]) == (200, "fail", "breaking")
    assert answer.body["suggested_version"] == "2.0.0"
    assert answer.body["reasons"][0]["code"] == "breaking"
    comparison = answer.body["comparisons"][0]["comparison"]
    assert "note" not in comparison["backward"]["witness"]["payload"]
    assert {change["rule"] for change in comparison["changes"]}


def test_a_check_and_the_submission_after_it_give_the_same_answer(machine, published):
    checked = machine.post("/checks", {"contract": "shop/order", "schema": STRICTER}).body

    submitted = machine.post(f"{published}/versions", {"schema": STRICTER}).body

    assert submitted["check"] == checked


def test_a_check_stores_its_run_and_no_version(machine, published):
    machine.post("/checks", {"contract": "shop/order", "schema": WITH_NOTE})

    assert CheckRun.objects.get().contract_name == "shop/order"
    assert Version.objects.count() == 1


@pytest.mark.parametrize("contract", [{"contract": "shop/new"}, {"contract": None}, {}])
def test_a_schema_of_no_contract_yet_is_checked_on_its_own(machine, contract):
    answer = machine.post("/checks", {"schema": ORDER} | contract)

    assert (answer.body["outcome"], answer.body["suggested_version"]) == ("pass", "1.0.0")
    assert answer.body["comparisons"] == []


def test_a_schema_may_be_a_text_of_yaml(machine, published):
    text = "type: object\nproperties:\n  id: {type: string}\nrequired: [id]\n"

    answer = machine.post("/checks", {"contract": "shop/order", "schema": text, "syntax": "yaml"})

    assert answer.body["outcome"] == "pass"
    assert answer.body["reasons"][0]["code"] == "unchanged"


def test_settings_of_the_contract_can_be_replaced_for_one_check(machine, published):
    answer = machine.post(
        "/checks", {"contract": "shop/order", "schema": STRICTER, "settings": {"compatibility": "forward"}}
    )

    assert answer.body["comparisons"][0]["comparison"]["mode"] == "forward"
    assert answer.body["outcome"] != "fail"


def test_a_wanted_number_that_announces_too_little_fails(machine, published):
    answer = machine.post("/checks", {"contract": "shop/order", "schema": WITH_NOTE, "version": "1.0.1"})

    assert answer.body["outcome"] == "fail"
    assert "number-too-low" in [reason["code"] for reason in answer.body["reasons"]]


def test_viewers_may_check(published, viewer):
    assert viewer.post("/checks", {"contract": "shop/order", "schema": ORDER}).status == 200


def test_a_token_needs_the_scope(team):
    from registry.identity.actors import Role, Scope

    reader = machine_of(team, Role.VIEWER, (Scope.CONTRACTS_READ,))

    assert reader.post("/checks", {"schema": ORDER}).code == "missing-scope"


def test_many_checks_are_answered_in_their_order(machine, published):
    answer = machine.post(
        "/checks",
        {
            "checks": [
                {"contract": "shop/order", "schema": ORDER},
                {"contract": "shop/order", "schema": STRICTER},
                {"schema": {"type": "integer"}},
            ]
        },
    )

    assert answer.status == 200
    assert answer.body["outcome"] == "fail"
    assert [result["check"]["outcome"] for result in answer.body["results"]] == ["pass", "fail", "pass"]


def test_one_bad_check_does_not_spoil_the_others(machine, published):
    body = b"""{"checks": [
        {"schema": {"type": "object"}},
        {"schema": {"type": "nonsense"}},
        {"schema": {"a": 1, "a": 2}},
        {"schema": {"maximum": NaN}},
        {"schema": %s},
        {"schema": "a: [1"},
        {"contract": "NO NAME", "schema": {}},
        {"contract": "shop/order", "schema": {"maximum": 1e400}},
        7,
        {},
        {"schema": {"type": "string"}}
    ]}""" % (b"[" * 10_000 + b"]" * 10_000)

    answer = machine.post("/checks", body)

    assert answer.status == 200
    results = answer.body["results"]
    assert [result["status"] for result in results] == [200] + [422] * 9 + [200]
    assert [result["problem"]["code"] for result in results[1:10]] == [
        "metaschema",
        "duplicate-key",
        "invalid-json",
        "too-deep",
        "invalid-yaml",
        "invalid-request",
        "number-out-of-range",
        "invalid-request",
        "invalid-request",
    ]
    for index, result in enumerate(results[1:10], 1):
        assert result["problem"]["errors"][0]["pointer"].startswith(f"/checks/{index}")
    assert results[1]["problem"]["errors"][0]["line"] == 3
    assert CheckRun.objects.count() == 2


@pytest.mark.parametrize("checks", [[], [{"schema": True}] * 101, {}, None, "x"])
def test_a_batch_has_one_to_a_hundred_checks(machine, checks):
    answer = machine.post("/checks", {"checks": checks})

    assert (answer.status, answer.places[0][1]) == (422, "/checks")
