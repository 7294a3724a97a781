"""What a writer sends that sends declared fields only (DESIGN §5), as a term.

A field is declared where some `properties`, some `patternProperties` or an `additionalProperties` with a schema of its
own names it, among all the schemas that hold of the object in place. An object whose writer declares no field at all
stays a free-form map. It is as if `unevaluatedProperties: false` stood at each such object; so it depends on the
branches that are true of a payload, and the term is a disjunction over them, with the branches as its conditions
(compare Attouche et al., "Elimination of annotation dependencies in validation for Modern JSON Schema", 2024).

Where there are too many branches, or patterns that overlap, the term is wider than the truth. Then a proof still holds
for every declared payload, and a witness is checked by `Evaluator.undeclared` before anyone sees it.
"""

from collections.abc import Iterable
from itertools import product

from linting.containment.evaluation import parts_for
from linting.records import Record
from linting.schemas.arena import Arena
from linting.schemas.matching import found
from linting.schemas.terms import ALWAYS, NEVER, All, Conditional, ExactlyOne, Items, Members, Reference, Some, Term

_MOST_CASES = 24
_DEEPEST = 24


class _Case(Record):
    """Under these conditions, exactly these atoms apply in place."""

    conditions: tuple[Term, ...] = ()
    members: tuple[Members, ...] = ()
    items: tuple[Items, ...] = ()

    @property
    def says_nothing(self) -> bool:
        return not self.members and not self.items

    def under(self, *conditions: Term) -> "_Case":
        return _Case((*conditions, *self.conditions), self.members, self.items)

    def joined(self, other: "_Case") -> "_Case":
        if self is _NOTHING or other is _NOTHING:
            return other if self is _NOTHING else self
        return _Case(self.conditions + other.conditions, self.members + other.members, self.items + other.items)


_NOTHING = _Case()
_DECLARING = frozenset({Members, Items, All, Some, ExactlyOne, Conditional, Reference})


class _TooManyCasesError(Exception):
    pass


class Closing:
    """Closes the terms of one arena; each term once."""

    def __init__(self, arena: Arena) -> None:
        self._arena = arena
        self._known: dict[Term, Term] = {}
        self._active: dict[Term, None] = {}

    def closed(self, term: Term) -> Term:
        """The term, restricted to payloads with declared fields."""
        return self._arena.all([term, self._restriction(term)])

    def _restriction(self, term: Term) -> Term:
        """What the declaration of fields adds to a term; by name where the term is being worked on."""
        if type(term) not in _DECLARING:
            return ALWAYS
        known = self._known.get(term)
        if known is not None:
            return known
        if term in self._active or len(self._active) >= _DEEPEST:
            return self._arena.reference(("declared", term), lambda: self._resumed(term))
        self._active[term] = None
        try:
            restriction = self._computed(term)
        finally:
            del self._active[term]
        self._known[term] = restriction
        return restriction

    def _resumed(self, term: Term) -> Term:
        self._active.clear()
        return self._restriction(term)

    def _computed(self, term: Term) -> Term:
        try:
            cases = self._cases(term, ())
        except _TooManyCasesError:
            return ALWAYS
        if cases[0] is _NOTHING:
            return ALWAYS
        return self._arena.some(
            self._arena.all([*case.conditions, self._members(case.members), self._items(case.items)]) for case in cases
        )

    def _cases(self, term: Term, unrolled: tuple[Term, ...]) -> list[_Case]:
        match term:
            case Members():
                return [_Case(members=(term,))]
            case Items():
                return [_Case(items=(term,))]
            case All(parts):
                return self._product([self._cases(part, unrolled) for part in parts if type(part) in _DECLARING])
            case Some(parts):
                return self._product([self._either(part, unrolled) for part in parts])
            case ExactlyOne(parts):
                return self._one(parts, unrolled)
            case Conditional(condition, then, otherwise):
                return self._conditional(condition, then, otherwise, unrolled)
            case Reference() if term not in unrolled:
                return self._cases(self._arena.unrolled(term), (*unrolled, term))
        return [_NOTHING]

    def _either(self, part: Term, unrolled: tuple[Term, ...]) -> list[_Case]:
        """A branch that may hold or not; one that declares nothing need not be asked."""
        cases = self._cases(part, unrolled)
        if all(case.says_nothing for case in cases):
            return [_NOTHING]
        return [*(case.under(part) for case in cases), _NOTHING.under(self._arena.negation(part))]

    def _one(self, parts: tuple[Term, ...], unrolled: tuple[Term, ...]) -> list[_Case]:
        by_part = [(part, self._cases(part, unrolled)) for part in parts]
        if all(case.says_nothing for _, cases in by_part for case in cases):
            return [_NOTHING]
        return self._bounded([case.under(part) for part, cases in by_part for case in cases], most=200)

    def _conditional(self, condition: Term, then: Term, otherwise: Term, unrolled: tuple[Term, ...]) -> list[_Case]:
        held = self._product([self._cases(condition, unrolled), self._cases(then, unrolled)])
        failed = self._cases(otherwise, unrolled)
        if all(case.says_nothing for case in (*held, *failed)):
            return [_NOTHING]
        negated = self._arena.negation(condition)
        return [*(case.under(condition) for case in held), *(case.under(negated) for case in failed)]

    def _product(self, choices: list[list[_Case]]) -> list[_Case]:
        """Every combination."""
        plain = _NOTHING
        several: list[list[_Case]] = []
        for cases in choices:
            if len(cases) == 1:
                plain = plain.joined(cases[0])
            else:
                several.append(cases)
        if not several:
            return [plain]
        size = 1
        for cases in several:
            size *= len(cases)
        if size > _MOST_CASES and len(several) > 1:
            raise _TooManyCasesError
        combined = []
        for combination in product(*several):
            case = plain
            for part in combination:
                case = case.joined(part)
            combined.append(case)
        return combined

    @staticmethod
    def _bounded(cases: list[_Case], most: int) -> list[_Case]:
        if len(cases) > most:
            raise _TooManyCasesError
        return cases

    def _members(self, shapes: tuple[Members, ...]) -> Term:
        """All declared keys with what is declared inside of them, and no others."""
        if not shapes:
            return ALWAYS
        names = dict.fromkeys(name for shape in shapes for name in shape.properties)
        patterns = dict.fromkeys(pattern for shape in shapes for pattern, _ in shape.patterns)
        properties: dict[str, Term] = {}
        for name in names:
            parts = [part for shape in shapes for part in parts_for(shape, name)]
            properties[name] = ALWAYS if None in parts else self._inside(part for part in parts if part is not None)
        alone = len(patterns) == 1 and not any(found(pattern, name) for pattern in patterns for name in names)
        inside = {pattern: self._inside(self._matched(shapes, pattern)) if alone else ALWAYS for pattern in patterns}
        if not any(shape.declares_more for shape in shapes):
            rest: Term = NEVER
        else:
            rest = ALWAYS if patterns else self._inside(shape.rest for shape in shapes)
        return self._arena.members(properties, tuple(inside.items()), rest)

    @staticmethod
    def _matched(shapes: tuple[Members, ...], pattern: str) -> Iterable[Term]:
        """What each shape says of keys that match the only pattern."""
        for shape in shapes:
            yield next((part for text, part in shape.patterns if text == pattern), shape.rest)

    def _items(self, shapes: tuple[Items, ...]) -> Term:
        if not shapes:
            return ALWAYS
        positions = max(len(shape.prefix) for shape in shapes)
        prefix = [
            self._inside(shape.prefix[index] if index < len(shape.prefix) else shape.rest for shape in shapes)
            for index in range(positions)
        ]
        return self._arena.items(prefix, self._inside(shape.rest for shape in shapes))

    def _inside(self, parts: Iterable[Term]) -> Term:
        return self._restriction(self._arena.all(parts))
