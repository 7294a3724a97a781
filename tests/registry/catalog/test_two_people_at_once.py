"""Two people do the same thing at the same moment: one wins, the other is told; on real connections."""

import json

import pytest

from registry.catalog import services
from registry.catalog.models import Contract, Version, VersionState
from registry.errors import Conflict, Kind, RegistryError
from registry.events.models import AuditEntry, OutboxEvent
from registry.events.queries import audit_chain_is_intact
from registry.identity.actors import SYSTEM
from tests.factories import ORDER, make_actor, make_contract, make_proposed_version, make_published_version
from tests.registry.concurrency import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_publishing_the_same_version_is_won_once_and_the_other_gets_a_conflict() -> None:
    version = make_proposed_version()
    people = [make_actor(version.contract.owner_team) for _ in range(2)]

    outcomes = at_once(
        *(lambda who=who: services.version_publish(who, Version.objects.get(pk=version.pk)) for who in people)
    )

    won = [outcome for outcome in outcomes if isinstance(outcome, Version)]
    lost = [outcome for outcome in outcomes if isinstance(outcome, Conflict)]
    assert (len(won), len(lost)) == (1, 1)
    assert (lost[0].status, lost[0].code) == (409, "version-not-proposed")
    assert AuditEntry.objects.filter(action="version.published").count() == 1
    assert OutboxEvent.objects.filter(type="registry.version.published").count() == 1
    assert Version.objects.get().state == VersionState.PUBLISHED


def test_proposing_the_same_number_is_won_once() -> None:
    contract = make_contract()

    outcomes = at_once(
        *(lambda: services.version_propose(SYSTEM, contract, source=json.dumps(ORDER), number="1.0.0"),) * 4
    )

    assert sum(isinstance(outcome, Version) for outcome in outcomes) == 1
    assert [outcome.code for outcome in outcomes if isinstance(outcome, Conflict)] == ["number-taken"] * 3
    assert contract.versions.count() == 1


def test_publishing_and_withdrawing_cannot_both_happen() -> None:
    version = make_proposed_version()

    outcomes = at_once(
        lambda: services.version_publish(SYSTEM, Version.objects.get(pk=version.pk)),
        lambda: services.version_withdraw(SYSTEM, Version.objects.get(pk=version.pk)),
    )

    assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == 1


def test_two_proposals_that_break_each_other_are_not_both_published() -> None:
    contract = make_contract()
    make_published_version(contract, {"type": "object"})
    narrow = make_proposed_version(contract, {"type": ["object", "string"]}, number="1.1.0")
    other = make_proposed_version(contract, {"type": ["object", "null"]}, number="1.2.0")

    outcomes = at_once(
        lambda: services.version_publish(SYSTEM, Version.objects.get(pk=narrow.pk)),
        lambda: services.version_publish(SYSTEM, Version.objects.get(pk=other.pk)),
    )

    assert sum(isinstance(outcome, Version) for outcome in outcomes) == 1
    assert [outcome.code for outcome in outcomes if isinstance(outcome, RegistryError)] == ["check-failed"]


def test_registering_the_same_name_is_won_once() -> None:
    team = make_contract().owner_team

    outcomes = at_once(
        *(lambda: services.contract_register(SYSTEM, namespace="shop", name="order", owner_team=team),) * 3
    )

    assert sum(isinstance(outcome, Contract) for outcome in outcomes) == 1
    assert [outcome.code for outcome in outcomes if isinstance(outcome, Conflict)] == ["name-taken"] * 2


def test_two_edits_of_one_revision_are_not_both_kept() -> None:
    contract = make_contract()

    outcomes = at_once(
        *(
            lambda word=word: services.contract_update(SYSTEM, contract, expected_revision=1, domain=word)
            for word in ("sales", "billing")
        )
    )

    assert [outcome.kind for outcome in outcomes if isinstance(outcome, RegistryError)] == [Kind.STALE]
    assert Contract.objects.get(pk=contract.pk).revision == 2


def test_the_audit_chain_stays_whole_when_many_write_at_once() -> None:
    team = make_contract().owner_team

    outcomes = at_once(
        *(
            lambda number=number: services.contract_register(
                SYSTEM, namespace="shop", name=f"c{number}", owner_team=team
            )
            for number in range(6)
        )
    )

    assert all(isinstance(outcome, Contract) for outcome in outcomes)
    assert audit_chain_is_intact()
    assert audit_chain_is_intact().entries == AuditEntry.objects.count()
