"""Registering contracts and changing what is said about them."""

import pytest

from registry.catalog import services
from registry.catalog.models import Contract
from registry.errors import Conflict, Forbidden, Kind, RegistryError
from registry.events.models import AuditEntry, OutboxEvent
from registry.identity.actors import Role
from tests.factories import make_actor, make_contract, make_team

pytestmark = pytest.mark.django_db


def test_registering_leaves_one_audit_entry_and_one_event() -> None:
    team = make_team("shop")
    editor = make_actor(team)
    before = AuditEntry.objects.count()

    contract = services.contract_register(editor, namespace="shop", name="order", owner_team=team, tags=["Money", "eu"])

    entry = AuditEntry.objects.order_by("sequence").last()
    assert AuditEntry.objects.count() == before + 1
    assert (entry.action, entry.subject, entry.actor_id) == ("contract.registered", "contracts/shop/order", editor.id)
    assert OutboxEvent.objects.filter(type="registry.contract.registered", subject=entry.subject).count() == 1
    assert contract.tags == ["money", "eu"]


def test_a_name_is_given_once() -> None:
    make_contract(name="shop/order")

    with pytest.raises(Conflict) as refusal:
        make_contract(name="shop/order")

    assert refusal.value.code == "name-taken"


def test_viewers_and_strangers_cannot_register() -> None:
    team, other = make_team(), make_team()

    for actor in (make_actor(team, Role.VIEWER), make_actor(other, Role.OWNER)):
        with pytest.raises(Forbidden):
            services.contract_register(actor, namespace="shop", name="order", owner_team=team)

    assert not Contract.objects.exists()


@pytest.mark.parametrize(
    ("details", "pointer"),
    [
        ({"namespace": "Shop"}, "/namespace"),
        ({"name": "a/b"}, "/name"),
        ({"name": "x" * 201}, "/name"),
        ({"criticality": "extreme"}, "/criticality"),
        ({"compatibility": "sometimes"}, "/compatibility"),
        ({"runbook_url": "javascript:alert(1)"}, "/runbook_url"),
        ({"tags": ["no spaces"]}, "/tags"),
        ({"tags": "text"}, "/tags"),
        ({"description": "\x00"}, "/description"),
        ({"description": "\ud800"}, "/description"),
        ({"on_call": 7}, "/on_call"),
        ({"revision": 7}, "/revision"),
        ({"assert_formats": "perhaps"}, "/assert_formats"),
    ],
)
def test_each_wrong_field_is_named_by_its_pointer(details: dict, pointer: str) -> None:
    team = make_team()

    with pytest.raises(RegistryError) as refusal:
        services.contract_register(
            make_actor(team), **({"namespace": "shop", "name": "order", "owner_team": team} | details)
        )

    assert [place.pointer for place in refusal.value.places] == [pointer]
    assert not Contract.objects.exists()


def test_an_update_raises_the_revision_and_says_what_was_before() -> None:
    contract = make_contract(description="Old words.")
    editor = make_actor(contract.owner_team)

    updated = services.contract_update(editor, contract, expected_revision=1, description="New words.")

    entry = AuditEntry.objects.order_by("sequence").last()
    assert updated.revision == 2
    assert entry.detail == {"changed": {"description": "New words."}, "was": {"description": "Old words."}}


def test_an_update_of_a_stale_revision_is_refused() -> None:
    contract = make_contract()
    editor = make_actor(contract.owner_team)
    services.contract_update(editor, contract, expected_revision=1, domain="sales")

    with pytest.raises(RegistryError) as refusal:
        services.contract_update(editor, contract, expected_revision=1, domain="billing")

    assert refusal.value.kind is Kind.STALE
    assert Contract.objects.get(pk=contract.pk).domain == "sales"


def test_only_an_owner_gives_a_contract_away_and_only_to_a_team_of_theirs() -> None:
    contract = make_contract()
    receiver = make_team()
    owner = make_actor(contract.owner_team, Role.OWNER)

    with pytest.raises(Forbidden):
        services.contract_update(
            make_actor(contract.owner_team, Role.EDITOR), contract, expected_revision=1, owner_team=receiver
        )
    with pytest.raises(Forbidden):
        services.contract_update(owner, contract, expected_revision=1, owner_team=receiver)
