"""How mappings are put before people."""

import json
from dataclasses import dataclass
from typing import Any

from registry.delivery import verifying
from registry.delivery.models import Environment, Mapping, Verification
from registry.delivery.presentation.verdicts import VerdictShown, verdict_shown
from shims.paths import pointer_of

LONGEST_VALUE = 120


@dataclass(frozen=True)
class OpShown:
    """One op: its name, and each of its parameters as a pointer (`/` is the whole payload) or a piece of JSON."""

    name: str
    parameters: list[tuple[str, str]]


@dataclass(frozen=True)
class MappingShown:
    """A mapping on its contract's page, with its verdict; None where it was never verified."""

    mapping: Mapping
    ops: list[OpShown]
    verdict: VerdictShown | None
    is_current: bool
    idle_environments: list[Environment]
    """Where it could be activated."""

    @property
    def awaits_owner(self) -> bool:
        return self.mapping.verification == Verification.UNKNOWN and not self.mapping.is_acknowledged


def mapping_shown(mapping: Mapping, environments: list[Environment]) -> MappingShown:
    """`mapping` comes from `queries.mappings_of`, with its open rollouts."""
    running = {rollout.environment_id for rollout in mapping.open_rollouts}
    idle = [environment for environment in environments if environment.pk not in running]
    verdict = mapping.verdict and verdict_shown(mapping.verdict, mapping.source_version, mapping.target_version)
    is_current = verifying.is_current(mapping)
    can_run = not (mapping.is_refuted and is_current)
    return MappingShown(mapping, ops_shown(mapping.ops), verdict, is_current, idle if can_run else [])


def ops_shown(ops: list[dict[str, Any]]) -> list[OpShown]:
    """Ops with their parameters in words."""
    return [
        OpShown(step["op"], [(name, _shown(name, value)) for name, value in step.items() if name != "op"])
        for step in ops
    ]


def _shown(name: str, value: Any) -> str:
    if name in ("at", "from", "to") and isinstance(value, list):
        return pointer_of(tuple(value)) or "/"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
