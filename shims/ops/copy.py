"""Copy a value to a second place.

## What it does

Puts what stands at `from` at `to` as well, making the objects on the way. Where nothing stands at `from`, nothing
happens. From then on the two are independent.

## Fails

`target-exists` where a value stands at `to` already; `not-an-object` where the way to `to` leads through something
else than an object.

## Way back

`remove` the copy. Injective: the way back makes sense only where the two are equal.

## Example

```json
{"mapping": {"op": "copy", "from": ["email"], "to": ["login"]},
 "before": {"email": "ada@example.org"},
 "after": {"email": "ada@example.org", "login": "ada@example.org"}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from shims.effects.trace import Trace
from shims.ops.base import MEMBER, PATH, Kind, Op, Parameters, op
from shims.ops.remove import Remove
from shims.paths import Path, path_of
from shims.tree import ABSENT, Tree, duplicate


@op
@dataclass(frozen=True, slots=True)
class Copy(Op):
    """One value in two places."""

    source: Path
    target: Path

    name: ClassVar[str] = "copy"
    parameters: ClassVar[Parameters] = {"from": PATH, "to": MEMBER}
    required: ClassVar[tuple[str, ...]] = ("from", "to")

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        return cls(path_of(parameters["from"]), path_of(parameters["to"]))

    def as_json(self) -> dict[str, Any]:
        return {"from": list(self.source), "to": list(self.target)}

    def run(self, tree: Tree) -> None:
        value = tree.value_at(self.source)
        if value is not ABSENT:
            tree.put(self.target, duplicate(value))

    def follow(self, trace: Trace) -> None:
        trace.put(self.target, trace.node_at(self.source))

    def invert(self) -> tuple[Op, ...]:
        return (Remove(self.target),)

    @property
    def kind(self) -> Kind:
        return Kind.INJECTIVE

    @property
    def reads(self) -> tuple[Path, ...]:
        return (self.source,)

    @property
    def writes(self) -> tuple[Path, ...]:
        return (self.target,)
