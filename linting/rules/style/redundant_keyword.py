"""A keyword that says what holds anyway.

What it does
    Reports `minLength: 0`, `minItems: 0`, `minProperties: 0`, `uniqueItems: false`, `additionalProperties: true`,
    empty `required`, `properties` or `patternProperties` and the like.

Why is this bad
    Readers look for the restriction and find none; the next reviewer wonders what it is there for.

Example
    {"type": "string", "minLength": 0, "maxLength": 20}

Use instead
    {"type": "string", "maxLength": 20}

Limits
    `additionalProperties: true` is left alone: it tells readers that the object is open on purpose, and it counts
    for `unevaluatedProperties`.
"""

from collections.abc import Iterator
from typing import Any

from linting.rules.finding import Fix, Level, Remark, Remove
from linting.rules.rule import rule
from linting.rules.showing import shown
from linting.rules.subschema import Subschema
from linting.rules.vocabulary import KEYWORDS

_NEUTRAL: dict[str, tuple[Any, ...]] = {
    "minLength": (0,),
    "minItems": (0,),
    "minProperties": (0,),
    "uniqueItems": (False,),
    "required": ([],),
    "patternProperties": ({},),
    "dependencies": ({},),
    "dependentRequired": ({},),
    "dependentSchemas": ({},),
    "pattern": ("", ".*", "^.*", "^", "$"),
    "exclusiveMinimum": (False,),
    "exclusiveMaximum": (False,),
}


@rule(Level.NOTE, on=tuple(_NEUTRAL))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each keyword whose value asks for nothing."""
    if "$ref" in here.node and here.place.dialect.refs_stand_alone:
        return
    for keyword, neutral in _NEUTRAL.items():
        value = here.node.get(keyword)
        if keyword not in here.node or keyword not in KEYWORDS[here.place.dialect]:
            continue
        if any(value == each and isinstance(value, bool) is isinstance(each, bool) for each in neutral):
            fix = Fix(f"Remove {keyword}", (Remove(here.at(keyword)),))
            yield here.remark(f"`{keyword}`: {shown(value, 20)} asks for nothing", keyword, fix=fix)
