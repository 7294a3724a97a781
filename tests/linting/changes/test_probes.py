"""Likely payloads: samples of a schema, and a part put at a place."""

from typing import Any

import pytest

from linting.changes import ABSENT
from linting.changes.probes import UnfitPayloadError, placed
from linting.changes.samples import samples_of
from linting.schemas import load


@pytest.mark.parametrize(
    ("payload", "steps", "part", "result"),
    [
        (1, (), 2, 2),
        ({}, ("a",), 1, {"a": 1}),
        ({"a": 1, "b": 2}, ("a",), ABSENT, {"b": 2}),
        ({}, ("a", "b"), 1, {"a": {"b": 1}}),
        ({}, ("a", 0, "b"), 1, {"a": [{"b": 1}]}),
        ({"a": [1, 2]}, ("a", 0), 3, {"a": [3, 2]}),
    ],
)
def test_a_part_is_put_at_a_place_and_what_is_missing_around_it_is_made(
    payload: Any, steps: tuple[str | int, ...], part: Any, result: Any
) -> None:
    assert placed(payload, steps, part) == result


@pytest.mark.parametrize(
    ("payload", "steps", "part"),
    [(1, ("a",), 1), ([], ("a",), 1), ({}, (0,), 1), ([], (1,), 1), ([1], (0,), ABSENT), ({}, (), ABSENT)],
)
def test_a_part_that_does_not_fit_is_refused(payload: Any, steps: tuple[str | int, ...], part: Any) -> None:
    with pytest.raises(UnfitPayloadError):
        placed(payload, steps, part)


ORDER = {
    "type": "object",
    "required": ["id", "lines", "at"],
    "properties": {
        "id": {"$ref": "#/$defs/Id"},
        "at": {"type": "string", "format": "date-time"},
        "lines": {"type": "array", "minItems": 1, "items": {"type": "object", "properties": {"n": {"minimum": 3}}}},
        "price": {"type": "number", "exclusiveMinimum": 0},
        "status": {"enum": ["open", "done"]},
        "next": {"$ref": "#"},
    },
    "$defs": {"Id": {"allOf": [{"type": "string"}, {"minLength": 3}], "default": "abc"}},
}


def test_a_sample_has_what_is_required_or_all_that_is_declared() -> None:
    required, full = samples_of(load(ORDER), assert_formats=True)

    assert required == {"id": "abc", "at": "2024-02-29T12:00:00Z", "lines": [{}]}
    assert {"price", "status"} <= full.keys()
    assert load(ORDER).accepts(full)


@pytest.mark.parametrize(
    "schema", [False, {"items": {"$ref": "#"}}, {"type": "string", "pattern": "^[0-9]{9}$"}, {"minItems": 10**9}]
)
def test_what_is_not_read_gives_no_sample_or_a_valid_one(schema: Any) -> None:
    loaded = load(schema)

    assert all(loaded.accepts(sample) for sample in samples_of(loaded, assert_formats=True))
