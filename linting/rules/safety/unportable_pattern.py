r"""A pattern that not every validator can read.

What it does
    Reports look-behind, back-references and named groups, which JSON Schema's interoperable subset leaves out
    (2020-12 core §6.4), and syntax of other languages that ECMA-262 reads as something else: `\A`, `\Z`, `\z`, `\h`,
    `[[:alpha:]]`, `(?i)`.

Why is this bad
    Validators in Go and Rust match in linear time and refuse such a schema as a whole; others take `\A` for the letter
    A and refuse every payload, or accept it.

Example
    {"type": "string", "pattern": "\\A[a-z]+\\Z"}

Use instead
    {"type": "string", "pattern": "^[a-z]+$"}
"""

import re
from collections.abc import Iterator

from linting.patterns.syntax import BackReference, Group, Look, Node, children
from linting.rules.finding import Level, Remark
from linting.rules.patterns import patterns_of, tree_of
from linting.rules.rule import rule
from linting.rules.showing import shown
from linting.rules.subschema import Subschema

_OTHER_LANGUAGES = re.compile(
    r"(?<!\\)(?:\\\\)*(\\[AZzhGQEX]|\[\[:\w+:\]|\(\?[imsx]+\)|\(\?>|\(\?#|\(\?P[<=>]|[*+?}]\+)"
)


@rule(Level.WARNING, on=("pattern", "patternProperties"))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each such pattern, for the first thing in it that is not portable."""
    for pattern, steps in patterns_of(here):
        other = _OTHER_LANGUAGES.search(pattern)
        tree = tree_of(pattern)
        if other is not None:
            yield here.remark(
                f"{other.group(1)} in {shown(pattern, 60)} is not ECMA-262: it means something else", *steps
            )
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
