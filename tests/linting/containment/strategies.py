"""Small schemas and payloads over few names and numbers, so that they meet."""

from hypothesis import strategies as st

from linting.schemas import Dialect

NAMES = st.sampled_from(["a", "b", "c", "x-1"])
PATTERNS = st.sampled_from(["^x-", "^[ab]$", "a", "^.{1,2}$", r"^\d+$"])
NUMBERS = st.sampled_from([-1, 0, 1, 1.5, 2, 3, 5, 10, 0.1])
COUNTS = st.integers(0, 3)
TYPES = st.sampled_from(["null", "boolean", "integer", "number", "string", "array", "object"])

payloads = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.sampled_from(["", "a", "b", "x-1", "12", "abc", "é"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | st.just("12"), inner, max_size=3),
    max_leaves=6,
)


def _keywords(inner):
    lists = st.lists(inner, min_size=1, max_size=3)
    return {
        "type": TYPES | st.lists(TYPES, min_size=1, max_size=3, unique=True),
        "enum": st.lists(payloads, min_size=1, max_size=3, unique_by=repr),
        "const": payloads,
        "minimum": NUMBERS,
        "maximum": NUMBERS,
        "exclusiveMinimum": NUMBERS,
        "multipleOf": st.sampled_from([1, 2, 3, 0.5]),
        "minLength": COUNTS,
        "maxLength": COUNTS,
        "pattern": PATTERNS,
        "prefixItems": lists,
        "items": inner,
        "minItems": COUNTS,
        "maxItems": COUNTS,
        "uniqueItems": st.booleans(),
        "contains": inner,
        "properties": st.dictionaries(NAMES, inner, min_size=1, max_size=3),
        "patternProperties": st.dictionaries(PATTERNS, inner, min_size=1, max_size=2),
        "additionalProperties": inner,
        "required": st.lists(NAMES, min_size=1, max_size=2, unique=True),
        "minProperties": COUNTS,
        "maxProperties": COUNTS,
        "propertyNames": inner,
        "dependentRequired": st.dictionaries(NAMES, st.lists(NAMES, max_size=2, unique=True), max_size=2),
        "allOf": lists,
        "anyOf": lists,
        "oneOf": lists,
        "not": inner,
        "if": inner,
        "then": inner,
        "else": inner,
    }


_PLAIN = (
    "type", "enum", "const", "minimum", "maximum", "exclusiveMinimum", "multipleOf", "minLength", "maxLength",
    "pattern", "items", "minItems", "maxItems", "properties", "additionalProperties", "required",
    "maxProperties", "allOf",
)  # fmt: skip


def _objects(inner, names):
    known = _keywords(inner)
    chosen = st.lists(st.sampled_from(names), min_size=0, max_size=3, unique=True)
    return chosen.flatmap(lambda picked: st.fixed_dictionaries({name: known[name] for name in picked}))


def schemas(names=None, leaves=8):
    """Schemas of 2020-12 out of these keywords; all of them unless said otherwise."""
    keywords = sorted(names or _keywords(st.booleans()))
    leaf = st.booleans() | st.fixed_dictionaries({"type": TYPES}) | st.fixed_dictionaries({"const": payloads})
    return st.recursive(leaf, lambda inner: _objects(inner, keywords), max_leaves=leaves)


plain_schemas = schemas(_PLAIN)
DIALECT = Dialect.DRAFT2020_12
