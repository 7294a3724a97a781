"""Ops inside of ops: how they are read, run and turned round on a value that stands in the payload."""

from collections.abc import Iterable
from typing import Any

from shims.effects.trace import Trace
from shims.errors import ShimError
from shims.ops.base import Kind, Op
from shims.paths import Path
from shims.tree import Tree

Steps = tuple[Op, ...]


def steps_of(value: list[Any], *place: str | int) -> Steps:
    """The ops that a parameter holds; `place` is the parameter's, for errors. Raises MappingError."""
    from shims.mapping import op_of  # the language is made of ops

    return tuple(op_of(step, (*place, index)) for index, step in enumerate(value))


def as_json(steps: Steps) -> list[dict[str, Any]]:
    """The ops as a mapping spells them."""
    return [{"op": step.name, **step.as_json()} for step in steps]


def run_on(steps: Steps, node: Any, place: Path) -> Any:
    """What the ops make of a node that stands at `place`. Raises ShimError."""
    tree = Tree(node)
    for step in steps:
        try:
            step.run(tree)
        except ShimError as failure:
            raise failure.inside(place) from None
    return tree.root


def follow(steps: Steps, trace: Trace) -> None:
    """Follow the ops one after the other."""
    for step in steps:
        step.follow(trace)


def inverse_of(steps: Steps) -> Steps:
    """The way back through all of them. Raises NotInvertibleError."""
    return tuple(inverse for step in reversed(steps) for inverse in step.invert())


def kind_of(steps: Iterable[Op]) -> Kind:
    """The least of what the ops keep."""
    return min((step.kind for step in steps), default=Kind.ISO)


def losses_inside(steps: Steps, where: str) -> tuple[str, ...]:
    """What the ops lose, said of each value that they run on."""
    return tuple(f"{where}: {loss}" for step in steps for loss in step.losses)
