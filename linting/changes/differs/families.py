"""Which keywords each differ looks at, so that it is asked only where they stand."""

from __future__ import annotations

from linting.changes.catalogue.bounds import BOUNDS

REFERENCES = frozenset({"$ref", "$dynamicRef", "$recursiveRef", "$dynamicAnchor", "$recursiveAnchor"})
TYPES = frozenset({"type"})
VALUES = frozenset({"enum", "const"})
LIMITS = frozenset(bound.keyword for bound in BOUNDS)
STRINGS = frozenset({"pattern", "format", "multipleOf"})
PROPERTIES = frozenset({"properties", "required"})
OBJECTS = frozenset(
    {
        "patternProperties",
        "additionalProperties",
        "unevaluatedProperties",
        "propertyNames",
        "dependentRequired",
        "dependentSchemas",
    }
)
ARRAYS = frozenset({"prefixItems", "items", "unevaluatedItems", "contains", "uniqueItems"})
COMBINATORS = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "then", "else"})

COMPARED = frozenset(
    {"$defs", *REFERENCES, *TYPES, *VALUES, *LIMITS, *STRINGS, *PROPERTIES, *OBJECTS, *ARRAYS, *COMBINATORS}
)
"""Every keyword that some differ compares by its meaning; the others refuse no payload."""
