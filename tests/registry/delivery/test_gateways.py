"""Registering gateways, and what they say of their bundles."""

import pytest

from registry.delivery import queries, services
from registry.delivery.bundle_format import entries_in
from registry.errors import Conflict, Forbidden, NotFound, RegistryError
from registry.events.models import AuditEntry
from registry.identity.actors import SYSTEM, Role
from tests.factories import make_actor, make_team

pytestmark = pytest.mark.django_db


def test_the_first_gateway_begins_its_environment_with_an_empty_bundle(gateway):
    (bundle,) = gateway.environment.bundles.all()

    assert bundle.revision == 1
    assert entries_in(bundle) == []


def test_a_second_gateway_joins_the_environment_as_it_is(gateway, team):
    second = services.gateway_register(SYSTEM, name="edge-2", environment="production", team=team)

    assert second.environment == gateway.environment
    assert gateway.environment.bundles.count() == 1


def test_a_name_is_given_once(gateway, team):
    with pytest.raises(Conflict):
        services.gateway_register(SYSTEM, name="edge-1", environment="staging", team=team)

    assert [place.name for place in queries.environments()] == ["production"]


@pytest.mark.parametrize(
    ("names", "pointer"),
    [
        ({"name": "Edge 1", "environment": "production"}, "/name"),
        ({"name": "", "environment": "production"}, "/name"),
        ({"name": "edge", "environment": "../etc"}, "/environment"),
        ({"name": "edge", "environment": "x" * 65}, "/environment"),
    ],
)
def test_names_that_no_address_could_hold_are_refused(team, names, pointer):
    with pytest.raises(RegistryError) as refusal:
        services.gateway_register(SYSTEM, team=team, **names)

    assert refusal.value.pointer == pointer


def test_strangers_and_viewers_register_nothing(team):
    for actor in (make_actor(team, Role.VIEWER), make_actor(make_team(), Role.OWNER)):
        with pytest.raises(Forbidden):
            services.gateway_register(actor, name="edge", environment="production", team=team)


def test_a_team_does_not_talk_itself_into_the_environment_of_another(gateway):
    stranger = make_team("strangers")

    with pytest.raises(Forbidden, match="production"):
        services.gateway_register(
            make_actor(stranger, Role.OWNER), name="foot-in-the-door", environment="production", team=stranger
        )

    invited = services.gateway_register(SYSTEM, name="invited", environment="production", team=stranger)
    assert invited.environment == gateway.environment


def test_a_refusal_is_kept_with_its_mapping_and_reason(editor, gateway, mapping):
    services.mapping_activate(editor, mapping, environment="production")

    services.status_report(
        make_actor(gateway.team, Role.VIEWER),
        gateway,
        revision=2,
        outcome="refused",
        code="unknown-op",
        reason="No op is called 'enum'.",
        mapping_id=mapping.public_id,
        op_index=2,
    )

    (refusal,) = queries.mapping_by_id(mapping.pk).refusals.all()
    assert (refusal.gateway.name, refusal.revision, refusal.op_index) == ("edge-1", 2, 2)
    assert AuditEntry.objects.order_by("sequence").last().action == "gateway.refused-bundle"


def test_saying_the_same_again_changes_nothing(gateway):
    services.status_report(SYSTEM, gateway, revision=1, outcome="accepted")
    entries = AuditEntry.objects.count()

    services.status_report(SYSTEM, gateway, revision=1, outcome="accepted")

    assert AuditEntry.objects.count() == entries


def test_a_gateway_may_change_its_mind(gateway):
    services.status_report(SYSTEM, gateway, revision=1, outcome="refused", reason="disk full")
    services.status_report(SYSTEM, gateway, revision=1, outcome="accepted")

    assert [status.outcome for status in gateway.statuses.all()] == ["accepted"]


def test_a_revision_that_never_was_cannot_be_reported(gateway):
    with pytest.raises(NotFound):
        services.status_report(SYSTEM, gateway, revision=7, outcome="accepted")


def test_a_list_of_gateways_takes_the_same_queries_however_long(gateway, team, django_assert_num_queries):
    for number in range(4):
        services.gateway_register(SYSTEM, name=f"more-{number}", environment="production", team=team)

    with django_assert_num_queries(2):
        for found in queries.gateways():
            assert (found.team.slug, found.environment.name, found.latest_revision) == ("checkout", "production", 1)
            assert list(found.statuses.all()) == []
