"""Move a value: rename, hoist or plunge it.

## What it does

Takes what stands at `from` and puts it at `to`, making the objects on the way. Where nothing stands at
`from`, nothing happens. With `prune`, objects that lost their last member to the move go too. A value may
move into itself (`address` to `address/street`) and, pruned, into the place of what held it; `[]` is the
whole payload.

## Fails

`target-exists` where a value stands at `to` already; `not-an-object` where the way to `to` leads through
something else than an object.

## Way back

The same move from `to` to `from`, pruned where `to` is nested. Iso for payloads with nothing at `to` and no empty
object on the way to it. To the whole payload, for payloads that have something at `from`, and pruned: where nothing
stands there, the way back makes an object of nothing.

## Example

```json
{"mapping": {"op": "move", "from": ["mail"], "to": ["contact", "email"]},
 "before": {"id": 7, "mail": "ada@example.org"},
 "after": {"id": 7, "contact": {"email": "ada@example.org"}}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from shims.effects.trace import Trace
from shims.ops.base import PATH, Kind, Op, Parameters, op
from shims.paths import Path, path_of
from shims.tree import ABSENT, Tree


@op
@dataclass(frozen=True, slots=True)
class Move(Op):
    """One value from one place to another."""

    source: Path
    target: Path
    prune: bool = False

    name: ClassVar[str] = "move"
    parameters: ClassVar[Parameters] = {
        "from": PATH,
        "to": PATH,
        "prune": {"type": "boolean", "default": False},
    }
    required: ClassVar[tuple[str, ...]] = ("from", "to")

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        return cls(path_of(parameters["from"]), path_of(parameters["to"]), parameters.get("prune", False))

    def as_json(self) -> dict[str, Any]:
        pruned = {"prune": True} if self.prune else {}
        return {"from": list(self.source), "to": list(self.target), **pruned}

    def run(self, tree: Tree) -> None:
        value = tree.take(self.source, prune=self.prune)
        if value is not ABSENT:
            tree.put(self.target, value)

    def follow(self, trace: Trace) -> None:
        trace.put(self.target, trace.take(self.source, prune=self.prune, target=self.target))

    def invert(self) -> tuple[Op, ...]:
        return (Move(self.target, self.source, prune=len(self.target) > 1 or not self.source),)

    @property
    def kind(self) -> Kind:
        return Kind.ISO

    @property
    def reads(self) -> tuple[Path, ...]:
        return (self.source,)

    @property
    def writes(self) -> tuple[Path, ...]:
        return (self.target,)
