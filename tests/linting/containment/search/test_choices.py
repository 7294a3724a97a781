"""Choices: discriminators decide branches at once, and conflicts say which choices are worth trying again."""

from tests.linting.containment.search.asking import is_empty, is_proved, payload_of


def variant(kind, **keywords):
    return {"type": "object", "required": ["kind"], "properties": {"kind": {"const": kind}, **keywords}}


def test_a_discriminator_decides_a_one_of_of_thirty_branches():
    old = {"oneOf": [variant(f"k{n}", size={"maximum": n}) for n in range(30)]}
    new = {"oneOf": [variant(f"k{n}", size={"maximum": n + (n != 17)}) for n in range(30)]}
    narrow = {"oneOf": [variant(f"k{n}", size={"maximum": n - (n == 17)}) for n in range(30)]}

    assert is_proved(old, new, budget=20_000)
    assert payload_of(old, narrow, budget=20_000)["kind"] == "k17"


def test_a_discriminator_decides_conditions():
    def conditions(limit):
        return {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"enum": ["a", "b"]}},
            "allOf": [
                {"if": {"properties": {"kind": {"const": "a"}}}, "then": {"required": ["x"]}},
                {"if": {"properties": {"kind": {"const": "b"}}}, "then": {"properties": {"x": {"maximum": limit}}}},
            ],
        }

    assert is_proved(conditions(3), conditions(4))
    assert payload_of(conditions(4), conditions(3))["kind"] == "b"


def test_twelve_choices_that_do_not_matter_are_not_tried_again():
    """Without backjumping this takes 4**12 tries."""
    idle = [{"anyOf": [{"required": [f"p{n}-{m}"]} for m in range(4)]} for n in range(12)]
    clash = [{"properties": {"z": {"minimum": 5}}, "required": ["z"]}, {"properties": {"z": {"maximum": 4}}}]

    assert is_empty(
        {"type": "object", "allOf": [*idle, *clash, {"properties": {"z": {"type": "number"}}}]}, budget=2_000
    )
    assert payload_of({"type": "object", "allOf": [*idle, clash[0]]}, budget=5_000).keys() >= {"z"}


def test_a_clash_of_two_choices_leaves_the_others_alone():
    def either(*kinds):
        return {"anyOf": [{"properties": {"k": {"const": kind}}, "required": ["k"]} for kind in kinds]}

    idle = [{"anyOf": [{"required": [f"p{n}-{m}"]} for m in range(3)]} for n in range(10)]

    assert is_empty({"type": "object", "allOf": [either("a", "b"), *idle, either("c", "d")]}, budget=3_000)


def test_what_is_wider_in_each_of_many_properties_is_wider():
    old = {"type": "object", "properties": {f"p{n}": {"anyOf": [{"type": "null"}, {"maximum": n}]} for n in range(40)}}
    new = {"properties": {f"p{n}": {"anyOf": [{"type": "null"}, {"maximum": n + 1}]} for n in range(40)}}

    assert is_proved(old, new, budget=5_000)
