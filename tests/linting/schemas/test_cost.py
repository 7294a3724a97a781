"""What would keep a validator busy for ever is refused before one is asked."""

import pytest

from linting.schemas import SchemaError, load


def doubling(levels: int) -> dict[str, object]:
    """Definitions that each name the next one twice."""
    twice = {f"d{n}": {"allOf": [{"$ref": f"#/$defs/d{n + 1}"}] * 2} for n in range(levels)}
    return {"$defs": {**twice, f"d{levels}": {"type": "string"}}, "$ref": "#/$defs/d0"}


def test_definitions_that_double_are_refused_with_the_place() -> None:
    with pytest.raises(SchemaError) as refusal:
        load(doubling(40))

    assert refusal.value.code == "too-expensive"
    assert refusal.value.pointer.startswith("/$defs/d")


@pytest.mark.parametrize("keyword", ["unevaluatedProperties", "unevaluatedItems"])
def test_what_is_unevaluated_at_many_levels_of_one_payload_is_refused(keyword: str) -> None:
    schema: dict[str, object] = {"type": "object"}
    for _ in range(20):
        schema = {"allOf": [schema], keyword: False}

    with pytest.raises(SchemaError) as refusal:
        load(schema)

    assert refusal.value.code == "too-expensive"


def test_what_is_unevaluated_in_each_member_is_nobodys_harm() -> None:
    schema: dict[str, object] = {"type": "string"}
    for _ in range(40):
        schema = {"properties": {"a": schema}, "unevaluatedProperties": False}

    assert load(schema).accepts({"a": {"a": {}}})


def test_some_doubling_is_nobodys_harm() -> None:
    assert load(doubling(6)).accepts("text")


@pytest.mark.parametrize(
    "schema",
    [
        {"$ref": "#"},
        {"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"anyOf": [{"$ref": "#/$defs/a"}, {}]}}, "$ref": "#/$defs/a"},
        {"not": {"$ref": "#"}},
    ],
)
def test_a_loop_that_enters_nothing_is_refused(schema: dict[str, object]) -> None:
    with pytest.raises(SchemaError, match="leads back to itself") as refusal:
        load(schema)

    assert refusal.value.code == "reference-loop"


def test_recursion_through_members_and_items_is_no_loop() -> None:
    tree = {"type": "object", "properties": {"left": {"$ref": "#"}, "right": {"$ref": "#"}}, "items": {"$ref": "#"}}

    assert load(tree).accepts({"left": {"right": {}}})


def test_more_subschemas_than_anyone_can_review_are_refused() -> None:
    with pytest.raises(SchemaError) as refusal:
        load({"properties": {f"p{n}": {"type": "string"} for n in range(20_001)}})

    assert refusal.value.code == "too-large"
