"""Schemas, ops and payloads over few keys, from a `random.Random`: faster by far than strategies that shrink.

Ops are drawn again until they do something to drawn payloads, and half of the targets describe what comes out, so that
proofs are as frequent as refutations.
"""

from dataclasses import replace
from random import Random
from typing import Any

from linting.containment import Settings
from linting.schemas import SchemaError, load
from shims.errors import MappingError, ShimError
from shims.mapping import Mapping, parse
from shims.runtimes.python import run
from shims.samples import samples
from tests.shims.verdicts.ops import KEYS, an_op
from tests.shims.verdicts.question import Question

_TRIES = 12
LEAVES: tuple[Any, ...] = (
    {},
    True,
    {"type": "string"},
    {"type": "integer"},
    {"type": "number"},
    {"type": "boolean"},
    {"type": ["string", "null"]},
    {"type": ["integer", "string"]},
    {"type": "null"},
    {"type": "object"},
    {"type": "array"},
    {"enum": ["a", "b", 1]},
    {"enum": ["a", None]},
    {"enum": ["1", "12", "true"]},
    {"const": 12},
    {"const": {"a": 1}},
    {"const": ["a"]},
    {"type": "string", "maxLength": 3},
    {"type": "string", "minLength": 2},
    {"type": "string", "pattern": "^[a-z]*$"},
    {"type": "string", "pattern": "^-?[0-9]{1,3}$"},
    {"type": "string", "pattern": "^k[0-9]-[a-z]$"},
    {"type": "integer", "minimum": -5, "maximum": 5},
    {"type": "number", "minimum": 0},
    {"type": "number", "multipleOf": 0.5, "exclusiveMaximum": 3},
    {"type": "string", "format": "date"},
    {"type": "string", "format": "date-time"},
    {"not": {"type": "null"}},
)


def drawn_pair(chance: Random) -> Question | None:
    """A mapping between two versions; None where ops or schemas are none."""
    source = an_object(chance, 2) if chance.random() < 0.85 else a_schema(chance, 2)
    question = Question(source, [], {}, is_open=chance.random() < 0.5)
    try:
        payloads = list(samples(load(source), Settings(writer=question.writer), 12))
        ops, results = _ops(chance, payloads)
        target = described(results, chance) if results and chance.random() < 0.6 else an_object(chance, 2)
        load(target)
    except (MappingError, SchemaError):
        return None
    return replace(question, ops=ops, target=target)


def _ops(chance: Random, payloads: list[Any]) -> tuple[list[dict[str, Any]], list[Any]]:
    """Some ops that one after the other change some of the payloads and fail on few, and what these become."""
    ops: list[dict[str, Any]] = []
    for _ in range(chance.choice((1, 1, 2, 2, 3, 4))):
        for _ in range(_TRIES):
            op = an_op(chance, 2)
            results = _after(parse({"oplevel": 1, "ops": [op]}), payloads)
            if results != payloads and 2 * len(results) >= len(payloads):
                break
        ops.append(op)
        payloads = results
    return ops, payloads


def _after(mapping: Mapping, payloads: list[Any]) -> list[Any]:
    results = []
    for payload in payloads:
        try:
            results.append(run(mapping, payload))
        except ShimError:
            continue
    return results


def a_schema(chance: Random, depth: int) -> Any:
    """Any schema."""
    if depth == 0 or chance.random() < 0.4:
        return chance.choice(LEAVES)
    inner = [a_schema(chance, depth - 1) for _ in range(chance.randint(1, 3))]
    match chance.randrange(9):
        case 0 | 1 | 2:
            return an_object(chance, depth - 1)
        case 3:
            return a_list(chance, inner)
        case 4:
            return {"anyOf": inner}
        case 5:
            return {"oneOf": inner}
        case 6:
            return {"allOf": inner}
        case 7:
            return {"not": inner[0]}
    return dict(zip(("if", "then", "else"), inner, strict=False))


def an_object(chance: Random, depth: int) -> dict[str, Any]:
    """An object, more or less open."""
    keys = chance.sample(KEYS, chance.randint(0, 3))
    drawn: dict[str, Any] = {"type": "object", "properties": {key: a_schema(chance, depth) for key in keys}}
    if chance.random() < 0.6:
        drawn["required"] = chance.sample(KEYS if chance.random() < 0.2 else keys or KEYS, min(len(keys), 2) or 1)
    if chance.random() < 0.3:
        drawn["additionalProperties"] = False if chance.random() < 0.6 else a_schema(chance, 0)
    if chance.random() < 0.15:
        drawn[chance.choice(("minProperties", "maxProperties"))] = chance.randint(1, 2)
    if chance.random() < 0.1:
        drawn["propertyNames"] = chance.choice(({"maxLength": 1}, {"enum": ["a", "b", "c"]}))
    if chance.random() < 0.1:
        drawn["patternProperties"] = {chance.choice(("^a", "b$")): a_schema(chance, 0)}
    return drawn


def a_list(chance: Random, inner: list[Any]) -> dict[str, Any]:
    """A list, with bounds now and then."""
    drawn: dict[str, Any] = {"type": "array", "items": inner[0]}
    if chance.random() < 0.3:
        drawn["minItems"] = chance.randint(0, 2)
    if chance.random() < 0.3:
        drawn["maxItems"] = chance.randint(1, 2)
    if chance.random() < 0.15:
        drawn["uniqueItems"] = True
    if chance.random() < 0.15 and len(inner) > 1:
        drawn[chance.choice(("contains", "prefixItems"))] = inner[1]
        if "prefixItems" in drawn:
            drawn["prefixItems"] = [inner[1]]
    return drawn


def described(values: list[Any], chance: Random) -> Any:
    """A schema that the values satisfy, mostly."""
    kinds = sorted({_type_of(value) for value in values})
    found: dict[str, Any] = {"type": kinds if len(kinds) > 1 else kinds[0]}
    objects = [value for value in values if isinstance(value, dict)]
    if objects:
        keys = sorted(set().union(*objects))
        found["properties"] = {key: described([each[key] for each in objects if key in each], chance) for key in keys}
        found["required"] = [key for key in keys if all(key in each for each in objects) or chance.random() < 0.1]
        if chance.random() < 0.4:
            found["additionalProperties"] = False
    items = [item for value in values if isinstance(value, list) for item in value]
    if items:
        found["items"] = described(items, chance)
    scalars = [value for value in values if not isinstance(value, dict | list)]
    if len(kinds) == 1 and scalars and len(scalars) <= 3 and chance.random() < 0.3:
        return {"enum": scalars}
    return found


def _type_of(value: Any) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
    return "object"
