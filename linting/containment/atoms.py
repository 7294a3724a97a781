"""What a single keyword says of a single value: a function for each kind of term that has no parts to be read."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import jsonschema_rs

from linting.schemas.dialects import Dialect
from linting.schemas.matching import found
from linting.schemas.terms import (
    Always,
    Format,
    ItemCount,
    Length,
    Matches,
    Maximum,
    Minimum,
    MultipleOf,
    Never,
    PropertyCount,
    Required,
    Types,
    UniqueItems,
    Values,
    WrittenAsInteger,
    kind_of,
)
from linting.schemas.values import exact, identity

Truth = bool | None


def is_within(count: int, least: int, most: int | None) -> bool:
    """Whether a count is between two bounds; None is without end."""
    return least <= count and (most is None or count <= most)


def is_of_format(name: str, dialect: str, value: str) -> bool:
    """What the independent validator says of a format: the engine has no opinion of its own."""
    return _format_validator(name, dialect).is_valid(value)


@lru_cache(maxsize=256)
def _format_validator(name: str, dialect: str) -> jsonschema_rs.Validator:
    from linting.schemas.validators import compiled

    return compiled({"format": name}, Dialect(dialect), {}, assert_formats=True)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _types(term: Types, value: Any) -> Truth:
    return bool(term.kinds & kind_of(value))


def _values(term: Values, value: Any) -> Truth:
    return identity(value) in term.identities


def _minimum(term: Minimum, value: Any) -> Truth:
    if not _is_number(value):
        return True
    number = exact(value)
    return number > term.bound or (number == term.bound and not term.strict)


def _maximum(term: Maximum, value: Any) -> Truth:
    if not _is_number(value):
        return True
    number = exact(value)
    return number < term.bound or (number == term.bound and not term.strict)


def _multiple_of(term: MultipleOf, value: Any) -> Truth:
    return not _is_number(value) or exact(value) % term.step == 0


def _written_as_integer(_term: WrittenAsInteger, value: Any) -> Truth:
    return not isinstance(value, float)


def _length(term: Length, value: Any) -> Truth:
    return not isinstance(value, str) or is_within(len(value), term.least, term.most)


def _matches(term: Matches, value: Any) -> Truth:
    return found(term.pattern, value) if isinstance(value, str) else True


def _format(term: Format, value: Any) -> Truth:
    return not isinstance(value, str) or is_of_format(term.name, term.dialect, value)


def _item_count(term: ItemCount, value: Any) -> Truth:
    return not isinstance(value, list) or is_within(len(value), term.least, term.most)


def _unique_items(_term: UniqueItems, value: Any) -> Truth:
    return not isinstance(value, list) or len({identity(item) for item in value}) == len(value)


def _property_count(term: PropertyCount, value: Any) -> Truth:
    return not isinstance(value, dict) or is_within(len(value), term.least, term.most)


def _required(term: Required, value: Any) -> Truth:
    return not isinstance(value, dict) or term.name in value


ATOMS: Mapping[type, Callable[[Any, Any], Truth]] = {
    Always: lambda _term, _value: True,
    Never: lambda _term, _value: False,
    Types: _types,
    Values: _values,
    Minimum: _minimum,
    Maximum: _maximum,
    MultipleOf: _multiple_of,
    WrittenAsInteger: _written_as_integer,
    Length: _length,
    Matches: _matches,
    Format: _format,
    ItemCount: _item_count,
    UniqueItems: _unique_items,
    PropertyCount: _property_count,
    Required: _required,
}
