"""A required field that is not declared.

What it does
    Reports names in `required` that neither `properties` nor anything else that holds of the same object declares.

Why is this bad
    Mostly the name is misspelt, or the field was renamed in one place only. Then every payload lacks a field that
    nobody ever described.

Example
    {"type": "object", "properties": {"order_id": {"type": "string"}}, "required": ["orderId"]}

Use instead
    {"type": "object", "properties": {"order_id": {"type": "string"}}, "required": ["order_id"]}
"""

from collections.abc import Iterator

from linting.rules.declaring import declares, outermost
from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema


@rule(Level.WARNING, on=("required",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each name that the object as a whole does not declare; free-form objects declare nothing."""
    if not isinstance(here.node["required"], list):
        return
    whole = outermost(here)
    if whole is None or _is_a_test(here):
        return
    declared = declares(whole)
    if not declared.names:
        return
    for index, name in enumerate(here.node["required"]):
        if not declared.covers(name):
            near = _hint(name, declared.names)
            yield here.remark(f"`{name}` is required, but not declared{near}", "required", index)


def _is_a_test(here: Subschema) -> bool:
    """Whether it asks for the field only in order to forbid it, or to decide by it."""
    return any(part.keyword in ("not", "if") for part in (here, *here.around()))


def _hint(name: str, names: frozenset[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, sorted(names), n=1, cutoff=0.7)
    return f"; did you mean `{close[0]}`?" if close else ""
