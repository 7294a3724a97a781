"""One direction of a comparison: the verdict, and which differences are to blame for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from linting.changes.change import Witness
from linting.changes.difference import Difference
from linting.changes.levels import Direction, Level
from linting.changes.trials import HARMLESS, UNKNOWN, Bench, Judgement
from linting.containment import Proved, Refuted, Settings, Undecided, Verdict, Writer, contains
from linting.documents import pointer_join
from linting.schemas import Schema

TRIALS = 48
"""Differences that are tried alone in one direction. The rest stay undecided by themselves; the verdict does not."""


@dataclass(frozen=True)
class Outcome:
    """What one direction came to."""

    direction: Direction
    level: Level
    verdict: Verdict
    open_verdict: Verdict | None
    """The answer for writers that send anything their schema allows, where it was asked."""
    judgements: tuple[Judgement, ...]
    """One for each difference, in order."""

    @property
    def is_explained(self) -> bool:
        """Whether some difference accounts for the level."""
        return any(judgement.level is self.level for judgement in self.judgements)


def judged(direction: Direction, old: Schema, new: Schema, found: Sequence[Difference], settings: Settings) -> Outcome:
    """Ask the engine, then find out which differences are to blame."""
    bench = Bench(direction, old, new, settings)
    verdict = contains(bench.writer, bench.reader, settings)
    if isinstance(verdict, Proved):
        return _proved(bench, verdict, found)
    judgements = _tried(bench, found, verdict)
    if isinstance(verdict, Undecided):
        verdict = _shown_after_all(found, judgements) or verdict
    level = Level.BREAKING if isinstance(verdict, Refuted) else Level.UNDECIDED
    return Outcome(direction, level, verdict, None, judgements)


def _proved(bench: Bench, verdict: Proved, found: Sequence[Difference]) -> Outcome:
    """Safe as the contract's writers are; yet a writer that sends undeclared fields may break it."""
    open_bench = replace(bench, settings=replace(bench.settings, writer=Writer.OPEN))
    open_verdict: Verdict = verdict
    if bench.settings.writer is Writer.DECLARED:
        open_verdict = contains(bench.writer, bench.reader, open_bench.settings)
    if not isinstance(open_verdict, Refuted):
        return Outcome(bench.direction, Level.COMPATIBLE, verdict, open_verdict, (HARMLESS,) * len(found))
    judgements = tuple(
        replace(judgement, level=Level.RISKY) if judgement.level is Level.BREAKING else HARMLESS
        for judgement in _tried(open_bench, found, open_verdict)
    )
    return Outcome(bench.direction, Level.RISKY, verdict, open_verdict, judgements)


def _tried(bench: Bench, found: Sequence[Difference], verdict: Verdict) -> tuple[Judgement, ...]:
    """Each dangerous difference by itself: in the writer's version, and where that tells nothing, in the reader's."""
    dangerous = [at for at, difference in enumerate(found) if difference.movement.endangers(bench.direction)]
    if len(dangerous) == 1 and isinstance(verdict, Refuted):
        return _all_harmless_but(len(found), {dangerous[0]: Judgement(Level.BREAKING, Witness(verdict.witness))})
    known = dict.fromkeys(dangerous, UNKNOWN)
    _try(bench.try_on_writer, found, known, dangerous)
    if isinstance(verdict, Refuted) and all(judgement.level is not Level.BREAKING for judgement in known.values()):
        _try(bench.try_on_reader, found, known, dangerous)
    return _all_harmless_but(len(found), known)


def _try(
    trial: Callable[[Difference], Judgement],
    found: Sequence[Difference],
    known: dict[int, Judgement],
    dangerous: Sequence[int],
) -> None:
    for at in dangerous[:TRIALS]:
        known[at] = trial(found[at])


def _all_harmless_but(count: int, known: dict[int, Judgement]) -> tuple[Judgement, ...]:
    return tuple(known.get(at, HARMLESS) for at in range(count))


def _shown_after_all(found: Sequence[Difference], judgements: Sequence[Judgement]) -> Refuted | None:
    """A payload that one difference breaks refutes the whole, even where the engine gave up on the whole."""
    for difference, judgement in zip(found, judgements, strict=True):
        if judgement.level is Level.BREAKING and judgement.witness is not None:
            return Refuted(judgement.witness.payload, pointer_join(*difference.new_path), difference.sentence)
    return None
