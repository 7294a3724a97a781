"""Writes of the lifecycle slice: from published to deprecated to retired."""

from datetime import datetime

from django.db import transaction

from registry import events
from registry.catalog.models import Version, VersionState
from registry.catalog.queries import versions_referring_to
from registry.catalog.services import require_state, state_claim, version_subject
from registry.clock import Clock, utc_now
from registry.consumers.queries import dependants_of
from registry.errors import Conflict, RegistryError
from registry.identity.actors import Actor, Role
from registry.identity.authorisation import require
from registry.lifecycle.models import DeprecationWindow
from registry.texts import plain_text


@transaction.atomic
def version_deprecate(
    actor: Actor,
    version: Version,
    *,
    sunset_at: datetime,
    reason: str,
    successor: Version | None = None,
    clock: Clock = utc_now,
) -> DeprecationWindow:
    """Open the deprecation window of a published version; readers have until `sunset_at`.

    Raises Forbidden; Conflict `version-not-published`; RegistryError `invalid-sunset` for a date that is
    not in the future and `invalid-successor` for a version that cannot take over.
    """
    require(actor, Role.EDITOR, version.contract.owner_team)
    now = clock()
    if sunset_at <= now:
        raise RegistryError("invalid-sunset", "The sunset lies in the future.", pointer="/sunset_at")
    _check_successor(version, successor)
    state_claim(version, to=VersionState.DEPRECATED, expected=VersionState.PUBLISHED)
    window = DeprecationWindow.objects.create(
        version=version,
        successor=successor,
        reason=plain_text(reason, pointer="/reason", longest=5_000),
        deprecated_at=now,
        deprecated_by=actor.label,
        sunset_at=sunset_at,
    )
    events.record(actor, "version.deprecated", version_subject(version), _described(window), clock=clock)
    return window


@transaction.atomic
def sunset_extend(actor: Actor, version: Version, *, sunset_at: datetime, clock: Clock = utc_now) -> DeprecationWindow:
    """Give readers more time. Raises Conflict `sunset-not-later`: what was announced is never shortened."""
    require(actor, Role.EDITOR, version.contract.owner_team)
    windows = DeprecationWindow.objects.filter(version=version, retired_at=None, sunset_at__lt=sunset_at)
    before = windows.values_list("sunset_at", flat=True).first()
    if before is None or not windows.update(sunset_at=sunset_at):
        raise Conflict(
            f"The sunset of {version.number} can only move later, and only while it is deprecated.",
            code="sunset-not-later",
            remedy="Name a date after the present sunset.",
        )
    window = _fresh_window(version)
    events.record(
        actor,
        "version.sunset-extended",
        version_subject(version),
        _described(window) | {"sunset_was": before.isoformat()},
        clock=clock,
    )
    return window


@transaction.atomic
def version_retire(actor: Actor, version: Version, *, clock: Clock = utc_now) -> Version:
    """End a deprecated version whose sunset has passed.

    Raises Forbidden; Conflict `version-not-deprecated`, `sunset-not-reached`, `still-referred-to` with the versions
    whose schemas refer to this one, or `still-used` with the applications that run and depend on it.
    """
    require(actor, Role.EDITOR, version.contract.owner_team)
    now = clock()
    require_state(version, VersionState.DEPRECATED)
    if not DeprecationWindow.objects.filter(version=version, sunset_at__lte=now).update(
        retired_at=now, retired_by=actor.label
    ):
        raise Conflict(
            f"Readers of {version.number} were promised more time.",
            code="sunset-not-reached",
            remedy="Retire it after its sunset.",
        )
    if referring := sorted(str(other) for other in versions_referring_to(version)):
        raise Conflict(
            f"Other versions refer to {version.number}: {', '.join(referring)}.",
            code="still-referred-to",
            remedy="Retire those first, or let them refer to a later version.",
        )
    if dependants := sorted(str(dependant) for dependant in dependants_of(version)):
        raise Conflict(
            f"{version.number} is still used: {', '.join(dependants)}.",
            code="still-used",
            remedy="Let them move to a later version first; if one runs no more, end its deployment.",
        )
    state_claim(version, to=VersionState.RETIRED, expected=VersionState.DEPRECATED)
    _fresh_window(version)
    events.record(actor, "version.retired", version_subject(version), {"version": version.number}, clock=clock)
    return version


def _check_successor(version: Version, successor: Version | None) -> None:
    if successor is None:
        return
    fits = successor.contract_id == version.contract_id and successor.pk != version.pk
    if not fits or successor.state != VersionState.PUBLISHED:
        raise RegistryError(
            "invalid-successor", "The successor is another published version of this contract.", pointer="/successor"
        )


def _fresh_window(version: Version) -> DeprecationWindow:
    """The window as the database has it now, also for whoever holds `version`."""
    window = DeprecationWindow.objects.select_related("version__contract", "successor").get(version=version)
    version.deprecation_window = window
    return window


def _described(window: DeprecationWindow) -> dict[str, object]:
    return {
        "contract": window.version.contract.full_name,
        "version": window.version.number,
        "uri": window.version.uri,
        "reason": window.reason,
        "successor": window.successor.number if window.successor else None,
        "sunset_at": window.sunset_at.isoformat(),
    }
