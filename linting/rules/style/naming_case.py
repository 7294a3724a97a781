"""A name in another case than its neighbours.

What it does
    Finds the case that most field names of a schema have, and reports the others. With the option `case`, all names
    have to have that one.

Why is this bad
    Who knows one name cannot guess the next, and each exception is looked up, misspelt and mapped by hand.

Example
    {
      "type": "object",
      "properties": {
        "order_id": {"type": "string"}, "customer_name": {"type": "string"}, "placed_by": {"type": "string"},
        "shop_code": {"type": "string"}, "shipTo": {"type": "string"}
      }
    }

Use instead
    {
      "type": "object",
      "properties": {
        "order_id": {"type": "string"}, "customer_name": {"type": "string"}, "placed_by": {"type": "string"},
        "shop_code": {"type": "string"}, "ship_to": {"type": "string"}
      }
    }

Options
    case: `snake`, `camel`, `pascal`, `kebab`, or `consistent` for the one that most names have.
    share: The share of names, in percent, that have to agree before the others are reported.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from linting.rules.finding import Level, Remark
from linting.rules.rule import ROOT, rule
from linting.rules.subschema import Subschema

_CASES = {
    "snake": re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*"),
    "camel": re.compile(r"[a-z][a-z0-9]*([A-Z]+[a-z0-9]*)*"),
    "pascal": re.compile(r"([A-Z][A-Za-z0-9]*)+"),
    "kebab": re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*"),
}
_PLAIN = re.compile(r"[a-z][a-z0-9]*|[A-Z][A-Z0-9]*")
_TELLING = re.compile(r"[A-Za-z][A-Za-z0-9]*([_-][A-Za-z0-9]+)*")
_FEWEST = 4
Case = Literal["consistent", "snake", "camel", "pascal", "kebab"]


@rule(Level.NOTE, on=ROOT)
def check(here: Subschema, *, case: Case = "consistent", share: int = 80) -> Iterator[Remark]:
    """Report each field whose name is in no case that the others have. One word in lower case fits three of them."""
    fields = [part for part in here.subject.fields if _tells(part.field_name or "")]
    wanted = case if case in _CASES else _usual_case([str(part.field_name) for part in fields], share)
    if wanted is None:
        return
    for part in fields:
        name = str(part.field_name)
        if not _CASES[wanted].fullmatch(name):
            yield part.remark(f"`{name}` is not in {wanted} case, as the other names are")


def _tells(name: str) -> bool:
    """Whether a name has a case at all: several words, of letters and digits."""
    return bool(_TELLING.fullmatch(name)) and not _PLAIN.fullmatch(name)


def _usual_case(names: list[str], share: int) -> str | None:
    counts = Counter(case for name in names for case, pattern in _CASES.items() if pattern.fullmatch(name))
    if not counts:
        return None
    usual, count = counts.most_common(1)[0]
    return usual if count >= _FEWEST and share * len(names) <= 100 * count < 100 * len(names) else None
