"""Put several strings together.

## What it does

Takes the strings at the places in `from` and puts them at `to` as one, with `sep` between them. Where nothing stands
at any of the places, nothing happens; where nothing stands at some of them, `missing` says what to do: `"fail"`, or
`"skip"` these.

## Fails

`join-type` where something else than a string stands at one of the places; `join-missing` where something is missing;
`target-exists` and `not-an-object` as with `move`.

## Way back

`split`, the last part keeping every further `sep`. Lossy: a part that has `sep` in it comes back cut elsewhere.

## Example

```json
{"mapping": {"op": "join", "from": [["given"], ["family"]], "sep": " ", "to": ["name"]},
 "before": {"given": "Ada", "family": "Lovelace"},
 "after": {"name": "Ada Lovelace"}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from linting.schemas.terms import ALWAYS
from linting.schemas.terms import Kind as JsonKind
from shims.effects.composed import put_together
from shims.effects.functions import Function
from shims.effects.nodes import Combined, Node
from shims.effects.texts import ANY_TEXT, Text
from shims.effects.trace import Trace
from shims.errors import ShimError
from shims.ops.base import PATH, Kind, Op, Parameters, op
from shims.ops.split import PLACES, PartOf, Split
from shims.paths import Path, named, path_of
from shims.tree import ABSENT, Tree
from shims.values import string_of


@op
@dataclass(frozen=True, slots=True)
class Join(Op):
    """Several strings as one."""

    sources: tuple[Path, ...]
    sep: str
    target: Path
    missing: Literal["fail", "skip"] = "fail"

    name: ClassVar[str] = "join"
    parameters: ClassVar[Parameters] = {
        "from": PLACES,
        "sep": {"type": "string"},
        "to": PATH,
        "missing": {"enum": ["fail", "skip"], "default": "fail"},
    }
    required: ClassVar[tuple[str, ...]] = ("from", "sep", "to")

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        sources = tuple(map(path_of, parameters["from"]))
        return cls(sources, parameters["sep"], path_of(parameters["to"]), parameters.get("missing", "fail"))

    def as_json(self) -> dict[str, Any]:
        sources = [list(place) for place in self.sources]
        return {"from": sources, "sep": self.sep, "to": list(self.target), "missing": self.missing}

    def run(self, tree: Tree) -> None:
        found = [(place, node) for place in self.sources if (node := tree.value_at(place)) is not ABSENT]
        if not found:
            return
        texts = [string_of(node, place, self.name) for place, node in found]
        if len(texts) < len(self.sources) and self.missing == "fail":
            absent = next(place for place in self.sources if tree.value_at(place) is ABSENT)
            raise ShimError("join-missing", f"there is nothing at {named(absent)}", path=absent)
        for place, _ in found:
            tree.take(place)
        tree.put(self.target, self.sep.join(texts))

    def follow(self, trace: Trace) -> None:
        nodes = [trace.node_at(place) for place in self.sources]
        arena = trace.scope.arena
        present = [trace.exists(node) for node in nodes]
        for node in nodes:
            trace.demand(trace.pull.if_present(node, arena.types(JsonKind.STRING)))
        some = arena.some(present)
        parts: list[str | Text | Node] = [nodes[0]]
        for node in nodes[1:]:
            parts += [self.sep, node]
        if self.missing == "skip":
            parts = list(parts) if arena.all(present) is ALWAYS else [ANY_TEXT]
        else:
            trace.demand(trace.scope.booleans.implies(some, arena.all(present)))
        for place in self.sources:
            trace.take(place)
        origin = put_together(nodes, self._is_part)
        trace.put(self.target, Combined(tuple(parts), some) if origin is None else origin)

    def _is_part(self, function: Function, index: int) -> bool:
        """Whether it takes the part at a place out of a text that this op would put together again."""
        if not isinstance(function, PartOf):
            return False
        return (function.op.sep, len(function.op.into), function.index) == (self.sep, len(self.sources), index)

    def invert(self) -> tuple[Op, ...]:
        if not self.sep:
            from shims.ops.base import NotInvertibleError

            raise NotInvertibleError(f"where one part of {named(self.target)} ends cannot be told without a separator")
        missing: Literal["fail", "absent"] = "absent" if self.missing == "skip" else "fail"
        return (Split(self.target, self.sep, self.sources, "first", missing),)

    @property
    def kind(self) -> Kind:
        return Kind.PARTIAL if self.missing == "fail" else Kind.LOSSY

    @property
    def losses(self) -> tuple[str, ...]:
        places = ", ".join(map(named, self.sources))
        return (f"Where one of {places} ends and the next begins cannot be told if they hold {self.sep!r} themselves.",)

    @property
    def reads(self) -> tuple[Path, ...]:
        return self.sources

    @property
    def writes(self) -> tuple[Path, ...]:
        return (self.target,)
