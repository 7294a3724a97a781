"""Claiming rows: a worker that dies holds nothing for longer than its lease.

A claim is one conditional UPDATE, so two workers never hold the same row. (Django ignores
`skip_locked` on SQLite without a word, so row locks would not do.)
"""

import os
import socket
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet


def worker_name() -> str:
    """A new name for each claim: a process that lost its lease cannot be mistaken for its later self."""
    return f"{socket.gethostname()[:30]}/{os.getpid()}/{uuid.uuid4().hex[:12]}"


def lease() -> timedelta:
    return timedelta(seconds=settings.REGISTRY_LEASE_SECONDS)


def unclaimed(now: datetime) -> Q:
    """Rows that nobody holds, or whose holder has been silent for longer than its lease."""
    return Q(lease_until=None) | Q(lease_until__lte=now)


def claim(waiting: QuerySet[Any], now: datetime, *, most: int) -> list[Any]:
    """Up to `most` of the `waiting` rows, held by the caller alone until its lease ends."""
    name = worker_name()
    wanted = list(waiting.filter(unclaimed(now)).values_list("pk", flat=True)[:most])
    waiting.filter(unclaimed(now), pk__in=wanted).update(claimed_by=name, lease_until=now + lease())
    return list(waiting.filter(pk__in=wanted, claimed_by=name))
