"""Write a string from a pattern of constants and values.

## What it does

Takes the strings at the places that `parts` names and puts the whole at `to`. A part is a constant string, or the
place of a value as an array of keys. Where nothing stands at any of the places, nothing happens.

## Fails

`template-type` where something else than a string stands at one of the places; `template-missing` where something
stands at some and not at others; `target-exists` and `not-an-object` as with `move`.

## Way back

`extract`, where a constant stands between any two places. Lossy: a value that holds this constant itself comes back
cut elsewhere.

## Example

```json
{"mapping": {"op": "template", "to": ["ref"], "parts": ["order/", ["region"], "-", ["number"]]},
 "before": {"region": "eu", "number": "17"},
 "after": {"ref": "order/eu-17"}}
```
"""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar, Self

from linting.schemas.terms import Kind as JsonKind
from shims.effects.composed import put_together
from shims.effects.functions import Function
from shims.effects.nodes import Combined
from shims.effects.trace import Trace
from shims.errors import ShimError
from shims.ops.base import PATH, Kind, NotInvertibleError, Op, Parameters, op
from shims.paths import Path, named, path_of
from shims.tree import ABSENT, Tree
from shims.values import string_of

Part = str | Path

PARTS = {
    "type": "array",
    "items": {"oneOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/path"}]},
    "minItems": 1,
    "maxItems": 64,
}


def parts_of(value: list[Any]) -> tuple[Part, ...]:
    """The parts that a parameter spells. Raises ValueError for a place that is named twice, or none at all."""
    parts = tuple(part if isinstance(part, str) else path_of(part) for part in value)
    places = places_in(parts)
    if len(set(places)) < len(places):
        raise ValueError("a place stands twice in `parts`")
    if not places:
        raise ValueError("`parts` names no place")
    return parts


def places_in(parts: tuple[Part, ...]) -> tuple[Path, ...]:
    """The places among the parts."""
    return tuple(part for part in parts if isinstance(part, tuple))


def are_told_apart(parts: tuple[Part, ...]) -> bool:
    """Whether a constant stands between any two places."""
    return not any(isinstance(one, tuple) and isinstance(next_, tuple) for one, next_ in pairwise(parts))


@op
@dataclass(frozen=True, slots=True)
class Template(Op):
    """Several strings in one, with constants between them."""

    target: Path
    parts: tuple[Part, ...]

    name: ClassVar[str] = "template"
    parameters: ClassVar[Parameters] = {"to": PATH, "parts": PARTS}
    required: ClassVar[tuple[str, ...]] = ("to", "parts")

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        return cls(path_of(parameters["to"]), parts_of(parameters["parts"]))

    def as_json(self) -> dict[str, Any]:
        parts = [part if isinstance(part, str) else list(part) for part in self.parts]
        return {"to": list(self.target), "parts": parts}

    def run(self, tree: Tree) -> None:
        nodes = {place: tree.value_at(place) for place in places_in(self.parts)}
        absent = [place for place, node in nodes.items() if node is ABSENT]
        if len(absent) == len(nodes):
            return
        texts = {place: string_of(node, place, self.name) for place, node in nodes.items() if node is not ABSENT}
        if absent:
            raise ShimError("template-missing", f"there is nothing at {named(absent[0])}", path=absent[0])
        for place in texts:
            tree.take(place)
        tree.put(self.target, "".join(part if isinstance(part, str) else texts[part] for part in self.parts))

    def follow(self, trace: Trace) -> None:
        nodes = [trace.node_at(place) for place in places_in(self.parts)]
        arena = trace.scope.arena
        present = [trace.exists(node) for node in nodes]
        for node in nodes:
            trace.demand(trace.pull.if_present(node, arena.types(JsonKind.STRING)))
        some = arena.some(present)
        trace.demand(trace.scope.booleans.implies(some, arena.all(present)))
        by_place = dict(zip(places_in(self.parts), nodes, strict=True))
        for place in by_place:
            trace.take(place)
        parts = tuple(part if isinstance(part, str) else by_place[part] for part in self.parts)
        origin = put_together(nodes, self._is_part)
        trace.put(self.target, Combined(parts, some) if origin is None else origin)

    def _is_part(self, function: Function, index: int) -> bool:
        """Whether it takes the part at a place out of a text that this op would put together again."""
        from shims.ops.extract import Extracted  # the two are each other's way back

        if not isinstance(function, Extracted):
            return False
        return function.op.parts == self.parts and function.place == places_in(self.parts)[index]

    def invert(self) -> tuple[Op, ...]:
        from shims.ops.extract import Extract  # the two are each other's way back

        if not are_told_apart(self.parts):
            raise NotInvertibleError(f"where one part of {named(self.target)} ends cannot be told without a constant")
        return (Extract(self.target, self.parts),)

    @property
    def kind(self) -> Kind:
        return Kind.PARTIAL if len(places_in(self.parts)) > 1 else Kind.INJECTIVE

    @property
    def losses(self) -> tuple[str, ...]:
        if len(places_in(self.parts)) < 2:
            return ()
        return (f"Where the parts of {named(self.target)} begin cannot be told if they hold what stands between them.",)

    @property
    def reads(self) -> tuple[Path, ...]:
        return places_in(self.parts)

    @property
    def writes(self) -> tuple[Path, ...]:
        return (self.target,)
