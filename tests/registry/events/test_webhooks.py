"""From the outbox to a receiver: signed, retried, dead in the end, replayed on request."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from standardwebhooks import Webhook

from registry.clock import Clock, fixed
from registry.errors import Conflict, Forbidden, RegistryError
from registry.events import services, webhooks
from registry.events.delivering import MOST_ATTEMPTS, drain, pause_after
from registry.events.models import AuditEntry, Delivery, OutboxEvent, Subscription
from registry.identity.actors import SYSTEM, Role
from registry.identity.models import Team
from tests.factories import make_actor, make_contract, make_published_version, make_team
from tests.registry.events.receiver import Receiver, receiving

pytestmark = pytest.mark.django_db


@pytest.fixture
def receiver(settings) -> Iterator[Receiver]:
    settings.REGISTRY_ALLOW_PRIVATE_WEBHOOKS = True
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def team() -> Team:
    return make_team()


def subscribed(team: Team, url: str, *types: str) -> tuple[Subscription, str]:
    OutboxEvent.objects.update(fanned_out_at=datetime.now(UTC))  # what was before is nobody's news
    return services.subscription_create(SYSTEM, team, url=url, types=types)


def later(**pause: float) -> Clock:
    return fixed(datetime.now(UTC) + timedelta(**pause))


def test_a_subscriber_gets_a_signed_cloudevent_once(team: Team, receiver: Receiver) -> None:
    _, secret = subscribed(team, receiver.url, "registry.version.published")

    version = make_published_version(make_contract(team, name="shop/order"))
    drain()
    drain()

    headers, body = receiver.received[0]
    Webhook(secret).verify(body, headers)
    assert len(receiver.received) == 1
    event = receiver.events()[0]
    assert headers["content-type"] == "application/cloudevents+json"
    assert (event["specversion"], event["type"]) == ("1.0", "registry.version.published")
    assert event["subject"] == "contracts/shop/order/1.0.0"
    assert event["data"]["uri"] == version.uri
    assert Delivery.objects.get().state == Delivery.State.DELIVERED


def test_a_subscriber_without_types_gets_everything_but_what_stays_inside(team: Team, receiver: Receiver) -> None:
    subscribed(team, receiver.url)

    make_published_version(make_contract(team))
    make_actor(team)
    drain()

    assert [event["type"] for event in receiver.events()] == [
        "registry.contract.registered",
        "registry.version.proposed",
        "registry.version.published",
    ]


def test_a_failure_is_tried_again_later_under_the_same_id(team: Team, receiver: Receiver) -> None:
    subscribed(team, receiver.url)
    receiver.answers = [500, 302, 200]
    make_contract(team)

    drain()
    drain()
    assert len(receiver.received) == 1
    drain(later(minutes=1))
    drain(later(minutes=5))

    assert len(receiver.received) == 3
    assert len(set(receiver.ids())) == 1
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts, delivery.last_status) == (Delivery.State.DELIVERED, 3, 200)


def test_after_the_last_attempt_a_delivery_is_dead_until_somebody_replays_it(team: Team, receiver: Receiver) -> None:
    subscribed(team, receiver.url)
    receiver.answers = [500]
    make_contract(team)
    for attempt in range(MOST_ATTEMPTS + 2):
        drain(later(days=2 * attempt))
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts, delivery.last_error) == ("dead", MOST_ATTEMPTS, "answered 500")

    receiver.answers = [204]
    services.delivery_replay(make_actor(team), delivery)
    drain()

    delivery.refresh_from_db()
    assert delivery.state == "delivered"
    assert len(set(receiver.ids())) == 1
    with pytest.raises(Conflict):
        services.delivery_replay(make_actor(team), delivery)


def test_a_receiver_that_is_gone_is_left_alone(team: Team, receiver: Receiver) -> None:
    subscription, _ = subscribed(team, receiver.url)
    receiver.answers = [410]
    make_contract(team)

    drain()
    make_contract(team)
    drain(later(days=1))

    subscription.refresh_from_db()
    assert not subscription.active
    assert len(receiver.received) == 1
    assert Delivery.objects.get().state == "dead"


def test_nobody_listening_is_a_failure_like_any_other(team: Team, settings) -> None:
    settings.REGISTRY_ALLOW_PRIVATE_WEBHOOKS = True
    subscribed(team, "http://127.0.0.1:9/")
    make_contract(team)

    drain()

    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts, delivery.last_status) == ("pending", 1, None)
    assert "ConnectError" in delivery.last_error


def test_a_slow_receiver_is_given_up_after_the_time_of_one_attempt(team: Team, receiver: Receiver, monkeypatch) -> None:
    monkeypatch.setattr(webhooks, "WHOLE_ATTEMPT", 0.2)
    subscribed(team, receiver.url)
    receiver.hold.clear()
    make_contract(team)

    drain()
    receiver.hold.set()

    assert Delivery.objects.get().last_error != ""


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://10.1.2.3/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[::127.0.0.1]/",
        "http://[::ffff:0:127.0.0.1]/",
        "http://[fec0::1]/",
        "http://[fd00::1]/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "http://100.64.0.1/",
    ],
)
def test_private_addresses_are_refused_after_they_are_resolved(team: Team, url: str) -> None:
    subscribed(team, url)
    make_contract(team)

    drain()

    delivery = Delivery.objects.get()
    assert delivery.last_status is None
    assert "private network" in delivery.last_error


def test_a_name_that_resolves_to_a_private_address_among_others_is_refused(monkeypatch) -> None:
    answers = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(webhooks.socket, "getaddrinfo", lambda *_, **__: answers)

    with pytest.raises(webhooks.AddressRefused):
        webhooks.address_of("http://rebinding.example/")


def test_a_port_that_is_none_is_a_failed_attempt_and_not_a_row_that_comes_back_for_ever(team: Team) -> None:
    subscription, _ = subscribed(team, "http://hooks.example/")
    Subscription.objects.filter(pk=subscription.pk).update(url="http://hooks.example:99999/")
    make_contract(team)

    drain()

    delivery = Delivery.objects.get()
    assert delivery.attempts == 1
    assert "port" in delivery.last_error


def test_a_name_in_letters_of_its_own_is_called_in_ascii(team: Team, receiver: Receiver, monkeypatch) -> None:
    port = urlsplit(receiver.url).port
    answers = [(2, 1, 6, "", ("127.0.0.1", port))]
    monkeypatch.setattr(webhooks.socket, "getaddrinfo", lambda *_, **__: answers)
    subscribed(team, f"http://bücher.example:{port}/")
    make_contract(team)

    drain()

    assert receiver.received[0][0]["host"] == f"xn--bcher-kva.example:{port}"


def test_a_public_address_is_let_through(monkeypatch) -> None:
    monkeypatch.setattr(webhooks.socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("93.184.216.34", 443))])

    assert webhooks.address_of("https://hooks.example/x") == ("93.184.216.34", 443)


def test_secrets_are_sealed_and_told_to_nobody(team: Team, receiver: Receiver, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    subscription, secret = subscribed(team, receiver.url + "?token=abc")
    make_contract(team)
    drain()

    stored = str(Subscription.objects.values().get(pk=subscription.pk))
    told = str(list(AuditEntry.objects.values())) + str(list(OutboxEvent.objects.values()))
    assert secret not in stored + told + caplog.text
    assert "token=abc" not in told


def test_after_a_rotation_both_secrets_verify_until_the_overlap_ends(team: Team, receiver: Receiver) -> None:
    subscription, old = subscribed(team, receiver.url)

    new = services.subscription_rotate_secret(SYSTEM, subscription, overlap=timedelta(hours=1))
    make_contract(team)
    drain()

    headers, body = receiver.received[0]
    for secret in (old, new):
        Webhook(secret).verify(body, headers)
    subscription.refresh_from_db()
    event = OutboxEvent.objects.first()
    late = Delivery(event=event, subscription=subscription, webhook_id="late")
    now = datetime.now(UTC) + timedelta(hours=2)
    receiver.received.clear()
    webhooks.attempt(late, now)
    assert receiver.received[0][0]["webhook-signature"].count("v1,") == 1


def test_a_secret_is_rotated_by_owners_and_told_to_nobody_else(team: Team) -> None:
    subscription, _ = subscribed(team, "https://example.com/hook")

    with pytest.raises(Forbidden):
        services.subscription_rotate_secret(make_actor(team, Role.EDITOR), subscription)
    secret = services.subscription_rotate_secret(make_actor(team, Role.OWNER), subscription)

    entry = AuditEntry.objects.order_by("sequence").last()
    assert entry.action == "subscription.secret-rotated"
    assert secret not in str(entry.detail)


def test_only_owners_subscribe_and_only_to_what_there_is(team: Team) -> None:
    with pytest.raises(Forbidden):
        services.subscription_create(make_actor(team, Role.EDITOR), team, url="https://hooks.example/")
    for wrong in (
        {"url": "ftp://x.example/"},
        {"url": "https://user:secret@x.example/"},
        {"url": "http://2130706433/"},
        {"url": "http://0x7f.1/"},
        {"url": "http://x.example:99999/"},
        {"url": "http://x.example:0/"},
        {"url": "https://x.example/", "types": ["registry.moon.landed"]},
    ):
        with pytest.raises(RegistryError) as refusal:
            services.subscription_create(make_actor(team, Role.OWNER), team, **wrong)
        assert refusal.value.code == "invalid-subscription"


def test_a_subscription_that_is_switched_off_hears_nothing(team: Team, receiver: Receiver) -> None:
    subscription, _ = subscribed(team, receiver.url)
    make_contract(team)
    services.subscription_switch(SYSTEM, subscription, active=False)

    drain()

    assert receiver.received == []


def test_pauses_grow_threefold_up_to_a_day_give_or_take_a_fifth() -> None:
    for attempts in range(1, 15):
        expected = min(5 * 3 ** (attempts - 1), 86_400)
        assert expected * 0.8 <= pause_after(attempts).total_seconds() <= expected * 1.2


def test_one_bad_row_does_not_hold_up_the_others(team: Team, receiver: Receiver) -> None:
    broken, _ = subscribed(team, receiver.url)
    Subscription.objects.filter(pk=broken.pk).update(sealed_secret="sealed under another key")
    services.subscription_create(SYSTEM, team, url=receiver.url)
    make_contract(team)

    drain()

    assert len(receiver.received) == 1
    assert "REGISTRY_SECRET_KEY" in Delivery.objects.get(subscription=broken).last_error


def test_a_row_that_somebody_else_holds_is_left_alone_until_its_lease_ends(team: Team, receiver: Receiver) -> None:
    subscribed(team, receiver.url)
    make_contract(team)
    now = datetime.now(UTC)
    OutboxEvent.objects.update(claimed_by="somebody", lease_until=now + timedelta(seconds=30))

    drain(fixed(now + timedelta(seconds=29)))
    assert receiver.received == []
    drain(fixed(now + timedelta(seconds=30)))
    assert len(receiver.received) == 1
