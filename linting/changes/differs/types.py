"""``type``: widened, narrowed, changed, with null apart; and schemas that became ``false`` or ceased to be."""

from __future__ import annotations

from linting.changes.difference import Difference, Findings, Pair, Patches, Write
from linting.changes.equality import listed
from linting.changes.view import Keyword, View

_ONE = {
    "null": "null",
    "boolean": "a boolean",
    "object": "an object",
    "array": "a list",
    "number": "a number",
    "integer": "an integer",
    "string": "a string",
}
_MANY = {
    "null": "null",
    "boolean": "booleans",
    "object": "objects",
    "array": "lists",
    "number": "numbers",
    "integer": "integers",
    "string": "strings",
}
_ORDER = list(_ONE)
_NULL = frozenset({"null"})
_ALL = frozenset(_ONE) - {"integer"}
_LIMITING = frozenset({"enum", "const", "$ref", "allOf", "anyOf", "oneOf", "not", "if"})

Types = frozenset[str]


def type_differences(pair: Pair) -> Findings:
    """What happened to the types that a value may have."""
    old, new = pair.keyword("type")
    before, after = _types(old), _types(new)
    if before == after or _is_told_by_values(pair, before, after):
        return
    if before is None:
        yield pair.difference("type-narrowed", f"has to be {_one(after or _NULL)} now", old, new)
    elif after is None:
        is_limited_otherwise = not pair.new.keywords.keys().isdisjoint(_LIMITING)
        says = "no longer names a type by itself" if is_limited_otherwise else "may be of any type now"
        yield pair.difference("type-widened", says, old, new)
    else:
        yield from _between(pair, before, after)


def _is_told_by_values(pair: Pair, before: Types | None, after: Types | None) -> bool:
    """Whether types gave way to values of these types, or came in their place: then the values tell it."""
    view, types = (pair.old, after) if before is None else (pair.new, before)
    values = [view.value("const")] if "const" in view.keywords else view.value("enum")
    if types is None or (before is not None and after is not None) or not isinstance(values, list):
        return False
    return all(not types.isdisjoint(_types_of(value)) for value in values)


def share_no_type(pair: Pair) -> bool:
    """Whether no value can be of the types of both sides, so that nothing else there can be compared."""
    before, after = _types(pair.old.get("type")), _types(pair.new.get("type"))
    if before is None or after is None:
        return False
    return _not_covered(before, after) == before and _not_covered(after, before) == after


def permits_type_of(view: View, value: object) -> bool:
    """Whether the types that a schema names, if it names any, permit a value."""
    types = _types(view.get("type"))
    return types is None or not types.isdisjoint(_types_of(value))


def _types_of(value: object) -> tuple[str, ...]:
    match value:
        case bool():
            return ("boolean",)
        case int():
            return ("integer", "number")
        case float():
            return ("integer", "number") if value.is_integer() else ("number",)
        case str():
            return ("string",)
        case list():
            return ("array",)
        case dict():
            return ("object",)
    return ("null",)


def boolean_difference(pair: Pair) -> Difference:
    """A schema became ``false``, or ceased to be."""
    old, new = pair.old.written, pair.new.written
    rule, says = (
        ("value-forbidden", "must not be there any more")
        if pair.new.forbids_everything
        else ("value-permitted", "may be there now")
    )
    patches = Patches((Write(pair.old.path, new),), (Write(pair.new.path, old),))
    return pair.difference(rule, says, None, None, values=(old, new), patches=patches)


def _between(pair: Pair, before: Types, after: Types) -> Findings:
    """Null comes and goes by itself where other types stay; the rest is compared as sets."""
    if (before ^ after) & _NULL and before - _NULL and after - _NULL:
        yield _null_alone(pair, before, after)
        in_old, in_new = (after - _NULL) | (before & _NULL), (before - _NULL) | (after & _NULL)
        before, after = before - _NULL, after - _NULL
    else:
        in_old, in_new = after, before
    lost, gained = _not_covered(before, after), _not_covered(after, before)
    old, new = pair.keyword("type")
    patches = pair.rewriting(old, new, _written(in_old), _written(in_new))
    if lost and gained:
        says = f"was {_one(before)} and has to be {_one(after)} now"
        yield pair.difference("type-changed", says, old, new, patches=patches)
    elif lost:
        yield pair.difference("type-narrowed", f"no longer accepts {_many(lost, after)}", old, new, patches=patches)
    elif gained:
        yield pair.difference("type-widened", f"accepts {_many(gained, before)} now", old, new, patches=patches)


def _null_alone(pair: Pair, before: Types, after: Types) -> Difference:
    old, new = pair.keyword("type")
    patches = pair.rewriting(old, new, _written(before ^ _NULL), _written(after ^ _NULL))
    if before >= _NULL:
        return pair.difference("null-forbidden", "no longer accepts null", old, new, patches=patches)
    return pair.difference("null-allowed", "accepts null now", old, new, patches=patches)


def _types(keyword: Keyword | None) -> Types | None:
    """What a schema says of types; None where it permits all of them, or says nothing."""
    if keyword is None:
        return None
    types = frozenset([keyword.value] if isinstance(keyword.value, str) else keyword.value)
    return None if types >= _ALL else types


def _not_covered(types: Types, others: Types) -> Types:
    """What is in the first set and not in the second, where every integer is a number."""
    covered = others | {"integer"} if "number" in others else others
    return types - covered


def _sorted(types: Types) -> list[str]:
    return sorted(types, key=_ORDER.index)


def _written(types: Types) -> str | list[str]:
    names = _sorted(types)
    return names[0] if len(names) == 1 else names


def _one(types: Types) -> str:
    return listed([_ONE[name] for name in _sorted(types)], "or")


def _many(types: Types, others: Types) -> str:
    """The types in the plural; numbers beside integers that stay are the fractions."""
    words = dict(_MANY, number="fractions") if "integer" in others else _MANY
    return listed([words[name] for name in _sorted(types)])
