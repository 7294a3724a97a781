"""Ranked suggestions, both ways between two versions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from linting.containment import Settings
from linting.documents.pointers import pointer_tokens
from linting.schemas import Schema
from shims.assessment import verification_as_json
from shims.errors import MappingError
from shims.loss import lost
from shims.mapping import Mapping
from shims.paths import Path, named
from shims.suggest.pairing import Pairing
from shims.suggest.proposing import Proposal
from shims.suggest.repairing import dropping
from shims.suggest.sketching import sketched
from shims.suggest.steps import Step, mapping_of
from shims.verify import Counterexample, Proved, Unknown, Verification, verify

BOLD, CAREFUL, NEVER = 0.55, 0.8, 9.0
"""From which likeness on two fields are taken for one under another name: three mappings are tried."""
MOST_APART = 8

_DEFAULTS = Settings()


class Direction(StrEnum):
    """Which payloads a mapping takes: those of the old version, or those of the new one."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Suggestion:
    """A mapping, why each of its ops is there, what a person should decide, and whether it is proved.

    One that is not proved, or that asks something, is a draft.
    """

    direction: Direction
    mapping: Mapping
    steps: tuple[Step, ...]
    verification: Verification
    unread: tuple[Path, ...] = ()
    losses: tuple[str, ...] = ()

    @property
    def is_proved(self) -> bool:
        """Whether every valid payload comes out valid."""
        return isinstance(self.verification, Proved)

    @property
    def questions(self) -> tuple[str, ...]:
        """What is left to decide, one question each."""
        return tuple(step.question for step in self.steps if step.question)

    @property
    def score(self) -> float:
        """How sure its least sure op is."""
        return min((step.score for step in self.steps), default=1.0)

    def as_json(self) -> dict[str, Any]:
        """The wire form of the commands and the API."""
        return {
            "direction": self.direction.value,
            "mapping": self.mapping.as_json(),
            "class": self.mapping.kind.label,
            "verification": verification_as_json(self.verification),
            "lost": [*self.losses, *(f"Nobody reads {named(path)} any more." for path in self.unread)],
            "why": [step.reason for step in self.steps],
            "questions": list(self.questions),
            "score": round(self.score, 2),
        }


def suggest(
    old: Schema, new: Schema, settings: Settings = _DEFAULTS, direction: Direction | None = None
) -> tuple[Suggestion, ...]:
    """Suggestions for one direction or both, up before down, the best of each first.

    Never raises for what schemas say.
    """
    up = () if direction is Direction.DOWN else _ranked(Direction.UP, old, new, settings)
    down = () if direction is Direction.UP else _ranked(Direction.DOWN, new, old, settings)
    return (*up, *down)


def _ranked(direction: Direction, source: Schema, target: Schema, settings: Settings) -> list[Suggestion]:
    drafting = _Drafting(direction, source, target, settings)
    found = [draft for threshold in (BOLD, CAREFUL, NEVER) for draft in drafting.drafts(threshold)]
    found = found or [drafting.as_it_is()]
    if not found[0].is_proved:
        found += drafting.apart_from(found[0])
    if not any(suggestion.is_proved for suggestion in found):
        found += _repaired(found[0], source, target, settings)
    return sorted(found, key=_rank, reverse=True)


def _repaired(draft: Suggestion, source: Schema, target: Schema, settings: Settings) -> Iterator[Suggestion]:
    """The draft without the fields that it cannot bring over, if it is proved then."""
    steps = dropping(draft.steps, source, target, settings)
    if steps is not None:
        mapping = mapping_of(steps)
        losses = lost(mapping, source, settings)
        yield replace(draft, mapping=mapping, steps=steps, verification=Proved(), losses=losses)


class _Drafting:
    """Drafts of one direction; what has been proposed before is not proposed again."""

    def __init__(self, direction: Direction, source: Schema, target: Schema, settings: Settings) -> None:
        self._direction, self._source, self._target, self._settings = direction, source, target, settings
        self._sketches = sketched(source), sketched(target)
        self._pairing = Pairing()
        self._seen: list[Mapping] = []

    def drafts(self, threshold: float, apart: frozenset[Path] = frozenset()) -> Iterator[Suggestion]:
        """The draft with pairs from a likeness on, but for the fields that are kept apart; none if it is not new."""
        proposal = Proposal(*self._sketches, threshold, self._pairing, apart)
        try:
            mapping = mapping_of(proposal.made())
        except MappingError:
            return
        if mapping not in self._seen:
            self._seen.append(mapping)
            verification = verify(mapping, self._source, self._target, self._settings)
            losses = lost(mapping, self._source, self._settings)
            steps = tuple(proposal.steps)
            yield Suggestion(self._direction, mapping, steps, verification, proposal.unread, losses)

    def as_it_is(self) -> Suggestion:
        """The draft that changes nothing, where what is guessed at makes no mapping."""
        verification = verify(Mapping(()), self._source, self._target, self._settings)
        return Suggestion(self._direction, Mapping(()), (), verification)

    def apart_from(self, draft: Suggestion, apart: frozenset[Path] = frozenset()) -> Iterator[Suggestion]:
        """Where it is refuted at a field under a new name, the same without that pair; and again, as long as it is."""
        wrong = _moved_to(draft)
        if wrong is not None and len(apart) < MOST_APART:
            for better in self.drafts(BOLD, apart | {wrong}):
                yield better
                yield from self.apart_from(better, apart | {wrong})


def _moved_to(draft: Suggestion) -> Path | None:
    """The field under a new name at which a draft is refuted."""
    found = draft.verification
    if not isinstance(found, Counterexample):
        return None
    place = pointer_tokens(found.place)
    if found.op_index is not None:
        op = draft.steps[found.op_index].op
        place = tuple(op.get("at") or op.get("to") or ())
    moved = [tuple(step.op["to"]) for step in draft.steps if step.op["op"] == "move"]
    return max((to for to in moved if to and tuple(place[: len(to)]) == to), key=len, default=None)


def _rank(suggestion: Suggestion) -> tuple[int, int, int, float]:
    """Proved before unknown before refuted; then by what is left open, or unread, or lost; then the surest."""
    standing = {Proved: 2, Unknown: 1, Counterexample: 0}[type(suggestion.verification)]
    unsettled = len(suggestion.questions) + 2 * len(suggestion.unread)
    return standing, -unsettled, -len(suggestion.losses), suggestion.score
