"""Does one conjunction imply a term? Rules that look at both sides' structure, and coinduction for recursion."""

from collections.abc import Iterable

from linting.containment.evaluation import Evaluator
from linting.containment.structure import arrays, objects, scalars
from linting.containment.structure.facts import Facts, gather
from linting.schemas.terms import (
    KINDS,
    NEVER,
    All,
    Always,
    Arena,
    Atom,
    Conditional,
    ExactlyOne,
    Items,
    Members,
    Names,
    Negation,
    Never,
    Reference,
    Required,
    Some,
    Term,
    Types,
    Values,
)

_DEEPEST = 60
_DEEPEST_SPLIT = 2
_MOST_VALUES = 2_000

Goal = tuple[frozenset[Term], Term, bool]


class OutOfStepsError(Exception):
    """The deterministic budget is spent."""


class Simulation:
    """Proves implications between the terms of one arena, within a budget of steps."""

    def __init__(self, arena: Arena, evaluator: Evaluator, budget: int) -> None:
        self.arena = arena
        self.evaluator = evaluator
        self.steps_left = budget
        self.never = NEVER
        # Goals under proof with the depth in the payload they were met at; proved ones with -1.
        self._assumed: dict[Goal, int] = {}
        self._failed: set[Goal] = set()
        self._facts: dict[frozenset[Term], Facts] = {}
        self._depth = 0
        self._level = 0
        self._splits = 0

    def proves(self, writer: Term, reader: Term) -> bool:
        """Whether the writer's values are shown to be the reader's, within the budget."""
        try:
            return self.implies([writer], reader)
        except OutOfStepsError:
            return False

    def implies(self, writer: Iterable[Term], wanted: Term) -> bool:
        """Whether every value that all of the writer's terms are true of satisfies the wanted one. False: not shown."""
        if isinstance(wanted, Always):
            return True
        terms = tuple(writer)
        if wanted in terms:
            return True
        return self._goal(self.facts(terms), wanted, refuting=False)

    def implies_inside(self, writer: tuple[Term, ...], wanted: Term) -> bool:
        """The same, of a part of the payload: the step that makes coinduction sound, since parts are smaller."""
        self._level += 1
        try:
            return self.implies(writer, wanted)
        finally:
            self._level -= 1

    def excludes_inside(self, writer: tuple[Term, ...], unwanted: Term) -> bool:
        """Whether no part of the payload that the writer's terms are true of satisfies the unwanted one."""
        self._level += 1
        try:
            return self._goal(self.facts(writer), unwanted, refuting=True)
        finally:
            self._level -= 1

    def required(self, name: str) -> Term:
        """The presence of a key."""
        return self.arena.make(Required, name)

    def facts(self, terms: tuple[Term, ...]) -> Facts:
        """What a conjunction says, gathered once."""
        key = frozenset(terms)
        known = self._facts.get(key)
        if known is None:
            known = self._facts[key] = gather(terms, self.arena)
        return known

    def _goal(self, facts: Facts, term: Term, *, refuting: bool) -> bool:
        """One goal, with what was assumed for it taken back where it fails."""
        if facts.is_empty or (term in facts.terms and not refuting):
            return True
        goal = (facts.key, term, refuting)
        level = self._assumed.get(goal)
        if level is not None:
            return level < self._level
        if goal in self._failed:
            return False
        self.steps_left -= 1
        if self.steps_left < 0:
            raise OutOfStepsError
        if self._depth >= _DEEPEST:
            return False
        before = len(self._assumed)
        self._assumed[goal] = self._level
        self._depth += 1
        try:
            shown = self._refuted(facts, term) if refuting else self._implied(facts, term)
        finally:
            self._depth -= 1
        if not shown:
            while len(self._assumed) > before:
                self._assumed.popitem()
            self._failed.add(goal)
        else:
            self._assumed[goal] = -1
        return shown

    def _implied(self, facts: Facts, wanted: Term) -> bool:
        match wanted:
            case All(parts):
                return all(self._goal(facts, part, refuting=False) for part in parts)
            case Reference():
                return self._goal(facts, self.arena.unrolled(wanted), refuting=False)
            case Types(kinds):
                if not facts.kinds & ~kinds:
                    return True
        if self._by_values(facts, wanted, truth=True):
            return True
        return self._by_rule(facts, wanted) or self._by_cases(facts, wanted, refuting=False)

    def _by_rule(self, facts: Facts, wanted: Term) -> bool:
        match wanted:
            case Some(parts):
                return any(self._goal(facts, part, refuting=False) for part in parts) or self._by_kind(facts, wanted)
            case ExactlyOne(parts):
                return self._exactly_one(facts, parts) or self._by_kind(facts, wanted)
            case Negation(part):
                return self._goal(facts, part, refuting=True)
            case Conditional(condition, then, otherwise):
                return self._conditional(facts, condition, then, otherwise)
            case Members():
                return not facts.kinds & 32 or objects.implies_members(self, facts, wanted)
            case Required(name):
                return not facts.kinds & 32 or name in facts.required
            case Names():
                return not facts.kinds & 32 or objects.implies_names(self, facts, wanted)
            case Items():
                return not facts.kinds & 16 or arrays.implies_items(self, facts, wanted)
            case Atom():
                return not facts.kinds & wanted.kind or scalars.implies(self, facts, wanted)
        return False

    def _exactly_one(self, facts: Facts, parts: tuple[Term, ...]) -> bool:
        for index, part in enumerate(parts):
            if self._goal(facts, part, refuting=False):
                others = parts[:index] + parts[index + 1 :]
                return all(self._goal(facts, other, refuting=True) for other in others)
        return False

    def _conditional(self, facts: Facts, condition: Term, then: Term, otherwise: Term) -> bool:
        if self._goal(facts, otherwise, refuting=False):
            if self._goal(facts, then, refuting=False):
                return True
            return self._goal(facts, condition, refuting=True)
        if not self._goal(facts, then, refuting=False) and not self.implies([*facts.terms, condition], then):
            return False
        return self._goal(facts, condition, refuting=False) or self.implies(
            [*facts.terms, self.arena.negation(condition)], otherwise
        )

    def _by_values(self, facts: Facts, term: Term, *, truth: bool) -> bool:
        """A finite writer: each of its values is tried."""
        values = facts.values.examples if facts.values is not None else None
        if values is None and not facts.kinds & ~3:
            values = (None, False, True)
        if values is None or len(values) > _MOST_VALUES:
            return False
        self.steps_left -= len(values)
        for value in values:
            if self.evaluator.accepts(term, value) is truth:
                continue
            if not any(self.evaluator.accepts(fact, value) is False for fact in facts.terms):
                return False
        return True

    def _by_kind(self, facts: Facts, wanted: Term) -> bool:
        """Each type by itself: `[string, null]` fits into `anyOf` of the two."""
        kinds = [kind for kind in KINDS if facts.kinds & kind]
        if len(kinds) < 2:
            return False
        return all(self.implies([*facts.terms, self.arena.types(kind)], wanted) for kind in kinds)

    def _by_cases(self, facts: Facts, term: Term, *, refuting: bool) -> bool:
        """The writer's own disjunctions, one option after the other."""
        if self._splits >= _DEEPEST_SPLIT:
            return False
        self._splits += 1
        try:
            return any(
                all(
                    self._goal(self.facts((*facts.terms, *option)), term, refuting=refuting)
                    for option in self._options(choice)
                )
                for choice in facts.choices
                if not self._is_decided(facts, choice)
            )
        finally:
            self._splits -= 1

    @staticmethod
    def _is_decided(facts: Facts, choice: Term) -> bool:
        if isinstance(choice, Conditional):
            return choice.condition in facts.terms
        return isinstance(choice, Some | ExactlyOne) and any(part in facts.terms for part in choice.parts)

    def _options(self, choice: Term) -> Iterable[tuple[Term, ...]]:
        match choice:
            case Some(parts):
                return [(part,) for part in parts]
            case ExactlyOne(parts):
                negation = self.arena.negation
                return [
                    (part, *(negation(other) for other in parts if other is not part and len(parts) < 12))
                    for part in parts
                ]
            case Conditional(condition, then, otherwise):
                return [(condition, then), (self.arena.negation(condition), otherwise)]
        return [()]

    def _refuted(self, facts: Facts, unwanted: Term) -> bool:
        if self.arena.negation(unwanted) in facts.terms or self._by_values(facts, unwanted, truth=False):
            return True
        return self._refuted_by_rule(facts, unwanted) or self._by_cases(facts, unwanted, refuting=True)

    def _refuted_by_rule(self, facts: Facts, unwanted: Term) -> bool:
        match unwanted:
            case All(parts):
                return any(self._goal(facts, part, refuting=True) for part in parts)
            case Some(parts) | ExactlyOne(parts):
                return all(self._goal(facts, part, refuting=True) for part in parts)
            case Reference():
                return self._goal(facts, self.arena.unrolled(unwanted), refuting=True)
            case Types(kinds):
                return not facts.kinds & kinds
            case Negation(part):
                return self._goal(facts, part, refuting=False)
            case Values(identities, _):
                return self._no_value(facts, unwanted) if identities else True
            case Conditional(condition, then, otherwise):
                return self._goal(facts, self.arena.all([condition, then]), refuting=True) and self._goal(
                    facts, self.arena.all([self.arena.negation(condition), otherwise]), refuting=True
                )
            case Members() if facts.kinds == 32:
                return objects.excludes_members(self, facts, unwanted)
            case Required(name) if facts.kinds == 32:
                return objects.is_absent(self, facts, name)
            case Never():
                return True
            case Atom() if facts.kinds == unwanted.kind:
                return scalars.excludes(facts, unwanted)
        return False

    def _no_value(self, facts: Facts, unwanted: Values) -> bool:
        """No value of an enumeration passes the facts."""
        return all(
            any(self.evaluator.accepts(fact, value) is False for fact in facts.terms) for value in unwanted.examples
        )
