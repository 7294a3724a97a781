"""Texts that are put together and taken apart again, or the other way round, where that gives what there was."""

from collections.abc import Callable, Sequence

from shims.effects.functions import Function
from shims.effects.nodes import Applied, Combined, Given, Node
from shims.effects.pulling import Pull
from shims.effects.texts import Text, constant, escaped


def taken_apart(node: Node, shape: Sequence[object], pull: Pull, *, last_before: str = "") -> list[Node] | None:
    """The nodes that a text was put together of, if it is cut into these very ones.

    `shape` holds constants, and anything else where there is a part; a part ends where the constant after it first
    occurs. `last_before` is a constant that the last part must not hold either. None where that cannot be told.
    """
    if not isinstance(node, Combined) or len(node.parts) != len(shape):
        return None
    found: list[Node] = []
    for part, wanted, after in zip(node.parts, shape, (*shape[1:], last_before), strict=True):
        if isinstance(wanted, str):
            if part != wanted:
                return None
        elif not isinstance(part, Node) or not _ends_before(pull.point(part).text, str(after)):
            return None
        else:
            found.append(part)
    return found


def put_together(parts: Sequence[Node], is_part: Callable[[Function, int], bool]) -> Node | None:
    """What all of these are parts of, each by the function that `is_part` knows for its place; None for others."""
    found = [part for part in parts if isinstance(part, Applied)]
    if len(found) < len(parts) or not all(is_part(part.function, index) for index, part in enumerate(found)):
        return None
    origin = found[0].argument
    return origin if all(_is_same(origin, part.argument) for part in found) else None


def _is_same(one: Node, other: Node) -> bool:
    return one is other or (isinstance(one, Given) and isinstance(other, Given) and one.path == other.path)


def _ends_before(text: Text, after: str) -> bool:
    """Whether the constant that comes after any of these texts occurs no earlier than there."""
    if not after:
        return True
    so_far = text.then(constant(after[:-1])) if len(after) > 1 else text
    holding = Text(rf"[\s\S]*{escaped(after)}[\s\S]*")
    return so_far.language.intersect(holding.language).is_empty() is True
