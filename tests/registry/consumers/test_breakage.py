"""Who would break if a schema became the next version: named, with the payload that shows it."""

import json
from typing import Any

import pytest

from registry.catalog import services as catalog
from registry.catalog.models import Contract
from registry.catalog.verdicts import CheckResult
from registry.errors import RegistryError
from registry.identity.actors import SYSTEM
from tests.factories import make_contract, make_published_version
from tests.registry.consumers.content import MORE_STATES, ORDER, WITH_NOTE, deploy, make_build

pytestmark = pytest.mark.django_db

FEWER_STATES = {**ORDER, "properties": {**ORDER["properties"], "status": {"enum": ["open"]}}}


@pytest.fixture
def contract() -> Contract:
    contract = make_contract(name="shop/order")
    make_published_version(contract, ORDER, number="1.0.0")
    return contract


def check(schema: Any, **more: Any) -> CheckResult:
    return catalog.check_run(SYSTEM, contract_name="shop/order", value=schema, **more)


def test_without_consumers_nobody_breaks(contract: Contract) -> None:
    assert check(FEWER_STATES).as_json()["consumers"] == []


def test_who_would_refuse_the_new_payloads_is_named_with_one_of_them(contract: Contract) -> None:
    build = make_build("billing", "2.4.1", reads=[(contract, "^1.0.0")])
    deploy(build, "production")
    deploy(build, "staging")

    result = check(MORE_STATES).as_json()

    (consumer,) = result["consumers"]
    assert consumer.pop("witness")["payload"]["status"] == "lost"
    assert consumer == {
        "application": "billing",
        "team": build.application.owner_team.slug,
        "version": "2.4.1",
        "environments": ["production", "staging"],
        "reads": "^1.0.0",
        "fields": [],
        "breaks": "at-once",
        "answer": "refuted",
        "against": "1.0.0",
    }


def test_a_compatible_version_that_breaks_somebody_at_once_is_a_warning_and_no_failure(contract: Contract) -> None:
    deploy(make_build("billing", reads=[(contract, "1.0.0")]))

    result = check(MORE_STATES)

    assert result.outcome == "warn"
    assert [reason.code for reason in result.reasons] == ["consumers-break"]
    assert result.reasons[0].sentence == "billing runs and would refuse payloads of this version."


def test_who_is_deployed_nowhere_is_named_without_a_warning(contract: Contract) -> None:
    make_build("billing", reads=[(contract, "1.0.0")])

    result = check(MORE_STATES)

    assert (result.outcome, len(result.consumers)) == ("pass", 1)


def test_of_a_break_between_old_writers_and_new_readers_it_is_said_that_it_comes_with_the_upgrade(
    contract: Contract,
) -> None:
    deploy(make_build("billing", reads=[(contract, "1.0.0")]))

    result = check(FEWER_STATES)

    assert result.outcome == "fail"
    (consumer,) = result.as_json()["consumers"]
    assert (consumer["breaks"], consumer["witness"]["payload"]["status"]) == ("on-upgrade", "paid")


def test_who_reads_other_fields_is_not_named(contract: Contract) -> None:
    deploy(make_build("labels", reads=[(contract, "1.0.0", ["/id"])]))
    deploy(make_build("billing", reads=[(contract, "1.0.0", ["/status"])]))

    for schema in (MORE_STATES, FEWER_STATES):
        assert [consumer.application for consumer in check(schema).consumers] == ["billing"]


def test_what_is_compatible_both_ways_breaks_nobody(contract: Contract) -> None:
    deploy(make_build("billing", reads=[(contract, "1.0.0")]))

    assert check(WITH_NOTE).consumers == ()


def test_a_submission_is_told_the_same(contract: Contract) -> None:
    deploy(make_build("billing", reads=[(contract, "1.0.0")]))
    checked = check(FEWER_STATES).as_json()

    with pytest.raises(RegistryError) as refusal:
        catalog.version_propose(SYSTEM, contract, source=json.dumps(FEWER_STATES))

    assert refusal.value.extra["check"] == checked


def test_many_readers_of_the_same_are_asked_once(contract: Contract, django_assert_max_num_queries) -> None:
    for number in range(20):
        deploy(make_build(f"reader-{number}", reads=[(contract, "1.0.0")]))
    check(MORE_STATES)

    with django_assert_max_num_queries(16):
        assert len(check(MORE_STATES).consumers) == 20
