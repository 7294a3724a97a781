r"""A pattern that not every validator can read.

What it does
    Reports look-behind, back-references and named groups, which JSON Schema's interoperable subset leaves out
    (2020-12 core §6.4), and classes such as `[[:alpha:]]`, which ECMA-262 reads as something else.

Why is this bad
    Validators in Go and Rust match in linear time and refuse such a schema as a whole.

Example
    {"type": "string", "pattern": "^([a-z])\\1$"}

Use instead
    {"type": "string", "pattern": "^(aa|bb|cc)$"}
"""

import re
from collections.abc import Iterator

from linting.patterns.syntax import BackReference, Group, Look, Node, children
from linting.rules.finding import Level, Remark
from linting.rules.patterns import patterns_of, tree_of
from linting.rules.rule import rule
from linting.rules.showing import shown
from linting.rules.subschema import Subschema

_POSIX_CLASS = re.compile(r"\[\[?:\w+:\]")


@rule(Level.WARNING, on=("pattern", "patternProperties"))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each such pattern, for the first thing in it that is not portable."""
    for pattern, steps in patterns_of(here):
        tree = tree_of(pattern)
        posix = _POSIX_CLASS.search(pattern)
        if posix is not None:
            yield here.remark(f"{posix.group()} in {shown(pattern, 60)} is no class in ECMA-262", *steps)
        elif tree is not None and (feature := _feature(tree)):
            yield here.remark(f"{shown(pattern, 60)} uses {feature}, which validators in Go and Rust refuse", *steps)


def _feature(tree: Node) -> str | None:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        match node:
            case BackReference():
                return "a back-reference"
            case Look(_, _, True):
                return "look-behind"
            case Group(_, _, str()):
                return "a named group"
        waiting.extend(children(node))
    return None
