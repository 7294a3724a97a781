"""Which keywords hold schemas, and in which shape, by dialect: what every walk over a schema needs to know."""

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from typing import Any

from linting.schemas.dialects import Dialect


class Shape(Enum):
    """How a keyword holds its subschemas."""

    ONE = auto()
    LIST = auto()
    MAP = auto()
    ONE_OR_LIST = auto()
    MAP_OF_SCHEMA_OR_NAMES = auto()


_COMMON = {
    "not": Shape.ONE,
    "allOf": Shape.LIST,
    "anyOf": Shape.LIST,
    "oneOf": Shape.LIST,
    "properties": Shape.MAP,
    "patternProperties": Shape.MAP,
    "additionalProperties": Shape.ONE,
    "definitions": Shape.MAP,
}
_OLD_ARRAYS = {"items": Shape.ONE_OR_LIST, "additionalItems": Shape.ONE}
_OLD_DEPENDENCIES = {"dependencies": Shape.MAP_OF_SCHEMA_OR_NAMES}
_SINCE_6 = {"contains": Shape.ONE, "propertyNames": Shape.ONE}
_SINCE_7 = {"if": Shape.ONE, "then": Shape.ONE, "else": Shape.ONE}
_SINCE_2019 = {
    "$defs": Shape.MAP,
    "dependentSchemas": Shape.MAP,
    "unevaluatedProperties": Shape.ONE,
    "unevaluatedItems": Shape.ONE,
    "contentSchema": Shape.ONE,
}
_DRAFT4 = _COMMON | _OLD_ARRAYS | _OLD_DEPENDENCIES
_DRAFT6 = _DRAFT4 | _SINCE_6
_DRAFT7 = _DRAFT6 | _SINCE_7

SUBSCHEMAS: Mapping[Dialect, Mapping[str, Shape]] = {
    Dialect.DRAFT4: _DRAFT4,
    Dialect.DRAFT6: _DRAFT6,
    Dialect.DRAFT7: _DRAFT7,
    Dialect.DRAFT2019_09: _DRAFT7 | _SINCE_2019,
    Dialect.DRAFT2020_12: _COMMON
    | _OLD_DEPENDENCIES
    | _SINCE_6
    | _SINCE_7
    | _SINCE_2019
    | {"items": Shape.ONE, "prefixItems": Shape.LIST},
}

Step = tuple[str | int, ...]


def subschemas(node: Mapping[str, Any], dialect: Dialect) -> Iterator[tuple[Step, Any]]:
    """Each direct subschema of a schema object, with the steps that lead to it.

    Beside a `$ref` that stands alone, only definitions count: they are still pointed into.
    """
    shapes = SUBSCHEMAS[dialect]
    if node.keys().isdisjoint(shapes):
        return
    alone = "$ref" in node and dialect.refs_stand_alone
    for keyword, held in node.items():
        shape = shapes.get(keyword)
        if shape is None or (alone and keyword != "definitions"):
            continue
        if shape is Shape.ONE:
            yield (keyword,), held
        elif isinstance(held, list):
            if shape in (Shape.LIST, Shape.ONE_OR_LIST):
                for index, item in enumerate(held):
                    yield (keyword, index), item
        elif shape is Shape.ONE_OR_LIST:
            yield (keyword,), held
        elif isinstance(held, dict) and shape in (Shape.MAP, Shape.MAP_OF_SCHEMA_OR_NAMES):
            for name, item in held.items():
                if not isinstance(item, list):
                    yield (keyword, name), item
