"""Mappings: attached to a pair of versions, rolled out to environments, withdrawn."""

from datetime import datetime
from typing import Any

from django.db import transaction

from registry import events
from registry.catalog.models import Version
from registry.clock import Clock, utc_now
from registry.delivery import declared_paths, verifying
from registry.delivery.models import Environment, Mapping, MappingState, Rollout
from registry.delivery.services.bundles import next_bundle, require_fit, retire_unused, take_out, told_of
from registry.delivery.services.verification import check_pair, mapping_verify, subject_of, told_of_mapping
from registry.errors import Conflict, NotFound
from registry.identity.actors import Actor, Role
from registry.identity.authorisation import require
from shims.ops.base import OPLEVEL


def mapping_attach(
    actor: Actor,
    *,
    source: Version,
    target: Version,
    ops: list[dict[str, Any]],
    oplevel: int = OPLEVEL,
    clock: Clock = utc_now,
) -> Mapping:
    """A draft mapping from `source`'s payloads to `target`'s, with its verdict.

    Its ops are checked as a gateway would check them; places that the schemas do not declare become warnings. It is
    verified before the transaction begins, so that no database lock is held while the engine thinks.
    Raises Forbidden, and RegistryError with a pointer into `{"ops": …}`.
    """
    require(actor, Role.EDITOR, source.contract.owner_team)
    check_pair(source, target)
    parsed = verifying.parsed(ops, oplevel)
    verdict = verifying.verdict_of(verifying.assessed(parsed, source, target), source.contract)
    with transaction.atomic():
        mapping = Mapping.objects.create(
            source_version=source,
            target_version=target,
            oplevel=parsed.oplevel,
            ops=parsed.as_json()["ops"],
            verification=verifying.status_of(verdict),
            verdict=verdict,
            warnings=declared_paths.warnings(parsed, source, target),
            attached_by=actor.label,
            attached_at=clock(),
        )
        events.record(actor, "mapping.attached", subject_of(mapping), told_of_mapping(mapping), clock=clock)
    return mapping


def mapping_activate(actor: Actor, mapping: Mapping, *, environment: str, clock: Clock = utc_now) -> Rollout:
    """Put the mapping into the environment's next bundle, in place of any other for the same two versions.

    One whose verdict was reached under other terms of the contract is verified again first.
    Raises Forbidden, NotFound, or Conflict: `already-active`, or as `require_fit` for what nobody proved.
    """
    require(actor, Role.EDITOR, mapping.contract.owner_team)
    check_pair(mapping.source_version, mapping.target_version)
    if not verifying.is_current(mapping):
        mapping = mapping_verify(actor, mapping, clock=clock)
    return _activate(actor, mapping, environment, clock)


@transaction.atomic
def _activate(actor: Actor, mapping: Mapping, environment: str, clock: Clock) -> Rollout:
    place = Environment.objects.select_for_update().filter(name=environment).first()
    if place is None:
        raise NotFound(
            f"There is no environment “{environment}”.",
            code="unknown-environment",
            remedy="An environment begins when the first gateway in it is registered.",
        )
    if place.rollouts.filter(mapping=mapping, ended_at=None).exists():
        raise Conflict(f"{place.name} runs this mapping already.", code="already-active")
    require_fit([mapping.pk])
    now = clock()
    replaced = _end_others(mapping, place, now)
    rollout = Rollout.objects.create(mapping=mapping, environment=place, started_at=now)
    mapping.state = MappingState.ACTIVE
    mapping.save(update_fields=["state"])
    bundle = next_bundle(actor, place, reason=f"{mapping.public_id} activated.", now=now)
    data = told_of_mapping(mapping) | {
        "bundle": told_of(bundle),
        "replaced": [f"m-{number}" for number in replaced],
    }
    events.record(actor, "mapping.activated", subject_of(mapping), data, clock=clock)
    return rollout


@transaction.atomic
def mapping_withdraw(actor: Actor, mapping: Mapping, *, clock: Clock = utc_now) -> Mapping:
    """Take the mapping out of every bundle. Raises Forbidden, or Conflict where it is withdrawn already."""
    require(actor, Role.EDITOR, mapping.contract.owner_team)
    mapping = Mapping.objects.select_for_update().get(pk=mapping.pk)
    if mapping.state == MappingState.WITHDRAWN:
        raise Conflict("This mapping is withdrawn already.", code="already-withdrawn")
    bundles = take_out(actor, mapping, reason=f"{mapping.public_id} withdrawn.", now=clock())
    data = told_of_mapping(mapping) | {"bundles": [told_of(bundle) for bundle in bundles]}
    events.record(actor, "mapping.withdrawn", subject_of(mapping), data, clock=clock)
    return mapping


def _end_others(mapping: Mapping, environment: Environment, now: datetime) -> list[int]:
    """End the rollouts of other mappings between the same versions; one request cannot take two ways."""
    others = environment.rollouts.filter(
        ended_at=None,
        mapping__source_version=mapping.source_version,
        mapping__target_version=mapping.target_version,
    )
    replaced = list(others.values_list("mapping_id", flat=True))
    environment.rollouts.filter(ended_at=None, mapping_id__in=replaced).update(ended_at=now)
    retire_unused(replaced)
    return replaced
