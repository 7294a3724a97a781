"""May this build go there: true only where everybody is proved to keep working."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from linting.containment import Undecided
from registry.catalog import comparisons
from registry.catalog.models import Contract, Version, VersionState
from registry.clock import fixed
from registry.consumers import queries, services
from registry.consumers.models import ApplicationVersion
from registry.identity.actors import SYSTEM
from registry.lifecycle import services as lifecycle
from tests.factories import make_contract, make_proposed_version, make_published_version
from tests.registry.consumers.content import MORE_STATES, ORDER, WITH_NOTE, deploy, make_build, make_environment

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract() -> Contract:
    """With a version 1.0.0, and backward compatibility, so that a later one may send what an old reader refuses."""
    contract = make_contract(name="shop/order")
    make_published_version(contract, ORDER, number="1.0.0")
    return contract


@pytest.fixture
def undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the engine decides nothing."""
    monkeypatch.setattr(comparisons, "contains", lambda *_: Undecided("The engine is tired."))


def ask(build: ApplicationVersion) -> queries.Deployability:
    return queries.can_i_deploy(queries.build_by_number(build.application, build.number), make_environment())


def codes(found: queries.Deployability) -> list[str]:
    return [obstacle.code for obstacle in found.obstacles]


def retire(version: Version) -> None:
    past = datetime.now(UTC) - timedelta(days=90)
    lifecycle.version_deprecate(SYSTEM, version, sunset_at=past + timedelta(days=1), reason="Old.", clock=fixed(past))
    lifecycle.version_retire(SYSTEM, version)


def publish(contract: Contract, schema: Any, number: str):
    return make_published_version(contract, schema, number=number)


def test_a_writer_may_go_where_nobody_reads(contract: Contract) -> None:
    found = ask(make_build("shop", provides=[contract.versions.get()]))

    assert (found.deployable, found.obstacles) == (True, ())


def test_a_writer_may_go_where_every_reader_is_proved_to_keep_working(contract: Contract) -> None:
    deploy(make_build("billing", reads=[(contract, "1.0.0")]))

    found = ask(make_build("shop", provides=[publish(contract, WITH_NOTE, "1.1.0")]))

    assert found.deployable is True


def test_a_writer_may_not_go_where_a_reader_would_refuse_a_payload_and_the_payload_is_shown(contract: Contract) -> None:
    deploy(make_build("billing", "7", reads=[(contract, "1.0.0")]))

    found = ask(make_build("shop", "3", provides=[publish(contract, MORE_STATES, "1.1.0")]))

    assert found.deployable is False
    told = found.obstacles[0].as_json()
    assert told.pop("witness")["payload"]["status"] == "lost"
    assert told.pop("message").startswith("billing 7 refuses payloads that shop 3 writes")
    assert told == {
        "code": "reader-breaks",
        "contract": "shop/order",
        "version": "1.1.0",
        "consumer": "billing",
        "environment": "production",
    }


def test_a_reader_elsewhere_or_no_longer_there_does_not_count(contract: Contract) -> None:
    deploy(make_build("billing", "1", reads=[(contract, "1.0.0")]), "staging")
    deploy(make_build("mailer", "1", reads=[(contract, "1.0.0")]))
    deploy(make_build("mailer", "2"))

    assert ask(make_build("shop", provides=[publish(contract, MORE_STATES, "1.1.0")])).deployable is True


def test_who_reads_other_fields_keeps_working(contract: Contract) -> None:
    deploy(make_build("labels", reads=[(contract, "1.0.0", ["/id"])]))
    later = publish(contract, MORE_STATES, "1.1.0")
    assert ask(make_build("shop", "1", provides=[later])).deployable is True

    deploy(make_build("billing", reads=[(contract, "1.0.0", ["/id", "/status"])]))

    assert ask(make_build("shop", "2", provides=[later])).deployable is False


def test_a_range_promises_only_what_was_published_when_the_build_was_made(contract: Contract) -> None:
    deploy(make_build("billing", "1", reads=[(contract, "^1.0.0")]))
    later = publish(contract, MORE_STATES, "1.1.0")
    shop = make_build("shop", provides=[later])
    assert ask(shop).deployable is False

    deploy(make_build("billing", "2", reads=[(contract, "^1.0.0")]))

    assert ask(shop).deployable is True


def test_of_several_versions_that_are_written_one_has_to_suit_each_reader(contract: Contract) -> None:
    deploy(make_build("billing", reads=[(contract, "1.0.0")]))
    later = publish(contract, MORE_STATES, "1.1.0")

    assert ask(make_build("shop", provides=[later, contract.versions.get(minor=0)])).deployable is True


def test_a_reader_needs_somebody_who_writes(contract: Contract) -> None:
    build = make_build("billing", reads=[(contract, "1.0.0")])
    assert codes(ask(build)) == ["no-provider"]
    assert ask(build).deployable is False

    deploy(make_build("shop", provides=[contract.versions.get()]))

    assert ask(build).deployable is True


def test_a_reader_may_not_go_where_one_of_the_writers_does_not_suit_it(contract: Contract) -> None:
    deploy(make_build("shop", provides=[contract.versions.get()]))
    deploy(make_build("market", provides=[publish(contract, MORE_STATES, "1.1.0")]))

    found = ask(make_build("billing", reads=[(contract, "1.0.0")]))

    assert codes(found) == ["reader-breaks"]
    assert "market" in found.obstacles[0].message


def test_an_application_may_read_what_it_writes_itself(contract: Contract) -> None:
    version = contract.versions.get()

    assert ask(make_build("shop", reads=[(contract, "1.0.0")], provides=[version])).deployable is True


def test_undecided_is_never_true(contract: Contract, undecided: None) -> None:
    deploy(make_build("billing", reads=[(contract, "1.0.0")]))

    found = ask(make_build("shop", provides=[publish(contract, MORE_STATES, "2.0.0")]))

    assert found.deployable is None
    assert codes(found) == ["undecided"]
    assert "The engine is tired." in found.obstacles[0].message


def test_what_is_missing_outweighs_what_is_undecided(contract: Contract, undecided: None) -> None:
    deploy(make_build("billing", reads=[(contract, "1.0.0")]))
    later = publish(contract, MORE_STATES, "2.0.0")

    found = ask(make_build("shop", reads=[(make_published_version().contract, "1.x")], provides=[later]))

    assert set(codes(found)) == {"undecided", "no-provider"}
    assert found.deployable is False


def test_a_version_that_is_retired_or_never_published_is_not_written(contract: Contract) -> None:
    version = contract.versions.get()
    shop = make_build("shop", "1", provides=[version])
    retire(version)
    proposed = make_proposed_version(contract, ORDER)
    assert proposed.state == VersionState.PROPOSED

    assert codes(ask(shop)) == ["provides-retired"]
    assert codes(ask(make_build("shop", "2", provides=[proposed]))) == ["provides-unpublished"]


def test_a_reader_is_not_let_near_what_writes_a_retired_version(contract: Contract) -> None:
    version = contract.versions.get()
    deployment = deploy(make_build("shop", "1", provides=[version]))
    build = make_build("billing", "1", reads=[(contract, "*")])
    assert ask(build).deployable is True

    services.deployment_end(SYSTEM, deployment.application, deployment.environment)
    retire(version)
    deploy(make_build("shop", "1", provides=[version]))

    assert codes(ask(build)) == ["provides-retired"]


def test_a_reader_of_retired_or_unpublished_versions_is_told_so(contract: Contract) -> None:
    version = contract.versions.get()
    build = make_build("billing", "1", reads=[(contract, "1.0.0")])
    hopeful = make_build("billing", "2", reads=[(contract, "^2.0.0")])
    deploy(make_build("shop", provides=[publish(contract, WITH_NOTE, "1.1.0")]))
    retire(version)

    assert codes(ask(build)) == ["reads-retired"]
    assert codes(ask(hopeful)) == ["reads-unpublished"]


def test_a_writer_that_stops_writing_leaves_its_readers_behind(contract: Contract) -> None:
    deploy(make_build("shop", "1", provides=[contract.versions.get()]))
    deploy(make_build("billing", reads=[(contract, "1.0.0")]))
    quiet = make_build("shop", "2")

    assert codes(ask(quiet)) == ["no-longer-provided"]

    deploy(make_build("market", provides=[contract.versions.get()]))
    assert ask(quiet).deployable is True


def test_twenty_readers_are_asked_in_a_bounded_number_of_statements(
    contract: Contract, django_assert_max_num_queries
) -> None:
    for number in range(20):
        deploy(make_build(f"reader-{number}", reads=[(contract, "1.0.0")]))
    shop = make_build("shop", provides=[contract.versions.get()])
    environment = make_environment()

    with django_assert_max_num_queries(14):
        assert queries.can_i_deploy(shop, environment).deployable is True
