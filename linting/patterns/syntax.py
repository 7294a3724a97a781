"""The syntax tree of an ECMA-262 regular expression: what was written, and nothing about what it means."""

from enum import StrEnum

from linting.patterns.charset import EMPTY_SET, CharSet
from linting.records import Record


class Place(StrEnum):
    """A condition on a position that consumes nothing."""

    START = "^"
    END = "$"
    BOUNDARY = r"\b"
    NO_BOUNDARY = r"\B"


class Chars(Record):
    """One character out of a set; of none, where the set is empty, as in `[]`."""

    charset: CharSet


class Anchor(Record):
    place: Place


class Sequence(Record):
    """One after the other. Without items: the empty text."""

    items: tuple["Node", ...]


class Choice(Record):
    options: tuple["Node", ...]


class Repeat(Record):
    """`item` between `low` and `high` times; `high` is None where there is no bound."""

    item: "Node"
    low: int
    high: int | None
    lazy: bool = False


class Group(Record):
    """A capturing group. Groups that do not capture leave no trace."""

    item: "Node"
    index: int
    name: str | None = None


class Look(Record):
    """`(?=…)`, `(?!…)`, and with `behind` `(?<=…)`, `(?<!…)`."""

    item: "Node"
    negative: bool
    behind: bool = False


class BackReference(Record):
    target: int | str


Node = Chars | Anchor | Sequence | Choice | Repeat | Group | Look | BackReference

NOTHING = Sequence(())
NEVER = Chars(EMPTY_SET)


def children(node: Node) -> tuple[Node, ...]:
    """The direct parts of a node, in the order they are written."""
    match node:
        case Sequence(items):
            return items
        case Choice(options):
            return options
        case Repeat() | Group() | Look():
            return (node.item,)
        case _:
            return ()
