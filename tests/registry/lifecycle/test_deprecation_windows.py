"""Deprecation windows: opened, extended, never shortened, and closed only after the sunset."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from registry.catalog import services as catalog
from registry.catalog.models import Version, VersionState
from registry.clock import fixed
from registry.consumers import services as consumers
from registry.errors import Conflict, Forbidden, RegistryError
from registry.events.models import AuditEntry
from registry.identity.actors import SYSTEM, Role
from registry.lifecycle import queries, services
from registry.lifecycle.models import DeprecationWindow
from tests.factories import make_actor, make_contract, make_proposed_version, make_published_version
from tests.registry.consumers.content import deploy, make_build

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
SUNSET = datetime(2026, 11, 11, 11, 11, 11, tzinfo=UTC)


def deprecated(version: Version | None = None, **details: object) -> Version:
    version = version or make_published_version()
    services.version_deprecate(
        SYSTEM, version, **({"sunset_at": SUNSET, "reason": "Replaced.", "clock": fixed(NOW)} | details)
    )
    return version


def test_a_published_version_is_deprecated_until_its_sunset() -> None:
    version = make_published_version()

    window = services.version_deprecate(
        make_actor(version.contract.owner_team), version, sunset_at=SUNSET, reason="Replaced.", clock=fixed(NOW)
    )

    assert version.state == VersionState.DEPRECATED
    assert queries.window_of(version) == window
    assert AuditEntry.objects.order_by("sequence").last().action == "version.deprecated"


def test_the_sunset_lies_in_the_future() -> None:
    version = make_published_version()

    with pytest.raises(RegistryError) as refusal:
        services.version_deprecate(SYSTEM, version, sunset_at=NOW, reason="", clock=fixed(NOW))

    assert (refusal.value.code, refusal.value.pointer) == ("invalid-sunset", "/sunset_at")
    assert Version.objects.get(pk=version.pk).state == VersionState.PUBLISHED


def test_only_a_published_version_is_deprecated() -> None:
    with pytest.raises(Conflict):
        deprecated(make_proposed_version())
    with pytest.raises(Conflict):
        deprecated(deprecated())


def test_editors_of_the_owner_team_may_and_others_may_not() -> None:
    version = make_published_version()

    for actor in (make_actor(version.contract.owner_team, Role.VIEWER), make_actor(make_contract().owner_team)):
        with pytest.raises(Forbidden):
            services.version_deprecate(actor, version, sunset_at=SUNSET, reason="", clock=fixed(NOW))


def test_a_sunset_is_extended() -> None:
    version = deprecated()

    window = services.sunset_extend(SYSTEM, version, sunset_at=SUNSET + timedelta(days=30))

    assert window.sunset_at == SUNSET + timedelta(days=30)
    assert AuditEntry.objects.order_by("sequence").last().detail["sunset_was"] == SUNSET.isoformat()


@pytest.mark.parametrize("sunset", [SUNSET, SUNSET - timedelta(seconds=1)])
def test_a_sunset_is_never_shortened_by_a_service(sunset: datetime) -> None:
    version = deprecated()

    with pytest.raises(Conflict) as refusal:
        services.sunset_extend(SYSTEM, version, sunset_at=sunset)

    assert refusal.value.code == "sunset-not-later"


def test_a_sunset_is_never_shortened_by_sql() -> None:
    version = deprecated()
    windows = DeprecationWindow.objects.filter(version=version)

    with pytest.raises(IntegrityError), transaction.atomic():
        windows.update(sunset_at=SUNSET - timedelta(microseconds=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        windows.delete()

    assert windows.get().sunset_at == SUNSET


def test_a_version_is_retired_after_its_sunset_and_not_before() -> None:
    version = deprecated()

    with pytest.raises(Conflict) as refusal, transaction.atomic():
        services.version_retire(SYSTEM, version, clock=fixed(SUNSET - timedelta(seconds=1)))
    services.version_retire(SYSTEM, version, clock=fixed(SUNSET))

    assert refusal.value.code == "sunset-not-reached"
    assert Version.objects.get(pk=version.pk).state == VersionState.RETIRED
    assert queries.window_of(version).retired_at == SUNSET


def test_a_version_that_others_refer_to_is_not_retired() -> None:
    address = make_published_version(make_contract(name="shop/address"))
    make_published_version(make_contract(name="shop/order"), {"$ref": address.uri})
    deprecated(address)

    with pytest.raises(Conflict) as refusal:
        services.version_retire(SYSTEM, address, clock=fixed(SUNSET))

    assert refusal.value.code == "still-referred-to"
    assert "shop/order@1.0.0" in refusal.value.message


def test_a_version_that_a_running_application_has_nothing_else_to_read_than_is_not_retired() -> None:
    version = make_published_version(number="1.0.0")
    bound = deploy(make_build("billing", "7", reads=[(version.contract, "1.0.0")]))
    make_published_version(version.contract, number="1.1.0", schema={"type": "object"})
    deploy(make_build("mailer", "1", reads=[(version.contract, "1.x")]))
    make_build("former", "1", reads=[(version.contract, "1.0.0")])
    deprecated(version)

    with pytest.raises(Conflict) as refusal:
        services.version_retire(SYSTEM, version, clock=fixed(SUNSET))
    assert refusal.value.code == "still-used"
    assert "billing 7 reads it in production" in refusal.value.message
    assert "mailer" not in refusal.value.message

    consumers.deployment_end(SYSTEM, bound.application, bound.environment)
    services.version_retire(SYSTEM, version, clock=fixed(SUNSET))
    assert version.state == VersionState.RETIRED


def test_a_version_that_is_still_written_is_not_retired() -> None:
    version = make_published_version()
    deploy(make_build("shop", "3", provides=[version]), "staging")
    deprecated(version)

    with pytest.raises(Conflict, match="shop 3 writes it in staging"):
        services.version_retire(SYSTEM, version, clock=fixed(SUNSET))


def test_the_successor_is_another_published_version_of_the_contract() -> None:
    version = make_published_version()

    for wrong in (version, make_published_version(), make_proposed_version(version.contract, number="1.1.0")):
        with pytest.raises(RegistryError) as refusal:
            deprecated(version, successor=wrong)
        assert refusal.value.code == "invalid-successor"


def test_the_headers_tell_when_until_when_and_what_next(settings) -> None:
    settings.PUBLIC_URL = "https://registry.example"
    contract = make_contract(name="shop/order")
    version = make_published_version(contract)
    successor = make_published_version(contract, number="1.1.0")
    deprecated(version, successor=successor)

    headers = queries.deprecation_headers(version)

    assert headers == {
        "Deprecation": "@1777896000",
        "Sunset": "Wed, 11 Nov 2026 11:11:11 GMT",
        "Link": '<https://registry.example/contracts/shop/order/versions/1.0.0>; rel="deprecation"; type="text/html", '
        '<https://registry.example/api/v1/contracts/shop/order/versions/1.1.0>; rel="successor-version"',
    }
    assert queries.deprecation_headers(successor) == {}


def test_a_version_of_a_retired_line_owes_nothing_to_it() -> None:
    version = deprecated()
    services.version_retire(SYSTEM, version, clock=fixed(SUNSET))

    result = catalog.check_run(SYSTEM, contract_name=version.contract.full_name, source=json.dumps({"type": "null"}))

    assert (result.outcome, result.suggested_version, result.comparisons) == ("pass", "2.0.0", ())
