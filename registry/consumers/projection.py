"""A reader's schema as far as it concerns the fields that the reader uses.

Who reads only `/status` is not broken by a change of `/total`. The restricted schema says what the whole one says of
those fields, and nothing of the others. It is made only of keywords that act field by field: where something else has
a say (`if`, `not`, dependencies, keys by pattern), there is no answer, and the whole schema counts.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from linting.documents import pointer_tokens
from linting.schemas import Schema, SchemaError, load

ANY_ITEM = "*"
MOST_STEPS = 2_000

Wanted = Mapping[str, "Wanted"]
"""What is read, key by key; nothing below a key means all that is there."""

_OF_THE_ROOT = ("$schema", "$id", "id", "$defs", "definitions")
_OF_KEYS = ("additionalProperties", "unevaluatedProperties", "propertyNames")
_OF_COUNTS = ("minProperties", "maxProperties")
_NOTES = ("$comment", "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly")
_SAYS_NOTHING_OF_A_FIELD = frozenset({*_OF_THE_ROOT, *_OF_KEYS, *_OF_COUNTS, *_NOTES})

_OF_ARRAYS = ("minItems", "maxItems", "uniqueItems")
_OF_TEXTS = ("minLength", "maxLength", "pattern", "format")
_OF_NUMBERS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
_OF_THE_VALUE = frozenset({"type", *_OF_ARRAYS, *_OF_TEXTS, *_OF_NUMBERS})
_OPEN = (None, True, {})
_NAMED_PARTS = ("$defs", "definitions")
_KEPT_REFERENCES = ("#/$defs/", "#/definitions/", "contract:")
"""What a part that is kept whole may refer to: what these name is kept whole as well."""


def restricted(schema: Schema, fields: Iterable[str]) -> Schema | None:
    """`schema` for a reader of `fields` (JSON Pointers, `*` for any item); None where it cannot be told apart."""
    wanted = _tree_of(fields)
    if not wanted or not isinstance(schema.value, dict):
        return None
    try:
        for part in _NAMED_PARTS:
            _require_whole(schema.value.get(part))
        value = _Restriction(schema).of(schema.value, wanted)
        if not isinstance(value, dict):
            return None
        kept = {keyword: schema.value[keyword] for keyword in _OF_THE_ROOT if keyword in schema.value}
        return load({**kept, **value}, dialect=schema.dialect, resources=schema.resources)
    except (_TooIntricateError, SchemaError, LookupError, TypeError, ValueError):
        return None


class _TooIntricateError(Exception):
    """Something other than the fields themselves has a say in whether they are valid."""


def _tree_of(fields: Iterable[str]) -> Wanted:
    """The fields as a tree; empty where one of them is the whole payload, or there are none."""
    tree: dict[str, Any] = {}
    whole: list[dict[str, Any]] = []
    for field in fields:
        place = tree
        for token in pointer_tokens(field):
            place = place.setdefault(token, {})
        whole.append(place)
    for place in whole:
        place.clear()
    return tree


class _Restriction:
    def __init__(self, schema: Schema) -> None:
        self._root = schema.value
        self._refs_stand_alone = schema.dialect.refs_stand_alone
        self._steps = 0

    def of(self, node: Any, wanted: Wanted) -> Any:
        """What `node` says of the wanted fields."""
        if not isinstance(node, dict) or not wanted:
            _require_whole(node)
            return node
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise _TooIntricateError
        if "$ref" in node and self._refs_stand_alone:
            return self.of(self._resolved(node["$ref"]), wanted)
        if node is not self._root and ("$id" in node or "id" in node):
            raise _TooIntricateError
        _require_declared(node, wanted)
        said: dict[str, Any] = {}
        for keyword, value in node.items():
            self._say(said, keyword, value, wanted)
        return said

    def _say(self, said: dict[str, Any], keyword: str, value: Any, wanted: Wanted) -> None:
        match keyword:
            case "properties":
                said["properties"] = {key: self.of(value[key], inner) for key, inner in wanted.items() if key in value}
            case "required" if isinstance(value, list):
                said["required"] = [key for key in value if key in wanted]
                if not said["required"]:
                    del said["required"]
            case "items" if not isinstance(value, list) and not any(key.isdecimal() for key in wanted):
                said["items"] = self.of(value, wanted[ANY_ITEM]) if ANY_ITEM in wanted else True
            case "allOf":
                said.setdefault("allOf", []).extend(self.of(branch, wanted) for branch in value)
            case "anyOf" | "oneOf":
                said[keyword] = [self.of(branch, wanted) for branch in value]
            case "$ref":
                said.setdefault("allOf", []).append(self.of(self._resolved(value), wanted))
            case _ if keyword in _OF_THE_VALUE:
                said[keyword] = value
            case _ if keyword not in _SAYS_NOTHING_OF_A_FIELD:
                raise _TooIntricateError

    def _resolved(self, reference: Any) -> Any:
        if not isinstance(reference, str) or not reference.startswith("#") or reference[1:2] not in ("", "/"):
            raise _TooIntricateError
        place = self._root
        for token in pointer_tokens(reference[1:]):
            place = place[int(token)] if isinstance(place, list) else place[token]
        return place


def _require_declared(node: dict[str, Any], wanted: Wanted) -> None:
    """A wanted key that is declared nowhere here is the others' business only where they are left open."""
    undeclared = [key for key in wanted if key not in node.get("properties", {})]
    if undeclared and any(
        node.get(keyword) not in _OPEN for keyword in ("additionalProperties", "unevaluatedProperties")
    ):
        raise _TooIntricateError


def _require_whole(part: Any) -> None:
    """A part that is kept as it is must not refer to what is not: that would say less than it did."""
    stack = [part]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(node)
        elif isinstance(node, dict):
            stack.extend(node.values())
            for keyword in ("$ref", "$dynamicRef", "$recursiveRef"):
                reference = node.get(keyword, "contract:")
                if isinstance(reference, str) and not reference.startswith(_KEPT_REFERENCES):
                    raise _TooIntricateError
