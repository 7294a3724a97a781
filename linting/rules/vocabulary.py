"""The keywords of each dialect, and what they are about."""

from __future__ import annotations

from collections.abc import Mapping

from linting.schemas import Dialect

APPLIES_TO: Mapping[str, str] = {
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"), "number"),
    **dict.fromkeys(("minLength", "maxLength", "pattern"), "string"),
    **dict.fromkeys(
        ("items", "prefixItems", "additionalItems", "unevaluatedItems", "contains", "minContains", "maxContains",
         "minItems", "maxItems", "uniqueItems"), "array"),
    **dict.fromkeys(
        ("properties", "patternProperties", "additionalProperties", "unevaluatedProperties", "propertyNames",
         "required", "minProperties", "maxProperties", "dependentRequired", "dependentSchemas"), "object"),
}  # fmt: skip
"""The one type whose values an assertion can refuse."""

_ALWAYS = frozenset(
    {
        "$schema", "$ref", "title", "description", "default", "definitions", "type", "enum", "not", "allOf", "anyOf",
        "oneOf", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength",
        "maxLength", "pattern", "items", "minItems", "maxItems", "uniqueItems", "properties", "patternProperties",
        "additionalProperties", "required", "minProperties", "maxProperties",
    }
)  # fmt: skip
_ARRIVED: Mapping[Dialect, frozenset[str]] = {
    Dialect.DRAFT4: _ALWAYS | {"id", "dependencies", "additionalItems"},
    Dialect.DRAFT6: frozenset({"$id", "const", "contains", "propertyNames", "examples"}),
    Dialect.DRAFT7: frozenset(
        {"if", "then", "else", "readOnly", "writeOnly", "$comment", "contentMediaType", "contentEncoding"}
    ),
    Dialect.DRAFT2019_09: frozenset(
        {"$anchor", "$recursiveRef", "$recursiveAnchor", "$defs", "$vocabulary", "dependentRequired",
         "dependentSchemas", "unevaluatedItems", "unevaluatedProperties", "minContains", "maxContains",
         "contentSchema", "deprecated"}
    ),
    Dialect.DRAFT2020_12: frozenset({"prefixItems", "$dynamicRef", "$dynamicAnchor"}),
}  # fmt: skip
_LEFT: Mapping[Dialect, frozenset[str]] = {
    Dialect.DRAFT6: frozenset({"id"}),
    Dialect.DRAFT2019_09: frozenset({"dependencies"}),
    Dialect.DRAFT2020_12: frozenset({"additionalItems", "$recursiveRef", "$recursiveAnchor"}),
}


def _by_dialect() -> Mapping[Dialect, frozenset[str]]:
    known: frozenset[str] = frozenset()
    table = {}
    for dialect in Dialect:
        known = (known | _ARRIVED[dialect]) - _LEFT.get(dialect, frozenset())
        table[dialect] = known
    return table


KEYWORDS: Mapping[Dialect, frozenset[str]] = _by_dialect()
"""Every keyword that a dialect defines."""

ALL_KEYWORDS: frozenset[str] = frozenset().union(*_ARRIVED.values())

SINCE: Mapping[str, Dialect] = {keyword: dialect for dialect, arrived in _ARRIVED.items() for keyword in arrived}
"""The dialect that brought a keyword."""

ANNOTATIONS = frozenset(
    {"title", "description", "$comment", "default", "examples", "deprecated", "readOnly", "writeOnly"}
)
"""Keywords that say something to people and refuse no payload."""
