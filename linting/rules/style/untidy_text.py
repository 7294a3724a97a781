"""White space around a title or description.

What it does
    Reports `title` and `description` that begin or end with white space, or are empty.

Why is this bad
    It shows in documentation, makes differences where there are none, and an empty text hides that one is missing.

Example
    {"title": " Order", "type": "object"}

Use instead
    {"title": "Order", "type": "object"}

Limits
    The line break that YAML's block texts end with is left alone.
"""

from collections.abc import Iterator

from linting.rules.finding import Fix, Level, Remark, Remove, Replace
from linting.rules.rule import rule
from linting.rules.subschema import Subschema


@rule(Level.NOTE, on=("title", "description"))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each such text."""
    for keyword in ("title", "description"):
        text = here.node.get(keyword)
        if not isinstance(text, str) or text.removesuffix("\n") == text.strip() != "":
            continue
        if text.strip():
            fix = Fix("Trim it", (Replace(here.at(keyword), text.strip()),))
            yield here.remark(f"white space around the {keyword}", keyword, fix=fix)
        else:
            fix = Fix("Remove it", (Remove(here.at(keyword)),))
            yield here.remark(f"the {keyword} is empty", keyword, fix=fix)
