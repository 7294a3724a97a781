"""What a check answers, and that a submission obeys the same answer."""

import json
from typing import Any

import pytest

from registry.catalog import services
from registry.catalog.models import CheckRun, Contract, VerdictRecord, Version
from registry.catalog.verdicts import CheckResult
from registry.errors import Conflict, RegistryError
from registry.events.models import AuditEntry, OutboxEvent
from registry.identity.actors import SYSTEM
from tests.factories import make_contract, make_published_version

pytestmark = pytest.mark.django_db

FIRST = {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}
WITH_OPTIONAL = {**FIRST, "properties": {"id": {"type": "string"}, "note": {"type": "string"}}}
WITH_REQUIRED = {**WITH_OPTIONAL, "required": ["id", "note"]}
PATTERNED = {**FIRST, "properties": {"id": {"type": "string", "not": {"pattern": r"(a)\1"}}}}


def contract_with(*schemas: Any, **details: Any) -> Contract:
    contract = make_contract(**details)
    for schema in schemas:
        make_published_version(contract, schema)
    return contract


def check(contract: Contract | str, schema: Any, **asked: Any) -> CheckResult:
    name = contract if isinstance(contract, str) else contract.full_name
    return services.check_run(SYSTEM, contract_name=name, value=schema, **asked)


def codes(result: CheckResult) -> list[str]:
    return [reason.code for reason in result.reasons]


def test_the_first_version_is_one_zero_zero() -> None:
    result = check("shop/not-there-yet", FIRST)

    assert (result.outcome, result.suggested_version, codes(result)) == (
        "pass",
        "1.0.0",
        ["first-version", "contract-unknown"],
    )


def test_an_optional_field_passes_as_a_minor_version_and_says_that_open_writers_could_break_it() -> None:
    result = check(contract_with(FIRST), WITH_OPTIONAL)

    assert (result.outcome, result.level, result.suggested_version) == ("warn", "risky", "1.1.0")


def test_a_required_field_fails_with_a_witness_and_suggests_the_next_major() -> None:
    result = check(contract_with(FIRST), WITH_REQUIRED)

    assert (result.outcome, result.level, result.suggested_version) == ("fail", "breaking", "2.0.0")
    backward = result.comparisons[0].comparison["backward"]
    assert backward["answer"] == "refuted"
    assert "note" not in backward["witness"]["payload"]


def test_a_breaking_change_may_be_a_new_major_version() -> None:
    result = check(contract_with(FIRST), WITH_REQUIRED, number="2.0.0")

    assert (result.outcome, codes(result)) == ("warn", ["breaking-new-major"])
    assert [compared.counts for compared in result.comparisons] == [False]


def test_a_number_that_announces_too_little_fails_and_names_the_one_needed() -> None:
    contract = contract_with(FIRST)

    breaking = check(contract, WITH_REQUIRED, number="1.1.0")
    minor = check(contract, WITH_OPTIONAL, number="1.0.1")

    assert codes(breaking) == ["breaking", "number-too-low"]
    assert "2.0.0" in breaking.reasons[1].sentence
    assert "number-too-low" in codes(minor)


def test_a_number_may_announce_more_than_is_needed() -> None:
    result = check(contract_with(FIRST), FIRST, number="1.4.0")

    assert (result.outcome, result.number) == ("pass", "1.4.0")


def test_a_number_that_was_published_is_taken() -> None:
    contract = contract_with(FIRST)

    assert "number-taken" in codes(check(contract, FIRST, number="1.0.0"))
    with pytest.raises(Conflict) as refusal:
        services.version_propose(SYSTEM, contract, source=json.dumps(FIRST), number="1.0.0")
    assert refusal.value.code == "number-taken"


def test_a_number_behind_what_was_published_fails() -> None:
    contract = contract_with(FIRST)
    make_published_version(contract, FIRST, number="1.2.0")

    assert codes(check(contract, FIRST, number="1.1.0")) == ["unchanged", "number-behind"]


def test_a_major_line_may_be_opened_below_the_latest() -> None:
    contract = contract_with(FIRST)
    make_published_version(contract, FIRST, number="10.0.0")

    assert check(contract, WITH_REQUIRED, number="9.0.0").outcome == "warn"


def test_an_older_major_line_can_still_move_on() -> None:
    contract = contract_with(FIRST)
    make_published_version(contract, WITH_REQUIRED, number="2.0.0")

    result = check(contract, WITH_OPTIONAL, number="1.1.0")

    assert result.outcome == "warn"
    assert [(compared.version, compared.counts) for compared in result.comparisons] == [
        ("1.0.0", True),
        ("2.0.0", False),
    ]


def test_a_break_in_an_older_line_suggests_a_major_that_is_free() -> None:
    contract = contract_with(FIRST)
    make_published_version(contract, WITH_REQUIRED, number="2.0.0")

    assert check(contract, {"type": "string"}, number="1.1.0").suggested_version == "3.0.0"


def test_transitive_contracts_owe_to_every_version_of_the_line() -> None:
    optional, never = {"properties": {"a": {"type": "string"}}}, {"properties": {"a": {"type": ["string", "null"]}}}
    contract = contract_with(never, compatibility="forward")
    make_published_version(contract, optional, number="1.1.0")

    latest_only = check(contract, optional)
    all_of_them = check(contract, optional, settings={"compatibility": "full_transitive"})

    assert [compared.version for compared in latest_only.comparisons] == ["1.1.0"]
    assert [compared.version for compared in all_of_them.comparisons] == ["1.1.0", "1.0.0"]
    assert all_of_them.outcome == "fail"


def test_a_contract_that_promises_nothing_is_told_and_never_refused() -> None:
    contract = contract_with(FIRST, compatibility="none")

    result = check(contract, WITH_REQUIRED, number="1.0.1")

    assert (result.outcome, result.level) == ("warn", "breaking")
    assert not result.comparisons[0].counts


def test_undecided_fails_unless_the_contract_allows_it() -> None:
    contract = contract_with(FIRST)

    assert check(contract, PATTERNED).level == "undecided"
    assert check(contract, PATTERNED).outcome == "fail"
    assert check(contract, PATTERNED, settings={"allow_undecided": True}).outcome == "warn"
    assert check(contract, PATTERNED, settings={"allow_undecided": True}, number="1.1.0").outcome == "warn"
    assert check(contract, PATTERNED, number="2.0.0").outcome == "warn"


def test_nothing_changed_passes() -> None:
    result = check(contract_with(FIRST), FIRST)

    assert (result.outcome, codes(result)) == ("pass", ["unchanged"])


@pytest.mark.parametrize(
    "settings", [{"writer": "closed"}, {"allow_undecided": "yes"}, {"colour": "red"}, {"compatibility": None}]
)
def test_settings_are_checked_by_name_and_value(settings: dict) -> None:
    with pytest.raises(RegistryError) as refusal:
        check("shop/order", FIRST, settings=settings)

    assert refusal.value.pointer == f"/settings/{next(iter(settings))}"


@pytest.mark.parametrize("number", ["1", "1.0", "v1.0.0", "1.0.0-rc1", "01.0.0", "", "9999999999.0.0"])
def test_a_number_that_is_none_is_an_error(number: str) -> None:
    with pytest.raises(RegistryError) as refusal:
        check("shop/order", FIRST, number=number)

    assert refusal.value.code == "invalid-version"


def test_a_check_leaves_its_run_and_nothing_else() -> None:
    contract = contract_with(FIRST)
    audit, outbox, versions = AuditEntry.objects.count(), OutboxEvent.objects.count(), Version.objects.count()

    result = check(contract, WITH_REQUIRED)

    run = CheckRun.objects.get()
    assert (run.contract, run.outcome, run.result) == (contract, "fail", result.as_json())
    assert (AuditEntry.objects.count(), OutboxEvent.objects.count(), Version.objects.count()) == (
        audit,
        outbox,
        versions,
    )


def test_a_preview_leaves_nothing_at_all() -> None:
    contract = contract_with(FIRST)

    services.check(contract_name=contract.full_name, value=WITH_REQUIRED, keep_verdicts=False)

    assert not CheckRun.objects.exists()
    assert not VerdictRecord.objects.exists()


def test_a_submission_gets_the_answer_of_the_check() -> None:
    contract = contract_with(FIRST)
    checked = check(contract, WITH_REQUIRED)

    with pytest.raises(RegistryError) as refusal:
        services.version_propose(SYSTEM, contract, source=json.dumps(WITH_REQUIRED))

    assert refusal.value.code == "check-failed"
    assert refusal.value.extra["check"] == checked.as_json()


def test_the_second_comparison_comes_from_the_cache(monkeypatch) -> None:
    contract = contract_with(FIRST)
    once = check(contract, WITH_REQUIRED)
    monkeypatch.setattr("linting.changes.compare", lambda *_, **__: pytest.fail("compared again"))

    assert check(contract, WITH_REQUIRED).as_json() == once.as_json()


def test_a_witness_that_a_database_cannot_hold_is_kept_all_the_same() -> None:
    contract = contract_with({"enum": ["a", "\x00"]})

    result = check(contract, {"enum": ["a"]})

    assert result.outcome == "fail"
    assert CheckRun.objects.get().result == result.as_json()


@pytest.mark.parametrize(
    ("asked", "meant"), [("shop/ordr", "“shop/order”"), ("shp/order", "“shop/order”"), ("crm/lead", None)]
)
def test_a_name_that_no_contract_has_is_a_warning_with_names_like_it(asked: str, meant: str | None) -> None:
    for name in ("shop/order", "shop/customer", "billing/invoice"):
        make_contract(name=name)

    result = check(asked, FIRST)

    warning = result.reasons[-1]
    assert (result.outcome, warning.code, warning.outcome) == ("pass", "contract-unknown", "warn")
    assert (f"Was {meant}" in warning.sentence) if meant else ("Was" not in warning.sentence)


def test_a_proposal_carries_its_check() -> None:
    contract = contract_with(FIRST)
    checked = check(contract.full_name, WITH_OPTIONAL)

    version = services.version_propose(SYSTEM, contract, source=json.dumps(WITH_OPTIONAL))

    assert version.check_result.as_json() == checked.as_json()


@pytest.mark.parametrize(
    ("dialect", "keyword"),
    [("https://json-schema.org/draft/2020-12/schema", "$id"), ("http://json-schema.org/draft-04/schema#", "id")],
)
def test_an_id_that_another_contract_of_the_namespace_has_is_a_warning(dialect: str, keyword: str) -> None:
    named = {"$schema": dialect, keyword: "https://example.com/order", "type": "object"}
    first = contract_with(named, name="shop/order")
    make_contract(name="shop/copy")
    make_contract(name="other/copy")

    result = check("shop/copy", named)

    assert (result.outcome, codes(result)) == ("warn", ["first-version", "duplicate-id"])
    assert "shop/order@1.0.0" in result.reasons[-1].sentence
    assert codes(check(first.full_name, {**named, "title": "New"})) == []
    assert codes(check("other/copy", named)) == ["first-version"]
