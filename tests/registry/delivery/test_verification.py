"""What is known of a mapping before a gateway sees it, and what that is worth."""

import pytest
from django.db import IntegrityError, transaction

from registry.catalog import services as catalog
from registry.delivery import queries, services, verifying
from registry.delivery.bundle_format import entries_in
from registry.delivery.models import Mapping, MappingState, Verification
from registry.errors import Conflict, Forbidden, RegistryError
from registry.events.models import AuditEntry, OutboxEvent
from registry.identity.actors import SYSTEM, Role
from tests.factories import make_actor, make_published_version, make_team
from tests.registry.delivery.conftest import DOWN, NEW, REFUTED, UP

pytestmark = pytest.mark.django_db


def last_entry() -> AuditEntry:
    return AuditEntry.objects.order_by("sequence").last()


def activated(actor, mapping) -> Mapping:
    services.mapping_activate(actor, mapping, environment="production")
    return queries.mapping_by_id(mapping.pk)


def stricter(contract) -> None:
    """Formats are no longer asserted: a setting that verdicts depend on."""
    catalog.contract_update(SYSTEM, contract, expected_revision=contract.revision, assert_formats=False)


def test_a_verdict_is_stored_with_what_is_lost_and_under_which_terms(mapping):
    verdict = queries.mapping_by_id(mapping.pk).verdict

    assert (verdict["status"], verdict["lost"], verdict["round_trip"]) == ("proved", [], True)
    assert verdict["terms"] == {"engine": verdict["terms"]["engine"], "writer": "declared", "assert_formats": True}


def test_a_refuted_mapping_is_attached_with_the_payload_that_shows_it(refuted):
    found = refuted.verdict["counterexample"]

    assert refuted.verification == Verification.REFUTED
    assert isinstance(found["payload"]["key"], str)
    assert found["result"]["id"] == found["payload"]["key"]
    assert "is not valid at /id" in found["error"]


def test_a_refuted_mapping_reaches_no_bundle(editor, refuted, gateway):
    with pytest.raises(Conflict) as refusal:
        services.mapping_activate(editor, refuted, environment="production")

    assert refusal.value.code == "mapping-refuted"
    assert gateway.environment.bundles.count() == 1
    assert queries.mapping_by_id(refuted.pk).state == MappingState.DRAFT


def test_the_database_itself_lets_no_refuted_mapping_be_active(refuted):
    with pytest.raises(IntegrityError), transaction.atomic():
        Mapping.objects.filter(pk=refuted.pk).update(state=MappingState.ACTIVE)


def test_an_undecided_mapping_waits_for_an_owner(editor, owner, undecided, gateway):
    with pytest.raises(Conflict) as refusal:
        services.mapping_activate(editor, undecided, environment="production")
    assert refusal.value.code == "mapping-not-acknowledged"
    assert undecided.verdict["fuzzed"] > 0

    services.mapping_acknowledge(owner, undecided, reason="Seen on a month of traffic.")

    assert activated(editor, undecided).state == MappingState.ACTIVE


def test_taking_it_upon_oneself_is_audited_with_its_reason(owner, undecided):
    events = OutboxEvent.objects.count()

    mapping = services.mapping_acknowledge(owner, undecided, reason="Seen on a month of traffic.")

    assert (mapping.acknowledgement, mapping.acknowledged_by) == ("Seen on a month of traffic.", owner.label)
    assert (last_entry().action, last_entry().detail["reason"]) == ("mapping.acknowledged", mapping.acknowledgement)
    assert OutboxEvent.objects.count() == events + 1


def test_only_owners_take_it_upon_them_and_not_without_a_reason(editor, owner, undecided):
    for actor in (editor, make_actor(make_team(), Role.OWNER)):
        with pytest.raises(Forbidden):
            services.mapping_acknowledge(actor, undecided, reason="Trust me.")
    with pytest.raises(RegistryError) as refusal:
        services.mapping_acknowledge(owner, undecided, reason="  ")

    assert (refusal.value.code, refusal.value.pointer) == ("reason-missing", "/reason")


def test_what_is_proved_or_refuted_cannot_be_acknowledged_away(owner, mapping, refuted):
    for known in (mapping, refuted):
        with pytest.raises(Conflict) as refusal:
            services.mapping_acknowledge(owner, known, reason="I know better.")
        assert refusal.value.code == "nothing-to-acknowledge"


def test_a_verdict_under_other_terms_is_found_out_again_before_a_bundle(editor, mapping, contract, gateway):
    stricter(contract)

    active = activated(editor, queries.mapping_by_id(mapping.pk))

    assert active.verdict["terms"]["assert_formats"] is False
    assert AuditEntry.objects.filter(action="mapping.verified").count() == 1


def test_a_verdict_that_is_current_is_not_found_out_twice(editor, mapping, gateway, monkeypatch):
    monkeypatch.setattr(verifying, "assessed", None)

    assert activated(editor, mapping).state == MappingState.ACTIVE


def test_a_mapping_from_before_mappings_were_verified_is_verified_when_it_is_activated(editor, mapping, gateway):
    Mapping.objects.filter(pk=mapping.pk).update(verification=Verification.NOT_VERIFIED, verdict=None)

    assert activated(editor, queries.mapping_by_id(mapping.pk)).verification == Verification.PROVED


def test_a_mapping_that_turns_out_refuted_leaves_every_bundle_at_once(editor, mapping, gateway, monkeypatch):
    mapping = activated(editor, mapping)
    verdict = mapping.verdict | {"status": "counterexample", "counterexample": {"payload": {}, "result": None}}
    monkeypatch.setattr(verifying, "verdict_of", lambda *_: verdict)

    mapping = services.mapping_verify(editor, mapping)

    assert (mapping.verification, mapping.state) == (Verification.REFUTED, MappingState.WITHDRAWN)
    assert entries_in(gateway.environment.bundles.first()) == []
    assert last_entry().detail["bundles"][0]["revision"] == 3


def test_nobody_rolls_back_to_a_bundle_with_a_refuted_mapping(owner, editor, mapping, gateway):
    activated(editor, mapping)
    services.mapping_withdraw(editor, mapping)
    Mapping.objects.filter(pk=mapping.pk).update(verification=Verification.REFUTED)

    with pytest.raises(Conflict) as refusal:
        services.bundle_roll_back(owner, gateway.environment, 2)

    assert refusal.value.code == "mapping-refuted"
    assert gateway.environment.bundles.count() == 3


def test_verifying_again_makes_the_owner_say_it_anew(editor, owner, undecided):
    services.mapping_acknowledge(owner, undecided, reason="Seen on a month of traffic.")

    assert not services.mapping_verify(editor, undecided).is_acknowledged


def test_suggestions_are_those_of_the_engine(new, old):
    both = verifying.suggested(old, new)

    assert [suggestion.is_proved for suggestion in both[:1]] == [True]
    assert {suggestion.direction.value for suggestion in both} == {"up", "down"}


def test_a_chain_of_attached_mappings_is_one_mapping(editor, contract, mapping, new, old):
    latest = make_published_version(contract, NEW, number="3.0.0")
    services.mapping_attach(editor, source=latest, target=new, ops=[])
    attached = list(queries.mappings_of(contract))

    chain = verifying.chained([latest, new, old], attached)

    assert chain.as_json()["ops"] == DOWN
    assert verifying.assessed(chain, latest, old).as_json()["status"] == "proved"


def test_a_missing_hop_is_an_error(contract, mapping, refuted, new, old):
    latest = make_published_version(contract, NEW, number="3.0.0")

    with pytest.raises(Conflict) as refusal:
        verifying.chained([latest, new, old], list(queries.mappings_of(contract)))

    assert (refusal.value.code, refusal.value.message) == ("missing-hop", "No mapping leads from 3.0.0 to 2.0.0.")


def test_a_refuted_mapping_is_no_way(contract, refuted, new, old):
    with pytest.raises(Conflict, match=r"No mapping leads from 2\.0\.0 to 1\.0\.0"):
        verifying.chained([new, old], list(queries.mappings_of(contract)))


def test_of_several_mappings_for_a_hop_the_one_that_runs_goes_first(editor, contract, mapping, new, old, gateway):
    activated(editor, mapping)
    services.mapping_attach(editor, source=new, target=old, ops=[*DOWN, {"op": "remove", "at": ["state"]}])

    assert verifying.chained([new, old], list(queries.mappings_of(contract))).as_json()["ops"] == DOWN


def test_both_ways_are_proved_from_one_pair(editor, new, old):
    assert services.mapping_attach(editor, source=old, target=new, ops=UP).verification == Verification.PROVED
    assert services.mapping_attach(editor, source=new, target=old, ops=REFUTED).is_refuted
