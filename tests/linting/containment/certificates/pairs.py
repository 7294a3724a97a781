"""Small pairs whose proofs need every rule, and what it takes to ask about them in an arena of one's own."""

from dataclasses import dataclass
from itertools import combinations
from typing import Any

from linting.containment.certificate import Certificate
from linting.containment.evaluation import Evaluator
from linting.containment.proofs import Proof
from linting.containment.search import Empty, Inhabited, Search
from linting.records import parts_of
from linting.schemas import Dialect, load
from linting.schemas.arena import Arena
from linting.schemas.compilation import Compiler
from linting.schemas.terms import Term

NOTHING: dict[str, Any] = {"not": {}}
TREE = {"type": "object", "required": ["a"], "properties": {"a": {"$ref": "#"}}}


def either(key: str, *constants: int) -> dict[str, Any]:
    return {"anyOf": [{"required": [key], "properties": {key: {"const": constant}}} for constant in constants]}


def both(one: str, other: str) -> dict[str, Any]:
    return {"anyOf": [{"allOf": [either(one, n), either(other, n)]} for n in (1, 2, 3)]}


def _depending(levels: int, innermost: dict[str, Any]) -> dict[str, Any]:
    """Schemas of the same object, each for the case that the object has a member."""
    for _ in range(levels):
        innermost = {"dependentSchemas": {"a": innermost, "b": innermost}}
    return innermost


PROVED: dict[str, tuple[Any, Any]] = {
    # Obvious, Split, ByKind, Tried
    "the same keyword": ({"minimum": 1}, {"minimum": 1}),
    "two types": ({"type": "string"}, {"type": ["string", "null"]}),
    "a branch for each type": ({"type": ["string", "null"]}, {"anyOf": [{"type": "null"}, {"type": "string"}]}),
    "one of two branches": ({"const": 1}, {"oneOf": [{"type": "integer"}, {"type": "string"}]}),
    "a condition": (
        {"type": "integer", "if": {"minimum": 2}, "then": {"maximum": 3}, "else": {"minimum": 0}},
        {"maximum": 3},
    ),
    "choices within choices": (
        _depending(6, {"type": "string"}),
        _depending(6, {"type": "string", "maxLength": 3}),
    ),
    "a longer list": ({"enum": [0, "a", None]}, {"enum": ["a", 0, None, {}]}),
    "both truths": ({"type": "boolean"}, {"enum": [True, False]}),
    # Part
    "four in three places, two together": (
        {"type": "object", "allOf": [either(key, 1, 2, 3) for key in "wxyz"]},
        {"anyOf": [both(one, other) for one, other in combinations("wxyz", 2)]},
    ),
    # Arithmetic, Text
    "narrower bounds": ({"type": "number", "minimum": 2, "maximum": 3}, {"minimum": 1, "exclusiveMaximum": 3.5}),
    "two types, each by itself": (
        {"type": ["integer", "string"], "minimum": 5, "pattern": "^a"},
        {"minimum": 4, "pattern": "a"},
    ),
    "no multiple between": ({"type": "number", "multipleOf": 3, "minimum": 1, "maximum": 2}, {"type": "string"}),
    "a multiple of a multiple": ({"type": "integer", "multipleOf": 6}, {"multipleOf": 3}),
    "all that is left is excluded": ({"type": "integer", "minimum": 1, "maximum": 2}, {"enum": [1, 2]}),
    "a stricter pattern": ({"type": "string", "pattern": "^a+$"}, {"pattern": "a"}),
    "a shorter text": ({"type": "string", "maxLength": 5}, {"anyOf": [{"maxLength": 3}, {"minLength": 2}]}),
    # Member, Keys, TooMany, TooFew
    "a member without a value": ({"type": "object", "required": ["a"], "properties": {"a": False}}, NOTHING),
    "a member's bounds": (
        {"type": "object", "properties": {"a": {"minimum": 2}}},
        {"properties": {"a": {"minimum": 1}}},
    ),
    "no key for an obligation": (
        {"patternProperties": {"^x": {"type": "integer"}}, "additionalProperties": {"type": "integer"}},
        {"additionalProperties": {"type": "number"}},
    ),
    "a closed object": (
        {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": False},
        {"propertyNames": {"const": "a"}, "maxProperties": 1},
    ),
    "two obligations, one key": (
        {"type": "object", "propertyNames": {"enum": ["a"]}, "patternProperties": {"a": {"enum": [1, 2]}}},
        {"anyOf": [{"additionalProperties": {"const": 1}}, {"additionalProperties": {"const": 2}}]},
    ),
    "more keys than members": ({"type": "object", "required": ["a", "b"], "maxProperties": 1}, NOTHING),
    "more members than may be": ({"type": "object", "minProperties": 3, "maxProperties": 2}, NOTHING),
    "an obligation beyond the last member": (
        {"type": "object", "required": ["a"], "maxProperties": 1},
        {"patternProperties": {"^b": False}},
    ),
    "too few names": ({"type": "object", "minProperties": 3, "propertyNames": {"enum": ["a", "b"]}}, NOTHING),
    "too few keys": (
        {"type": "object", "minProperties": 2, "properties": {"a": {}, "b": False}, "additionalProperties": False},
        NOTHING,
    ),
    "too few keys of a pattern": (
        {"minProperties": 2, "patternProperties": {"^x$": {"const": 1}}, "additionalProperties": {"not": {}}},
        {"type": ["null", "boolean", "number", "string", "array"]},
    ),
    # ByLength, Item, Positions, Counted, Twins, Pigeonhole
    "an item without a value": ({"type": "array", "minItems": 1, "items": False}, NOTHING),
    "an array cut short": ({"type": "array", "maxItems": 1}, {"prefixItems": [True], "items": False}),
    "items by position": (
        {"type": "array", "prefixItems": [{"const": 1}, {"const": 2}], "items": {"const": 3}},
        {"items": {"enum": [1, 2, 3]}},
    ),
    "contained in all": ({"type": "array", "minItems": 2, "items": {"const": 1}}, {"contains": {"const": 1}}),
    "contained once too often": (
        {"type": "array", "contains": {"const": 1}, "minContains": 2},
        {"not": {"contains": {"const": 1}, "maxContains": 1}},
    ),
    "two counts": (
        {"type": "array", "maxItems": 2, "allOf": [{"contains": {"const": 1}}, {"contains": {"const": 2}}]},
        {"not": {"contains": {"const": 3}}},
    ),
    "twins have no room": ({"type": "array", "maxItems": 1}, {"uniqueItems": True}),
    "twins would differ": (
        {"type": "array", "prefixItems": [{"const": 1}, {"const": 2}], "maxItems": 2},
        {"uniqueItems": True},
    ),
    "more items than values": (
        {"type": "array", "items": {"enum": [0, 1]}, "minItems": 3, "uniqueItems": True},
        NOTHING,
    ),
    "all values are there": (
        {"type": "array", "items": {"enum": [0, 1, 2]}, "minItems": 3, "uniqueItems": True},
        {"contains": {"const": 1}},
    ),
    # Recursion
    "no finite tree": (TREE, NOTHING),
    "the same tree, twice": (
        {"$ref": "#/$defs/t", "$defs": {"t": {"type": "object", "properties": {"n": {"$ref": "#/$defs/t"}}}}},
        {"type": "object", "properties": {"n": {"$ref": "#"}}},
    ),
}


@dataclass(frozen=True)
class Asked:
    """A question in an arena of its own, and what the search said."""

    arena: Arena
    evaluator: Evaluator
    search: Search
    question: tuple[Term, ...]
    outcome: Any

    def certificate(self) -> Certificate:
        assert isinstance(self.outcome, Empty)
        return Certificate(self.arena, self.question, self.outcome.core, self.search.lemmas)

    def is_inhabited(self, terms: Any) -> bool:
        """Whether some value surely satisfies all the terms."""
        found = Search(self.arena, self.evaluator, 20_000).inhabit(terms)
        return isinstance(found, Inhabited) and all(self.evaluator.accepts(term, found.value) for term in terms)


def ask(writer: Any, reader: Any, dialect: Dialect | None = None) -> Asked:
    """`writer ∧ ¬reader`, searched."""
    arena = Arena()
    evaluator = Evaluator(arena)
    terms = [Compiler(load(side, dialect=dialect), arena, assert_formats=False).root() for side in (writer, reader)]
    question = (terms[0], arena.negation(terms[1]))
    search = Search(arena, evaluator, 60_000)
    return Asked(arena, evaluator, search, question, search.inhabit(question))


def rules_of(value: Any) -> set[type[Proof]]:
    """The rules that a proof applies."""
    if isinstance(value, tuple):
        return set().union(*map(rules_of, value))
    if not isinstance(value, Proof):
        return set()
    return {type(value)}.union(*map(rules_of, parts_of(value).values()))
