"""A list of values without a plan for the next one.

What it does
    Reports an `enum` of several texts that has no value for what is not known yet, such as `other` or `unknown`, and
    that no annotation calls final or extensible.

Why is this bad
    Lists of values grow. Each new value breaks readers of the older version, unless they were told what to do with a
    value that they do not know.

Example
    {"type": "object", "properties": {"channel": {"enum": ["web", "app", "phone"]}}}

Use instead
    {"type": "object", "properties": {"channel": {"enum": ["web", "app", "phone", "other"]}}}

Options
    least: How many values a list has at least to be reported.
    catch_alls: Values that stand for all that is not known yet, in lower case.
    annotations: Keywords that say that somebody has thought about it.
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema

_CATCH_ALLS = ("other", "others", "unknown", "unspecified", "undefined", "misc", "custom", "none", "any", "default")
_TESTS = frozenset({"not", "if"})


@rule(Level.NOTE, on=("enum",))
def check(
    here: Subschema,
    *,
    least: int = 3,
    catch_alls: tuple[str, ...] = _CATCH_ALLS,
    annotations: tuple[str, ...] = ("x-extensible-enum", "x-enum-final", "x-final"),
) -> Iterator[Remark]:
    """Report each closed list of texts."""
    texts = [value for value in here.node["enum"] if isinstance(value, str)]
    if len(texts) < least or here.keyword in _TESTS or any(outer.keyword in _TESTS for outer in here.around()):
        return
    last_words = {text.lower().replace("-", "_").rpartition("_")[2] for text in texts}
    if last_words.isdisjoint(catch_alls) and not any(name in here.node for name in annotations):
        yield here.remark(f"{len(texts)} values and none for what comes next: a new one breaks older readers", "enum")
