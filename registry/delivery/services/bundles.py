"""Bundles: every change of what an environment runs is a new revision, one above the last."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from registry import events
from registry.clock import Clock, utc_now
from registry.delivery import signing
from registry.delivery.bundle_format import content_of, entries_in, entry_of
from registry.delivery.models import Bundle, BundleKey, Environment, Mapping, MappingState, Rollout, Verification
from registry.delivery.queries import RECENT_HEADS
from registry.errors import Conflict, Forbidden, NotFound
from registry.identity.actors import Actor, Role


@transaction.atomic
def bundle_publish(actor: Actor, environment: Environment, *, clock: Clock = utc_now) -> Bundle:
    """A new revision of what the environment runs now, as after a change of the signing key."""
    require_command_of(actor, environment)
    bundle = next_bundle(actor, environment, reason="Published again.", now=clock())
    events.record(actor, "bundle.published", f"environments/{environment.name}", told_of(bundle), clock=clock)
    return bundle


@transaction.atomic
def bundle_roll_back(actor: Actor, environment: Environment, revision: int, *, clock: Clock = utc_now) -> Bundle:
    """Go back to what `revision` said, by a new revision: gateways refuse any that is not above their own.

    Which mappings are rolled out follows, so that the next change starts from here.
    Raises NotFound, or Conflict where that revision is what runs already, or as `require_fit`.
    """
    require_command_of(actor, environment)
    _lock(environment)
    old = environment.bundles.filter(revision=revision).first()
    if old is None:
        raise NotFound(f"{environment.name} has had no revision {revision}.", code="unknown-revision")
    latest = environment.bundles.first()
    entries = entries_in(old)
    if entries == entries_in(latest):
        raise Conflict(f"Revision {latest.revision} says what revision {revision} said.", code="nothing-to-roll-back")
    now = clock()
    running = set(environment.rollouts.filter(ended_at=None).values_list("mapping_id", flat=True))
    require_fit({int(entry["id"].removeprefix("m-")) for entry in entries} - running)
    _roll_out_only(environment, [int(entry["id"].removeprefix("m-")) for entry in entries], now)
    bundle = _append(actor, environment, entries, reason=f"Rolled back to revision {revision}.", now=now)
    data = told_of(bundle) | {"rolled_back_to": revision}
    events.record(actor, "bundle.rolled-back", f"environments/{environment.name}", data, clock=clock)
    return bundle


def next_bundle(actor: Actor, environment: Environment, *, reason: str, now: datetime) -> Bundle:
    """The next revision, of the mappings rolled out now; belongs inside the transaction that changed them."""
    _lock(environment)
    mappings = (
        Mapping.objects.filter(rollouts__environment=environment, rollouts__ended_at=None)
        .select_related("source_version__contract", "target_version")
        .order_by("pk")
    )
    return _append(actor, environment, [entry_of(mapping) for mapping in mappings], reason=reason, now=now)


def require_fit(mapping_ids: Iterable[int]) -> None:
    """That these mappings may enter a bundle: proved, or undecided and taken upon them by an owner.

    Raises Conflict `mapping-refuted`, `mapping-not-acknowledged` or `mapping-not-verified`.
    """
    for mapping in Mapping.objects.filter(pk__in=mapping_ids).order_by("pk"):
        name = mapping.public_id
        match mapping.verification:
            case Verification.REFUTED:
                sentence = f"{name} is refuted: there is a valid payload that it does not turn into a valid one."
                raise Conflict(sentence, code="mapping-refuted", remedy="Attach a mapping that also fits this payload.")
            case Verification.UNKNOWN if not mapping.is_acknowledged:
                sentence = f"Whether {name} always gives valid payloads could not be decided."
                remedy = "An owner of the contract's team may take it upon them, with a reason."
                raise Conflict(sentence, code="mapping-not-acknowledged", remedy=remedy)
            case Verification.NOT_VERIFIED:
                raise Conflict(f"{name} was never verified.", code="mapping-not-verified", remedy="Verify it first.")


def take_out(actor: Actor, mapping: Mapping, *, reason: str, now: datetime) -> list[Bundle]:
    """The next bundles of all environments that ran the mapping, without it; part of other services' transactions."""
    places = list(Environment.objects.filter(rollouts__mapping=mapping, rollouts__ended_at=None).order_by("pk"))
    mapping.rollouts.filter(ended_at=None).update(ended_at=now)
    mapping.state = MappingState.WITHDRAWN
    mapping.save(update_fields=["state"])
    return [next_bundle(actor, place, reason=reason, now=now) for place in places]


def told_of(bundle: Bundle) -> dict[str, Any]:
    """What subscribers and the audit log learn of a new revision."""
    return {
        "environment": bundle.environment.name,
        "revision": bundle.revision,
        "sha256": bundle.sha256,
        "mappings": [entry["id"] for entry in entries_in(bundle)],
    }


def may_command(actor: Actor, environment: Environment) -> bool:
    """Whether the actor may change what a whole environment runs, since all of its gateways share a bundle.

    Owners of a team with a gateway in it may, and platform administrators.
    """
    teams = environment.gateways.values_list("team__slug", flat=True).distinct()
    return actor.is_platform_admin or any(actor.has_role(Role.OWNER, team) for team in teams)


def require_command_of(actor: Actor, environment: Environment) -> None:
    """Raises Forbidden for whom `may_command` does not let."""
    if not may_command(actor, environment):
        raise Forbidden(
            f"Only owners of a team that runs a gateway in {environment.name} may do this.",
            remedy="Ask an owner of such a team, or a platform administrator.",
        )


def _lock(environment: Environment) -> None:
    """Until the transaction ends, nobody else gives this environment a revision."""
    Environment.objects.select_for_update().get(pk=environment.pk)


def _append(
    actor: Actor, environment: Environment, entries: Iterable[dict[str, Any]], *, reason: str, now: datetime
) -> Bundle:
    latest = environment.bundles.values_list("revision", flat=True).first() or 0
    content = content_of(environment.name, latest + 1, entries)
    signer = signing.signer()
    key, _ = BundleKey.objects.get_or_create(
        keyid=signer.keyid, defaults={"public_key": signer.public_key, "first_used_at": now}
    )
    RECENT_HEADS.forget()
    return Bundle.objects.create(
        environment=environment,
        revision=latest + 1,
        content=content,
        sha256=hashlib.sha256(content).hexdigest(),
        signature=signer.sign(content),
        key=key,
        reason=reason,
        published_by=actor.label,
        created_at=now,
    )


def _roll_out_only(environment: Environment, mapping_ids: list[int], now: datetime) -> None:
    open_rollouts = environment.rollouts.filter(ended_at=None)
    running = set(open_rollouts.values_list("mapping_id", flat=True))
    open_rollouts.exclude(mapping_id__in=mapping_ids).update(ended_at=now)
    Rollout.objects.bulk_create(
        Rollout(mapping_id=mapping_id, environment=environment, started_at=now)
        for mapping_id in mapping_ids
        if mapping_id not in running
    )
    Mapping.objects.filter(pk__in=mapping_ids).update(state=MappingState.ACTIVE)
    retire_unused(running - set(mapping_ids))


def retire_unused(mapping_ids: Iterable[int]) -> None:
    """Mark as withdrawn those of these mappings that no environment runs any more."""
    Mapping.objects.filter(pk__in=mapping_ids).exclude(
        pk__in=Rollout.objects.filter(ended_at=None).values("mapping_id")
    ).update(state=MappingState.WITHDRAWN)
