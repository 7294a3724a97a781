"""Read the values out of a string that follows a pattern.

## What it does

Takes the string at `from`, which must follow `parts`, and puts what it finds at the places that `parts` names. A part
is a constant string, or a place as an array of keys; between two places stands a constant. A value ends where the
constant after it first occurs; the last one takes all that is left. Where nothing stands at `from`, nothing happens.

## Fails

`extract-type` where something else than a string stands at `from`; `extract-form` where it does not follow the
pattern; `target-exists` and `not-an-object` as with `move`.

## Way back

`template`. Partial.

## Example

```json
{"mapping": {"op": "extract", "from": ["ref"], "parts": ["order/", ["region"], "-", ["number"]]},
 "before": {"ref": "order/eu-17"},
 "after": {"region": "eu", "number": "17"}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from linting.schemas.terms import Kind as JsonKind
from linting.schemas.terms import Matches
from shims.effects.composed import taken_apart
from shims.effects.functions import Point
from shims.effects.nodes import Applied
from shims.effects.strings import PartOfText
from shims.effects.texts import Text, cut_at, escaped, without
from shims.effects.trace import Trace
from shims.errors import ShimError
from shims.ops.base import PATH, Kind, Op, Parameters, op
from shims.ops.template import PARTS, Part, Template, are_told_apart, parts_of, places_in
from shims.paths import Path, named, path_of
from shims.tree import ABSENT, Tree
from shims.values import string_of


@op
@dataclass(frozen=True, slots=True)
class Extract(Op):
    """Several strings out of one."""

    source: Path
    parts: tuple[Part, ...]

    name: ClassVar[str] = "extract"
    parameters: ClassVar[Parameters] = {"from": PATH, "parts": PARTS}
    required: ClassVar[tuple[str, ...]] = ("from", "parts")

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        parts = parts_of(parameters["parts"])
        if not are_told_apart(parts):
            raise ValueError("two places in `parts` have no constant between them")
        return cls(path_of(parameters["from"]), parts)

    def as_json(self) -> dict[str, Any]:
        parts = [part if isinstance(part, str) else list(part) for part in self.parts]
        return {"from": list(self.source), "parts": parts}

    def run(self, tree: Tree) -> None:
        node = tree.value_at(self.source)
        if node is ABSENT:
            return
        text = string_of(node, self.source, self.name)
        found = self.read(text)
        if found is None:
            raise ShimError("extract-form", f"{named(self.source)} does not follow the pattern", path=self.source)
        tree.take(self.source)
        for place, value in found.items():
            tree.put(place, value)

    def read(self, text: str) -> dict[Path, str] | None:
        """What the text holds at each place; None where it does not follow the pattern."""
        found: dict[Path, str] = {}
        open_place: Path | None = None
        at = 0
        for part in self.parts:
            if isinstance(part, tuple):
                open_place = part
                continue
            next_ = text.find(part, at) if open_place is not None else (at if text.startswith(part, at) else -1)
            if next_ < 0:
                return None
            if open_place is not None:
                found[open_place], open_place = text[at:next_], None
            at = next_ + len(part)
        if open_place is not None:
            found[open_place], at = text[at:], len(text)
        return found if at == len(text) else None

    def follow(self, trace: Trace) -> None:
        node = trace.node_at(self.source)
        found = taken_apart(node, self.parts, trace.pull)
        if found is None:
            arena = trace.scope.arena
            follows = arena.make(Matches, f"^{self.pattern}$")
            trace.demand(trace.pull.if_present(node, arena.all([arena.types(JsonKind.STRING), follows])))
            found = [Applied(Extracted(self, place), node) for place in places_in(self.parts)]
        trace.take(self.source)
        for place, part in zip(places_in(self.parts), found, strict=True):
            trace.put(place, part)

    @property
    def pattern(self) -> str:
        """What a string has to follow: a value ends where the constant after it first occurs."""
        body, after_place = "", False
        for part in self.parts:
            if isinstance(part, str):
                body += (rf"(?:(?!{escaped(part)})[\s\S])*" if after_place else "") + escaped(part)
            after_place = isinstance(part, tuple)
        return body + (r"[\s\S]*" if after_place else "")

    def text_at(self, place: Path, whole: Text) -> Text:
        """The strings that may be found at a place."""
        index = self.parts.index(place)
        if (cut := cut_at(whole.body, self.parts)) is not None:
            return Text(cut[index])
        after = self.parts[index + 1] if index + 1 < len(self.parts) else None
        return without(after) if isinstance(after, str) else Text()

    def invert(self) -> tuple[Op, ...]:
        return (Template(self.source, self.parts),)

    @property
    def kind(self) -> Kind:
        return Kind.PARTIAL

    @property
    def reads(self) -> tuple[Path, ...]:
        return (self.source,)

    @property
    def writes(self) -> tuple[Path, ...]:
        return places_in(self.parts)


@dataclass(frozen=True)
class Extracted(PartOfText):
    """What is found at one place."""

    op: Extract
    place: Path

    name: ClassVar[str] = "extract"

    def image_text(self, point: Point) -> Text:
        return self.op.text_at(self.place, point.text)

    def result(self, value: Any) -> Any:
        found = self.op.read(string_of(value, self.op.source, self.name))
        if found is None:
            raise ShimError("extract-form", "the text does not follow the pattern", path=self.op.source)
        return found[self.place]
