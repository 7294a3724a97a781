"""Objects: what every member has to be, which members must be there, and how many there may be.

Keys are told apart by name where they are named, and else by *cells*: sets of keys that match the same patterns, of
which one stands for all (VLDB 2022, §4.4, "object preparation", of which only the cells that are asked for are made).
"""

from collections.abc import Callable, Generator, Iterable, Iterator
from typing import Any

from linting.containment.evaluation import Evaluator
from linting.containment.obligations import SomeMember
from linting.containment.proofs import TOO_MANY, Goal, Keys, Member, Proof, TooFew
from linting.containment.search.branch import Branch
from linting.containment.search.cells import cells, keys_of, patterns_of
from linting.containment.search.languages import Languages, NotALanguage
from linting.containment.search.outcomes import (
    Conflict,
    Empty,
    Inhabited,
    Leaf,
    Outcome,
    Parts,
    Unclear,
    Why,
    first_free_bit,
    goal_of,
    union,
    why_core,
)
from linting.containment.search.strings import readable
from linting.patterns import Exhausted, Language, literals
from linting.records import Record, field
from linting.schemas.arena import Arena
from linting.schemas.terms import ALWAYS, NEVER, Matches, Members, Names, Negation, PropertyCount, Required, Term

_SORTED = frozenset({Negation, Names, SomeMember, PropertyCount})
_MOST_ADDED = 500
"""Members that are made up to reach a count; each key is told apart from all before."""


class _Object(Record, frozen=False):
    """An object in the making: the members it has, and the reason each is there."""

    values: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, Parts] = field(default_factory=dict)
    present: dict[str, Why] = field(default_factory=dict)
    is_certain: bool = True


class Objects:
    """Settles one branch whose value is an object."""

    def __init__(
        self,
        branch: Branch,
        arena: Arena,
        evaluator: Evaluator,
        languages: Languages,
        spend: Callable[[int], None],
    ) -> None:
        self._arena = arena
        self._evaluator = evaluator
        self._languages = languages
        self._spend = spend
        self._is_certain = branch.is_certain
        self._base: Why = branch.kinds_why
        self._shapes: list[tuple[Members, Why]] = branch.members.shapes
        self._names: list[tuple[Term, Why]] = []
        self._required: dict[str, Why] = branch.members.required
        self._forbidden: dict[str, Why] = {}
        self._obligations: list[tuple[SomeMember, Why]] = []
        self._least: tuple[int, Why] = (0, 0)
        self._most: tuple[int | None, Why] = (None, 0)
        self._bit: Why = first_free_bit((branch.kinds_why, branch.whys))
        self._global: Why = self._bit - 1
        for literal, why in branch.others.items():
            if type(literal) in _SORTED:
                self._sort(literal, why)

    def _sort(self, literal: Term, why: Why) -> None:
        match literal:
            case Negation(Required(name)):
                self._forbidden[name] = why
            case Names(part):
                self._names.append((part, why))
            case SomeMember():
                self._obligations.append((literal, why | self._bit))
                self._bit <<= 1
            case PropertyCount(least, most):
                if least > self._least[0]:
                    self._least = least, why
                if most is not None and (self._most[0] is None or most < self._most[0]):
                    self._most = most, why

    def settle(self) -> Generator[Goal, Outcome, Leaf]:
        """An object for the branch, or the reason there is none."""
        most, why_most = self._most
        if most is not None and self._least[0] > most:
            return Conflict(self._base | why_most | self._least[1], TOO_MANY)
        if most is not None and len(self._required) > most:
            return Conflict(self._base | why_most | union(list(self._required.values())[: most + 1]), TOO_MANY)
        leaf = yield from self._fulfil(_Object(present=dict(self._required)), 0)
        return Conflict(leaf.why & self._global, leaf.proof) if isinstance(leaf, Conflict) else leaf

    def _fulfil(self, made: _Object, index: int) -> Generator[Goal, Outcome, Leaf]:
        """Find a key for each obligation, one after the other, and then fill in the members' values.

        Each obligation has a bit of its own beside its reason: a conflict without it holds wherever that one is met.
        """
        if index == len(self._obligations):
            return (yield from self._fill(made))
        obligation, why = self._obligations[index]
        total, unclear, uncertain = why | self._base, None, None
        ways: list[tuple[str, Proof]] = []
        try:
            for key in self._keys(index, made):
                self._spend(1)
                if isinstance(key, Exhausted):
                    unclear = unclear or Unclear(f"Keys: {key.reason}")
                    continue
                outcome = yield from self._with_member(made, index, key, obligation.value, why)
                if isinstance(outcome, Inhabited):
                    if outcome.is_certain:
                        return outcome
                    uncertain = uncertain or outcome
                elif isinstance(outcome, Unclear):
                    unclear = unclear or outcome
                elif not outcome.why & why & ~self._global:
                    return outcome
                else:
                    total |= outcome.why
                    ways.append((key, outcome.proof))
        except NotALanguage:
            unclear = Unclear("Keys are described by more than patterns")
        return uncertain or unclear or Conflict(total, Keys(obligation, tuple(ways)))

    def _with_member(self, made: _Object, index: int, key: str, part: Term, why: Why) -> Generator[Goal, Outcome, Leaf]:
        was_there = key in made.present
        most, why_most = self._most
        if not was_there and most is not None and len(made.present) >= most:
            return Conflict(self._base | why | why_most | union(made.present.values()), TOO_MANY)
        before = made.extra.get(key)
        made.extra[key] = {**(before or {}), part: why}
        made.present.setdefault(key, why)
        try:
            outcome = yield from self._value(made, key)
            if isinstance(outcome, Inhabited):
                return (yield from self._fulfil(made, index + 1))
            return outcome
        finally:
            if before is None:
                del made.extra[key]
            else:
                made.extra[key] = before
            if not was_there:
                del made.present[key]

    def _value(self, made: _Object, key: str) -> Generator[Goal, Outcome, Leaf]:
        """The value of one member, as a goal of its own."""
        if key in self._forbidden:
            return Conflict(self._base | self._forbidden[key] | made.present[key])
        parts = self._parts(key)
        for part, why in made.extra.get(key, {}).items():
            parts[part] = parts.get(part, 0) | why
        outcome = yield goal_of(parts)
        match outcome:
            case Inhabited(value, is_certain):
                made.values[key] = value
                return Inhabited(value, is_certain)
            case Empty(core):
                return Conflict(self._base | made.present[key] | why_core(parts, core), Member(key, core))
        return outcome

    def _parts(self, key: str) -> Parts:
        """What the branch says of the value of a key."""
        parts: Parts = {}
        for shape, why in self._shapes:
            for part in self._parts_of(shape, key):
                parts[part] = parts.get(part, 0) | why
        for part, why in self._names:
            truth = self._evaluator.accepts(part, key)
            if truth is False:
                parts[NEVER] = why
            elif truth is None:
                self._is_certain = False
        return parts

    def _parts_of(self, shape: Members, key: str) -> Iterator[Term]:
        applied = False
        if key in shape.properties:
            applied = True
            yield shape.properties[key]
        for pattern, part in shape.patterns:
            matches = self._evaluator.accepts(self._arena.make(Matches, pattern), key)
            if matches is None:
                self._is_certain = False  # neither this part nor the rest may be relied on
            elif matches:
                yield part
            applied = applied or matches is not False
        if not applied:
            yield shape.rest

    def _keys(self, index: int, made: _Object) -> Iterator[str | Exhausted]:
        """Keys that an obligation can be met with, one for each way there is: members that are there, others that are
        named, then a key of each cell."""
        language = self._languages.of(self._obligations[index][0].key)
        later = [obligation.key for obligation, _ in self._obligations[index + 1 :]]
        yield from [name for name in made.present if language.accepts(name)]
        named = dict.fromkeys((*self._forbidden, *(name for shape, _ in self._shapes for name in shape.properties)))
        yield from (name for name in named if name not in made.present and language.accepts(name))
        for cell in self._cells(language.difference(literals([*named, *made.present])), later):
            key = readable(cell, self._spend)
            if key is not None:
                yield key

    def _cells(self, language: Language, later: Iterable[Term] = ()) -> Iterator[Language]:
        """The keys of `later` obligations count too: a key that is taken may be the only one that suits them."""
        patterns = patterns_of((shape for shape, _ in self._shapes), self._arena)
        conditions = (*patterns, *(part for part, _ in self._names), *later)
        return cells(language, conditions, self._languages, self._spend)

    def _fill(self, made: _Object) -> Generator[Goal, Outcome, Leaf]:
        """Values for all members that have to be there, and further members if there are too few."""
        is_certain = True
        unclear: Unclear | None = None
        for key in self._newest_first(made):
            outcome = yield from self._value(made, key)
            if isinstance(outcome, Conflict):
                return outcome
            if isinstance(outcome, Unclear):
                unclear = unclear or outcome
            else:
                is_certain = is_certain and outcome.is_certain
        if unclear is not None:
            return unclear
        value = {key: made.values[key] for key in made.present}
        if len(value) >= self._least[0]:
            return Inhabited(value, is_certain and self._is_certain)
        return (yield from self._pad(value, is_certain, union(made.present.values())))

    def _newest_first(self, made: _Object) -> Iterator[str]:
        """What the latest choices speak of comes first, since it is what may fail."""
        small = (shape.properties for shape, _ in reversed(self._shapes) if len(shape.properties) == 1)
        first = dict.fromkeys(name for properties in small for name in properties if name in made.present)
        yield from first
        yield from [name for name in made.present if name not in first]

    def _pad(self, value: dict[str, Any], is_certain: bool, why: Why) -> Generator[Goal, Outcome, Leaf]:
        """Add optional members until there are enough: named ones first, then keys of every cell."""
        least, why_least = self._least
        why |= self._base | why_least | union(why for _, why in (*self._shapes, *self._names))
        why |= union(self._forbidden.values())
        unclear: Unclear | None = None
        before = len(value)
        refuted: list[tuple[str, Proof]] = []
        try:
            for cell in self._optional_keys(value):
                for key in cell:
                    if isinstance(key, Exhausted):
                        unclear = Unclear(f"Keys: {key.reason}")
                        break
                    outcome = yield goal_of(self._parts(key))
                    if isinstance(outcome, Empty):
                        refuted.append((key, Member(key, outcome.core)))
                        break  # and so is every other key of the cell
                    if isinstance(outcome, Unclear):
                        unclear = unclear or outcome
                        break
                    value[key] = outcome.value
                    is_certain = is_certain and outcome.is_certain
                    if len(value) >= least:
                        return Inhabited(value, is_certain and self._is_certain)
                    if len(value) - before > _MOST_ADDED:
                        return Unclear(f"Objects that need more than {_MOST_ADDED} further members")
        except NotALanguage:
            unclear = Unclear("Keys are described by more than patterns")
        return unclear or Conflict(why, TooFew(tuple(value), tuple(refuted)))

    def _optional_keys(self, value: dict[str, Any]) -> Iterator[Iterable[str | Exhausted]]:
        """Keys that are not there, in groups that are treated alike."""
        named = dict.fromkeys(name for shape, _ in self._shapes for name in shape.properties)
        for name in named:
            if name not in value:
                yield () if name in self._forbidden else (name,)
        used = [*named, *value, *self._forbidden]
        for cell in self._cells(self._languages.of(ALWAYS).difference(literals(used))):
            yield keys_of(cell, self._spend)
