"""Forgetting what nobody needs any more. Audit entries are not among it, and never will be."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from registry.catalog import services as catalog
from registry.clock import Clock, utc_now
from registry.events import services as events
from registry.identity import services as identity

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Kept:
    """How long something is kept: the setting that says how many days (0: for ever), and who forgets it.

    None: it has an end of its own.
    """

    days: str | None
    forget: Callable[[datetime], int]


KEPT: Mapping[str, Kept] = {
    "check runs": Kept("REGISTRY_KEEP_CHECK_RUNS_DAYS", catalog.check_runs_forget),
    "verdicts": Kept("REGISTRY_KEEP_VERDICTS_DAYS", catalog.verdicts_forget),
    "events and their deliveries": Kept("REGISTRY_KEEP_EVENTS_DAYS", events.events_forget),
    "old webhook secrets": Kept(None, events.old_secrets_forget),
    "expired sessions": Kept("REGISTRY_KEEP_SIGN_INS_DAYS", identity.sessions_forget),
    "sign-in attempts": Kept("REGISTRY_KEEP_SIGN_INS_DAYS", identity.sign_in_attempts_forget),
}


def prune(clock: Clock = utc_now) -> dict[str, int]:
    """Forget what is older than its setting says; returns how many rows of what."""
    now = clock()
    counts = {}
    for name, kept in KEPT.items():
        days = 0 if kept.days is None else getattr(settings, kept.days)
        counts[name] = kept.forget(now - timedelta(days=days)) if days or kept.days is None else 0
    if any(counts.values()):
        log.info("pruned: %s", counts)
    return counts
