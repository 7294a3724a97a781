"""What is old is forgotten, as the settings say; what was promised for ever stays."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from registry import batches
from registry.catalog import services as catalog
from registry.catalog.models import CheckRun, VerdictRecord
from registry.clock import fixed
from registry.events import services as events
from registry.events.delivering import drain
from registry.events.models import AuditEntry, Delivery, OutboxEvent, Subscription
from registry.identity import brake
from registry.identity.actors import SYSTEM
from registry.identity.models import SignInAttempt
from registry.operations.pruning import KEPT, prune
from tests.factories import ORDER, make_contract, make_published_version, make_team, make_user

pytestmark = pytest.mark.django_db

LATER = fixed(datetime.now(UTC) + timedelta(days=365))


def test_everything_that_has_a_setting_is_forgotten_in_time_and_audit_entries_never() -> None:
    version = make_published_version()
    catalog.check_run(SYSTEM, contract_name=version.contract.full_name, value={**ORDER, "required": []})
    brake.note("ada", "192.0.2.1", datetime.now(UTC), succeeded=False)
    Client().force_login(make_user())
    rotated_webhook()
    drain()
    entries = AuditEntry.objects.count()

    counts = prune(LATER)

    assert all(counts.values()), counts
    assert set(counts) == set(KEPT)
    for model in (CheckRun, VerdictRecord, OutboxEvent, SignInAttempt, Session):
        assert not model.objects.exists()
    assert AuditEntry.objects.count() == entries > 0


def rotated_webhook() -> Subscription:
    subscription, _ = events.subscription_create(SYSTEM, make_team(), url="https://hooks.example/in")
    events.subscription_rotate_secret(SYSTEM, subscription, overlap=timedelta(hours=1))
    events.subscription_switch(SYSTEM, subscription, active=False)
    return subscription


def test_an_old_webhook_secret_is_wiped_once_its_overlap_is_over() -> None:
    subscription = rotated_webhook()
    prune()
    subscription.refresh_from_db()
    current = subscription.sealed_secret
    assert subscription.old_sealed_secret

    prune(fixed(datetime.now(UTC) + timedelta(hours=1)))

    subscription.refresh_from_db()
    assert (subscription.old_sealed_secret, subscription.old_secret_until) == ("", None)
    assert subscription.sealed_secret == current


def test_what_is_young_stays() -> None:
    version = make_published_version()
    catalog.check_run(SYSTEM, contract_name=version.contract.full_name, value=ORDER)
    drain()

    prune()

    assert CheckRun.objects.count() == 1
    assert OutboxEvent.objects.exists()


def test_zero_days_keep_for_ever(settings) -> None:
    settings.REGISTRY_KEEP_CHECK_RUNS_DAYS = 0
    catalog.check_run(SYSTEM, value=ORDER)

    prune(LATER)

    assert CheckRun.objects.count() == 1


def test_an_event_on_its_way_is_not_forgotten() -> None:
    team = make_team()
    subscription, _ = events.subscription_create(SYSTEM, team, url="https://example.com/hook")
    drain()
    waiting, done, new = (make_event() for _ in range(3))
    OutboxEvent.objects.filter(pk__in=[waiting.pk, done.pk]).update(fanned_out_at=datetime.now(UTC))
    for event, state in ((waiting, Delivery.State.PENDING), (done, Delivery.State.DELIVERED)):
        Delivery.objects.create(
            event=event,
            subscription=subscription,
            webhook_id=str(event.pk),
            state=state,
            next_attempt_at=datetime.now(UTC) + timedelta(days=1),
        )

    prune(LATER)

    left = set(OutboxEvent.objects.values_list("pk", flat=True))
    assert {waiting.pk, new.pk} <= left
    assert done.pk not in left


def make_event() -> OutboxEvent:
    make_contract()
    return OutboxEvent.objects.order_by("-time").first()


def test_many_rows_go_in_several_lots(monkeypatch) -> None:
    monkeypatch.setattr(batches, "ROWS_AT_ONCE", 2)
    for _ in range(5):
        catalog.check_run(SYSTEM, value=ORDER)

    assert catalog.check_runs_forget(LATER()) == 5
