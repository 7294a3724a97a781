"""Small worlds: a few keywords that bear upon each other, and a universe of payloads small enough to try them all.

A schema of a world says something about most payloads of its universe, so that a wrong proof meets the payload that
disproves it. Universes are lists, and a generator draws from a `random.Random`: Hypothesis gives it one that shrinks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from random import Random
from typing import Any

from linting.schemas import Dialect

Schema = dict[str, Any] | bool
Pair = tuple[Schema, Schema]
Payloads = tuple[Any, ...]

LATE = (Dialect.DRAFT2019_09, Dialect.DRAFT2020_12)
EVERY = tuple(Dialect)
KEYS = ("a", "b", "ab")
SCALARS = (0, 1, 2)
ODD = (None, True, "a", [], {}, 1.0)


@dataclass(frozen=True)
class World:
    """A generator of pairs (source of chance, dialect), and the payloads that they are tried on."""

    name: str
    pair: Callable[[Random, Dialect], Pair]
    universe: Payloads
    dialects: tuple[Dialect, ...] = EVERY


def truth(chance: Random, dialect: Dialect) -> Schema:
    """The schema of everything or of nothing."""
    if dialect is Dialect.DRAFT4:
        return chance.choice(({}, {"not": {}}))
    return chance.choice((True, True, False))


def constant(value: Any, dialect: Dialect) -> Schema:
    return {"enum": [value]} if dialect is Dialect.DRAFT4 else {"const": value}


def scalar(chance: Random, dialect: Dialect) -> Schema:
    """Something about 0, 1 and 2."""
    match chance.randrange(6):
        case 0:
            return truth(chance, dialect)
        case 1:
            return constant(chance.choice(SCALARS), dialect)
        case 2:
            return {"enum": chance.sample(SCALARS, 2)}
        case 3:
            return {"not": constant(chance.choice(SCALARS), dialect)}
        case 4:
            return {"type": chance.choice(("integer", "number", "string"))}
    return {chance.choice(("minimum", "maximum")): chance.choice(SCALARS)}


def joined(own: Callable[[Random, Dialect, int], Schema]) -> Callable[[Random, Dialect, int], Schema]:
    """Schemas of one's own, joined by keywords about the same payload."""

    def schema(chance: Random, dialect: Dialect, depth: int) -> Schema:
        if depth <= 0 or chance.random() < 0.4:
            return own(chance, dialect, depth)
        several = [schema(chance, dialect, depth - 1) for _ in range(chance.randint(1, 3))]
        kinds = ["allOf", "anyOf", "oneOf", "not", "beside"]
        kind = chance.choice([*kinds, "if"] if dialect not in (Dialect.DRAFT4, Dialect.DRAFT6) else kinds)
        if kind == "not":
            return {"not": several[0]}
        if kind == "if":
            return dict(zip(("if", "then", "else"), several, strict=False))
        if kind == "beside":
            first, *others = [one if isinstance(one, dict) else {} for one in several]
            return {**first, **({"allOf": others} if others else {})}
        return {kind: several}

    return schema


def some_of(chance: Random, offered: dict[str, Callable[[], Any]], most: int = 3) -> dict[str, Any]:
    """Up to so many of the keywords."""
    chosen = chance.sample(sorted(offered), min(chance.randint(1, most), len(offered)))
    return {keyword: offered[keyword]() for keyword in chosen}


def objects(chance: Random, dialect: Dialect, depth: int) -> Schema:
    """Keys and counts of members."""
    patterns = ("^a", "b$", "^[ab]$", "^a$", ".")
    offered = {
        "properties": lambda: {key: scalar(chance, dialect) for key in chance.sample(KEYS, chance.randint(1, 2))},
        "patternProperties": lambda: {chance.choice(patterns): scalar(chance, dialect)},
        "additionalProperties": lambda: scalar(chance, dialect),
        "required": lambda: chance.sample(KEYS, chance.randint(1, 2)),
        "minProperties": lambda: chance.randint(1, 3),
        "maxProperties": lambda: chance.randint(0, 2),
        "type": lambda: "object",
        "enum": lambda: [chance.choice(({"a": 1}, {"b": 0, "a": 1}, {})), *chance.sample(SCALARS, 1)],
    }
    if dialect is not Dialect.DRAFT4:
        offered["propertyNames"] = lambda: chance.choice(
            ({"enum": ["a", "b"]}, {"maxLength": 1}, {"pattern": "^a"}, {"not": {"const": "a"}})
        )
    if dialect in LATE:
        offered["dependentRequired"] = lambda: {chance.choice(KEYS): [chance.choice(KEYS)]}
        offered["dependentSchemas"] = lambda: {chance.choice(KEYS): {"maxProperties": chance.randint(0, 2)}}
    else:
        offered["dependencies"] = lambda: {chance.choice(KEYS): [chance.choice(KEYS)]}
    own = some_of(chance, offered, 4)
    if chance.random() < 0.25:  # members that must be there, whose keys may be the same
        kinds = [{"patternProperties": {chance.choice(patterns): scalar(chance, dialect)}} for _ in range(3)]
        own["allOf"] = [{"not": one} for one in kinds[: chance.randint(2, 3)]]
    return own


def arrays(chance: Random, dialect: Dialect, depth: int) -> Schema:
    """Items by position, by count and by each other."""
    offered = {
        "items": lambda: scalar(chance, dialect),
        "minItems": lambda: chance.randint(1, 3),
        "maxItems": lambda: chance.randint(0, 3),
        "uniqueItems": lambda: True,
        "type": lambda: "array",
        "enum": lambda: [chance.choice(([0, 1], [1, 1], [])), chance.choice(SCALARS)],
    }
    if dialect is not Dialect.DRAFT4:
        offered["contains"] = lambda: scalar(chance, dialect)
    schema = some_of(chance, offered, 4)
    if chance.random() < 0.3:
        prefix = [scalar(chance, dialect) for _ in range(chance.randint(1, 2))]
        if dialect is Dialect.DRAFT2020_12:
            schema["prefixItems"] = prefix
        else:
            schema |= {"items": prefix, "additionalItems": scalar(chance, dialect)}
    if "contains" in schema and dialect in LATE:
        if chance.random() < 0.5:
            schema["minContains"] = chance.randint(0, 3)
        if chance.random() < 0.5:
            schema["maxContains"] = chance.randint(0, 2)
    return schema


def numbers(chance: Random, dialect: Dialect, depth: int) -> Schema:
    """Bounds, steps and exclusions."""
    near = [0, 1, -1, 2, 3, 4, 6, 5, -5, 7, 1.5, 0.5, 2.0, 1.0]
    offered = {
        "minimum": lambda: chance.choice(near),
        "maximum": lambda: chance.choice(near),
        "multipleOf": lambda: chance.choice((1, 2, 3, 0.5, 1.5, 4, 0.1)),
        "type": lambda: chance.choice(("integer", "number", ["integer", "null"])),
        "enum": lambda: chance.sample(near, chance.randint(1, 8)),
    }
    if dialect is not Dialect.DRAFT4:
        offered["exclusiveMinimum"] = lambda: chance.choice(near)
        offered["exclusiveMaximum"] = lambda: chance.choice(near)
    schema = some_of(chance, offered)
    if dialect is Dialect.DRAFT4 and "minimum" in schema and chance.random() < 0.5:
        schema["exclusiveMinimum"] = True
    return schema


def strings(chance: Random, dialect: Dialect, depth: int) -> Schema:
    """Lengths and patterns over two letters."""
    patterns = ("a", "^a", "b$", "^[ab]+$", "^(ab)*$", "^a*b?$", "^..$", "(?:aa|bb)", "^(?!a)", r"\bb")
    offered = {
        "minLength": lambda: chance.randint(1, 3),
        "maxLength": lambda: chance.randint(0, 3),
        "pattern": lambda: chance.choice(patterns),
        "type": lambda: chance.choice(("string", ["string", "null"])),
        "enum": lambda: chance.sample(("", "a", "b", "ab", "ba", "aab"), chance.randint(1, 3)),
    }
    return some_of(chance, offered)


def unevaluated(chance: Random, dialect: Dialect, depth: int) -> Schema:
    """What branches evaluate, and what is left."""
    of_items = chance.random() < 0.4
    inner = (arrays if of_items else objects)(chance, dialect, 0)
    branches = [(arrays if of_items else objects)(chance, dialect, 0) for _ in range(2)]
    joining = chance.choice(
        ({"anyOf": branches}, {"oneOf": branches}, {"allOf": branches}, {"if": branches[0], "then": branches[1]}, {})
    )
    keyword = "unevaluatedItems" if of_items else "unevaluatedProperties"
    return {**inner, **joining, keyword: scalar(chance, dialect)}


def related(schema: Callable[[Random, Dialect, int], Schema]) -> Callable[[Random, Dialect], Pair]:
    """A writer and a reader; now and then the one is made of the other, so that much is proved."""

    def pair(chance: Random, dialect: Dialect) -> Pair:
        writer, reader = schema(chance, dialect, 2), schema(chance, dialect, 2)
        match chance.randrange(8):
            case 0:
                return {"allOf": [writer, reader]}, schema(chance, dialect, 1)
            case 1:
                return schema(chance, dialect, 2), {"anyOf": [writer, reader]}
            case 2:
                return writer, {"not": schema(chance, dialect, 1)}
            case 3 | 4:
                return writer, {"not": {}}
        return writer, reader

    return pair


def trees(chance: Random, dialect: Dialect) -> Pair:
    """Definitions that ask for children of other definitions, or for none, in one way or another."""
    place = "$defs" if dialect in LATE else "definitions"
    count = chance.randint(2, 6)

    def child(key: str) -> Schema:
        inner = {"$ref": f"#/{place}/{chance.randrange(count)}"}
        return {"type": "object", "required": [key], "properties": {key: inner}}

    def way() -> Schema:
        if chance.random() < 0.1:
            return chance.choice(({"type": "object", "maxProperties": 0}, {"enum": [0]}))
        return {"allOf": [child(key) for key in KEYS[: chance.randint(1, 2)]]}

    table = {place: {str(number): {"anyOf": [way() for _ in range(chance.randint(1, 3))]} for number in range(count)}}
    readers = ({"not": {}}, {"anyOf": [way()]}, {"not": way()}, {"anyOf": [way(), way()]})
    writer = {"allOf": [child(key) for key in KEYS[:2]]}
    return {**writer, **table}, {**chance.choice(readers), **table}


def _all_trees(levels: int) -> Payloads:
    found: Payloads = (0, {})
    for _ in range(levels):
        pairs = product(found, found[:4])
        found = (0, {}, *({"a": one} for one in found), *({"a": one, "b": other} for one, other in pairs))
    return found


def _all_objects() -> Payloads:
    choices = product((None, *SCALARS), repeat=len(KEYS))
    return tuple({key: value for key, value in zip(KEYS, one, strict=True) if value is not None} for one in choices)


def _all_arrays(longest: int) -> Payloads:
    return tuple(list(items) for length in range(longest + 1) for items in product(SCALARS, repeat=length))


def _all_strings(longest: int) -> Payloads:
    return tuple("".join(letters) for length in range(longest + 1) for letters in product("ab", repeat=length))


_MORE_OBJECTS = (
    *({"c": 1}, {"a": 2, "c": 0}, {"b": 1, "bb": 2}, {"aa": 0, "a": 1, "b": 2, "ab": 0}),
    *({"a": "x"}, {"ab": 1.5}),
)
_MORE_NUMBERS = (0.1, 0.3, 1e9, 601, 37, 1e300, -0.0, 10**20)
WORLDS = {
    world.name: world
    for world in (
        World("objects", related(joined(objects)), (*_all_objects(), *_MORE_OBJECTS, *ODD)),
        World("arrays", related(joined(arrays)), (*_all_arrays(4), *ODD)),
        World(
            "numbers",
            related(joined(numbers)),
            (*(n / 2 for n in range(-25, 26)), *range(-12, 13), *_MORE_NUMBERS, *ODD),
        ),
        World("strings", related(joined(strings)), (*_all_strings(4), "c", "é", *ODD)),
        World("unevaluated", related(joined(unevaluated)), (*_all_objects(), *_all_arrays(3), *ODD), LATE),
        World("trees", trees, _all_trees(2)),
    )
}
