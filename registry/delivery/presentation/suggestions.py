"""Suggested mappings, to be read and used with one click."""

from dataclasses import dataclass
from typing import Any

from registry.catalog.models import Version
from registry.delivery import verifying
from registry.delivery.presentation.mappings import OpShown, ops_shown
from registry.delivery.presentation.verdicts import VerdictShown, ops_text, verdict_shown
from registry.delivery.queries import is_newer
from shims.suggest import Direction, Suggestion


@dataclass(frozen=True)
class StepShown:
    """An op, why it is suggested, and what a person has to decide about it."""

    op: OpShown
    why: str
    question: str


@dataclass(frozen=True)
class SuggestionShown:
    """A mapping with its reasons; `text` is what the editor takes."""

    steps: tuple[StepShown, ...]
    verdict: VerdictShown
    lost: tuple[str, ...]
    text: str


def suggestions_for(source: Version, target: Version) -> list[SuggestionShown]:
    """From one version to another, the best first."""
    if source.pk == target.pk:
        return []
    if is_newer(source, target):
        return [_shown(found, source, target) for found in verifying.suggested(target, source, Direction.DOWN)]
    return [_shown(found, source, target) for found in verifying.suggested(source, target, Direction.UP)]


def _shown(suggestion: Suggestion, source: Version, target: Version) -> SuggestionShown:
    told: dict[str, Any] = suggestion.as_json()
    verdict = told["verification"] | {"lost": [], "may_fail": [], "round_trip": False, "class": told["class"]}
    ops = ops_shown(told["mapping"]["ops"])
    steps = zip(ops, suggestion.steps, strict=True)
    return SuggestionShown(
        tuple(StepShown(op, step.reason, step.question) for op, step in steps),
        verdict_shown(verdict, source, target),
        tuple(told["lost"]),
        ops_text(told["mapping"]["ops"]),
    )
