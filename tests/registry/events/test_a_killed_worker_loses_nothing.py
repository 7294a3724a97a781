"""SIGKILL to a real Celery worker while it delivers: after a restart the event arrives all the same."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from registry.events import services
from registry.events.models import Delivery, OutboxEvent
from registry.identity.actors import SYSTEM
from tests.factories import make_proposed_version
from tests.registry.events.processes import (
    celery_worker,
    database_url,
    kill_at_once,
    redis_server,
    run_in_django,
    wait_until,
)
from tests.registry.events.receiver import receiving

PUBLISH = """
from registry.catalog.models import Version
from registry.catalog.services import version_publish
from registry.identity.actors import SYSTEM
version_publish(SYSTEM, Version.objects.get())
"""


@pytest.fixture(params=["filesystem", pytest.param("redis", marks=pytest.mark.system("redis-server"))])
def broker_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "filesystem":
        yield "filesystem://"
    else:
        with redis_server(tmp_path) as url:
            yield url


@pytest.mark.django_db(transaction=True)
def test_an_event_arrives_although_the_worker_is_killed_while_it_delivers(broker_url: str, tmp_path: Path) -> None:
    environment = os.environ | {
        "DATABASE_URL": database_url(),
        "REGISTRY_VAR": str(tmp_path / "var"),
        "REGISTRY_BROKER_URL": broker_url,
        "REGISTRY_ALLOW_PRIVATE_WEBHOOKS": "1",
        "REGISTRY_LEASE_SECONDS": "2",
    }
    version = make_proposed_version()
    OutboxEvent.objects.update(fanned_out_at=datetime.now(UTC))

    with receiving() as receiver:
        services.subscription_create(SYSTEM, version.contract.owner_team, url=receiver.url)
        receiver.hold.clear()
        run_in_django(PUBLISH, environment)
        with celery_worker(environment, tmp_path / "first.log") as worker:
            assert receiver.arrived.acquire(timeout=60), (tmp_path / "first.log").read_text()
            kill_at_once(worker)
        left_behind = Delivery.objects.get()
        receiver.hold.set()
        with celery_worker(environment, tmp_path / "second.log"):
            assert receiver.arrived.acquire(timeout=60), (tmp_path / "second.log").read_text()
            wait_until(lambda: Delivery.objects.get().state == Delivery.State.DELIVERED)

    assert (left_behind.state, left_behind.attempts) == (Delivery.State.PENDING, 0)
    assert left_behind.claimed_by != ""
    assert [event["type"] for event in receiver.events()] == ["registry.version.published"] * 2
    assert len(set(receiver.ids())) == 1
