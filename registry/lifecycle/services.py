"""Writes of the lifecycle slice."""

from datetime import datetime

from registry.catalog.models import Version
from registry.clock import Clock, utc_now
from registry.identity.actors import Actor
from registry.lifecycle.models import DeprecationWindow


def version_deprecate(
    actor: Actor,
    version: Version,
    *,
    sunset_at: datetime,
    reason: str,
    successor: Version | None = None,
    clock: Clock = utc_now,
) -> DeprecationWindow:
    """Open the deprecation window of a published version."""
    raise NotImplementedError


def sunset_extend(actor: Actor, version: Version, *, sunset_at: datetime, clock: Clock = utc_now) -> DeprecationWindow:
    """Move the sunset later; never earlier."""
    raise NotImplementedError


def version_retire(actor: Actor, version: Version, *, clock: Clock = utc_now) -> Version:
    """End a deprecated version whose sunset has passed."""
    raise NotImplementedError
