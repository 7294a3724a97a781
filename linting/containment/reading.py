"""One value, read against terms: which of them are true of it, in three truth values.

None is "cannot tell": a keyword that is not modelled, or a bound that was reached. Branches that overlap ask the same
of the same part of a value, again at every level, and values share their parts; so what was asked of objects and arrays
is remembered by their place in memory, for as long as one value is read. Validators remember nothing while they
explain. `repeated` is what the memory saved: a value that is cheap to read here may keep a validator busy for ever.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from linting.containment.atoms import ATOMS, Truth, is_within
from linting.schemas.arena import Arena
from linting.schemas.matching import found
from linting.schemas.terms import (
    All,
    Conditional,
    Contains,
    ExactlyOne,
    Items,
    Members,
    Names,
    Negation,
    Opaque,
    Reference,
    Some,
    Term,
)

Reader = Callable[..., Truth]
_REMEMBERED = frozenset({Some, ExactlyOne, Conditional, Reference})
_CONTAINERS = (dict, list)
_DEEPEST = 100
_HARDEST = 180
_MOST_STRETCHES = 40
_DISPUTED = frozenset({"contentEncoding", "contentMediaType", "dependencies"})
MOST_STEPS = 100_000


def conjunction(truths: Iterable[Truth]) -> Truth:
    """False where one is false, else unknown where one is unknown."""
    unknown = False
    for truth in truths:
        if truth is False:
            return False
        unknown |= truth is None
    return None if unknown else True


def negated(truth: Truth) -> Truth:
    """The other truth value; unknown stays unknown."""
    return None if truth is None else not truth


class _TooDeepError(Exception):
    """The stack is deep enough: this question has to be answered first, from a stack of its own."""

    def __init__(self, term: Term, value: Any) -> None:
        self.question = term, value


class _TooLongError(Exception):
    """Too much was asked of one value."""


class Reading:
    """What is known of one value and its parts, which have to stay alive and unchanged meanwhile.

    `steps` counts terms that were looked at, of which there may be `most`; `repeated` those that need not be again.
    With `is_lenient`, keywords that only some validators assert are annotations, as they are to the others.
    """

    __slots__ = ("_arena", "_depth", "_is_lenient", "_known", "_most", "repeated", "steps")

    def __init__(self, arena: Arena, most: int = MOST_STEPS, *, is_lenient: bool = False) -> None:
        self._arena = arena
        self._is_lenient = is_lenient
        self._most = most
        self._depth = 0
        self._known: dict[tuple[Term, int], tuple[Truth, int]] = {}
        self.steps = 0
        self.repeated = 0

    def accepts(self, term: Term, value: Any) -> Truth:
        """Whether the term is true of the value, however deep that is."""
        waiting = [(term, value)]
        truth: Truth = None
        while waiting:
            self._depth = 0
            try:
                truth = self._read(*waiting[-1])
                waiting.pop()
            except _TooDeepError as deep:
                waiting.append(deep.question)
                if len(waiting) > _MOST_STRETCHES:
                    return None
            except _TooLongError:
                return None
        return truth

    def _read(self, term: Term, value: Any) -> Truth:
        kind = type(term)
        reader = self._readers.get(kind)
        if reader is not None and kind in _REMEMBERED and value.__class__ in _CONTAINERS:
            return self._remembered(reader, term, value)
        self.steps += 1
        if reader is None:
            atom = ATOMS.get(kind)
            # What is no atom is an obligation of the search's, and stands beside the negation that it was made from.
            return True if atom is None else atom(term, value)
        self._depth += 1
        if self._depth > _HARDEST or self.steps > self._most:
            raise _TooLongError
        truth = reader(self, term, value)
        self._depth -= 1
        return truth

    def _remembered(self, reader: Reader, term: Term, value: Any) -> Truth:
        key = term, id(value)
        known = self._known.get(key)
        if known is not None:
            self.repeated += known[1]
            return known[0]
        if self._depth >= _DEEPEST:
            raise _TooDeepError(term, value)
        before = self.steps + self.repeated
        self.steps += 1
        if self.steps > self._most:
            raise _TooLongError
        self._depth += 1
        truth = reader(self, term, value)
        self._depth -= 1
        self._known[key] = truth, self.steps + self.repeated - before
        return truth

    def _all(self, term: All, value: Any) -> Truth:
        return self._conjunction(term.parts, value)

    def _conjunction(self, parts: Iterable[Term], value: Any) -> Truth:
        answer: Truth = True
        for part in parts:
            truth = self._read(part, value)
            if truth is False:
                return False
            answer = answer and truth
        return answer

    def _some(self, term: Some, value: Any) -> Truth:
        answer: Truth = False
        for part in term.parts:
            truth = self._read(part, value)
            if truth:
                return True
            answer = None if truth is None else answer
        return answer

    def _negation(self, term: Negation, value: Any) -> Truth:
        return negated(self._read(term.part, value))

    def _exactly_one(self, term: ExactlyOne, value: Any) -> Truth:
        certain = possible = 0
        for part in term.parts:
            truth = self._read(part, value)
            certain += truth is True
            possible += truth is None
            if certain > 1:
                return False
        return None if possible else certain == 1

    def _conditional(self, term: Conditional, value: Any) -> Truth:
        holds = self._read(term.condition, value)
        if holds is None:
            either, other = self._read(term.then, value), self._read(term.otherwise, value)
            return either if either is other else None
        return self._read(term.then if holds else term.otherwise, value)

    def _opaque(self, term: Opaque, _value: Any) -> Truth:
        return True if self._is_lenient and term.keyword in _DISPUTED else None

    def _reference(self, term: Reference, value: Any) -> Truth:
        return self._read(self._arena.unrolled(term), value)

    def _members(self, term: Members, value: Any) -> Truth:
        if not isinstance(value, dict):
            return True
        answer: Truth = True
        for key, item in value.items():
            for part in parts_for(term, key) if term.patterns else (term.properties.get(key, term.rest),):
                truth = None if part is None else self._read(part, item)
                if truth is False:
                    return False
                answer = answer and truth
        return answer

    def _names(self, term: Names, value: Any) -> Truth:
        if not isinstance(value, dict):
            return True
        return conjunction(self._read(term.part, key) for key in value)

    def _items(self, term: Items, value: Any) -> Truth:
        if not isinstance(value, list):
            return True
        prefix = term.prefix
        answer: Truth = True
        for index, item in enumerate(value):
            truth = self._read(prefix[index] if index < len(prefix) else term.rest, item)
            if truth is False:
                return False
            answer = answer and truth
        return answer

    def _contains(self, term: Contains, value: Any) -> Truth:
        if not isinstance(value, list):
            return True
        certain = possible = 0
        for item in value:
            truth = self._read(term.part, item)
            certain += truth is True
            possible += truth is None
        if certain + possible < term.least or (term.most is not None and certain > term.most):
            return False
        is_sure = is_within(certain, term.least, term.most) and is_within(certain + possible, term.least, term.most)
        return True if is_sure else None

    _readers: ClassVar[Mapping[type, Reader]] = {
        All: _all,
        Some: _some,
        Negation: _negation,
        ExactlyOne: _exactly_one,
        Conditional: _conditional,
        Opaque: _opaque,
        Reference: _reference,
        Members: _members,
        Names: _names,
        Items: _items,
        Contains: _contains,
    }


def parts_for(shape: Members, key: str) -> list[Term | None]:
    """The terms that an object's member has to satisfy; None where a pattern cannot be told to match."""
    parts: list[Term | None] = []
    named = shape.properties.get(key)
    if named is not None:
        parts.append(named)
    for pattern, part in shape.patterns:
        matches = found(pattern, key)
        if matches is None:
            parts.append(None)
        elif matches:
            parts.append(part)
    return parts or [shape.rest]
