"""The engine's own reading of a payload: is a term true of it, and does it have fields that nobody declares?

It decides finite sides (every value of an `enum` is tried), and gives a second opinion on every witness.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from linting.containment.atoms import Truth
from linting.containment.reading import MOST_STEPS, Reading, parts_for
from linting.schemas.arena import Arena
from linting.schemas.matching import found
from linting.schemas.terms import All, Conditional, ExactlyOne, Items, Members, Reference, Some, Term

__all__ = ["Evaluator", "Truth", "declares", "parts_for"]

_MOST_PLACES = 50_000
_MOST_TERMS = 2_000_000


class Evaluator:
    """Reads values against the terms of one arena, and cannot tell any more once it has looked at too many terms."""

    def __init__(self, arena: Arena, most_terms: int = _MOST_TERMS) -> None:
        self._arena = arena
        self.terms_left = most_terms

    def reading(self, *, is_lenient: bool = False) -> Reading:
        """What is known of one value, for whoever asks more than one thing of it."""
        return Reading(self._arena, is_lenient=is_lenient)

    def accepts(self, term: Term, value: Any) -> Truth:
        """Whether the term is true of the value."""
        reading = Reading(self._arena, min(MOST_STEPS, self.terms_left))
        truth = reading.accepts(term, value)
        self.terms_left -= reading.steps
        return truth

    def undeclared(self, terms: Iterable[Term], value: Any, reading: Reading | None = None) -> Truth:
        """Whether some field of the payload is declared nowhere by the terms that hold at its object (DESIGN §5)."""
        reading = reading or self.reading()
        seen: set[tuple[tuple[Term, ...], int]] = set()
        waiting: list[tuple[tuple[Term, ...], Any]] = [(tuple(terms), value)]
        while waiting:
            stated, part = waiting.pop()
            if not isinstance(part, dict | list) or (stated, id(part)) in seen:
                continue
            seen.add((stated, id(part)))
            if len(seen) > _MOST_PLACES:
                return None
            applied = self._applied(stated, part, reading)
            if isinstance(part, list):
                waiting.extend(_items([term for term in applied if isinstance(term, Items)], part))
            else:
                shapes = [term for term in applied if isinstance(term, Members)]
                if shapes and not all(any(declares(shape, key) for shape in shapes) for key in part):
                    return True
                waiting.extend(_members(shapes, part))
        return False

    def _applied(self, terms: Iterable[Term], value: Any, reading: Reading) -> list[Term]:
        """The atoms that apply to the value in place: through every branch that is true of it."""
        stack = list(terms)
        seen: dict[Term, None] = {}
        while stack:
            term = stack.pop()
            if term in seen:
                continue
            seen[term] = None
            match term:
                case All(parts):
                    stack.extend(parts)
                case Some(parts) | ExactlyOne(parts):
                    stack.extend(part for part in parts if reading.accepts(part, value))
                case Conditional(condition, then, otherwise):
                    stack.extend([condition, then] if reading.accepts(condition, value) else [otherwise])
                case Reference():
                    stack.append(self._arena.unrolled(term))
        return list(seen)


def _members(shapes: list[Members], value: dict[str, Any]) -> Iterator[tuple[tuple[Term, ...], Any]]:
    """Each member with what is stated of it."""
    for key, item in value.items():
        yield tuple(part for shape in shapes for part in parts_for(shape, key) if part is not None), item


def _items(shapes: list[Items], value: list[Any]) -> Iterator[tuple[tuple[Term, ...], Any]]:
    """Each item with what is stated of it."""
    for index, item in enumerate(value):
        yield tuple(shape.prefix[index] if index < len(shape.prefix) else shape.rest for shape in shapes), item


def declares(shape: Members, key: str) -> bool:
    """Whether a key is declared: by name, by pattern, or by a schema for all others."""
    if key in shape.properties or shape.declares_more:
        return True
    return any(found(pattern, key) is not False for pattern, _ in shape.patterns)
