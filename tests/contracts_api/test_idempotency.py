import threading
import time
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import connection

from contracts_api import idempotency, tasks
from contracts_api.models import IdempotencyRecord
from registry.catalog import services as catalog
from registry.catalog.models import CheckRun, Contract
from registry.catalog.services import contracts as contract_services
from registry.clock import utc_now
from registry.events.models import AuditEntry, OutboxEvent
from tests.contracts_api.calling import machine_of
from tests.contracts_api.routes import api_views

pytestmark = pytest.mark.django_db

ORDER = {"namespace": "shop", "name": "order", "owner_team": "payments"}


def test_every_post_honours_the_key():
    posts = {view: view.post for _, view in api_views() if hasattr(view, "post") and view.__name__ != "UnknownRoute"}

    assert posts
    assert [view.__name__ for view, post in posts.items() if not hasattr(post, "honours_idempotency_key")] == []


def test_the_same_request_twice_takes_effect_once_and_gets_the_same_answer(machine):
    first = machine.post("/contracts", ORDER, Idempotency_Key="k1")
    entries, events = AuditEntry.objects.count(), OutboxEvent.objects.count()

    second = machine.post("/contracts", ORDER, Idempotency_Key="k1")

    assert (first.status, second.status) == (201, 201)
    assert first.body == second.body
    assert first.headers["Location"] == second.headers["Location"]
    assert first.headers["ETag"] == second.headers["ETag"]
    assert "Idempotent-Replayed" not in first.headers
    assert second.headers["Idempotent-Replayed"] == "true"
    assert (AuditEntry.objects.count(), OutboxEvent.objects.count()) == (entries, events)


def test_the_same_key_with_another_body_is_refused(machine):
    machine.post("/contracts", ORDER, Idempotency_Key="k1")

    answer = machine.post("/contracts", ORDER | {"name": "refund"}, Idempotency_Key="k1")

    assert (answer.status, answer.code) == (422, "idempotency-key-reused")
    assert Contract.objects.count() == 1


def test_the_same_key_at_another_address_is_refused(machine, contract):
    machine.post("/checks", {"schema": {}}, Idempotency_Key="k1")

    assert machine.post(f"{contract}/versions", {"schema": {}}, Idempotency_Key="k1").code == "idempotency-key-reused"


def test_two_machines_may_use_the_same_key(machine, team):
    machine.post("/contracts", ORDER, Idempotency_Key="k1")

    other = machine_of(team).post("/contracts", ORDER | {"name": "refund"}, Idempotency_Key="k1")

    assert other.status == 201


def test_a_refusal_frees_the_key(machine):
    refused = machine.post("/contracts", ORDER | {"name": "Order"}, Idempotency_Key="k1")

    accepted = machine.post("/contracts", ORDER, Idempotency_Key="k1")

    assert (refused.status, accepted.status) == (422, 201)


def test_a_crash_frees_the_key_and_leaves_no_effect(machine, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(idempotency, "_remember", lambda *_: 1 / 0)
        assert machine.post("/contracts", ORDER, Idempotency_Key="k1").status == 500
    assert not Contract.objects.exists()
    assert not IdempotencyRecord.objects.exists()

    assert machine.post("/contracts", ORDER, Idempotency_Key="k1").status == 201


def test_a_repetition_while_the_first_is_in_flight_is_a_conflict(machine):
    machine.post("/contracts", ORDER, Idempotency_Key="k1")
    IdempotencyRecord.objects.update(status=None, sealed_answer="")

    answer = machine.post("/contracts", ORDER, Idempotency_Key="k1")

    assert (answer.status, answer.code) == (409, "idempotency-key-in-flight")


def test_a_request_that_died_in_flight_can_be_repeated_after_its_lease(machine):
    machine.post("/contracts", ORDER, Idempotency_Key="k1")
    Contract.objects.all().delete()
    IdempotencyRecord.objects.update(
        status=None, sealed_answer="", started_at=utc_now() - idempotency.LEASE - timedelta(seconds=1)
    )

    assert machine.post("/contracts", ORDER, Idempotency_Key="k1").status == 201
    assert IdempotencyRecord.objects.get().status == 201


def test_a_request_that_was_overtaken_is_rolled_back(machine, monkeypatch):
    check = contract_services._check_fields

    def overtaken(contract):
        IdempotencyRecord.objects.update(attempt="00000000-0000-0000-0000-000000000000")
        check(contract)

    monkeypatch.setattr(contract_services, "_check_fields", overtaken)

    answer = machine.post("/contracts", ORDER, Idempotency_Key="k1")

    assert (answer.status, answer.code) == (409, "idempotency-key-overtaken")
    assert not Contract.objects.exists()


def test_an_answer_is_kept_for_a_day(machine):
    machine.post("/contracts", ORDER, Idempotency_Key="k1")
    IdempotencyRecord.objects.update(started_at=utc_now() - idempotency.KEPT + timedelta(minutes=1))
    assert machine.post("/contracts", ORDER, Idempotency_Key="k1").status == 201
    assert tasks.purge_idempotency_records() == 0

    IdempotencyRecord.objects.update(started_at=utc_now() - idempotency.KEPT)

    assert machine.post("/contracts", ORDER, Idempotency_Key="k1").code == "name-taken"
    IdempotencyRecord.objects.update(started_at=utc_now() - idempotency.KEPT)
    assert tasks.purge_idempotency_records() == IdempotencyRecord.objects.count() == 0


def test_expired_answers_are_forgotten_by_the_clock():
    scheduled = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}

    assert tasks.purge_idempotency_records.name in scheduled


def test_a_secret_is_not_stored_readable_with_the_answer(machine):
    expires_at = (utc_now() + timedelta(days=1)).isoformat()
    wanted = {"kind": "ci", "name": "x", "team": "payments", "scopes": ["contracts:read"], "expires_at": expires_at}

    first = machine.post("/tokens", wanted, Idempotency_Key="k1")

    assert first.body["secret"] not in IdempotencyRecord.objects.get().sealed_answer
    assert machine.post("/tokens", wanted, Idempotency_Key="k1").body["secret"] == first.body["secret"]


@pytest.mark.parametrize("key", ["", "x" * 256, "schlüssel", "a\tb"])
def test_a_key_that_is_none_is_refused(machine, key):
    answer = machine.post("/contracts", ORDER, Idempotency_Key=key)

    assert (answer.status, answer.code) == (400, "invalid-idempotency-key")


@pytest.mark.django_db(transaction=True)
def test_of_many_at_the_same_moment_one_takes_effect_and_the_others_wait_or_repeat(machine):
    answers = []
    start = threading.Barrier(6)

    def send():
        start.wait()
        answers.append(machine.post("/contracts", ORDER, Idempotency_Key="k1"))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Contract.objects.count() == 1
    assert {answer.status for answer in answers} <= {201, 409}
    assert {answer.code for answer in answers if answer.status == 409} <= {"idempotency-key-in-flight"}
    assert len({answer.content for answer in answers if answer.status == 201}) == 1


@pytest.mark.django_db(transaction=True)
def test_a_second_request_sees_the_first_in_flight(machine, monkeypatch):
    inside, go_on = threading.Event(), threading.Event()
    check = contract_services._check_fields

    def slowly(contract):
        check(contract)
        inside.set()
        assert go_on.wait(10)

    monkeypatch.setattr(contract_services, "_check_fields", slowly)
    answers = []

    def send():
        answers.append(machine.post("/contracts", ORDER, Idempotency_Key="k1"))
        connection.close()

    first = threading.Thread(target=send)
    first.start()
    assert inside.wait(10)
    if connection.vendor == "sqlite":  # writers take turns there, so the second may only look once the first is done
        threading.Timer(0.2, go_on.set).start()
        answer = machine.post("/contracts", ORDER, Idempotency_Key="k1")
        assert answer.status in {201, 409}
    else:
        started = time.monotonic()
        answer = machine.post("/contracts", ORDER, Idempotency_Key="k1")
        assert (answer.status, answer.code) == (409, "idempotency-key-in-flight")
        assert time.monotonic() - started < 5
        go_on.set()
    first.join()

    assert answers[0].status == 201


@pytest.fixture
def thinking(monkeypatch):
    """Lets the first check think until it is told to go on; `begun` says that it does."""
    begun, go_on = threading.Event(), threading.Event()
    check = catalog.check

    def slowly(**asked):
        assert not connection.in_atomic_block, "a transaction is open while the engine thinks"
        if not begun.is_set():
            begun.set()
            assert go_on.wait(10)
        return check(**asked)

    monkeypatch.setattr(catalog, "check", slowly)
    yield SimpleNamespace(begun=begun, go_on=go_on)
    go_on.set()


def in_the_background(send):
    answers = []

    def run():
        answers.append(send())
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, answers


@pytest.mark.django_db(transaction=True)
def test_others_write_and_a_repetition_is_told_so_while_a_check_thinks(machine, thinking):
    thread, answers = in_the_background(lambda: machine.post("/checks", {"schema": {}}, Idempotency_Key="k1"))
    assert thinking.begun.wait(10)

    written = machine.post("/contracts", ORDER)
    repeated = machine.post("/checks", {"schema": {}}, Idempotency_Key="k1")
    other = machine.post("/checks", {"schema": True}, Idempotency_Key="k1")
    thinking.go_on.set()
    thread.join()

    assert written.status == 201
    assert (repeated.status, repeated.code) == (409, "idempotency-key-in-flight")
    assert (other.status, other.code) == (422, "idempotency-key-reused")
    assert [answer.status for answer in answers] == [200]
    assert machine.post("/checks", {"schema": {}}, Idempotency_Key="k1").headers["Idempotent-Replayed"] == "true"
    assert CheckRun.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_check_that_was_overtaken_keeps_no_run(machine, thinking):
    thread, answers = in_the_background(lambda: machine.post("/checks", {"schema": {}}, Idempotency_Key="k1"))
    assert thinking.begun.wait(10)
    IdempotencyRecord.objects.update(started_at=utc_now() - idempotency.LEASE - timedelta(seconds=1))
    again = machine.post("/checks", {"schema": {}}, Idempotency_Key="k1")
    thinking.go_on.set()
    thread.join()

    assert again.status == 200
    assert [(answer.status, answer.code) for answer in answers] == [(409, "idempotency-key-overtaken")]
    assert CheckRun.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_could_not_be_kept_takes_the_check_run_with_it(machine, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(idempotency, "seal", lambda *_: 1 / 0)
        assert machine.post("/checks", {"schema": {}}, Idempotency_Key="k1").status == 500
    assert not CheckRun.objects.exists()
    assert not IdempotencyRecord.objects.exists()

    assert machine.post("/checks", {"checks": [{"schema": {}}, {"schema": True}]}, Idempotency_Key="k1").status == 200
    assert CheckRun.objects.count() == 2
