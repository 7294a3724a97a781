"""Attaching mappings to versions, rolling them out, withdrawing them."""

import pytest
from django.db import IntegrityError, transaction

from registry.delivery import queries, services
from registry.delivery.bundle_format import entries_in
from registry.delivery.models import Bundle, Mapping, MappingState, Verification
from registry.errors import Conflict, Forbidden, NotFound, RegistryError
from registry.events.models import AuditEntry, OutboxEvent
from registry.identity.actors import SYSTEM, Role
from tests.factories import make_actor, make_contract, make_proposed_version, make_published_version, make_team
from tests.registry.delivery.conftest import DOWN, UP

pytestmark = pytest.mark.django_db


def running_in(environment) -> list[str]:
    return [entry["id"] for entry in entries_in(environment.bundles.first())]


def test_a_new_mapping_is_a_draft_that_was_verified(mapping):
    assert mapping.state == MappingState.DRAFT
    assert mapping.verification == Verification.PROVED
    assert mapping.direction == "down"
    assert mapping.warnings == []


def test_attaching_leaves_one_audit_entry_and_one_event_and_no_bundle(editor, new, old, gateway):
    entries, events = AuditEntry.objects.count(), OutboxEvent.objects.count()

    mapping = services.mapping_attach(editor, source=new, target=old, ops=DOWN)

    entry = AuditEntry.objects.order_by("sequence").last()
    assert (AuditEntry.objects.count(), OutboxEvent.objects.count()) == (entries + 1, events + 1)
    assert (entry.action, entry.subject) == (
        "mapping.attached",
        f"contracts/shop/orders/mappings/{mapping.public_id}",
    )
    assert gateway.environment.bundles.count() == 1


def test_ops_that_a_gateway_would_refuse_are_refused_at_their_place(editor, new, old):
    with pytest.raises(RegistryError) as refusal:
        services.mapping_attach(editor, source=new, target=old, ops=[*DOWN, {"op": "teleport"}])

    assert (refusal.value.code, refusal.value.pointer) == ("unknown-op", "/ops/3/op")
    assert not Mapping.objects.exists()


def test_places_that_no_schema_declares_become_warnings(editor, new, old):
    ops = [{"op": "move", "from": ["kye"], "to": ["id"]}, {"op": "add", "at": ["extra"], "value": 1}]

    mapping = services.mapping_attach(editor, source=new, target=old, ops=ops)

    assert mapping.warnings == [
        "Op 0 (move) reads `/kye`, which 2.0.0 does not declare.",
        "Op 1 (add) writes `/extra`, which 1.0.0 does not declare.",
    ]


def test_a_mapping_joins_two_published_versions_of_one_contract(editor, team, contract, new, old):
    other = make_published_version(make_contract(team))
    proposed = make_proposed_version(contract, {"type": "object"}, number="3.0.0")

    for target, code in ((other, "other-contract"), (new, "same-version"), (proposed, "version-not-in-use")):
        with pytest.raises(RegistryError) as refusal:
            services.mapping_attach(editor, source=new, target=target, ops=[])
        assert (refusal.value.code, refusal.value.pointer) == (code, "/target")


def test_only_editors_of_the_owning_team_touch_its_mappings(mapping, team, new, old, gateway):
    for actor in (make_actor(team, Role.VIEWER), make_actor(make_team(), Role.OWNER)):
        with pytest.raises(Forbidden):
            services.mapping_attach(actor, source=new, target=old, ops=DOWN)
        with pytest.raises(Forbidden):
            services.mapping_activate(actor, mapping, environment="production")
        with pytest.raises(Forbidden):
            services.mapping_withdraw(actor, mapping)


def test_activating_puts_the_mapping_into_the_next_bundle(editor, mapping, gateway):
    entries, events = AuditEntry.objects.count(), OutboxEvent.objects.count()

    services.mapping_activate(editor, mapping, environment="production")

    bundle = gateway.environment.bundles.first()
    assert bundle.revision == 2
    (entry,) = entries_in(bundle)
    assert entry == {
        "id": mapping.public_id,
        "contract": "shop/orders",
        "from": "2.0.0",
        "to": "1.0.0",
        "direction": "down",
        "verification": "proved",
        "oplevel": 1,
        "ops": DOWN,
    }
    assert (AuditEntry.objects.count(), OutboxEvent.objects.count()) == (entries + 1, events + 1)
    told = OutboxEvent.objects.get(type="registry.mapping.activated")
    assert told.data["bundle"]["revision"] == 2


def test_activating_twice_in_one_place_is_a_conflict(editor, mapping, gateway):
    services.mapping_activate(editor, mapping, environment="production")

    with pytest.raises(Conflict) as refusal:
        services.mapping_activate(editor, mapping, environment="production")

    assert refusal.value.code == "already-active"
    assert gateway.environment.bundles.count() == 2


def test_activating_where_no_gateway_is_says_how_to_get_one(editor, mapping):
    with pytest.raises(NotFound) as refusal:
        services.mapping_activate(editor, mapping, environment="moon")

    assert "gateway" in refusal.value.remedy


def test_a_better_mapping_for_the_same_versions_takes_the_place_of_the_first(editor, mapping, new, old, gateway):
    services.mapping_activate(editor, mapping, environment="production")
    better = services.mapping_attach(editor, source=new, target=old, ops=[*DOWN, {"op": "remove", "at": ["state"]}])

    services.mapping_activate(editor, better, environment="production")

    mapping.refresh_from_db()
    assert mapping.state == MappingState.WITHDRAWN
    assert running_in(gateway.environment) == [better.public_id]


def test_withdrawing_takes_it_out_of_every_environment(editor, mapping, gateway, team):
    staging = services.gateway_register(SYSTEM, name="edge-2", environment="staging", team=team)
    for environment in ("production", "staging"):
        services.mapping_activate(editor, mapping, environment=environment)

    withdrawn = services.mapping_withdraw(editor, mapping)

    assert withdrawn.state == MappingState.WITHDRAWN
    for place in (gateway.environment, staging.environment):
        assert running_in(place) == []
        assert place.bundles.first().revision == 3
    with pytest.raises(Conflict):
        services.mapping_withdraw(editor, mapping)


def test_rolling_back_is_a_new_revision_with_the_old_content(owner, editor, mapping, gateway):
    services.mapping_activate(editor, mapping, environment="production")
    before = gateway.environment.bundles.get(revision=2)
    services.mapping_withdraw(editor, mapping)

    bundle = services.bundle_roll_back(owner, gateway.environment, 2)

    assert bundle.revision == 4
    assert entries_in(bundle) == entries_in(before)
    assert queries.mapping_by_id(mapping.pk).state == MappingState.ACTIVE
    assert OutboxEvent.objects.get(type="registry.bundle.rolled-back").data["rolled_back_to"] == 2


def test_after_a_roll_back_the_next_change_starts_from_what_runs(owner, editor, mapping, new, old, gateway):
    services.mapping_activate(editor, mapping, environment="production")
    services.bundle_roll_back(owner, gateway.environment, 1)
    back = services.mapping_attach(editor, source=old, target=new, ops=UP)

    services.mapping_activate(editor, back, environment="production")

    assert queries.mapping_by_id(mapping.pk).state == MappingState.WITHDRAWN
    assert running_in(gateway.environment) == [back.public_id]


def test_rolling_back_to_what_runs_is_a_conflict(owner, editor, mapping, gateway):
    services.mapping_activate(editor, mapping, environment="production")

    with pytest.raises(Conflict):
        services.bundle_roll_back(owner, gateway.environment, 2)
    with pytest.raises(NotFound):
        services.bundle_roll_back(owner, gateway.environment, 9)


def test_only_those_who_run_gateways_there_roll_an_environment_back(editor, mapping, gateway):
    services.mapping_activate(editor, mapping, environment="production")

    for actor in (editor, make_actor(make_team(), Role.OWNER)):
        with pytest.raises(Forbidden):
            services.bundle_roll_back(actor, gateway.environment, 1)


def test_a_list_of_mappings_takes_the_same_queries_however_long(
    editor, contract, new, old, gateway, django_assert_num_queries
):
    for _ in range(5):
        services.mapping_activate(
            editor, services.mapping_attach(editor, source=new, target=old, ops=DOWN), environment="production"
        )

    with django_assert_num_queries(3):
        for mapping in queries.mappings_of(contract):
            assert mapping.contract.owner_team.slug == "checkout"
            assert mapping.target_version.number == "1.0.0"
            assert all(rollout.environment.name == "production" for rollout in mapping.open_rollouts)
            assert list(mapping.refusals.all()) == []


@pytest.mark.parametrize("change", [{"content": b"{}"}, {"revision": 9}, {"signature": b""}])
def test_the_database_refuses_to_change_a_bundle(gateway, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Bundle.objects.update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        Bundle.objects.filter(environment=gateway.environment)._raw_delete("default")


def test_the_database_refuses_to_change_what_a_mapping_does(mapping):
    with pytest.raises(IntegrityError), transaction.atomic():
        Mapping.objects.update(ops=[])
