"""The engine's own reading of payloads: as deep as they are, as often as their parts are there, and not for ever."""

import pytest

from linting.containment import shrinking
from linting.containment.evaluation import Evaluator
from linting.containment.payloads import parts_by_size, size_of
from linting.containment.reading import Reading
from linting.containment.shrinking import shrunk
from linting.schemas import load
from linting.schemas.arena import Arena
from linting.schemas.compilation import Compiler
from linting.schemas.terms import ALWAYS, Conditional, Contains, Opaque

LIST = {
    "type": "object",
    "properties": {"next": {"$ref": "#"}, "n": {"type": "integer"}},
    "additionalProperties": False,
}
TREE = {
    "anyOf": [
        {"type": "object", "properties": {"a": {"$ref": "#"}, "b": {"$ref": "#"}}, "required": [name]} for name in "abc"
    ]
}


def compiled(value):
    arena = Arena()
    return arena, Compiler(load(value), arena, assert_formats=False).root()


def chain(length, end):
    value = end
    for _ in range(length):
        value = {"next": value}
    return value


def shared_tree(levels):
    """A binary tree of 2**levels values, in as many objects as it has levels."""
    value = {"c": 0}
    for _ in range(levels):
        value = {"a": value, "b": value}
    return value


@pytest.mark.parametrize(("end", "truth"), [({"n": 1}, True), ({"n": "1"}, False)])
def test_it_reads_to_the_end_of_a_deep_value(end, truth):
    arena, term = compiled(LIST)

    assert Evaluator(arena).accepts(term, chain(390, end)) is truth


def test_parts_that_are_there_often_are_read_once():
    arena, term = compiled(TREE)
    reading = Reading(arena)

    assert reading.accepts(term, shared_tree(80)) is True
    assert reading.steps < 10_000
    assert reading.repeated > 2**80


def test_it_cannot_tell_after_so_many_steps():
    arena, term = compiled({"items": {"properties": {"a": {"type": "string"}}}})

    assert Reading(arena, most=50).accepts(term, [{"a": ""}] * 1_000) is None


def test_an_evaluator_cannot_tell_once_its_patience_is_used_up():
    arena, term = compiled(LIST)
    evaluator = Evaluator(arena, most_terms=500)

    truths = [evaluator.accepts(term, chain(20, {"n": 1})) for _ in range(10)]

    assert truths[0] is True
    assert truths[-1] is None


def test_what_is_not_modelled_counts_where_it_matters():
    arena = Arena()
    unknown = arena.make(Opaque, "keyword", "", 0)
    reading = Reading(arena)

    assert reading.accepts(arena.make(Conditional, unknown, ALWAYS, ALWAYS), 1) is True
    assert reading.accepts(arena.make(Conditional, unknown, ALWAYS, arena.negation(ALWAYS)), 1) is None
    assert reading.accepts(arena.make(Contains, unknown, 3, None), [1, 2]) is False
    assert reading.accepts(arena.make(Contains, unknown, 0, 2), [1, 2]) is True
    assert reading.accepts(arena.make(Contains, unknown, 1, 2), [1, 2]) is None


def test_a_size_is_what_is_written_out():
    assert size_of(shared_tree(20)) == 2**20 + 2**21 - 1
    assert [size_of(part) for part in parts_by_size(shared_tree(3))] == [2, 5, 11]


def test_a_wide_payload_is_copied_no_more_often_than_it_may_be_tried(monkeypatch):
    copies = []
    without = shrinking.without

    def counted(payload, path):
        copies.append(path)
        return without(payload, path)

    monkeypatch.setattr(shrinking, "without", counted)
    wide = {f"field_{number}": 0 for number in range(5_000)}

    assert shrunk(wide, load(True), lambda payload: len(payload) == 5_000) == wide
    assert 0 < len(copies) < 200


def test_a_part_takes_the_place_of_the_whole_where_it_will_do():
    witness = shrunk({"start": chain(200, {"n": 7})}, load(True), lambda payload: "start" in payload)

    assert size_of(witness) < 5
