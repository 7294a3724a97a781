"""A combination of one branch.

What it does
    Reports `allOf`, `anyOf` and `oneOf` with one branch. `allOf` with a reference is left alone in drafts in which
    `$ref` has to stand by itself.

Why is this bad
    There is nothing to choose from or to combine: readers look for the other branches.

Example
    {"type": "object", "properties": {"size": {"anyOf": [{"type": "integer"}]}}}

Use instead
    {"type": "object", "properties": {"size": {"type": "integer"}}}
"""

from collections.abc import Iterator

from linting.rules.finding import Fix, Level, Remark, Replace
from linting.rules.rule import rule
from linting.rules.subschema import Subschema


@rule(Level.NOTE, on=("allOf", "anyOf", "oneOf"))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each combination of one; where nothing else stands beside it, the fix puts the branch in its place."""
    if "$ref" in here.node and here.place.dialect.refs_stand_alone:
        return
    for keyword in ("allOf", "anyOf", "oneOf"):
        branches = here.node.get(keyword, ())
        if len(branches) != 1 or _holds_a_reference_apart(here, keyword) or _is_condition(branches[0]):
            continue
        is_whole = len(here.node) == 1 and isinstance(branches[0], dict) and not here.is_root
        alone = is_whole and here.at(keyword, 0) not in here.subject.places_in_use
        fix = Fix("Put the branch in its place", (Replace(here.pointer, branches[0]),)) if alone else None
        yield here.remark(f"`{keyword}` has one branch: it can stand without", keyword, fix=fix)


def _holds_a_reference_apart(here: Subschema, keyword: str) -> bool:
    branch = here.node[keyword][0]
    return here.place.dialect.refs_stand_alone and isinstance(branch, dict) and "$ref" in branch and len(here.node) > 1


def _is_condition(branch: object) -> bool:
    """`allOf` is where conditions are listed, the first of them too."""
    return isinstance(branch, dict) and "if" in branch
