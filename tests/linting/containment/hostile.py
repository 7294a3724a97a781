"""Pairs of schemas made to keep an engine busy: exponential, deep, wide, huge, recursive, or with many states."""

from typing import Any

Pair = tuple[Any, Any]
TEXT, SHORT = {"type": "string"}, {"type": "string", "maxLength": 3}


def nested(levels: int, around: Any) -> Pair:
    """Two schemas that differ at their innermost place only."""
    writer, reader = TEXT, SHORT
    for _ in range(levels):
        writer, reader = around(writer), around(reader)
    return writer, reader


def ladder(levels: int) -> Any:
    """References that would unroll to 2**levels copies."""
    steps = {f"s{n}": {"properties": {k: {"$ref": f"#/$defs/s{n + 1}"} for k in "ab"}} for n in range(levels)}
    return {"$ref": "#/$defs/s0", "$defs": {**steps, f"s{levels}": {"type": "integer"}}}


def branching(width: int, kind: str) -> Any:
    return {"allOf": [{kind: [{"required": [f"p{i}-{j}"]} for j in range(width)]} for i in range(width)]}


def chain(length: int, last: Any, around: Any) -> Any:
    """Definitions, each of which leads to the next."""
    steps = {f"d{n}": around({"$ref": f"#/$defs/d{n + 1}"}) for n in range(length)}
    return {"$ref": "#/$defs/d0", "$defs": {**steps, f"d{length}": last}}


def forest(width: int) -> Any:
    """Trees that may be one of many at each level, and that never have a leaf."""
    ways = [{"$ref": f"#/$defs/d{n}"} for n in range(width)]
    trees = {f"d{n}": {"type": "object", "required": ["a"], "properties": {"a": {"anyOf": ways}}} for n in range(width)}
    return {"$ref": "#/$defs/d0", "$defs": trees}


def letters(pattern: str) -> Any:
    return {"type": "string", "pattern": pattern}


def pigeons(count: int, holes: int) -> Any:
    """More pigeons than holes, told in booleans of words: each has a hole, and no two have the same."""
    inside = [[{"properties": {f"p{p}": {"const": h}}} for h in range(holes)] for p in range(count)]
    apart = [
        {"not": {"allOf": [inside[one][hole], inside[other][hole]]}}
        for hole in range(holes)
        for one in range(count)
        for other in range(one)
    ]
    return {
        "type": "object",
        "required": [f"p{p}" for p in range(count)],
        "allOf": [*({"anyOf": ways} for ways in inside), *apart],
    }


def properties(count: int, more: int) -> Any:
    return {"properties": {f"p{n}": {"type": "string", "maxLength": n + more} for n in range(count)}}


PAIRS: dict[str, Pair] = {
    "nested not": nested(180, lambda inner: {"not": inner}),
    "nested items": nested(180, lambda inner: {"items": inner}),
    "nested contains": nested(60, lambda inner: {"contains": inner, "minContains": 2, "maxContains": 3}),
    "nested conditions": nested(60, lambda inner: {"if": inner, "then": {"required": ["a"]}}),
    "nested oneOf": nested(12, lambda inner: {"oneOf": [inner, {"required": ["a"]}, {"maxProperties": 1}]}),
    "nested dependencies": nested(9, lambda inner: {"dependentSchemas": {"a": inner, "b": inner}}),
    "nested keys": nested(150, lambda inner: {"propertyNames": inner}),
    "nested unevaluatedProperties": nested(
        8, lambda inner: {"anyOf": [inner, {"properties": {"a": True}}], "unevaluatedProperties": False}
    ),
    "nested unevaluatedItems": nested(
        8, lambda inner: {"anyOf": [inner, {"prefixItems": [True]}], "unevaluatedItems": False}
    ),
    "exponential oneOf": (branching(12, "oneOf"), {"maxProperties": 3}),
    "exponential anyOf": (branching(12, "anyOf"), branching(11, "anyOf")),
    "a wide oneOf": (
        {"oneOf": [{"required": [f"p{n}"]} for n in range(60)]},
        {"oneOf": [{"required": [f"p{n}"]} for n in range(61)]},
    ),
    "pigeons": (pigeons(6, 5), False),
    "a ladder of references": (ladder(60), ladder(61)),
    "a chain of members": (
        chain(150, {"const": 1}, lambda then: {"type": "object", "required": ["a"], "properties": {"a": then}}),
        chain(150, {"const": 2}, lambda then: {"properties": {"a": then}}),
    ),
    "a chain in place": (chain(500, TEXT, lambda then: {"allOf": [then]}), SHORT),
    "a forest without leaves": (forest(12), False),
    "long texts": (
        {"type": "string", "minLength": 10**9, "maxLength": 10**12},
        {"type": "string", "minLength": 10**9 + 1},
    ),
    "long arrays": ({"type": "array", "minItems": 10**9}, {"type": "array", "minItems": 10**9 + 1}),
    "large objects": ({"type": "object", "minProperties": 10**9}, {"minProperties": 10**9 + 1}),
    "huge numbers": ({"type": "integer", "minimum": 10**300}, {"multipleOf": 7, "type": "integer"}),
    "tiny numbers": ({"type": "number", "multipleOf": 1e-300}, {"multipleOf": 1e-299}),
    "many counts": ({"type": "array", "maxItems": 39, "allOf": [{"contains": {"const": n}} for n in range(40)]}, False),
    "items of a finite kind": (
        {"type": "array", "items": {"enum": list(range(30))}, "uniqueItems": True, "minItems": 30},
        {"contains": {"const": 7}},
    ),
    "a long enumeration": ({"enum": [f"v{n}" for n in range(10_000)]}, letters("^v[0-9]{1,3}$")),
    "10,000 properties": (properties(10_000, 0), properties(10_000, 1)),
    "10,000 required": ({"required": [f"p{n}" for n in range(10_000)]}, {"required": [f"p{n}" for n in range(9_999)]}),
    "a ring of dependencies": (
        {"type": "object", "required": ["p0"], "dependentRequired": {f"p{n}": [f"p{(n + 1) % 99}"] for n in range(99)}},
        {"required": ["p98"]},
    ),
    "a pattern with many states": (letters("^(a|b)*a(a|b){14}$"), letters("^(a|b)*b(a|b){14}$")),
    "a pattern of counts": (letters("^(a{100}){100}$"), letters("^(a{10}){1000}$")),
    "a pattern that looks ahead": (letters(r"^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{8,64}$"), letters(r"^(?=.*\d).{9,}$")),
    "many patterns of keys": (
        {"patternProperties": {f"^{a}.*{b}$": {"minimum": n} for n, (a, b) in enumerate(("ab", "ba", "cd", "ae"))}},
        {"patternProperties": {letter: {"minimum": 2} for letter in "abcdef"}},
    ),
}  # fmt: skip
