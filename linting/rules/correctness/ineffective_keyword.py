"""A keyword that has no effect on this type.

What it does
    Reports assertions about another type than `type` allows, such as `minLength` on an integer.

Why is this bad
    The author meant a restriction that is not there: validators skip the keyword without a word.

Example
    {"type": "object", "properties": {"quantity": {"type": "integer", "minLength": 1}}}

Use instead
    {"type": "object", "properties": {"quantity": {"type": "integer", "minimum": 1}}}
"""

from collections.abc import Iterator

from linting.patterns.formats import FIRST_DRAFT
from linting.rules.finding import Fix, Level, Remark, Remove
from linting.rules.rule import rule
from linting.rules.subschema import Subschema
from linting.rules.vocabulary import APPLIES_TO, KEYWORDS
from linting.schemas.keywords import SUBSCHEMAS


@rule(Level.WARNING, on=("type",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each keyword of a typed subschema that is about other types only."""
    if "$ref" in here.node and here.place.dialect.refs_stand_alone:
        return
    types = {"number" if name == "integer" else name for name in here.types}
    for keyword in here.node:
        asked = _type_asked_by(here, keyword)
        if asked is None or asked in types:
            continue
        removal = Fix(f"Remove {keyword}", (Remove(here.at(keyword)),))
        fix = None if keyword in SUBSCHEMAS[here.place.dialect] else removal
        named = " or ".join(sorted(here.types))
        yield here.remark(
            f"`{keyword}` says something about {_PLURALS[asked]} only, but this is {named}", keyword, fix=fix
        )


def _type_asked_by(here: Subschema, keyword: str) -> str | None:
    if keyword == "format":
        return "string" if here.text("format") in FIRST_DRAFT else None
    return APPLIES_TO.get(keyword) if keyword in KEYWORDS[here.place.dialect] else None


_PLURALS = {"number": "numbers", "string": "strings", "array": "arrays", "object": "objects"}
