"""Run ops on a part of the payload.

## What it does

Runs the ops in `do` on what stands at `at`, which is the whole payload to them: their places begin there. Where
nothing stands, nothing happens. `null` is a value like any other, unless `"null": "keep"` lets it pass as it is.

## Fails

As the ops in `do`.

## Way back

The way back of `do`, in the same places. What it keeps is what `do` keeps.

## Example

```json
{"mapping": {"op": "in", "at": ["customer"], "do": [{"op": "move", "from": ["mail"], "to": ["email"]}]},
 "before": {"customer": {"mail": "ada@example.org"}},
 "after": {"customer": {"email": "ada@example.org"}}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from shims.effects.trace import Trace
from shims.ops import nesting
from shims.ops.base import NULL, PATH, STEPS, Kind, Op, Parameters, op
from shims.ops.nesting import Steps
from shims.paths import Path, named, path_of
from shims.tree import ABSENT, Tree, is_untouched
from shims.values import scalar


@op
@dataclass(frozen=True, slots=True)
class In(Op):
    """Ops whose places begin further down."""

    at: Path
    do: Steps
    keeps_null: bool = False

    name: ClassVar[str] = "in"
    parameters: ClassVar[Parameters] = {"at": PATH, "do": STEPS, "null": NULL}
    required: ClassVar[tuple[str, ...]] = ("at", "do")

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        do = nesting.steps_of(parameters["do"], "do")
        return cls(path_of(parameters["at"]), do, parameters.get("null") == "keep")

    def as_json(self) -> dict[str, Any]:
        keeps_null = {"null": "keep"} if self.keeps_null else {}
        return {"at": list(self.at), "do": nesting.as_json(self.do), **keeps_null}

    @property
    def inner(self) -> Steps:
        return self.do

    def run(self, tree: Tree) -> None:
        node = tree.value_at(self.at)
        if node is ABSENT or (self.keeps_null and scalar(node) is None):
            return
        result = nesting.run_on(self.do, node, self.at)
        if not is_untouched(node, result):
            tree.replace(self.at, result)

    def follow(self, trace: Trace) -> None:
        def run() -> None:
            nesting.follow(self.do, trace)

        if not self.keeps_null:
            return trace.within(self.at, run)
        is_null = trace.is_null(trace.node_at(self.at))
        return trace.choose(is_null, lambda: None, lambda: trace.within(self.at, run))

    def invert(self) -> tuple[Op, ...]:
        return (In(self.at, nesting.inverse_of(self.do), self.keeps_null),)

    @property
    def kind(self) -> Kind:
        return nesting.kind_of(self.do)

    @property
    def losses(self) -> tuple[str, ...]:
        return nesting.losses_inside(self.do, f"In {named(self.at)}")

    @property
    def reads(self) -> tuple[Path, ...]:
        return tuple((*self.at, *path) for step in self.do for path in step.reads)

    @property
    def writes(self) -> tuple[Path, ...]:
        return tuple((*self.at, *path) for step in self.do for path in step.writes)
