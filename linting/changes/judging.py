"""One direction of a comparison: the verdict, and which differences are to blame for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from linting.changes.change import Witness
from linting.changes.difference import Difference
from linting.changes.levels import Direction, Level
from linting.changes.trials import HARMLESS, UNKNOWN, Bench, Judgement
from linting.containment import Proved, Question, Refuted, Settings, Undecided, Verdict, Writer
from linting.documents import pointer_join
from linting.records import Record, replace
from linting.schemas import Schema

TRIALS = 24
"""Differences that the engine tries alone in one direction. The rest are undecided by themselves."""
_FEWEST_TRIALS = 4
_SUBSCHEMAS_TRIED = 50_000
"""Subschemas that all trials together may read, some seconds' worth; four differences are tried in any case."""
_PAYLOADS = 6
"""Payloads from which probes are made."""


class Outcome(Record):
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
    dangerous = [at for at, difference in enumerate(found) if difference.movement.endangers(direction)]
    verdict, open_verdict = _asked(bench, expects_proof=not dangerous)
    if isinstance(verdict, Proved):
        if not isinstance(open_verdict, Refuted):
            return Outcome(direction, Level.COMPATIBLE, verdict, open_verdict, (HARMLESS,) * len(found))
        judgements = _risks(bench.for_open_writers(), found, dangerous, open_verdict)
        return Outcome(direction, Level.RISKY, verdict, open_verdict, judgements)
    known = _tried(bench, found, dangerous, verdict)
    judgements = _all_harmless_but(found, known | _also_risky(bench, found, known))
    if isinstance(verdict, Undecided):
        verdict = _shown_after_all(found, judgements) or verdict
    level = Level.BREAKING if isinstance(verdict, Refuted) else Level.UNDECIDED
    return Outcome(direction, level, verdict, open_verdict, judgements)


def _asked(bench: Bench, *, expects_proof: bool) -> tuple[Verdict, Verdict | None]:
    """The answer, and the one for open writers where it tells more.

    What is proved for open writers is proved for declared ones, who send less; so where nothing looks dangerous one
    question is enough.
    """
    question = Question(bench.writer, bench.reader, bench.settings)
    open_verdict = None
    if expects_proof and bench.has_declared_writers:
        open_verdict = question.answer(Writer.OPEN)
        if isinstance(open_verdict, Proved):
            return open_verdict, open_verdict
    verdict = question.answer(bench.settings.writer)
    if not bench.has_declared_writers:
        return verdict, verdict
    if open_verdict is None and isinstance(verdict, Proved):
        open_verdict = question.answer(Writer.OPEN)
    return verdict, open_verdict


def _risks(
    open_bench: Bench, found: Sequence[Difference], dangerous: Sequence[int], verdict: Refuted
) -> tuple[Judgement, ...]:
    """What is safe as the contract's writers are, and yet broken by a field that nobody declared."""
    known = _tried(open_bench, found, dangerous, verdict)
    risky = {
        at: replace(judgement, level=Level.RISKY) if judgement.level is Level.BREAKING else HARMLESS
        for at, judgement in known.items()
    }
    return _all_harmless_but(found, risky)


def _also_risky(bench: Bench, found: Sequence[Difference], known: dict[int, Judgement]) -> dict[int, Judgement]:
    """What is harmless beside a break, but only as the contract's writers are."""
    if not bench.has_declared_writers:
        return {}
    harmless = [at for at, judgement in known.items() if judgement.level is Level.COMPATIBLE]
    tried = {at: bench.for_open_writers().try_alone(found[at]) for at in harmless[: _trials_on(bench)]}
    return {at: replace(judgement, level=Level.RISKY) for at, judgement in _breaking(tried).items()}


def _tried(
    bench: Bench, found: Sequence[Difference], dangerous: Sequence[int], verdict: Verdict
) -> dict[int, Judgement]:
    """Each dangerous difference by itself: probed, blamed for what is known to break, tried at last.

    The smallest payload is probed before the one that is known to break, which is broken by something else as well.
    """
    if len(dangerous) == 1 and isinstance(verdict, Refuted):
        return {dangerous[0]: Judgement(Level.BREAKING, Witness(verdict.witness))}
    payloads = bench.starting_payloads()
    if isinstance(verdict, Refuted):
        payloads.insert(1, verdict.witness)
    known = {at: _probed(bench, found[at], payloads) for at in dangerous}
    if isinstance(verdict, Refuted) and not _breaking(known):
        known |= _blamed(bench, found, dangerous, verdict.witness)
    unknown = [at for at in dangerous if known[at] is UNKNOWN]
    return known | {at: bench.try_alone(found[at]) for at in unknown[: _trials_on(bench)]}


def _trials_on(bench: Bench) -> int:
    """How many differences can be tried: fewer where the schemas are very large."""
    largest = max(len(bench.writer.index.places), len(bench.reader.index.places), 1)
    return max(_FEWEST_TRIALS, min(TRIALS, _SUBSCHEMAS_TRIED // largest))


def _blamed(bench: Bench, found: Sequence[Difference], dangerous: Sequence[int], witness: Any) -> dict[int, Judgement]:
    """Those that break a payload by themselves; among them those without which it would pass, where there are some."""
    blamed = _breaking({at: bench.blame(found[at], witness) for at in dangerous})
    causes = {at: each for at, each in blamed.items() if bench.would_pass_without(found[at], witness)}
    return causes or blamed


def _breaking(known: dict[int, Judgement]) -> dict[int, Judgement]:
    return {at: judgement for at, judgement in known.items() if judgement.level is Level.BREAKING}


def _probed(bench: Bench, difference: Difference, payloads: list[Any]) -> Judgement:
    """What likely payloads show; each that breaks something is likely to be near another one that does."""
    witness = bench.probe(difference, payloads)
    if witness is not None:
        if len(payloads) < _PAYLOADS:
            payloads.append(witness.payload)
        return Judgement(Level.BREAKING, witness)
    if bench.is_about_undeclared(difference):
        witness = bench.for_open_writers().probe(difference, payloads)
        if witness is not None:
            return Judgement(Level.RISKY, witness)
    return UNKNOWN


def _all_harmless_but(found: Sequence[Difference], known: dict[int, Judgement]) -> tuple[Judgement, ...]:
    return tuple(known.get(at, HARMLESS) for at in range(len(found)))


def _shown_after_all(found: Sequence[Difference], judgements: Sequence[Judgement]) -> Refuted | None:
    """A payload that one difference breaks refutes the whole, even where the engine gave up on the whole."""
    for difference, judgement in zip(found, judgements, strict=True):
        if judgement.level is Level.BREAKING and judgement.witness is not None:
            return Refuted(judgement.witness.payload, pointer_join(*difference.new_path), difference.sentence)
    return None
