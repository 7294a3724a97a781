"""What is found before all choices are made saves the rest of them; what is refuted once is not refuted again."""

from linting.containment import Refuted, Undecided
from linting.containment.search.cores import Cores
from linting.schemas.arena import Arena
from linting.schemas.terms import Required
from tests.linting.containment.search.asking import is_empty, is_proved, payload_of, verdict_of


def nest(*kinds):
    """A map of maps by two keys of its own, whose other members are of a type that tells the kind; the keys may be
    evaluated by either branch of an `anyOf`.
    """
    return {
        "type": "object",
        "anyOf": [
            {
                "anyOf": [{"properties": {f"{kind}1": {"$ref": "#"}}}, {"properties": {f"{kind}2": {"$ref": "#"}}}],
                "unevaluatedProperties": {"type": kind},
            }
            for kind in kinds
        ],
    }


def spelled_out(*kinds):
    """The same without `unevaluatedProperties`."""

    def known(kind, *numbers):
        properties = {f"{kind}{number}": {"$ref": "#"} for number in numbers}
        return {"properties": properties, "additionalProperties": {"type": kind}}

    return {
        "type": "object",
        "anyOf": [{"anyOf": [known(kind, 1), known(kind, 2), known(kind, 1, 2)]} for kind in kinds],
    }


def test_nested_alternatives_are_proved_equal_to_what_they_stand_for():
    kinds = ("boolean", "null", "string")

    assert is_proved(nest(*kinds), spelled_out(*kinds))
    assert is_proved(spelled_out(*kinds), nest(*kinds))


def test_nested_alternatives_that_differ_are_told_apart():
    assert payload_of(nest("boolean", "null"), spelled_out("boolean", "string"))


def test_choices_that_a_value_meets_anyway_are_not_made():
    idle = [{"anyOf": [{"minProperties": n + 1}, {"maxProperties": n}]} for n in range(60)]

    assert payload_of({"type": "object", "allOf": idle}, budget=400) == {}


def test_a_conflict_before_a_choice_is_one_of_its_type_alone():
    """It once was taken for a conflict of every type, and then its proof did not hold."""
    nothing_in_it = {"contains": {}, "maxContains": 0}

    verdict_of(nothing_in_it, {"maxItems": 0, "prefixItems": [{"enum": []}]})
    assert not is_empty(nothing_in_it)


def test_an_excluded_object_is_no_choice_that_every_object_meets():
    words = {"type": "object", "properties": {"a": {"$ref": "#/$defs/word"}}, "additionalProperties": False}
    schema = {"$defs": {"word": words}, "$ref": "#/$defs/word", "not": {"const": {}}}

    assert payload_of(schema) == {"a": {}}
    assert is_empty({**schema, "maxProperties": 0})


def test_a_set_is_found_within_larger_ones_until_it_is_discarded():
    arena = Arena()
    one, two, three = (arena.make(Required, name) for name in "abc")
    cores = Cores(arena.serial)

    cores.add(frozenset({one, two}))

    assert cores.within(frozenset({one, two, three})) == {one, two}
    assert cores.within(frozenset({two, three})) is None
    cores.discard(frozenset({one, two}))
    assert cores.within(frozenset({one, two, three})) is None


def test_what_failed_once_is_not_tried_again_under_other_choices():
    """Three pigeons for two holes, among choices that a payload cannot ignore: 5**8 ways to fail without a memory."""

    def either(key, *constants):
        return {"anyOf": [{"required": [key], "properties": {key: {"const": constant}}} for constant in constants]}

    def apart(one, other):
        return {"not": {"anyOf": [{"allOf": [either(one, hole), either(other, hole)]} for hole in (1, 2)]}}

    busy = [either(f"b{n}", *range(5)) for n in range(8)]
    pigeons = [either(key, 1, 2) for key in "xyz"]
    holes = [apart("x", "y"), apart("y", "z"), apart("x", "z")]

    assert is_empty({"type": "object", "allOf": [*busy, *pigeons, *holes]}, budget=3_000)
    assert payload_of({"type": "object", "allOf": [*busy, *pigeons, *holes[:2]]}, budget=3_000)


def test_nested_conditions_under_what_is_unevaluated_are_proved_equal_in_another_order():
    def known(name):
        return {"properties": {name: {"$ref": "#"}}}

    def nested(branches):
        return {"oneOf": [{"anyOf": pair, "unevaluatedProperties": {"const": 1}} for pair in branches]}

    branches = [[known("a"), known("b")], [known("c"), {**known("d"), "required": ["d"]}], [known("e"), known("a")]]
    around = {"type": "object", "unevaluatedProperties": {"type": "number"}}

    turned = [pair[::-1] for pair in reversed(branches)]

    assert is_proved({**around, **nested(branches)}, {**around, **nested(turned)})


def test_each_of_a_thousand_members_that_must_be_there_is_looked_at_by_itself():
    def wide(least):
        names = [f"p{n}" for n in range(1_000)]
        return {"type": "object", "required": names, "properties": {name: {"minimum": least} for name in names}}

    assert is_proved(wide(2), wide(1))
    assert payload_of(wide(1), wide(2)).keys() == set(wide(1)["required"])


def test_each_of_a_thousand_positions_is_looked_at_by_itself():
    def long(least):
        return {"type": "array", "minItems": 1_000, "prefixItems": [{"minimum": n - least} for n in range(1_000)]}

    assert is_proved(long(0), long(1))


def test_many_patterns_and_many_items_that_must_differ_end_with_a_reason():
    def keys(least):
        patterns = {f"^p{n}x": {"minimum": n - least} for n in range(150)}
        return {"type": "object", "minProperties": 3, "patternProperties": patterns}

    given_up = verdict_of(keys(0), keys(1)), verdict_of({"minItems": 1_000, "uniqueItems": True}, {"type": "object"})

    assert all(isinstance(verdict, Undecided | Refuted) for verdict in given_up)
