"""Yes or no where a state will come.

What it does
    Reports boolean fields named like a stage in something's life, such as `is_active`, `paid` or `cancelled`, where
    another boolean of the kind stands beside them.

Why is this bad
    Life has more than two stages: after `paid` come refunds, after `active` a suspension. Each becomes one more
    boolean, and what `active` and `deleted` mean together is up to the reader.

Example
    {"type": "object", "properties": {"paid": {"type": "boolean"}, "shipped": {"type": "boolean"}}}

Use instead
    {"type": "object", "properties": {"status": {"enum": ["open", "paid", "shipped", "other"]}}}

Options
    least: How many such booleans an object has at least to be reported.
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.names import words_of
from linting.rules.rule import rule
from linting.rules.showing import listed
from linting.rules.subschema import Subschema

_STAGES = frozenset(
    {
        "accepted", "active", "activated", "approved", "archived", "blocked", "booked", "cancelled", "canceled",
        "closed", "completed", "confirmed", "deleted", "delivered", "disabled", "done", "draft", "enabled", "expired",
        "failed", "finished", "inactive", "locked", "open", "paid", "pending", "processed", "published", "refunded",
        "rejected", "resolved", "returned", "revoked", "shipped", "started", "succeeded", "suspended", "verified",
    }
)  # fmt: skip
_PREFIXES = frozenset({"is", "was", "has", "been"})


@rule(Level.NOTE, on=("properties",))
def check(here: Subschema, *, least: int = 2) -> Iterator[Remark]:
    """Report the first such boolean of an object, and name all of them."""
    stages = [name for name, held in here.node["properties"].items() if _is_stage(name, held)]
    if len(stages) >= least:
        message = f"{listed(stages)} are stages of one life; one field for the state could grow"
        yield here.remark(message, "properties", stages[0])


def _is_stage(name: str, held: object) -> bool:
    if not isinstance(held, dict) or held.get("type") not in ("boolean", ["boolean", "null"]):
        return False
    words = [word for word in words_of(name) if word not in _PREFIXES]
    return len(words) == 1 and words[0] in _STAGES
