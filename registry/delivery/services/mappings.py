"""Mappings: attached to a pair of versions, rolled out to environments, withdrawn."""

from datetime import datetime
from typing import Any

from django.db import transaction

from registry import events
from registry.catalog.models import IN_USE, Version
from registry.clock import Clock, utc_now
from registry.delivery import declared_paths
from registry.delivery.models import Environment, Mapping, MappingState, Rollout
from registry.delivery.services.bundles import next_bundle, retire_unused, told_of
from registry.errors import Conflict, NotFound, RegistryError
from registry.identity.actors import Actor, Role
from registry.identity.authorisation import require
from shims.errors import MappingError
from shims.mapping import parse
from shims.ops.base import OPLEVEL


@transaction.atomic
def mapping_attach(
    actor: Actor,
    *,
    source: Version,
    target: Version,
    ops: list[dict[str, Any]],
    oplevel: int = OPLEVEL,
    clock: Clock = utc_now,
) -> Mapping:
    """A draft mapping from `source`'s payloads to `target`'s.

    Its ops are checked as a gateway would check them; places that the schemas do not declare become
    warnings. Whether its results are valid nobody has shown, so it is marked `not_verified`.
    Raises Forbidden, and RegistryError with a pointer into `{"ops": …}`.
    """
    require(actor, Role.EDITOR, source.contract.owner_team)
    _check_pair(source, target)
    try:
        parsed = parse({"oplevel": oplevel, "ops": ops})
    except MappingError as problem:
        raise RegistryError(problem.code, problem.message, pointer=problem.pointer) from problem
    mapping = Mapping.objects.create(
        source_version=source,
        target_version=target,
        oplevel=parsed.oplevel,
        ops=parsed.as_json()["ops"],
        warnings=declared_paths.warnings(parsed, source, target),
        attached_by=actor.label,
        attached_at=clock(),
    )
    events.record(actor, "mapping.attached", _subject(mapping), _told(mapping), clock=clock)
    return mapping


@transaction.atomic
def mapping_activate(actor: Actor, mapping: Mapping, *, environment: str, clock: Clock = utc_now) -> Rollout:
    """Put the mapping into the environment's next bundle, in place of any other for the same two versions.

    Raises Forbidden, NotFound, or Conflict where it runs there already.
    """
    require(actor, Role.EDITOR, mapping.contract.owner_team)
    place = Environment.objects.select_for_update().filter(name=environment).first()
    if place is None:
        raise NotFound(
            f"There is no environment “{environment}”.",
            code="unknown-environment",
            remedy="An environment begins when the first gateway in it is registered.",
        )
    _check_pair(mapping.source_version, mapping.target_version)
    if place.rollouts.filter(mapping=mapping, ended_at=None).exists():
        raise Conflict(f"{place.name} runs this mapping already.", code="already-active")
    now = clock()
    replaced = _end_others(mapping, place, now)
    rollout = Rollout.objects.create(mapping=mapping, environment=place, started_at=now)
    mapping.state = MappingState.ACTIVE
    mapping.save(update_fields=["state"])
    bundle = next_bundle(actor, place, reason=f"{mapping.public_id} activated.", now=now)
    data = _told(mapping) | {"bundle": told_of(bundle), "replaced": [f"m-{number}" for number in replaced]}
    events.record(actor, "mapping.activated", _subject(mapping), data, clock=clock)
    return rollout


@transaction.atomic
def mapping_withdraw(actor: Actor, mapping: Mapping, *, clock: Clock = utc_now) -> Mapping:
    """Take the mapping out of every bundle. Raises Forbidden, or Conflict where it is withdrawn already."""
    require(actor, Role.EDITOR, mapping.contract.owner_team)
    mapping = Mapping.objects.select_for_update().get(pk=mapping.pk)
    if mapping.state == MappingState.WITHDRAWN:
        raise Conflict("This mapping is withdrawn already.", code="already-withdrawn")
    now = clock()
    places = list(Environment.objects.filter(rollouts__mapping=mapping, rollouts__ended_at=None).order_by("pk"))
    mapping.rollouts.filter(ended_at=None).update(ended_at=now)
    mapping.state = MappingState.WITHDRAWN
    mapping.save(update_fields=["state"])
    bundles = [next_bundle(actor, place, reason=f"{mapping.public_id} withdrawn.", now=now) for place in places]
    data = _told(mapping) | {"bundles": [told_of(bundle) for bundle in bundles]}
    events.record(actor, "mapping.withdrawn", _subject(mapping), data, clock=clock)
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


def _check_pair(source: Version, target: Version) -> None:
    if source.contract_id != target.contract_id:
        raise RegistryError("other-contract", "Both versions belong to one contract.", pointer="/target")
    if source.pk == target.pk:
        raise RegistryError("same-version", "A mapping leads to another version.", pointer="/target")
    for version, pointer in ((source, "/source"), (target, "/target")):
        if version.state not in IN_USE:
            raise RegistryError(
                "version-not-in-use",
                f"Version {version.number} is {version.state}; a mapping joins published versions.",
                pointer=pointer,
            )


def _subject(mapping: Mapping) -> str:
    return f"contracts/{mapping.contract.full_name}/mappings/{mapping.public_id}"


def _told(mapping: Mapping) -> dict[str, Any]:
    return {
        "mapping": mapping.public_id,
        "from": mapping.source_version.number,
        "to": mapping.target_version.number,
        "verification": mapping.verification,
    }
