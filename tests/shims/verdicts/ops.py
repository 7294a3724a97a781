"""Ops over few keys, from a `random.Random`, with parameters that are mostly right."""

from random import Random
from typing import Any

KEYS = ("a", "b", "ab", "c")
TYPES = ("string", "integer", "number", "boolean")
TEXTS = (
    "",
    "a",
    "b",
    "1",
    "12",
    "-0",
    "0.5",
    "true",
    "a,b",
    "k1-a",
    "2024-02-29",
    "2023-11-14T22:13:20Z",
    "é😀",
    "x y",
)
NUMBERS = (0, 1, -1, 2, 3, 5, 0.5, 1.5, 19.99, -0.25, 100, 1700000000, 9007199254740993, 1e21, 5e-324, 1.7e308)
SCALARS = (None, True, False, *TEXTS, *NUMBERS)
FORMS = ("date-time", "date", "epoch-s", "epoch-ms")


def _path(chance: Random, least: int = 1) -> list[str]:
    return [chance.choice(KEYS) for _ in range(chance.choice((least, least, 1, 2)))]


def an_op(chance: Random, depth: int) -> dict[str, Any]:
    """Any op, with parameters that are mostly right."""
    kinds = [*_OPS, *(_NESTED if depth else ())]
    name = chance.choice(kinds)
    made = (_OPS | _NESTED)[name](chance, depth)
    if name in _KEEPS_NULL and chance.random() < 0.4:
        made["null"] = "keep"
    return {"op": name.split("/")[0], **made}


def _do(chance: Random, depth: int) -> list[dict[str, Any]]:
    return [an_op(chance, depth - 1) for _ in range(chance.randint(0, 2))]


def _cases(chance: Random, depth: int) -> list[dict[str, Any]]:
    values = [{"value": value} for value in chance.sample(SCALARS, 2)]
    types = [{"type": kind} for kind in chance.sample(("null", "number", "string", "object", "absent", "array"), 2)]
    return [{**case, "do": _do(chance, depth)} for case in chance.choice((values, types, [values[0], types[0]]))]


def _constant(chance: Random) -> Any:
    return chance.choice((*SCALARS, {}, [], {"a": 1}, ["a"]))


def _table(chance: Random) -> Any:
    table = {chance.choice(TEXTS): chance.choice(SCALARS) for _ in range(chance.randint(1, 3))}
    return (
        table
        if chance.random() < 0.6
        else [[old, new] for old, new in zip(chance.sample(SCALARS, 3), SCALARS[3:6], strict=True)]
    )


def _two(chance: Random) -> list[list[str]]:
    return [[key] for key in chance.sample(KEYS, 2)]


_OPS = {
    "move": lambda c, _: {"from": _path(c, 0), "to": _path(c, 0), "prune": c.random() < 0.4},
    "move/rename": lambda c, _: {"from": [c.choice(KEYS)], "to": [c.choice(KEYS)]},
    "copy": lambda c, _: {"from": _path(c, 0), "to": _path(c)},
    "add": lambda c, _: {"at": _path(c), "value": _constant(c)},
    "remove": lambda c, _: {"at": _path(c), "restore": c.choice(("omit", {"value": 1}, {"stash": _path(c)}))},
    "default": lambda c, _: {"at": _path(c), "value": _constant(c), "null": c.random() < 0.4},
    "nullable": lambda c, _: {"at": _path(c), "mode": c.choice(("drop", "fill"))},
    "wrap": lambda c, _: {"at": _path(c, 0)},
    "unwrap": lambda c, _: {
        "at": _path(c),
        "pick": c.choice(("only", "first", "last")),
        "empty": c.choice(("fail", "absent", "null")),
    },
    "enum": lambda c, _: {"at": _path(c, 0), "map": _table(c), "else": c.choice(("fail", {"const": "z"}))},
    "cast": lambda c, _: {"at": _path(c, 0), "from": c.choice(TYPES), "to": c.choice(TYPES)},
    "scale": lambda c, _: {"at": _path(c, 0), "num": c.choice((100, 0.01, -2, 3)), "den": c.choice((1, 3, 4))},
    "scale/rounded": lambda c, _: {
        "at": _path(c, 0),
        "num": c.choice((1, -1, 7)),
        "den": c.choice((1, 3)),
        "offset": c.choice((0, 32, 0.5)),
        "digits": c.randint(0, 2),
        "round": c.choice(("exact", "half-even", "half-up", "down", "floor", "ceiling")),
    },
    "datetime": lambda c, _: {
        "at": _path(c, 0),
        "from": c.choice(FORMS),
        "to": c.choice(FORMS),
        "zone": c.choice(("Z", "+02:00")),
    },
    "affix": lambda c, _: {
        "at": _path(c, 0),
        "prefix": c.choice(("", "a", "k")),
        "suffix": c.choice(("", "1")),
        "mode": c.choice(("add", "strip")),
    },
    "truncate": lambda c, _: {"at": _path(c, 0), "length": c.randint(0, 3)},
    "clamp": lambda c, _: {"at": _path(c, 0), "min": c.randint(-1, 1), "max": c.randint(1, 3)},
    "explode": lambda c, _: {"at": _path(c, 0), "sep": c.choice((",", " "))},
    "implode": lambda c, _: {"at": _path(c, 0), "sep": c.choice((",", " ")), "loose": c.random() < 0.3},
    "split": lambda c, _: {
        "from": _path(c),
        "sep": c.choice((",", " ", ".")),
        "into": _two(c),
        "limit": c.choice(("none", "first", "last")),
        "missing": c.choice(("fail", "absent")),
    },
    "join": lambda c, _: {
        "from": _two(c),
        "sep": c.choice((",", "")),
        "to": _path(c),
        "missing": c.choice(("fail", "skip")),
    },
    "template": lambda c, _: {"to": _path(c), "parts": ["k", ["a"], "-", ["b"]]},
    "extract": lambda c, _: {"from": _path(c), "parts": ["k", ["a"], "-", ["b"]]},
    "nest": lambda c, _: {"at": [c.choice(KEYS)], "keys": c.sample(KEYS, 2), "prefix": c.choice(("", "a"))},
    "flatten": lambda c, _: {"at": [c.choice(KEYS)], "keys": c.sample(KEYS, 2), "prefix": c.choice(("", "a"))},
    "to_map": lambda c, _: {"at": _path(c, 0), "key": "a", "duplicates": c.choice(("fail", "first", "last"))},
    "to_map/value": lambda c, _: {"at": _path(c, 0), "key": "a", "value": "b"},
    "to_list": lambda c, _: {"at": _path(c, 0), "key": "a"},
    "to_list/value": lambda c, _: {"at": _path(c, 0), "key": "a", "value": "b"},
    "assert": lambda c, _: {
        "at": _path(c, 0),
        "schema": c.choice(({"type": "string"}, {"enum": [1, "a", None]}, {"minimum": 1}, {"required": ["a"]})),
    },
}  # fmt: skip
_NESTED = {
    "each": lambda c, depth: {"at": _path(c, 0), "do": _do(c, depth)},
    "each_value": lambda c, depth: {"at": _path(c, 0), "do": _do(c, depth)},
    "in": lambda c, depth: {"at": _path(c, 0), "do": _do(c, depth)},
    "switch": lambda c, depth: {
        "on": _path(c, 0),
        "cases": _cases(c, depth),
        "else": c.choice(("fail", "keep", _do(c, depth))),
    },
}
_KEEPS_NULL = {
    "cast", "scale", "datetime", "affix", "truncate", "clamp", "explode", "implode", "unwrap", "to_map", "to_list",
    "to_map/value", "to_list/value", "each", "each_value", "in",
}  # fmt: skip
