"""Trying one difference alone: does it break by itself, and which payload shows it?

One version takes over a single difference from the other, and is compared with itself as it was. So a narrowing that
the rest of the schema hides is seen to have no effect, and a payload that comes out differs from an accepted one by
this difference only. Which side takes over is decided by the direction: the writer does. A probe asks the validators
about likely payloads, which is quick; a trial asks the engine, which knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from linting.changes.change import ABSENT, Witness
from linting.changes.difference import Difference, Patch
from linting.changes.levels import Direction, Level
from linting.changes.patching import UnfitPatchError, narrowed_to, taken_over, with_definitions_of
from linting.changes.probes import UnfitPayloadError, declares_fields, placed, probes, takes_away
from linting.changes.samples import samples_of
from linting.containment import Proved, Refuted, Settings, Verdict, Writer, contains
from linting.containment.payloads import size_of
from linting.containment.shrinking import shrunk
from linting.records import Record, field, replace
from linting.schemas import Dialect, Schema, SchemaError, load
from linting.schemas.validators import compiled

_STEPS = 4_000
"""The engine's budget for one trial: enough for one difference, however large the schema is around it."""

_LARGEST_SHRUNK = 250
"""Values of a payload; each of many differences has one, and each is looked at as often as it has values."""
_MOST_COMPILED = 2_000_000
"""Values in the schemas that are compiled to probe differences, some seconds' worth; the rest are not probed."""
_EFFECTS = 12
"""Differences that are probed to see whether any of them has an effect."""


class Judgement(Record):
    """What a difference does by itself."""

    level: Level
    witness: Witness | None = None


HARMLESS = Judgement(Level.COMPATIBLE)
UNKNOWN = Judgement(Level.UNDECIDED)


class Allowance(Record, frozen=False):
    """What may still be spent, counted so that the answer is the same everywhere."""

    values: int = _MOST_COMPILED


class Bench(Record):
    """One direction of a comparison, on which differences are tried."""

    direction: Direction
    old: Schema
    new: Schema
    settings: Settings
    allowance: Allowance = field(default_factory=Allowance, aside=True)

    @property
    def writer(self) -> Schema:
        """Whose payloads are sent."""
        return self.old if self.direction is Direction.BACKWARD else self.new

    @property
    def reader(self) -> Schema:
        """Who has to accept them."""
        return self.new if self.direction is Direction.BACKWARD else self.old

    @property
    def has_declared_writers(self) -> bool:
        """Whether writers send only fields that their schema declares."""
        return self.settings.writer is Writer.DECLARED

    def is_about_undeclared(self, difference: Difference) -> bool:
        """Whether it is about a field that the writer does not declare, and so does not send."""
        of_writer = difference.old if self._writes_old else difference.new
        return self.has_declared_writers and declares_fields(difference) and of_writer is ABSENT

    def for_open_writers(self) -> Bench:
        """The same, where writers send whatever their schema allows."""
        return replace(self, settings=replace(self.settings, writer=Writer.OPEN))

    def starting_payloads(self) -> list[Any]:
        """Payloads of the writer to make probes from."""
        return list(samples_of(self.writer, assert_formats=self.settings.assert_formats)) or [{}]

    def probe(self, difference: Difference, payloads: Iterable[Any]) -> Witness | None:
        """A payload that this difference alone breaks, among likely ones made from those given: what it takes of it."""
        alone = None
        for payload in self._likely(difference, payloads):
            if self._is_broken_by(payload):
                alone = alone or self._validator_with(difference)
                if alone is None:
                    return None
                if not alone.is_valid(payload):
                    return Witness(self._shrunk(payload, alone))
        return None

    def _shrunk(self, payload: Any, alone: Any) -> Any:
        """Without what other differences broke in the payload that it was made from, and what nobody looks at."""
        if size_of(payload) > _LARGEST_SHRUNK:
            return payload
        return shrunk(payload, self.writer, lambda each: not alone.is_valid(each) and self._is_broken_by(each))

    def blame(self, difference: Difference, witness: Any) -> Judgement:
        """Whether a payload that is known to break the whole is broken by this difference alone."""
        alone = self._validator_with(difference)
        is_to_blame = alone is not None and not alone.is_valid(witness) and self._is_broken_by(witness)
        return Judgement(Level.BREAKING, Witness(witness)) if is_to_blame else UNKNOWN

    def would_pass_without(self, difference: Difference, payload: Any) -> bool:
        """Whether the reader would accept a payload that it refuses, were it not for this difference."""
        left = _loaded(self.reader, self.writer, difference, to_old=not self._writes_old)
        try:
            return left is not None and left.accepts(payload, assert_formats=self.settings.assert_formats)
        except SchemaError:
            return False

    def can_tell(self, found: Iterable[Difference]) -> bool:
        """Whether likely payloads show that any of these differences has an effect."""
        dangerous = [difference for difference in found if difference.movement.endangers(self.direction)]
        payloads = self.starting_payloads() if dangerous else []
        candidates = (self._likely(difference, payloads) for difference in dangerous[:_EFFECTS])
        return any(self._is_broken_by(payload) for candidate in candidates for payload in candidate)

    def _likely(self, difference: Difference, payloads: Iterable[Any]) -> Iterator[Any]:
        """None for readers that apply defaults, since validators do not; no new fields of declared writers."""
        if difference.steps is None or self.settings.readers_apply_defaults:
            return
        parts = list(probes(difference))
        if self.is_about_undeclared(difference):
            parts = [part for part in parts if takes_away(part)]
        for payload in payloads:
            for part in parts:
                try:
                    yield placed(payload, difference.steps, part)
                except UnfitPayloadError:
                    continue

    def _validator_with(self, difference: Difference) -> Any:
        """The validator, for payloads of the writer, of its version with only this difference.

        None where that is no schema, or where too much has been compiled already.
        """
        if self.allowance.values < 0:
            return None
        try:
            value, dialect = _taking_over(self.writer, self.reader, difference, to_old=self._writes_old)
            if self.writer.index.lead_to_definitions and self.reader.index.lead_to_definitions:
                value = narrowed_to(value, _patch(difference, to_old=self._writes_old))
            self.allowance.values -= size_of(value)
            formats = self.settings.assert_formats
            return compiled(value, dialect, self.writer.resources, assert_formats=formats)
        except (SchemaError, UnfitPatchError):
            return None

    def try_alone(self, difference: Difference) -> Judgement:
        """Does the writer's version, with only this taken over from the reader's, refuse what it accepted?

        Where it does, the question is asked the other way round, since the real reader may make up for it elsewhere and
        refuse the payload for something else: does it miss anything of what it would accept with only this left as the
        writer has it?
        """
        verdict = self._contains(self.writer, _loaded(self.writer, self.reader, difference, to_old=self._writes_old))
        if isinstance(verdict, Proved):
            return HARMLESS
        if not isinstance(verdict, Refuted):
            return UNKNOWN
        shown = Witness(verdict.witness) if self._is_broken_by(verdict.witness) else None
        if shown and self.would_pass_without(difference, shown.payload):
            return Judgement(Level.BREAKING, shown)
        left = _loaded(self.reader, self.writer, difference, to_old=not self._writes_old)
        missed = self._contains(left, self.reader)
        if isinstance(missed, Proved):
            return HARMLESS
        if isinstance(missed, Refuted) and self._is_broken_by(missed.witness):
            return Judgement(Level.BREAKING, Witness(missed.witness))
        return Judgement(Level.BREAKING, shown) if shown else UNKNOWN

    @property
    def _writes_old(self) -> bool:
        return self.direction is Direction.BACKWARD

    def _contains(self, writer: Schema | None, reader: Schema | None) -> Verdict | None:
        if writer is None or reader is None:
            return None
        return contains(writer, reader, replace(self.settings, budget=min(self.settings.budget, _STEPS)))

    def _is_broken_by(self, payload: object) -> bool:
        """Whether the real writer may send it and the real reader refuses it."""
        formats = self.settings.assert_formats
        return self.writer.accepts(payload, assert_formats=formats) and not self.reader.accepts(
            payload, assert_formats=formats
        )


def _loaded(schema: Schema, source: Schema, difference: Difference, *, to_old: bool) -> Schema | None:
    """A version that took over one difference; None where the result is no schema."""
    try:
        value, dialect = _taking_over(schema, source, difference, to_old=to_old)
        return load(value, dialect=dialect, resources=schema.resources, lenient=True)
    except (SchemaError, UnfitPatchError):
        return None


def _taking_over(schema: Schema, source: Schema, difference: Difference, *, to_old: bool) -> tuple[Any, Dialect]:
    """The text of a version that took over one difference, and the dialect to read it in."""
    value = with_definitions_of(taken_over(schema.value, _patch(difference, to_old=to_old)), source.value)
    return value, source.dialect if difference.rule == "dialect-changed" else schema.dialect


def _patch(difference: Difference, *, to_old: bool) -> Patch:
    return difference.patches.to_old if to_old else difference.patches.to_new
