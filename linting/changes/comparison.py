"""Compare two versions: the engine's verdicts, every difference, and what each of them breaks.

The engine alone decides whether the versions are compatible. The differ only names what it sees; the level of a
change comes from trying it alone, and never contradicts the verdict: where a direction is proved, nothing in it is
breaking, and where it is refuted, at least one change carries a payload that shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linting.changes.catalogue import RULES
from linting.changes.change import ABSENT, Change, Comparison, Side, Witness, fingerprint_of
from linting.changes.differ import differences
from linting.changes.difference import Difference
from linting.changes.judging import Outcome, judged
from linting.changes.levels import Bump, Direction, Level, Mode, Movement
from linting.changes.trials import HARMLESS, Bench
from linting.containment import Proved, Refuted, Settings, Undecided, Writer, contains
from linting.documents import pointer_join
from linting.records import replace
from linting.schemas import Schema

_DEFAULTS = Settings()


def compare(old: Schema, new: Schema, *, mode: Mode = Mode.BACKWARD, settings: Settings = _DEFAULTS) -> Comparison:
    """What changed from one version to the next, and whether it keeps the promise of a mode."""
    found = _distinct(differences(old, new))
    outcomes = [judged(direction, old, new, found, settings) for direction in mode.directions]
    changes = [_change(difference, at, outcomes) for at, difference in enumerate(found)]
    changes += [_unexplained(outcome) for outcome in outcomes if not _is_explained(outcome)]
    if not changes and old.digest != new.digest:
        changes.append(_REWRITTEN)
    verdicts = {outcome.direction: outcome.verdict for outcome in outcomes}
    return Comparison(
        mode=mode,
        level=max(outcome.level for outcome in outcomes),
        backward=verdicts.get(Direction.BACKWARD),
        forward=verdicts.get(Direction.FORWARD),
        changes=tuple(sorted(changes, key=lambda change: -change.level.severity)),
        bump=_bump(old, new, found=found, outcomes=outcomes, settings=settings),
        settings=settings,
    )


def _distinct(found: Iterable[Difference]) -> list[Difference]:
    """A definition may be reached with and against the grain: that is one difference that moves both ways."""
    distinct: dict[str, Difference] = {}
    for difference in found:
        key = _fingerprint(difference)
        known = distinct.setdefault(key, difference)
        if known.movement is not difference.movement:
            distinct[key] = replace(known, movement=Movement.BOTH)
    return list(distinct.values())


def _pointer(difference: Difference) -> str:
    return pointer_join(*(difference.new_path if difference.is_in_new else difference.old_path))


def _fingerprint(difference: Difference) -> str:
    return fingerprint_of(difference.rule, _pointer(difference), difference.old, difference.new)


def _change(difference: Difference, at: int, outcomes: Sequence[Outcome]) -> Change:
    """The worst that a difference does in any direction."""
    concerned = [outcome for outcome in outcomes if difference.movement.endangers(outcome.direction)]
    worst = max(concerned, key=lambda outcome: outcome.judgements[at].level.severity, default=None)
    judgement = HARMLESS if worst is None else worst.judgements[at]
    side: Side = "new" if difference.is_in_new else "old"
    return Change(
        rule=difference.rule,
        pointer=_pointer(difference),
        side=side,
        movement=difference.movement,
        level=judgement.level,
        sentence=difference.sentence,
        old=difference.old,
        new=difference.new,
        witness=judgement.witness,
        fingerprint=_fingerprint(difference),
        direction=None if worst is None or judgement.level is Level.COMPATIBLE else worst.direction,
        counterpart=pointer_join(*(difference.old_path if difference.is_in_new else difference.new_path)),
        masked=judgement.level is Level.COMPATIBLE and _is_shown_harmless(difference, outcomes),
    )


_REWRITTEN = Change(
    rule="schema-rewritten",
    pointer="",
    side="new",
    movement=RULES["schema-rewritten"].movement,
    level=Level.COMPATIBLE,
    sentence="The schema says the same in another way",
    old=ABSENT,
    new=ABSENT,
    witness=None,
    fingerprint=fingerprint_of("schema-rewritten", "", ABSENT, ABSENT),
)
"""For texts that differ in nothing that is named: a list that repeats a name, a bound that is none."""


def _is_shown_harmless(difference: Difference, outcomes: Sequence[Outcome]) -> bool:
    """Whether it moves payloads by its looks, and each direction in which it could was asked and found safe."""
    endangered = {direction for direction in Direction if difference.movement.endangers(direction)}
    return bool(endangered) and endangered <= {outcome.direction for outcome in outcomes}


def _is_explained(outcome: Outcome) -> bool:
    return outcome.level is Level.COMPATIBLE or outcome.is_explained


def _unexplained(outcome: Outcome) -> Change:
    """The verdict itself as a change, where no difference accounts for it."""
    verdict = outcome.open_verdict if outcome.level is Level.RISKY else outcome.verdict
    if isinstance(verdict, Refuted):
        rule = "accepted-set-narrowed" if outcome.direction is Direction.BACKWARD else "accepted-set-widened"
        return _verdict_change(rule, outcome, verdict, verdict.reason, Witness(verdict.witness))
    if isinstance(verdict, Undecided):
        return _verdict_change("containment-undecided", outcome, verdict, verdict.reason, None)
    raise ValueError("a proved direction needs no explanation")


def _verdict_change(
    rule: str, outcome: Outcome, verdict: Refuted | Undecided, reason: str, witness: Witness | None
) -> Change:
    """It stands in the reader's document, where the engine saw it."""
    return Change(
        rule=rule,
        pointer=verdict.pointer,
        side="new" if outcome.direction is Direction.BACKWARD else "old",
        movement=RULES[rule].movement,
        level=outcome.level,
        sentence=f"{RULES[rule].title}: {reason}",
        old=ABSENT,
        new=ABSENT,
        witness=witness,
        fingerprint=fingerprint_of(rule, verdict.pointer, ABSENT, ABSENT),
        direction=outcome.direction,
    )


def _bump(
    old: Schema, new: Schema, *, found: Sequence[Difference], outcomes: Sequence[Outcome], settings: Settings
) -> Bump:
    """Major for what breaks the promise or may break it, minor for what payloads can tell, patch for the rest."""
    level = max(outcome.level for outcome in outcomes)
    if level in (Level.BREAKING, Level.UNDECIDED):
        return Bump.MAJOR
    if old.digest == new.digest and old.dialect is new.dialect:
        return Bump.NONE
    if level is Level.RISKY:
        return Bump.MINOR
    if all(difference.movement is Movement.NEUTRAL for difference in found):
        return Bump.PATCH
    return Bump.MINOR if _payloads_can_tell(old, new, found=found, outcomes=outcomes, settings=settings) else Bump.PATCH


def _payloads_can_tell(
    old: Schema, new: Schema, *, found: Sequence[Difference], outcomes: Sequence[Outcome], settings: Settings
) -> bool:
    """Whether any payload is accepted by one version only, whatever the mode asks; what is not known counts as yes."""
    plain = replace(settings, writer=Writer.OPEN, readers_apply_defaults=False)
    proved = {
        outcome.direction
        for outcome in outcomes
        if isinstance(outcome.open_verdict, Proved) and not settings.readers_apply_defaults
    }
    benches = [Bench(direction, old, new, plain) for direction in Direction if direction not in proved]
    if any(bench.can_tell(found) for bench in benches):
        return True
    return not all(isinstance(contains(bench.writer, bench.reader, plain), Proved) for bench in benches)
