"""`oneOf` of many: alternatives where no two can be true, halves where they can, and never a term for each pair."""

from linting.containment import Undecided
from linting.containment.search.exclusion import are_disjoint, exactly_one, none_or_several
from linting.containment.search.obligations import values_term
from linting.schemas.arena import Arena
from linting.schemas.terms import ALWAYS, Kind, Required
from tests.linting.containment.search.asking import is_empty, is_proved, payload_of, verdict_of


def tagged(arena, value, *, needed=True):
    shape = arena.members({"kind": values_term(arena, [value])}, (), ALWAYS)
    return arena.all([arena.types(Kind.OBJECT), shape, *([arena.make(Required, "kind")] if needed else [])])


def test_a_discriminator_makes_alternatives_of_them():
    arena = Arena()
    parts = tuple(tagged(arena, number) for number in range(5))

    assert are_disjoint(arena, parts)
    assert exactly_one(arena, parts) == parts
    assert len(none_or_several(arena, parts)) == 1


def test_a_discriminator_that_may_be_absent_is_none():
    arena = Arena()

    assert not are_disjoint(arena, [tagged(arena, number, needed=False) for number in range(2)])
    assert not are_disjoint(arena, [tagged(arena, 1), tagged(arena, 1)])
    assert not are_disjoint(arena, [tagged(arena, 1), ALWAYS])


def test_types_and_enumerations_tell_parts_apart():
    arena = Arena()
    parts = [arena.types(Kind.STRING), values_term(arena, [1, 2]), values_term(arena, [3]), tagged(arena, 1)]

    assert are_disjoint(arena, parts)
    assert not are_disjoint(arena, [*parts, values_term(arena, ["text"])])


def test_many_that_are_not_disjoint_are_few_options():
    arena = Arena()
    parts = tuple(arena.make(Required, f"r{number}") for number in range(100))

    assert len(exactly_one(arena, parts)) == 2
    assert len(none_or_several(arena, parts)) == 4


def one_of(count, shift=0):
    return [
        {"required": ["kind"], "properties": {"kind": {"const": f"k{n}"}, "size": {"maximum": n + shift}}}
        for n in range(count)
    ]


def test_a_hundred_kinds_are_proved_wider_one_by_one():
    typed = [{"type": "object", **branch} for branch in one_of(100)]

    assert is_proved({"oneOf": typed}, {"oneOf": one_of(100, shift=1), "type": "object"})
    assert payload_of({"oneOf": typed}, {"oneOf": one_of(100, shift=-1)})["kind"].startswith("k")


def test_a_hundred_keys_of_which_one_is_there_are_the_same_in_any_order():
    keys = [{"required": [f"r{n}"]} for n in range(60)]

    assert is_proved({"type": "object", "oneOf": keys}, {"oneOf": keys[::-1]})
    assert len(payload_of({"type": "object", "anyOf": keys}, {"oneOf": keys})) == 2


def test_a_part_that_is_there_twice_cannot_be_the_one():
    part = {"type": "object", "required": ["kind"], "properties": {"kind": {"const": 1}}}

    assert is_empty({"oneOf": [part, part]})
    assert payload_of({"oneOf": [part, part, *({"const": n} for n in range(6))]}) in range(6)


def test_ranges_are_told_apart_by_their_bounds():
    def ranges(wider):
        return [{"minimum": 10 * n - wider, "maximum": 10 * n + 4 + wider} for n in range(16)]

    assert is_proved({"type": "integer", "oneOf": ranges(0)}, {"oneOf": ranges(1)})
    assert payload_of({"type": "integer", "oneOf": ranges(2)}, {"oneOf": ranges(4)}) % 10 in (6, 8)


def test_lengths_and_counts_are_told_apart_by_their_bounds():
    for kind, least, most in (
        ("string", "minLength", "maxLength"),
        ("array", "minItems", "maxItems"),
        ("object", "minProperties", "maxProperties"),
    ):
        writer = {"type": kind, "oneOf": [{least: 4 * n + 1, most: 4 * n + 2} for n in range(6)]}
        reader = {"oneOf": [{least: 4 * n, most: 4 * n + 2} for n in range(6)]}

        assert is_proved(writer, reader)


def test_what_it_cannot_tell_apart_ends_with_a_reason():
    branches = [{"allOf": [{"minimum": n}, {"multipleOf": n + 2}]} for n in range(200)]

    verdict = verdict_of({"type": "integer", "oneOf": branches}, {"oneOf": branches[::-1]}, budget=3_000)

    assert isinstance(verdict, Undecided)
    assert verdict.reason
