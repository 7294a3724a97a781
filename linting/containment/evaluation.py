"""Is a term true of a value? The engine's own reading of a payload, in three truth values.

It decides finite sides (every value of an `enum` is tried), and gives a second opinion on every witness. None is
"cannot tell": a keyword that is not modelled, or a bound on depth that was reached.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import jsonschema_rs

from linting.schemas.dialects import Dialect
from linting.schemas.matching import found
from linting.schemas.terms import (
    All,
    Always,
    Arena,
    Conditional,
    Contains,
    ExactlyOne,
    Format,
    ItemCount,
    Items,
    Length,
    Matches,
    Maximum,
    Members,
    Minimum,
    MultipleOf,
    Names,
    Negation,
    Never,
    PropertyCount,
    Reference,
    Required,
    Some,
    Term,
    Types,
    UniqueItems,
    Values,
    WrittenAsInteger,
    kind_of,
)
from linting.schemas.values import exact, identity

Truth = bool | None
_DEEPEST = 90


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


class Evaluator:
    """Reads values against the terms of one arena.

    Branches that overlap ask the same of the same part of a value, again at every level: so it is remembered what was
    asked of objects and arrays, by their place in memory, until the whole value is read.
    """

    def __init__(self, arena: Arena) -> None:
        self._arena = arena
        self._depth = 0
        self._known: dict[tuple[Term, int], Truth] = {}

    def accepts(self, term: Term, value: Any) -> Truth:
        """Whether the term is true of the value."""
        is_remembered = isinstance(term, Some | ExactlyOne | Conditional | Reference) and isinstance(value, dict | list)
        if is_remembered and (known := self._known.get((term, id(value)))) is not None:
            return known
        self._depth += 1
        try:
            truth = None if self._depth > _DEEPEST else self._truth(term, value)
        finally:
            self._leave()
        if is_remembered and self._depth:
            self._known[term, id(value)] = truth
        return truth

    def _leave(self) -> None:
        self._depth -= 1
        if not self._depth:
            self._known.clear()

    def _truth(self, term: Term, value: Any) -> Truth:
        match term:
            case All(parts):
                return conjunction(self.accepts(part, value) for part in parts)
            case Types(kinds):
                return bool(kinds & kind_of(value))
            case Always():
                return True
            case Never():
                return False
            case Values(identities):
                return identity(value) in identities
            case Some(parts):
                return negated(conjunction(negated(self.accepts(part, value)) for part in parts))
            case Negation(part):
                return negated(self.accepts(part, value))
            case ExactlyOne(parts):
                return self._exactly_one(parts, value)
            case Conditional(condition, then, otherwise):
                return self._conditional(condition, then, otherwise, value)
            case Reference():
                return self.accepts(self._arena.unrolled(term), value)
        return self._atom(term, value)

    def _exactly_one(self, parts: tuple[Term, ...], value: Any) -> Truth:
        truths = [self.accepts(part, value) for part in parts]
        certain, possible = truths.count(True), truths.count(None)
        if certain > 1 or (certain == 0 and possible == 0):
            return False
        return None if possible else True

    def _conditional(self, condition: Term, then: Term, otherwise: Term, value: Any) -> Truth:
        truth = self.accepts(condition, value)
        if truth is None:
            either = {self.accepts(then, value), self.accepts(otherwise, value)}
            return either.pop() if len(either) == 1 else None
        return self.accepts(then if truth else otherwise, value)

    def _atom(self, term: Term, value: Any) -> Truth:
        match kind_of(value):
            case 32:
                return self._object(term, value)
            case 16:
                return self._array(term, value)
            case 8:
                return _string(term, value)
            case 4:
                return _number(term, value)
        return True if hasattr(term, "kind") else None

    def _object(self, term: Term, value: dict[str, Any]) -> Truth:
        match term:
            case Required(name):
                return name in value
            case Members():
                return conjunction(
                    self.accepts(part, item) if part is not None else None
                    for key, item in value.items()
                    for part in parts_for(term, key)
                )
            case PropertyCount(least, most):
                return _within(len(value), least, most)
            case Names(part):
                return conjunction(self.accepts(part, key) for key in value)
        return True if hasattr(term, "kind") else None

    def _array(self, term: Term, value: list[Any]) -> Truth:
        match term:
            case Items(prefix, rest):
                return conjunction(
                    self.accepts(prefix[index] if index < len(prefix) else rest, item)
                    for index, item in enumerate(value)
                )
            case ItemCount(least, most):
                return _within(len(value), least, most)
            case UniqueItems():
                return len({identity(item) for item in value}) == len(value)
            case Contains(part, least, most):
                truths = [self.accepts(part, item) for item in value]
                certain, possible = truths.count(True), truths.count(None)
                answers = {_within(count, least, most) for count in range(certain, certain + possible + 1)}
                return answers.pop() if len(answers) == 1 else None
        return True if hasattr(term, "kind") else None

    def undeclared(self, terms: list[Term], value: Any) -> Truth:
        """Whether some field of the payload is declared nowhere by the terms that hold at its object (DESIGN §5)."""
        if not isinstance(value, dict | list):
            return False
        self._depth += 1
        try:
            if self._depth > _DEEPEST:
                return None
            applied = list(self._applied(terms, value))
            return self._undeclared_inside(applied, value)
        finally:
            self._leave()

    def _undeclared_inside(self, applied: list[Term], value: Any) -> Truth:
        answers: list[Truth] = []
        if isinstance(value, list):
            shapes = [term for term in applied if isinstance(term, Items)]
            for index, item in enumerate(value):
                inner = [shape.prefix[index] if index < len(shape.prefix) else shape.rest for shape in shapes]
                answers.append(self.undeclared(inner, item))
        else:
            members = [term for term in applied if isinstance(term, Members)]
            for key, item in value.items():
                if members and not any(declares(shape, key) for shape in members):
                    return True
                inner = [part for shape in members for part in parts_for(shape, key) if part is not None]
                answers.append(self.undeclared(inner, item))
        return negated(conjunction(negated(answer) for answer in answers))

    def _applied(self, terms: list[Term], value: Any) -> Iterator[Term]:
        """The atoms that apply to the value in place: through every branch that is true of it."""
        stack = list(terms)
        seen: set[Term] = set()
        while stack:
            term = stack.pop()
            if term in seen:
                continue
            seen.add(term)
            match term:
                case All(parts):
                    stack.extend(parts)
                case Some(parts) | ExactlyOne(parts):
                    stack.extend(part for part in parts if self.accepts(part, value))
                case Conditional(condition, then, otherwise):
                    holds = self.accepts(condition, value)
                    stack.extend([condition, then] if holds else [otherwise])
                case Reference():
                    stack.append(self._arena.unrolled(term))
                case Members() | Items():
                    yield term


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


def declares(shape: Members, key: str) -> bool:
    """Whether a key is declared: by name, by pattern, or by a schema for all others."""
    if key in shape.properties or shape.declares_more:
        return True
    return any(found(pattern, key) is not False for pattern, _ in shape.patterns)


def _within(count: int, least: int, most: int | None) -> bool:
    return least <= count and (most is None or count <= most)


def _number(term: Term, value: float) -> Truth:
    match term:
        case Minimum(bound, strict):
            number = exact(value)
            return number > bound if strict else number >= bound
        case Maximum(bound, strict):
            number = exact(value)
            return number < bound if strict else number <= bound
        case MultipleOf(step):
            return exact(value) % step == 0
        case WrittenAsInteger():
            return isinstance(value, int)
    return True if hasattr(term, "kind") else None


def _string(term: Term, value: str) -> Truth:
    match term:
        case Length(least, most):
            return _within(len(value), least, most)
        case Matches(pattern):
            return found(pattern, value)
        case Format(name, dialect):
            return is_of_format(name, dialect, value)
    return True if hasattr(term, "kind") else None


def is_of_format(name: str, dialect: str, value: str) -> bool:
    """What the independent validator says of a format: the engine has no opinion of its own."""
    return _format_validator(name, dialect).is_valid(value)


@lru_cache(maxsize=256)
def _format_validator(name: str, dialect: str) -> jsonschema_rs.Validator:
    from linting.schemas.validators import compiled

    return compiled({"format": name}, Dialect(dialect), {}, assert_formats=True)
