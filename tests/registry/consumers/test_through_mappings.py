"""A reader is helped by a proved mapping that is at work where it runs, and by nothing less."""

from typing import Any

import pytest
from django.test import Client

from registry.catalog.models import Contract, Version
from registry.catalog.services import contract_update
from registry.consumers import queries
from registry.consumers.models import ApplicationVersion
from registry.delivery import services as delivery
from registry.delivery.models import Gateway, Mapping, Verification
from registry.identity.actors import SYSTEM, Role, Scope
from registry.identity.models import Team
from tests.contracts_api.calling import machine_of
from tests.factories import make_contract, make_member, make_published_version, make_team
from tests.registry.consumers.content import deploy, make_build, make_environment

pytestmark = pytest.mark.django_db

OLD = {"type": "object", "properties": {"status": {"enum": ["open", "paid"]}}, "required": ["status"]}
NEW = {"type": "object", "properties": {"state": {"enum": ["open", "paid"]}}, "required": ["state"]}
DOWN = [{"op": "move", "from": ["state"], "to": ["status"]}]


@pytest.fixture
def team() -> Team:
    return make_team("shop")


@pytest.fixture
def contract(team: Team) -> Contract:
    return make_contract(team, name="shop/order")


@pytest.fixture
def old(contract: Contract) -> Version:
    return make_published_version(contract, OLD, number="1.0.0")


@pytest.fixture
def new(contract: Contract, old: Version) -> Version:
    return make_published_version(contract, NEW, number="2.0.0")


@pytest.fixture
def gateway(team: Team) -> Gateway:
    return delivery.gateway_register(SYSTEM, name="edge-1", environment="production", team=team)


@pytest.fixture
def mapping(old: Version, new: Version, gateway: Gateway) -> Mapping:
    """In the bundle of production; nobody has taken it yet."""
    mapping = delivery.mapping_attach(SYSTEM, source=new, target=old, ops=DOWN)
    delivery.mapping_activate(SYSTEM, mapping, environment="production")
    return mapping


@pytest.fixture
def writer(contract: Contract, old: Version, new: Version) -> ApplicationVersion:
    """A writer of 2.0.0, with a reader of 1.x deployed."""
    deploy(make_build("billing", "7", reads=[(contract, "1.x")]))
    return make_build("storefront", "41", provides=[new])


def report(gateway: Gateway, outcome: str = "accepted") -> None:
    latest = gateway.environment.bundles.first().revision
    delivery.status_report(SYSTEM, gateway, revision=latest, outcome=outcome)


def ask(build: ApplicationVersion) -> queries.Deployability:
    return queries.can_i_deploy(queries.build_by_number(build.application, build.number), make_environment())


def codes(found: queries.Deployability) -> list[str]:
    return [obstacle.code for obstacle in found.obstacles]


def test_a_writer_of_a_new_version_may_go_where_a_mapping_is_at_work(writer, mapping, gateway) -> None:
    report(gateway)

    found = ask(writer)

    assert (found.deployable, found.obstacles) == (True, ())
    assert [help_.as_json() for help_ in found.helps] == [
        {
            "mapping": mapping.public_id,
            "contract": "shop/order",
            "source": "2.0.0",
            "target": "1.0.0",
            "consumer": "billing",
            "environment": "production",
            "message": f"billing reads shop/order 2.0.0 as 1.0.0 through mapping {mapping.public_id} in production.",
        }
    ]


def test_so_may_a_reader_of_the_old_version(writer, mapping, gateway, contract) -> None:
    report(gateway)
    deploy(writer)

    found = ask(make_build("archive", reads=[(contract, "1.0.0")]))

    assert found.deployable is True
    assert [help_.consumer for help_ in found.helps] == ["archive"]


def test_a_mapping_that_no_gateway_has_taken_leaves_it_open(writer, mapping) -> None:
    found = ask(writer)

    assert (found.deployable, codes(found), found.helps) == (None, ["mapping-not-taken"], ())
    assert "no gateway there has said" in found.obstacles[0].message


def test_a_gateway_that_refused_the_bundle_is_named(writer, mapping, gateway, team) -> None:
    other = delivery.gateway_register(SYSTEM, name="edge-2", environment="production", team=team)
    report(gateway)
    report(other, "refused")

    found = ask(writer)

    assert (found.deployable, codes(found)) == (None, ["mapping-not-taken"])
    assert "edge-2 did not take" in found.obstacles[0].message


def test_a_gateway_that_took_an_earlier_bundle_with_it_still_runs_it(writer, mapping, gateway) -> None:
    report(gateway)
    delivery.bundle_publish(SYSTEM, gateway.environment)
    report(gateway, "refused")

    assert ask(writer).deployable is True


def test_a_gateway_that_was_never_heard_of_does_not_count(writer, mapping, gateway, team) -> None:
    delivery.gateway_register(SYSTEM, name="edge-2", environment="production", team=team)
    report(gateway)

    assert ask(writer).deployable is True


def test_a_mapping_that_was_withdrawn_helps_nobody(writer, mapping, gateway) -> None:
    report(gateway)
    delivery.mapping_withdraw(SYSTEM, mapping)

    found = ask(writer)

    assert (found.deployable, codes(found)) == (False, ["reader-breaks"])


def test_nor_does_one_of_another_environment(writer, mapping, gateway) -> None:
    report(gateway)
    make_environment("staging")
    deploy(queries.build_by_number(queries.application_by_name("billing"), "7"), "staging")

    found = queries.can_i_deploy(
        queries.build_by_number(writer.application, writer.number), make_environment("staging")
    )

    assert codes(found) == ["reader-breaks"]


def test_nor_does_one_whose_proof_was_about_other_terms(writer, mapping, gateway, contract) -> None:
    report(gateway)
    contract_update(SYSTEM, contract, expected_revision=None, writer="open")

    assert "mapping-not-taken" not in codes(ask(writer))
    assert ask(writer).helps == ()


def test_nor_does_one_that_was_only_taken_upon_oneself(writer, mapping, gateway) -> None:
    report(gateway)
    Mapping.objects.update(verification=Verification.UNKNOWN)

    assert codes(ask(writer)) == ["reader-breaks"]


def test_nor_does_one_to_a_version_that_the_reader_was_not_written_for(contract, mapping, gateway, new) -> None:
    report(gateway)
    other = make_published_version(contract, {**OLD, "required": ["status", "id"]}, number="3.0.0")
    deploy(make_build("billing", "7", reads=[(contract, "3.0.0")]))
    assert other.number == "3.0.0"

    assert codes(ask(make_build("storefront", "41", provides=[new]))) == ["reader-breaks"]


def test_the_api_and_the_page_say_through_which_mapping(writer, mapping, gateway, team) -> None:
    report(gateway)
    machine = machine_of(team, Role.VIEWER, (Scope.CHECKS_RUN,))
    browser = Client()
    browser.force_login(make_member(team, Role.VIEWER))

    told: Any = machine.get("/can-i-deploy?application=storefront&version=41&environment=production").body
    shown = browser.get("/applications/storefront/can-i-deploy?version=41&environment=production").content.decode()

    assert (told["deployable"], [help_["mapping"] for help_ in told["through"]]) == (True, [mapping.public_id])
    assert f"through mapping {mapping.public_id} in production" in shown
