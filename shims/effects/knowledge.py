"""What a term says for certain about a place, read off without any search: wider than the truth, never narrower."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from linting.containment.evaluation import Evaluator, parts_for
from linting.schemas.arena import Arena
from linting.schemas.terms import (
    ALWAYS,
    ANY_KIND,
    NEVER,
    All,
    Conditional,
    ExactlyOne,
    ItemCount,
    Items,
    Kind,
    Members,
    Never,
    Reference,
    Required,
    Some,
    Term,
    Types,
    Values,
    kind_of,
)

_DEEPEST = 40
MOST_VALUES = 200

Answer = TypeVar("Answer")
_ANYTHING: Term = ALWAYS


class Knowledge:
    """Reads terms of one arena; each question about a term is answered once."""

    def __init__(self, arena: Arena, evaluator: Evaluator) -> None:
        self._arena = arena
        self._evaluator = evaluator
        self._inside: dict[tuple[Term, str], Term] = {}
        self._kinds: dict[Term, int] = {}
        self._split: dict[Term, tuple[frozenset[str], tuple[Term, ...]]] = {}
        self._depth = 0

    def kinds(self, term: Term) -> int:
        """The types that a value of the term may have."""
        known = self._kinds.get(term)
        if known is None:
            known = self._kinds[term] = self._guarded(lambda: self._kinds_of(term), ANY_KIND)
        return known

    def _kinds_of(self, term: Term) -> int:
        match term:
            case Never():
                return 0
            case Types(kinds):
                return kinds
            case Values(_, examples):
                return _union(map(kind_of, examples))
            case All(parts):
                kinds = ANY_KIND
                for part in parts:
                    kinds &= self.kinds(part)
                return kinds
            case Some(parts) | ExactlyOne(parts):
                return _union(map(self.kinds, parts))
            case Conditional(condition, then, otherwise):
                return (self.kinds(condition) & self.kinds(then)) | self.kinds(otherwise)
            case Reference():
                return self.kinds(self._arena.unrolled(term))
        return ANY_KIND

    def inside(self, term: Term, key: str) -> Term:
        """What is known of the member `key` of an object of the term; NEVER where it cannot have one."""
        known = self._inside.get((term, key))
        if known is None:
            known = self._inside[term, key] = self._guarded(lambda: self._member(term, key), _ANYTHING)
        return known

    def _member(self, term: Term, key: str) -> Term:
        match term:
            case Never():
                return NEVER
            case Types(kinds):
                return ALWAYS if kinds & Kind.OBJECT else NEVER
            case Members():
                return self._arena.all(part for part in parts_for(term, key) if part is not None)
            case Values(_, examples):
                return self._values(value[key] for value in examples if isinstance(value, dict) and key in value)
            case All():
                return self._arena.all(self.inside(part, key) for part in self._split_of(term)[1])
            case Some(parts) | ExactlyOne(parts):
                return self._arena.some(self.inside(part, key) for part in parts if self.kinds(part) & Kind.OBJECT)
            case Conditional(condition, then, otherwise):
                held = self._arena.all([self.inside(condition, key), self.inside(then, key)])
                return self._arena.some([held, self.inside(otherwise, key)])
            case Reference():
                return self.inside(self._arena.unrolled(term), key)
        return ALWAYS

    def requires(self, term: Term, key: str) -> bool:
        """Whether every object of the term has this key."""
        return self._guarded(lambda: self._requires(term, key), default=False)

    def _requires(self, term: Term, key: str) -> bool:
        match term:
            case Never():
                return True
            case Required(name):
                return name == key
            case Values(_, examples):
                return all(key in value for value in examples if isinstance(value, dict))
            case All():
                names, others = self._split_of(term)
                return key in names or any(self.requires(part, key) for part in others)
            case Some(parts) | ExactlyOne(parts):
                return all(self.requires(part, key) for part in parts if self.kinds(part) & Kind.OBJECT)
            case Conditional(condition, then, otherwise):
                return self.requires(otherwise, key) and (self.requires(condition, key) or self.requires(then, key))
            case Reference():
                return self.requires(self._arena.unrolled(term), key)
        return False

    def _split_of(self, term: All) -> tuple[frozenset[str], tuple[Term, ...]]:
        """The keys that parts of the term require, and its other parts: wide objects are asked about each key."""
        known = self._split.get(term)
        if known is None:
            names = frozenset(part.name for part in term.parts if isinstance(part, Required))
            others = tuple(part for part in term.parts if not isinstance(part, Required))
            known = self._split[term] = names, others
        return known

    def item(self, term: Term) -> Term:
        """What is known of any item of an array of the term."""
        return self._guarded(lambda: self._item(term), _ANYTHING)

    def _item(self, term: Term) -> Term:
        match term:
            case Items(prefix, rest):
                return self._arena.some([*prefix, rest])
            case Values(_, examples):
                return self._values(item for value in examples if isinstance(value, list) for item in value)
            case All(parts):
                return self._arena.all(map(self.item, parts))
            case Some(parts) | ExactlyOne(parts):
                return self._arena.some(self.item(part) for part in parts if self.kinds(part) & Kind.ARRAY)
            case Reference():
                return self.item(self._arena.unrolled(term))
        return ALWAYS

    def fewest_items(self, term: Term) -> int:
        """How many items an array of the term has at least."""
        match term:
            case ItemCount(least):
                return least
            case All(parts):
                return max(map(self.fewest_items, parts))
        return 0

    def member(self, term: Term) -> Term:
        """What is known of any member of an object of the term."""
        match term:
            case Members(properties, patterns, rest):
                return self._arena.some([*properties.values(), *(part for _, part in patterns), rest])
            case All(parts):
                return self._arena.all(map(self.member, parts))
        return ALWAYS

    def keys(self, term: Term) -> Iterator[str]:
        """The keys that the term names, in their order."""
        seen: set[Term] = set()
        found: dict[str, None] = {}
        stack = [term]
        while stack:
            current = stack.pop()
            if current in seen or len(seen) > 500:
                continue
            seen.add(current)
            match current:
                case Members(properties):
                    found.update(dict.fromkeys(properties))
                case All(parts) | Some(parts) | ExactlyOne(parts):
                    stack.extend(reversed(parts))
                case Conditional(condition, then, otherwise):
                    stack.extend((otherwise, then, condition))
                case Reference():
                    stack.append(self._arena.unrolled(current))
        yield from found

    def values(self, term: Term) -> tuple[Any, ...] | None:
        """All values of the term, where they are known to be few."""
        return self._guarded(lambda: self._few(term), None)

    def _few(self, term: Term) -> tuple[Any, ...] | None:
        match term:
            case Never():
                return ()
            case Values(_, examples):
                return examples if len(examples) <= MOST_VALUES else None
            case Types(kinds) if not kinds & ~(Kind.BOOLEAN | Kind.NULL):
                return ((None,) if kinds & Kind.NULL else ()) + ((True, False) if kinds & Kind.BOOLEAN else ())
            case All(parts):
                found = [few for part in parts if (few := self.values(part)) is not None]
                fewest = min(found, key=len, default=None)
                return (
                    None
                    if fewest is None
                    else tuple(v for v in fewest if self._evaluator.accepts(term, v) is not False)
                )
            case Some(parts) | ExactlyOne(parts):
                each = [self.values(part) for part in parts]
                if any(few is None for few in each):
                    return None
                return self._distinct(value for few in each if few is not None for value in few)
            case Reference():
                return self.values(self._arena.unrolled(term))
        return None

    def _values(self, values: Iterable[Any]) -> Term:
        from linting.schemas.values import identity

        by_identity = {identity(value): value for value in values}
        if not by_identity:
            return NEVER
        found = frozenset(by_identity)
        return self._arena.make(Values, found, tuple(by_identity.values()), key=(found,))

    def _distinct(self, values: Iterable[Any]) -> tuple[Any, ...] | None:
        from linting.schemas.values import identity

        found = {identity(value): value for value in values}
        return tuple(found.values()) if len(found) <= MOST_VALUES else None

    def _guarded(self, answer: Callable[[], Answer], default: Answer) -> Answer:
        """The answer, or what is always right where schemas nest too deeply or recur."""
        self._depth += 1
        try:
            return default if self._depth > _DEEPEST else answer()
        finally:
            self._depth -= 1


def _union(kinds: Iterable[int]) -> int:
    total = 0
    for kind in kinds:
        total |= kind
    return total
