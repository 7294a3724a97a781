"""The one writer of audit entries and outbox events."""

import logging
from collections.abc import Mapping
from typing import Any

import structlog
from django.conf import settings
from django.db import connection, transaction

from registry.clock import Clock, utc_now
from registry.events.chain import GENESIS, hash_of
from registry.events.models import AuditEntry, OutboxEvent
from registry.identity.actors import Actor

log = logging.getLogger(__name__)

DOORBELL_LASTS = 60  # seconds; after that the sweep has long done the work
_CHAIN_LOCK = 0x61756469  # any constant: the advisory lock under which the chain grows


def record(
    actor: Actor,
    action: str,
    subject: str,
    data: Mapping[str, Any],
    *,
    audit_detail: Mapping[str, Any] | None = None,
    dataschema: str = "",
    clock: Clock | None = None,
) -> OutboxEvent:
    """See `registry.events.record`."""
    if not connection.in_atomic_block:
        raise RuntimeError("record() belongs inside the transaction of the effect that it tells about")
    now = (clock or utc_now)()
    _append_to_chain(actor, action, subject, {**data, **(audit_detail or {})}, now)
    event = OutboxEvent.objects.create(
        type=f"registry.{action}",
        source=settings.PUBLIC_URL,
        subject=subject,
        time=now,
        dataschema=dataschema,
        request_id=_request_id(),
        data={**data, "actor": actor.label},
    )
    transaction.on_commit(_ring_the_worker)
    return event


def _append_to_chain(actor: Actor, action: str, subject: str, detail: dict[str, Any], now) -> None:
    """Appends are made one at a time: the lock is held until the transaction ends.

    SQLite needs none, for its transactions are IMMEDIATE and so already one at a time.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_CHAIN_LOCK])
    last = AuditEntry.objects.order_by("-sequence").values("sequence", "hash").first()
    entry = AuditEntry(
        sequence=last["sequence"] + 1 if last else 1,
        at=now,
        actor_id=actor.id,
        actor_label=actor.label,
        action=action,
        subject=subject,
        detail=detail,
        request_id=_request_id(),
        previous_hash=last["hash"] if last else GENESIS,
    )
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)


def _request_id() -> str:
    """The id of the request that is being answered, as its log lines have it; empty in jobs and commands."""
    return str(structlog.contextvars.get_contextvars().get("request_id", ""))


def _ring_the_worker() -> None:
    """The sweep finds the event within seconds anyway, so a broker that is away is no reason to fail."""
    from registry.events.tasks import outbox_drain

    try:
        outbox_drain.apply_async(retry=False, expires=DOORBELL_LASTS)
    except Exception:  # brokers raise anything from OSError to kombu's own
        log.warning("The broker did not take the doorbell; the sweep will deliver.", exc_info=True)
