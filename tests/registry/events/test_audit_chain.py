"""The audit log: append-only by trigger, and tamper-evident by its chain."""

import pytest
import structlog
from django.db import IntegrityError, connection, transaction

from registry import events
from registry.events.models import AuditEntry, OutboxEvent
from registry.events.queries import audit_chain_is_intact
from registry.events.webhooks import as_cloudevent
from registry.identity.actors import SYSTEM
from tests.factories import make_contract, make_team
from tests.plugins import guards

pytestmark = pytest.mark.django_db


def test_the_chain_of_an_untouched_log_is_intact() -> None:
    make_contract()

    report = audit_chain_is_intact()

    assert report
    assert report.entries == AuditEntry.objects.count()


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE events_auditentry SET actor_label = 'nobody' WHERE sequence = 2",
        "UPDATE events_auditentry SET detail = '{}' WHERE sequence = 2",
        "DELETE FROM events_auditentry WHERE sequence = 2",
    ],
)
def test_the_database_refuses_to_change_the_log(tampering: str) -> None:
    for _ in range(3):
        make_team()

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(tampering)

    assert audit_chain_is_intact()


@pytest.mark.parametrize(
    "field", ["actor_label", "action", "subject", "detail", "hash", "previous_hash", "at", "request_id"]
)
@pytest.mark.django_db(transaction=True)
def test_whoever_gets_around_the_triggers_breaks_the_chain(field: str) -> None:
    for _ in range(3):
        make_team()
    value = "'{}'" if field == "detail" else "'2020-01-01 00:00:00+00:00'" if field == "at" else "'tampered'"

    with guards.lifted(connection), connection.cursor() as cursor:
        cursor.execute(f"UPDATE events_auditentry SET {field} = {value} WHERE sequence = 2")

    report = audit_chain_is_intact()
    assert not report
    assert report.broken_at == 2


@pytest.mark.django_db(transaction=True)
def test_an_entry_taken_out_is_missed() -> None:
    for _ in range(3):
        make_team()

    with guards.lifted(connection), connection.cursor() as cursor:
        cursor.execute("DELETE FROM events_auditentry WHERE sequence = 2")

    assert audit_chain_is_intact().broken_at == 2


def test_an_effect_that_is_rolled_back_leaves_no_trace() -> None:
    entries, waiting = AuditEntry.objects.count(), OutboxEvent.objects.count()

    with transaction.atomic():
        make_team()
        transaction.set_rollback(True)

    assert (AuditEntry.objects.count(), OutboxEvent.objects.count()) == (entries, waiting)


@pytest.mark.django_db(transaction=True)
def test_recording_outside_a_transaction_is_a_mistake() -> None:
    with pytest.raises(RuntimeError):
        events.record(SYSTEM, "thing.happened", "things/1", {})


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_away_does_not_fail_the_request(settings, monkeypatch) -> None:
    from registry.events.tasks import outbox_drain

    def away(**_: object) -> None:
        raise ConnectionRefusedError("no broker")

    monkeypatch.setattr(outbox_drain, "apply_async", away)

    assert make_team("payments").pk is not None
    assert OutboxEvent.objects.filter(subject="teams/payments").exists()


def test_the_request_behind_an_effect_is_told_with_it() -> None:
    with structlog.contextvars.bound_contextvars(request_id="req-7"):
        make_contract()

    entry, event = AuditEntry.objects.order_by("sequence").last(), OutboxEvent.objects.order_by("time").last()
    assert (entry.request_id, event.request_id) == ("req-7", "req-7")
    assert as_cloudevent(event)["requestid"] == "req-7"
    assert audit_chain_is_intact()


def test_an_effect_without_a_request_says_nothing_of_one() -> None:
    make_contract()

    assert AuditEntry.objects.order_by("sequence").last().request_id == ""
    assert "requestid" not in as_cloudevent(OutboxEvent.objects.order_by("time").last())
