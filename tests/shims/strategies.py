"""Ops, schemas and payloads at random, over so few keys that they meet."""

import hypothesis.strategies as st

KEYS = st.sampled_from(["a", "b", "ab", "c"])
PATHS = st.lists(KEYS, min_size=1, max_size=3)
PLACES = st.lists(KEYS, min_size=0, max_size=2)
TEXTS = st.sampled_from(["", "1", "a", "true", "-0", "é", "😀", "x y", "a,b", "12", "0.5", "2024-02-29", "k1"])
NUMBERS = st.one_of(
    st.integers(-3, 12),
    st.sampled_from([0.5, 1.0, 19.99, -0.25, 2.5, 1e21, 9007199254740993, 1_700_000_000]),
)
SCALARS = st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS)
PAYLOADS = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=10,
)
OBJECTS = st.dictionaries(KEYS, PAYLOADS, max_size=4)
TYPES = st.sampled_from(["string", "integer", "number", "boolean"])
NULL = st.sampled_from(["fail", "keep"])


def _op(op: str, **parameters):
    names = {"from_": "from", "else_": "else"}
    return st.fixed_dictionaries(
        {"op": st.just(op)} | {names.get(key, key): value for key, value in parameters.items()}
    )


def _simple():
    return st.one_of(_of_any_value(), _of_numbers_and_texts(), _of_collections())


def _of_any_value():
    table = st.dictionaries(TEXTS, SCALARS, max_size=3)
    return st.one_of(
        _op("move", from_=PLACES, to=PLACES, prune=st.booleans()),
        _op("copy", from_=PLACES, to=PATHS),
        _op("add", at=PATHS, value=PAYLOADS),
        _op("remove", at=PATHS, restore=st.one_of(st.just("omit"), st.fixed_dictionaries({"stash": PATHS}))),
        _op("default", at=PATHS, value=SCALARS, null=st.booleans()),
        _op("nullable", at=PATHS, mode=st.sampled_from(["drop", "fill"])),
        _op("wrap", at=PLACES),
        _op(
            "unwrap",
            at=PATHS,
            pick=st.sampled_from(["only", "first", "last"]),
            empty=st.sampled_from(["fail", "absent", "null"]),
            null=NULL,
        ),
        _op("enum", at=PLACES, map=table, else_=st.one_of(st.just("fail"), st.fixed_dictionaries({"const": SCALARS}))),
        _op("cast", at=PLACES, from_=TYPES, to=TYPES, null=NULL),
    )


def _of_numbers_and_texts():
    return st.one_of(
        _op("scale", at=PLACES, num=st.sampled_from([100, 0.01, -2, 3]), den=st.sampled_from([1, 3, 4]), null=NULL),
        _op(
            "scale",
            at=PLACES,
            num=st.sampled_from([1, -1, 7]),
            den=st.sampled_from([1, 3]),
            offset=st.sampled_from([0, 32, 0.5]),
            digits=st.integers(0, 2),
            round=st.sampled_from(["exact", "half-even", "half-up", "down", "floor", "ceiling"]),
        ),
        _op("datetime", at=PLACES, from_=_FORMS, to=_FORMS, zone=st.sampled_from(["Z", "+02:00"]), null=NULL),
        _op("affix", at=PLACES, prefix=TEXTS, suffix=TEXTS, mode=st.sampled_from(["add", "strip"]), null=NULL),
        _op("truncate", at=PLACES, length=st.integers(0, 3), null=NULL),
        _op("clamp", at=PLACES, min=st.integers(-1, 1), max=st.integers(1, 3), null=NULL),
    )


def _of_collections():
    two = st.lists(PATHS, min_size=2, max_size=2, unique_by=tuple)
    parts = two.map(lambda places: ["k", places[0], "-", places[1]])
    keys = st.lists(KEYS, min_size=1, max_size=2, unique=True)
    return st.one_of(
        _op("explode", at=PLACES, sep=st.sampled_from([",", " "]), null=NULL),
        _op("implode", at=PLACES, sep=st.sampled_from([",", " "]), loose=st.booleans(), null=NULL),
        _op(
            "split",
            from_=PLACES,
            sep=st.sampled_from([",", " ", "."]),
            into=two,
            limit=st.sampled_from(["none", "first", "last"]),
            missing=st.sampled_from(["fail", "absent"]),
        ),
        _op("join", from_=two, sep=st.sampled_from([",", ""]), to=PLACES, missing=st.sampled_from(["fail", "skip"])),
        _op("template", to=PLACES, parts=parts),
        _op("extract", from_=PLACES, parts=parts),
        _op("nest", at=PATHS, keys=keys, prefix=st.sampled_from(["", "a"])),
        _op("flatten", at=PATHS, keys=keys, prefix=st.sampled_from(["", "a"])),
        _op("to_map", at=PLACES, key=KEYS, duplicates=st.sampled_from(["fail", "first", "last"]), null=NULL),
        _op("to_map", at=PLACES, key=st.just("a"), value=st.just("b"), null=NULL),
        _op("to_list", at=PLACES, key=KEYS, null=NULL),
        _op("to_list", at=PLACES, key=st.just("a"), value=st.just("b"), null=NULL),
        _op("assert", at=PLACES, schema=_CONDITIONS),
    )


def _nested(inner):
    do = st.lists(inner, max_size=2)
    case = st.one_of(
        st.fixed_dictionaries({"value": SCALARS, "do": do}),
        st.fixed_dictionaries({"type": st.sampled_from(["null", "number", "string", "object", "absent"]), "do": do}),
    )
    cases = st.lists(case, min_size=1, max_size=2, unique_by=lambda case: repr({**case, "do": 0}))
    return st.one_of(
        _op("each", at=PLACES, do=do, null=NULL),
        _op("each_value", at=PLACES, do=do, null=NULL),
        _op("in", at=PLACES, do=do, null=NULL),
        _op("switch", on=PLACES, cases=cases, else_=st.one_of(st.sampled_from(["fail", "keep"]), do)),
    )


_FORMS = st.sampled_from(["date-time", "date", "epoch-s", "epoch-ms"])
_CONDITIONS = st.sampled_from(
    [{"type": "string"}, {"enum": [1, "a", None]}, {"minimum": 1}, {"required": ["a"]}, {"not": {"maxLength": 2}}, {}]
)
OPS = st.recursive(_simple(), _nested, max_leaves=3)

LEAVES = st.sampled_from(
    [
        True,
        {"type": "string"},
        {"type": "integer"},
        {"type": "number", "minimum": 0},
        {"type": ["string", "null"]},
        {"type": "boolean"},
        {"enum": ["a", "b", 1]},
        {"enum": ["1", "12", "true"]},
        {"const": 12},
        {"type": "string", "maxLength": 3},
        {"type": "string", "minLength": 2},
        {"type": "string", "pattern": "^[a-z]*$"},
        {"type": "string", "pattern": "^-?[0-9]{1,3}$"},
        {"type": "string", "pattern": "^k[0-9]-[a-z]$"},
        {"type": "integer", "minimum": -5, "maximum": 5},
        {"type": "number", "multipleOf": 0.5, "exclusiveMaximum": 3},
        {"type": "string", "format": "date"},
        {"type": "string", "format": "date-time"},
        {"not": {"type": "null"}},
        {"const": {"a": 1}},
        {"const": ["a"]},
    ]
)


def _combined(inner):
    properties = st.dictionaries(KEYS, inner, max_size=3)
    shapes = st.fixed_dictionaries(
        {"type": st.just("object"), "properties": properties},
        optional={
            "required": st.lists(KEYS, max_size=2, unique=True),
            "additionalProperties": st.one_of(st.just(False), inner),
            "minProperties": st.integers(0, 2),
            "maxProperties": st.integers(1, 3),
            "propertyNames": st.sampled_from([{"maxLength": 1}, {"enum": ["a", "b", "c"]}]),
            "patternProperties": st.dictionaries(st.sampled_from(["^a", "b$"]), inner, max_size=1),
        },
    )
    lists = st.fixed_dictionaries(
        {"type": st.just("array"), "items": inner},
        optional={
            "minItems": st.integers(0, 2),
            "maxItems": st.integers(1, 2),
            "uniqueItems": st.booleans(),
            "contains": inner,
            "prefixItems": st.lists(inner, min_size=1, max_size=2),
        },
    )
    either = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        shapes,
        lists,
        st.fixed_dictionaries({"anyOf": either}),
        st.fixed_dictionaries({"oneOf": either}),
        st.fixed_dictionaries({"allOf": either}),
        st.fixed_dictionaries({"not": inner}),
        st.fixed_dictionaries({"if": inner, "then": inner, "else": inner}),
    )


SCHEMAS = st.recursive(LEAVES, _combined, max_leaves=6)
