"""The few keywords of JSON Schema that `assert` knows: what every runtime checks alike, with no pattern engine.

`CONDITION` is the schema of such a schema. Meaning by JSON Schema 2020-12, validation vocabulary, §6.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from linting.schemas import Dialect, load
from linting.schemas.arena import Arena
from linting.schemas.compilation import Compiler
from linting.schemas.terms import Term
from shims.tree import ABSENT, Tree
from shims.values import identity, is_integer, scalar, type_of

_TYPES = ["null", "boolean", "integer", "number", "string", "array", "object"]
_SCALAR = {"type": ["string", "number", "boolean", "null"]}
_COUNT = {"type": "integer", "minimum": 0}
_SELF = {"$ref": "#/$defs/condition"}

CONDITION = _SELF
DEFINITION: dict[str, Any] = {
    "type": "object",
    "properties": {
        "type": {"oneOf": [{"enum": _TYPES}, {"type": "array", "items": {"enum": _TYPES}, "minItems": 1}]},
        "const": _SCALAR,
        "enum": {"type": "array", "items": _SCALAR, "minItems": 1},
        "minimum": {"type": "number"},
        "maximum": {"type": "number"},
        "exclusiveMinimum": {"type": "number"},
        "exclusiveMaximum": {"type": "number"},
        "minLength": _COUNT,
        "maxLength": _COUNT,
        "minItems": _COUNT,
        "maxItems": _COUNT,
        "required": {"type": "array", "items": {"type": "string"}},
        "properties": {"type": "object", "additionalProperties": _SELF},
        "items": _SELF,
        "not": _SELF,
    },
    "additionalProperties": False,
}

_NUMBERS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "minimum": lambda value, bound: value >= bound,
    "maximum": lambda value, bound: value <= bound,
    "exclusiveMinimum": lambda value, bound: value > bound,
    "exclusiveMaximum": lambda value, bound: value < bound,
}


def holds(condition: dict[str, Any], node: Any) -> bool:
    """Whether a node of the payload satisfies the condition."""
    return all(_KEYWORDS[keyword](held, node) for keyword, held in condition.items())


def as_term(condition: dict[str, Any], arena: Arena) -> Term:
    """The condition as a term, for verification."""
    return Compiler(load(condition, dialect=Dialect.DRAFT2020_12), arena, assert_formats=False).root()


def _is_of_type(held: str | list[str], node: Any) -> bool:
    value = scalar(node)
    wanted = [held] if isinstance(held, str) else held
    return type_of(value) in wanted or ("integer" in wanted and is_integer(value))


def _is_among(held: list[Any], node: Any) -> bool:
    found = identity(node)
    return found is not None and any(identity(allowed) == found for allowed in held)


def _is_bounded(compare: Callable[[Decimal, Decimal], bool]) -> Callable[[Any, Any], bool]:
    def check(held: Any, node: Any) -> bool:
        value = scalar(node)
        if not isinstance(value, Decimal):
            return True
        return value.is_finite() and compare(value, scalar(held))

    return check


def _length(node: Any) -> int | None:
    value = scalar(node)
    return len(value) if isinstance(value, str) else None


def _count(node: Any) -> int | None:
    items = Tree(node).items_at(())
    return None if items is None else len(items)


def _has_all(held: list[str], node: Any) -> bool:
    members = Tree(node).members_at(())
    return members is None or all(key in members for key in held)


def _members_hold(held: dict[str, Any], node: Any) -> bool:
    tree = Tree(node)
    found = ((inner, tree.value_at((key,))) for key, inner in held.items())
    return all(member is ABSENT or holds(inner, member) for inner, member in found)


def _items_hold(held: dict[str, Any], node: Any) -> bool:
    return all(holds(held, item) for item in Tree(node).items_at(()) or ())


_KEYWORDS: dict[str, Callable[[Any, Any], bool]] = {
    "type": _is_of_type,
    "const": lambda held, node: _is_among([held], node),
    "enum": _is_among,
    **{keyword: _is_bounded(compare) for keyword, compare in _NUMBERS.items()},
    "minLength": lambda held, node: (found := _length(node)) is None or found >= held,
    "maxLength": lambda held, node: (found := _length(node)) is None or found <= held,
    "minItems": lambda held, node: (found := _count(node)) is None or found >= held,
    "maxItems": lambda held, node: (found := _count(node)) is None or found <= held,
    "required": _has_all,
    "properties": _members_hold,
    "items": _items_hold,
    "not": lambda held, node: not holds(held, node),
}
