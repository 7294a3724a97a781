r"""A pattern that a text can bring to a standstill.

What it does
    Looks for a text on which a backtracking matcher takes exponential time, or time that grows with a high power of
    its length, and shows it.

Why is this bad
    Most languages match patterns by backtracking. Whoever can send such a text can stop a reader for minutes with a
    few hundred characters ("ReDoS").

Example
    {"type": "string", "pattern": "^\\s*(\\w+\\s*)+$"}

Use instead
    {"type": "string", "pattern": "^\\s*\\w+(\\s+\\w+)*$"}

Limits
    Only what is shown by a text is reported; what is not reported may still be slow.
"""

from collections.abc import Iterator

from linting.patterns import PatternError
from linting.patterns.safety import Evidence, catastrophic_backtracking
from linting.rules.finding import Level, Remark
from linting.rules.patterns import patterns_of
from linting.rules.rule import rule
from linting.rules.showing import shown
from linting.rules.subschema import Subschema


@rule(Level.ERROR, on=("pattern", "patternProperties"))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each dangerous pattern."""
    for pattern, steps in patterns_of(here):
        try:
            evidence = catastrophic_backtracking(pattern)
        except PatternError:
            continue
        if evidence is not None:
            yield here.remark(f"{_growth(evidence)} a text such as {shown(evidence.attack(8), 60)}", *steps)


def _growth(evidence: Evidence) -> str:
    if evidence.kind == "exponential":
        return f"matching time doubles with every {shown(evidence.pump, 30)} in"
    return f"matching time grows with power {evidence.degree} of the length of"
