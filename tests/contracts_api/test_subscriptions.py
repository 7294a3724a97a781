import pytest

from registry.clock import utc_now
from registry.events.announcements import ANNOUNCED
from registry.events.models import Delivery, OutboxEvent, Subscription
from registry.identity import services
from registry.identity.actors import SYSTEM, Role
from tests.contracts_api.calling import machine_of

pytestmark = pytest.mark.django_db

HOOKS = "/teams/payments/subscriptions"


def test_a_webhook_is_created_with_a_secret_shown_once(machine):
    answer = machine.post(HOOKS, {"url": "https://hooks.example/x", "types": ["registry.version.published"]})

    assert answer.status == 201
    assert answer.body["secret"].startswith("whsec_")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.body["secret"] not in machine.get(HOOKS).content.decode()
    assert machine.get(answer.headers["Location"]).body["types"] == ["registry.version.published"]


def test_a_webhook_is_turned_off_and_on(machine):
    hook = machine.post(HOOKS, {"url": "https://hooks.example/x"}).headers["Location"]

    assert machine.patch(hook, {"active": False}).body["active"] is False
    assert machine.patch(hook, {"active": False}).status == 409
    assert machine.patch(hook, {"active": True}).body["active"] is True


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"url": "ftp://hooks.example"}, "/url"),
        ({"url": "https://user:secret@hooks.example"}, "/url"),
        ({"url": "https://hooks.example", "types": ["nonsense"]}, "/types/0"),
        ({}, "/url"),
    ],
)
def test_a_webhook_that_makes_no_sense_is_refused(machine, body, pointer):
    answer = machine.post(HOOKS, body)

    assert (answer.status, answer.places[0][1]) == (422, pointer)


def test_webhooks_are_for_their_team(machine):
    hook = machine.post(HOOKS, {"url": "https://hooks.example/secret-path"}).headers["Location"]
    stranger = machine_of(services.team_create(SYSTEM, slug="strangers", name="Strangers"))

    assert stranger.get(hook).status == 403
    assert stranger.get(HOOKS).status == 403
    assert stranger.post(HOOKS, {"url": "https://hooks.example"}).status == 403


def test_viewers_do_not_see_webhooks(machine, team):
    machine.post(HOOKS, {"url": "https://hooks.example/secret-path"})

    assert machine_of(team, Role.VIEWER).get(HOOKS).status == 403


def test_a_dead_delivery_is_listed_and_replayed(machine):
    hook = machine.post(HOOKS, {"url": "https://hooks.example/x"})
    delivery = Delivery.objects.create(
        event=OutboxEvent.objects.latest("time"),
        subscription=Subscription.objects.get(pk=hook.body["id"]),
        webhook_id="msg_1",
        state=Delivery.State.DEAD,
        attempts=9,
        next_attempt_at=utc_now(),
    )
    deliveries = f"{hook.headers['Location']}/deliveries"

    assert [each["state"] for each in machine.get(deliveries).body["items"]] == ["dead"]
    assert machine.post(f"{deliveries}/{delivery.pk}/replay").body["state"] == "pending"
    assert machine.post(f"{deliveries}/{delivery.pk}/replay").code == "delivery-not-dead"
    assert machine.post(f"{deliveries}/0/replay").code == "unknown-delivery"


def test_the_event_types_offered_are_those_announced(machine):
    answer = machine.post(HOOKS, {"url": "https://hooks.example/x", "types": list(ANNOUNCED)})

    assert sorted(answer.body["types"]) == sorted(ANNOUNCED)


def test_a_signing_secret_is_rotated_and_shown_once(machine, team):
    made = machine.post("/teams/payments/subscriptions", {"url": "https://example.com/hook"}).body
    address = f"/teams/payments/subscriptions/{made['id']}"

    rotated = machine.post(f"{address}/rotate-secret", {"overlap_seconds": 3600})

    assert (rotated.status, rotated.headers["Cache-Control"]) == (200, "no-store")
    assert rotated.body["secret"].startswith("whsec_")
    assert rotated.body["secret"] != made["secret"]
    assert "secret" not in machine.get(address).body
    assert machine.post(f"{address}/rotate-secret", {"overlap_seconds": -1}).status == 422


def test_an_event_names_the_request_that_caused_it(machine, team):
    from registry.events.models import AuditEntry

    machine.post("/contracts", {"namespace": "a", "name": "b", "owner_team": "payments"}, X_Request_Id="ticket-42")

    assert AuditEntry.objects.order_by("sequence").last().request_id == "ticket-42"
