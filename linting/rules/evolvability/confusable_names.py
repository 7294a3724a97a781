"""Two fields whose names differ in case or punctuation only.

What it does
    Reports fields of one object such as `userId` and `user_id`.

Why is this bad
    Writers fill the one and readers look at the other. Databases and languages that ignore case cannot hold both.

Example
    {"type": "object", "properties": {"userId": {"type": "string"}, "user_id": {"type": "string"}}}

Use instead
    {"type": "object", "properties": {"userId": {"type": "string"}}}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.names import words_of
from linting.rules.rule import rule
from linting.rules.subschema import Subschema


@rule(Level.WARNING, on=("properties",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each name that reads like an earlier one; a deprecated one is on its way out."""
    earlier: dict[str, str] = {}
    for name, held in here.node["properties"].items():
        if isinstance(held, dict) and held.get("deprecated") is True:
            continue
        bare = "".join(words_of(name))
        if not bare or any(character in name for character in "$@#*./:+<>="):
            continue
        if bare in earlier:
            yield here.remark(f"`{name}` and `{earlier[bare]}` differ in case or punctuation only", "properties", name)
        earlier.setdefault(bare, name)
