"""How mappings are put before people."""

import json
from dataclasses import dataclass
from typing import Any

from registry.delivery.models import Environment, Mapping
from shims.errors import MappingError
from shims.mapping import parse
from shims.paths import pointer_of

LONGEST_VALUE = 120


@dataclass(frozen=True)
class OpShown:
    """One op: its name, and each of its parameters as a pointer (`/` is the whole payload) or a piece of JSON."""

    name: str
    parameters: list[tuple[str, str]]


@dataclass(frozen=True)
class MappingShown:
    """A mapping on its contract's page."""

    mapping: Mapping
    ops: list[OpShown]
    losses: tuple[str, ...]
    idle_environments: list[Environment]
    """Where it could be activated."""


def mapping_shown(mapping: Mapping, environments: list[Environment]) -> MappingShown:
    """`mapping` comes from `queries.mappings_of`, with its open rollouts."""
    running = {rollout.environment_id for rollout in mapping.open_rollouts}
    idle = [environment for environment in environments if environment.pk not in running]
    return MappingShown(mapping, _ops_of(mapping), _losses_of(mapping), idle)


def _ops_of(mapping: Mapping) -> list[OpShown]:
    return [
        OpShown(step["op"], [(name, _shown(name, value)) for name, value in step.items() if name != "op"])
        for step in mapping.ops
    ]


def _losses_of(mapping: Mapping) -> tuple[str, ...]:
    try:
        return parse({"oplevel": mapping.oplevel, "ops": mapping.ops}).losses
    except MappingError:
        return ()  # written for a newer level of the language than this registry speaks


def _shown(name: str, value: Any) -> str:
    if name in ("at", "from", "to") and isinstance(value, list):
        return pointer_of(tuple(value)) or "/"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
