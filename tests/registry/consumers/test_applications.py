"""Applications, their builds, and where these run."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from registry.catalog import services as catalog
from registry.clock import fixed
from registry.consumers import queries, services
from registry.consumers.models import Application, ApplicationVersion, Deployment, Reading
from registry.consumers.services import Reads
from registry.errors import Conflict, Forbidden, NotFound, RegistryError
from registry.events.models import AuditEntry, OutboxEvent
from registry.identity.actors import SYSTEM, Role
from tests.factories import make_actor, make_contract, make_proposed_version, make_published_version, make_team
from tests.registry.concurrency import at_once
from tests.registry.consumers.content import deploy, make_application, make_build, make_environment

pytestmark = pytest.mark.django_db

MONDAY = fixed(datetime(2026, 5, 4, tzinfo=UTC))
TUESDAY = fixed(datetime(2026, 5, 5, tzinfo=UTC))


def last_entry() -> tuple[str, str]:
    entry = AuditEntry.objects.order_by("sequence").last()
    assert OutboxEvent.objects.filter(type=f"registry.{entry.action}", subject=entry.subject).exists()
    return entry.action, entry.subject


def test_an_editor_of_the_team_registers_an_application() -> None:
    team = make_team()

    services.application_register(make_actor(team), name="billing", owner_team=team)

    assert last_entry() == ("application.registered", "applications/billing")


@pytest.mark.parametrize("name", ["", "Billing", "a b", "-x", "a/b", "x" * 121])
def test_a_name_is_plain(name: str) -> None:
    with pytest.raises(RegistryError) as refusal:
        services.application_register(SYSTEM, name=name, owner_team=make_team())

    assert (refusal.value.code, refusal.value.pointer) == ("invalid-application", "/name")


def test_a_name_is_given_once() -> None:
    make_application("billing")

    with pytest.raises(Conflict):
        services.application_register(SYSTEM, name="billing", owner_team=make_team())


def test_a_build_says_what_it_reads_and_writes() -> None:
    order, invoice = make_published_version(), make_published_version()

    build = make_build("billing", "2.4.1", reads=[(order.contract, " ^1.0.0 ", ["/id", "/id"])], provides=[invoice])

    reading = build.readings.get()
    assert (reading.contract, reading.range, reading.fields) == (order.contract, "^1.0.0", ["/id"])
    assert [provision.version for provision in build.provisions.all()] == [invoice]
    assert last_entry() == ("application.version-registered", "applications/billing/2.4.1")


def test_to_register_the_same_build_again_changes_nothing() -> None:
    order = make_published_version()
    make_build("billing", "1", reads=[(order.contract, "*")])
    entries = AuditEntry.objects.count()

    build, is_new = services.application_version_register(
        SYSTEM, make_application("billing"), number="1", reads=[Reads(order.contract, "*")]
    )

    assert not is_new
    assert AuditEntry.objects.count() == entries
    assert ApplicationVersion.objects.get() == build


def test_a_build_never_changes() -> None:
    order = make_published_version()
    make_build("billing", "1", reads=[(order.contract, "*")])

    with pytest.raises(Conflict) as refusal:
        make_build("billing", "1", reads=[(order.contract, "1.x")])

    assert refusal.value.code == "application-version-differs"
    for change in (ApplicationVersion.objects.filter(number="1"), Reading.objects.filter(range="*")):
        with pytest.raises(IntegrityError), transaction.atomic():
            change.update(id=999)


@pytest.mark.parametrize(
    ("written", "pointer"),
    [("latest", "/reads/0/version"), ("9.9.9", "/reads/0/version"), ("", "/reads/0/version")],
)
def test_a_range_that_cannot_be_read_is_refused(written: str, pointer: str) -> None:
    with pytest.raises(RegistryError) as refusal:
        make_build("billing", reads=[(make_published_version().contract, written)])

    assert (refusal.value.code, refusal.value.pointer) == ("invalid-application-version", pointer)


@pytest.mark.parametrize("field", ["id", "/a\x00", "/" + "x" * 400])
def test_a_field_is_a_pointer(field: str) -> None:
    with pytest.raises(RegistryError) as refusal:
        make_build("billing", reads=[(make_contract(), "*", [field])])

    assert refusal.value.pointer == "/reads/0/fields"


def test_a_contract_is_read_once_and_a_withdrawn_version_never_written() -> None:
    contract = make_contract()
    withdrawn = catalog.version_withdraw(SYSTEM, make_proposed_version(contract))

    with pytest.raises(RegistryError) as twice:
        make_build("billing", reads=[(contract, "*"), (contract, "1.x")])
    with pytest.raises(RegistryError) as gone:
        make_build("billing", provides=[withdrawn])

    assert (twice.value.pointer, gone.value.pointer) == ("/reads", "/provides/0/version")


def test_a_deployment_takes_the_place_of_the_one_before() -> None:
    old = deploy(make_build("billing", "1"), clock=MONDAY)

    new = deploy(make_build("billing", "2"), clock=TUESDAY)

    old.refresh_from_db()
    assert (old.until, new.since, new.until) == (TUESDAY(), TUESDAY(), None)
    assert last_entry() == ("application.deployed", "applications/billing")


def test_to_record_the_same_deployment_again_changes_nothing_not_even_since_when() -> None:
    build = make_build("billing", "1")
    deploy(build, clock=MONDAY)
    entries = AuditEntry.objects.count()

    again, is_new = services.deployment_record(SYSTEM, build, make_environment(), clock=TUESDAY)

    assert (again.since, is_new, AuditEntry.objects.count()) == (MONDAY(), False, entries)


def test_an_application_runs_in_several_environments() -> None:
    build = make_build("billing", "1")
    deploy(build, "staging")
    deploy(build, "production")

    assert queries.deployments_of(build.application).filter(until=None).count() == 2


def test_a_deployment_ends_once() -> None:
    deployment = deploy(make_build("billing", "1"))

    services.deployment_end(SYSTEM, deployment.application, deployment.environment)

    assert last_entry() == ("application.undeployed", "applications/billing")
    with pytest.raises(NotFound) as refusal:
        services.deployment_end(SYSTEM, deployment.application, deployment.environment)
    assert refusal.value.code == "not-deployed"
    with pytest.raises(IntegrityError), transaction.atomic():
        Deployment.objects.update(until=None)


def test_only_editors_of_its_team_speak_for_an_application() -> None:
    build = make_build("billing", "1")
    environment = make_environment()
    viewer = make_actor(build.application.owner_team, Role.VIEWER)

    for actor in (viewer, make_actor(make_team(), Role.OWNER)):
        for act in (
            lambda actor=actor: services.application_version_register(actor, build.application, number="2"),
            lambda actor=actor: services.deployment_record(actor, build, environment),
            lambda actor=actor: services.deployment_end(actor, build.application, environment),
        ):
            with pytest.raises(Forbidden):
                act()

    assert not Deployment.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_deployments_at_once_leave_one_build_running() -> None:
    builds = [make_build("billing", number) for number in ("1", "2")]
    environment = make_environment()

    at_once(*(lambda build=build: services.deployment_record(SYSTEM, build, environment) for build in builds))

    assert Deployment.objects.filter(until=None).count() == 1
    assert Deployment.objects.count() == 2


def test_the_list_is_narrowed_by_team_and_by_contract() -> None:
    order, invoice = make_published_version(), make_published_version()
    make_build("billing", reads=[(order.contract, "*")], provides=[invoice])
    make_build("shipping", reads=[(order.contract, "*")])

    def found(**filters: str) -> list[str]:
        return [application.name for application in queries.applications(**filters)]

    assert found() == ["billing", "shipping"]
    assert found(contract=invoice.contract.full_name) == ["billing"]
    assert found(team=Application.objects.get(name="shipping").owner_team.slug) == ["shipping"]
    assert found(team="\x00") == found(contract="nonsense") == []


def test_readers_are_the_builds_that_run_or_else_the_latest() -> None:
    contract = make_published_version().contract
    for number in ("1", "2"):
        make_build("billing", number, reads=[(contract, "*")])
        deploy(make_build("shipping", number, reads=[(contract, "*")]), "production" if number == "1" else "staging")
    make_build("shipping", "3", reads=[(contract, "*")])
    make_build("former", "1", reads=[(contract, "*")])
    make_build("former", "2")

    readers = [(str(reader.build), reader.environments) for reader in queries.readers_of(contract)]

    assert readers == [("billing 2", ()), ("shipping 2", ("staging",)), ("shipping 1", ("production",))]


def test_the_fields_that_are_read_are_known_only_if_nobody_reads_everything() -> None:
    contract = make_published_version().contract
    assert queries.fields_read(queries.readers_of(contract)) is None

    make_build("billing", reads=[(contract, "*", ["/id", "/lines/*/sku"])])
    make_build("shipping", reads=[(contract, "*", ["/id", "/address/city", "/*/*"])])
    assert queries.fields_read(queries.readers_of(contract)) == ["[][]", "address.city", "id", "lines[].sku"]

    make_build("archive", reads=[(contract, "*")])
    assert queries.fields_read(queries.readers_of(contract)) is None
