"""The sketch of a schema: references and `allOf` are followed, alternatives stand side by side."""

from collections.abc import Iterator
from typing import Any

from linting.schemas import Schema
from linting.schemas.places import Place
from shims.suggest.alternatives import resolved
from shims.suggest.outline import Condition, Sketch, merged

_DEEPEST = 12
MOST_PLACES = 2_000
"""A sketch has at most so many places; what lies beyond is not guessed about."""


def sketched(schema: Schema) -> Sketch:
    """The sketch of a whole payload."""
    return _Sketching(schema).sketch(schema.index.root, 0)


class _Sketching:
    """Sketches one schema. A place inside of itself stays empty: no op reaches down to all of them."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._places_left = MOST_PLACES
        self._open: list[int] = []

    def sketch(self, place: Place, depth: int) -> Sketch:
        """What stands at a place, with all that is in it."""
        sketch = Sketch({})
        self._places_left -= 1
        if depth > _DEEPEST or self._places_left < 0:
            return sketch
        for part in self._parts(place, 0):
            if id(part.node) not in self._open:
                self._open.append(id(part.node))
                sketch = merged(sketch, self._read(part, depth + 1))
                self._open.pop()
        return resolved(sketch)

    def _parts(self, place: Place, depth: int) -> Iterator[Place]:
        """The place and all that applies in the same place without condition."""
        node = place.node
        if not isinstance(node, dict) or depth > _DEEPEST or self._places_left < 0:
            return
        if isinstance(reference := node.get("$ref"), str):
            yield from self._parts(self._schema.index.resolve(reference, place), depth + 1)
            if place.dialect.refs_stand_alone:
                return
        for index, child in enumerate(node.get("allOf", ())):
            self._places_left -= 1
            yield from self._parts(place.child(child, "allOf", index), depth + 1)
        yield place

    def _read(self, place: Place, depth: int) -> Sketch:
        """What one schema says by itself."""
        node = place.node
        members = {
            key: self.sketch(place.child(child, "properties", key), depth)
            for key, child in node.get("properties", {}).items()
        }
        required = node.get("required", ())
        return Sketch(
            node,
            members,
            self._below(place, "items", depth),
            self._values(place, depth),
            frozenset(required if isinstance(required, list) else ()),
            alternatives=tuple(self._alternatives(place, depth)),
            conditions=tuple(self._conditions(place, depth)),
        )

    def _values(self, place: Place, depth: int) -> Sketch | None:
        """What a map holds: under all keys, or under all keys of one form."""
        patterns = place.node.get("patternProperties", {})
        if len(patterns) == 1 and not isinstance(place.node.get("additionalProperties"), dict):
            ((pattern, child),) = patterns.items()
            return self.sketch(place.child(child, "patternProperties", pattern), depth)
        return self._below(place, "additionalProperties", depth)

    def _below(self, place: Place, keyword: str, depth: int) -> Sketch | None:
        child = place.node.get(keyword)
        return self.sketch(place.child(child, keyword), depth) if isinstance(child, dict) else None

    def _alternatives(self, place: Place, depth: int) -> Iterator[Sketch]:
        keyword = next((keyword for keyword in ("oneOf", "anyOf") if keyword in place.node), None)
        if keyword is not None:
            for index, child in enumerate(place.node[keyword]):
                yield self.sketch(place.child(child, keyword, index), depth)

    def _conditions(self, place: Place, depth: int) -> Iterator[Condition]:
        asked = _asked(place.node.get("if"))
        if asked is not None:
            key, values = asked
            then, otherwise = (self._below(place, keyword, depth) or Sketch({}) for keyword in ("then", "else"))
            yield Condition(key, values, then, otherwise)


def _asked(condition: Any) -> tuple[str, tuple[Any, ...]] | None:
    """The member and its values that an `if` asks for, where it asks for nothing else."""
    if not isinstance(condition, dict) or not condition.keys() <= {"properties", "required", "type"}:
        return None
    properties = condition.get("properties", {})
    if len(properties) != 1 or not set(condition.get("required", ())) <= set(properties):
        return None
    ((key, member),) = properties.items()
    values = Sketch(member).choices if isinstance(member, dict) else None
    return None if values is None else (key, tuple(values))
