"""The same schema is written more than once.

What it does
    Reports object schemas with several fields that stand in more than one place word for word, where it pays to
    define them once.

Why is this bad
    Copies drift apart: a bound is raised here and forgotten there, and readers find two kinds of address.

Example
    {
      "type": "object",
      "properties": {
        "from": {"type": "object", "properties": {
          "street": {"type": "string"}, "city": {"type": "string"}, "zip": {"type": "string", "maxLength": 10}}},
        "to": {"type": "object", "properties": {
          "street": {"type": "string"}, "city": {"type": "string"}, "zip": {"type": "string", "maxLength": 10}}}
      }
    }

Use instead
    {
      "type": "object",
      "properties": {"from": {"$ref": "#/$defs/address"}, "to": {"$ref": "#/$defs/address"}},
      "$defs": {
        "address": {"type": "object", "properties": {
          "street": {"type": "string"}, "city": {"type": "string"}, "zip": {"type": "string", "maxLength": 10}}}
      }
    }

Options
    least: How many subschemas a copy has at least to be reported.
"""

from collections.abc import Iterator
from typing import Any

from linting.documents import canonical
from linting.rules.finding import Level, Remark
from linting.rules.rule import ROOT, rule
from linting.rules.subschema import Subschema


@rule(Level.NOTE, on=ROOT)
def check(here: Subschema, *, least: int = 3) -> Iterator[Remark]:
    """Report each copy but the first; parts of a copy are not reported again."""
    parts = here.subject.parts
    sizes = _sizes(parts)
    if sum(size > least for size in sizes.values()) <= 1:
        return
    names = _names(parts)
    first: dict[int, Subschema] = {}
    copies: set[int] = set()
    for part in parts:
        if part.parent is not None and id(part.parent) in copies:
            copies.add(id(part))
        elif sizes[id(part)] > least and (original := first.setdefault(names[id(part)], part)) is not part:
            copies.add(id(part))
            yield part.remark(f"the same as {original.pointer}; define it once and refer to it")


def _sizes(parts: tuple[Subschema, ...]) -> dict[int, int]:
    """How many subschemas each part holds, itself included: children come after their parents."""
    sizes = {id(part): 1 for part in parts}
    for part in reversed(parts):
        if part.parent is not None:
            sizes[id(part.parent)] += sizes[id(part)]
    return sizes


def _names(parts: tuple[Subschema, ...]) -> dict[int, int]:
    """A number for each part, equal for equal parts: children are named first, so that no text is looked at twice."""
    numbers: dict[str, int] = {}
    names: dict[int, int] = {}
    for part in reversed(parts):
        inner = {child.pointer: names[id(child)] for child in part.children}
        written = {keyword: _written(part, keyword, inner) for keyword in part.node}
        names[id(part)] = numbers.setdefault(canonical(written), len(numbers))
    return names


def _written(part: Subschema, keyword: str, inner: dict[str, int]) -> Any:
    """A keyword's value, with its subschemas replaced by their names."""
    held = part.node[keyword]
    if isinstance(held, dict):
        if (name := inner.get(part.at(keyword))) is not None:
            return ["#", name]
        return {
            key: ["#", inner[at]] if (at := part.at(keyword, key)) in inner else value for key, value in held.items()
        }
    if isinstance(held, list):
        return [["#", inner[at]] if (at := part.at(keyword, i)) in inner else value for i, value in enumerate(held)]
    return held
