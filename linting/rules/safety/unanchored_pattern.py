"""A pattern that is found anywhere in the text.

What it does
    Reports patterns that describe a whole text and lack `^` and `$`, and alternations in which an anchor binds to one
    option only, as in `^a|b$`.

Why is this bad
    JSON Schema looks for the pattern anywhere: `[A-Z]{3}` accepts every text with three capitals in it, and whatever
    stands around them.

Example
    {"type": "string", "pattern": "[A-Z]{3}"}

Use instead
    {"type": "string", "pattern": "^[A-Z]{3}$"}

Limits
    Patterns with one anchor, with `.*` at an open end, or that ask for a single character or word are taken to mean
    what they say. The fix changes which payloads are valid, so it is made with --unsafe-fixes only.
"""

from collections.abc import Iterator

from linting.patterns.syntax import Anchor, Chars, Group, Node, Place, Repeat, Sequence, children
from linting.rules.finding import Fix, Level, Remark, Replace
from linting.rules.patterns import alternatives, tree_of
from linting.rules.rule import rule
from linting.rules.showing import shown
from linting.rules.subschema import Subschema


@rule(Level.WARNING, on=("pattern",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the pattern of a text; patterns of names choose, and are often meant to be open."""
    pattern = here.text("pattern")
    tree = tree_of(pattern)
    if tree is None:
        return
    options = alternatives(tree)
    starts = [_is_anchored(option, Place.START) for option in options]
    ends = [_is_anchored(option, Place.END) for option in options]
    fix = Fix("Anchor it", (Replace(here.at("pattern"), f"^(?:{pattern})$"),), keeps_payloads=False)
    if len(options) > 1 and _binds_to_ends(starts, ends):
        yield here.remark(f"{shown(pattern, 60)}: the anchors bind to the first and the last option only", "pattern")
    elif not any(starts) and not any(ends) and any(map(_describes_a_whole, options)):
        yield here.remark(
            f"{shown(pattern, 60)} is found anywhere in a text; `^` and `$` are missing", "pattern", fix=fix
        )


def _binds_to_ends(starts: list[bool], ends: list[bool]) -> bool:
    """As in `^a|b|c$`, where `^(a|b|c)$` was meant."""
    return starts[0] and ends[-1] and not any(starts[1:]) and not any(ends[:-1])


def _is_anchored(node: Node, place: Place) -> bool:
    match node:
        case Anchor(where):
            return where is place
        case Group(item):
            return _is_anchored(item, place)
        case Sequence(items):
            return bool(items) and _is_anchored(items[0 if place is Place.START else -1], place)
    return any(isinstance(inner, Anchor) for inner in children(node))


def _describes_a_whole(option: Node) -> bool:
    """Whether it counts or repeats characters of a class, and is not open at an end on purpose."""
    items = option.items if isinstance(option, Sequence) else (option,)
    if not items or any(_is_wild(items[end]) for end in (0, -1)):
        return False
    return any(isinstance(item, Repeat) and not _is_wild(item) for item in items)


def _is_wild(node: Node) -> bool:
    """`.*`, `.+`, `.` or `[^x]+`: nearly any text."""
    item = node.item if isinstance(node, Repeat) else node
    return isinstance(item, Chars) and len(item.charset.complement()) < _MOST_LEFT_OUT


_MOST_LEFT_OUT = 200
