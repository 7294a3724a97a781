"""Turn null into nothing, or nothing into null.

## What it does

With `mode` `"drop"`, null at `at` goes and leaves the place empty. With `"fill"`, null comes where nothing stands;
the object that is to hold it must be there. Every other value stays, `false`, `0` and `""` too.

## Fails

Never.

## Way back

The other mode. Lossy: of null and nothing, one is left.

## Example

```json
{"mapping": {"op": "nullable", "at": ["nickname"], "mode": "drop"},
 "before": {"name": "Ada", "nickname": null},
 "after": {"name": "Ada"}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from shims.effects.nodes import NOTHING
from shims.effects.trace import Trace
from shims.ops.base import MEMBER, Kind, Op, Parameters, op
from shims.paths import Path, named, path_of
from shims.tree import ABSENT, Tree
from shims.values import scalar


@op
@dataclass(frozen=True, slots=True)
class Nullable(Op):
    """One way only of saying that there is no value."""

    at: Path
    mode: Literal["drop", "fill"]

    name: ClassVar[str] = "nullable"
    parameters: ClassVar[Parameters] = {"at": MEMBER, "mode": {"enum": ["drop", "fill"]}}
    required: ClassVar[tuple[str, ...]] = ("at", "mode")

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        return cls(path_of(parameters["at"]), parameters["mode"])

    def as_json(self) -> dict[str, Any]:
        return {"at": list(self.at), "mode": self.mode}

    def run(self, tree: Tree) -> None:
        present = tree.value_at(self.at)
        if self.mode == "fill":
            if present is ABSENT and tree.has_parent(self.at):
                tree.put(self.at, None)
        elif present is not ABSENT and scalar(present) is None:
            tree.take(self.at)

    def follow(self, trace: Trace) -> None:
        if self.mode == "fill":
            trace.fill(self.at, None)
        else:
            trace.change(self.at, lambda node: trace.either(trace.is_null(node), NOTHING, node))

    def invert(self) -> tuple[Op, ...]:
        return (Nullable(self.at, "fill" if self.mode == "drop" else "drop"),)

    @property
    def kind(self) -> Kind:
        return Kind.LOSSY

    @property
    def losses(self) -> tuple[str, ...]:
        return (f"Whether {named(self.at)} was null or absent cannot be told.",)

    @property
    def reads(self) -> tuple[Path, ...]:
        return (self.at,) if self.mode == "drop" else ()

    @property
    def writes(self) -> tuple[Path, ...]:
        return (self.at,)
