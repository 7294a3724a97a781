r"""A pattern outside of ECMA-262.

What it does
    Reports patterns that are no regular expression of ECMA-262, which JSON Schema asks for, and says what to write
    instead where that is known: `\A`, `(?i)` and `\Z` come from other languages.

Why is this bad
    Validators refuse the schema as a whole, or each reads the pattern in its own way, so that the same payload passes
    here and fails there.

Example
    {"type": "string", "pattern": "\\A[a-z]+\\Z"}

Use instead
    {"type": "string", "pattern": "^[a-z]+$"}
"""

from collections.abc import Iterator

from linting.patterns import PatternSyntaxError, parse
from linting.rules.finding import Level, Remark
from linting.rules.patterns import patterns_of
from linting.rules.rule import rule
from linting.rules.showing import shown
from linting.rules.subschema import Subschema


@rule(Level.ERROR, on=("pattern", "patternProperties"))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each pattern that is none."""
    for pattern, steps in patterns_of(here):
        try:
            parse(pattern)
        except PatternSyntaxError as error:
            yield here.remark(f"{shown(pattern, 60)} is not ECMA-262: {error}", *steps)
