"""What has to be true of containment in every dialect, in worlds so small that every payload is tried."""

from hypothesis import assume, given
from hypothesis import strategies as st

from linting.containment import Proved, Refuted, Settings, Undecided, Writer, contains
from linting.containment.evaluation import Evaluator
from linting.schemas import Dialect, load
from linting.schemas.arena import Arena
from linting.schemas.compilation import Compiler
from tests.conformance.reference import is_accepted_by
from tests.fuzz.judging import Question, judge
from tests.fuzz.worlds import LATE, WORLDS
from tests.linting.containment.profiles import tried
from tests.linting.containment.rewriting import UPGRADES, joined, turned_around, with_references

OPEN = Settings(writer=Writer.OPEN, assert_formats=False, budget=4_000)
FLAT = ("objects", "arrays", "numbers", "strings")

chances = st.randoms(use_true_random=False)
dialects = st.sampled_from(tuple(Dialect))
flat_worlds = st.sampled_from([WORLDS[name] for name in FLAT])
worlds = st.sampled_from([WORLDS[name] for name in (*FLAT, "trees")])


def verdict(writer, reader, dialect, read_as=None):
    return contains(load(writer, dialect=dialect), load(reader, dialect=read_as or dialect), OPEN)


def is_inexact(payload):
    """Whether validators, which divide floats, may find other multiples than decimal arithmetic does."""
    return isinstance(payload, float | int) and (payload % 1 != 0 or abs(payload) > 2**53)


@given(chances, dialects, worlds)
@tried(150)
def test_nothing_in_its_world_disproves_a_verdict(chance, dialect, world):
    question = Question(*world.pair(chance, dialect), dialect)

    _, finding = judge(question, world.universe)

    assert finding is None


@given(chances, st.sampled_from(WORLDS["unevaluated"].dialects))
@tried(50)
def test_nothing_disproves_a_verdict_about_what_is_unevaluated(chance, dialect):
    world = WORLDS["unevaluated"]
    question = Question(*world.pair(chance, dialect), dialect)

    _, finding = judge(question, world.universe)

    assert finding is None


@given(chances, dialects, worlds)
@tried(50)
def test_no_declared_payload_disproves_a_verdict_about_declared_writers(chance, dialect, world):
    question = Question(*world.pair(chance, dialect), dialect, Writer.DECLARED)

    _, finding = judge(question, world.universe)

    assert finding is None


@given(chances, dialects, worlds)
@tried(60)
def test_the_engine_and_both_validators_read_all_payloads_alike(chance, dialect, world):
    value, _ = world.pair(chance, dialect)
    schema, arena = load(value, dialect=dialect), Arena()
    evaluator, term = Evaluator(arena), Compiler(schema, arena, assert_formats=False).root()

    for payload in world.universe:
        readings = evaluator.accepts(term, payload), schema.accepts(payload, assert_formats=False)
        if not (is_inexact(payload) and "multipleOf" in repr(value)):
            assert {*readings, is_accepted_by(payload, schema)} <= {None, readings[1]}, payload


@given(chances, dialects, worlds)
@tried(50)
def test_every_schema_is_contained_in_itself(chance, dialect, world):
    for schema in world.pair(chance, dialect):
        assert not isinstance(verdict(schema, joined("allOf", schema), dialect), Refuted)
        assert not isinstance(verdict(joined("anyOf", schema), schema, dialect), Refuted)


@given(chances, dialects, worlds)
@tried(50)
def test_the_order_of_keys_does_not_matter(chance, dialect, world):
    writer, reader = world.pair(chance, dialect)

    straight = verdict(writer, reader, dialect)
    reverse = verdict(turned_around(writer), turned_around(reader), dialect)

    assume(not isinstance(straight, Undecided) and not isinstance(reverse, Undecided))
    assert type(straight) is type(reverse)


@given(chances, dialects, flat_worlds)
@tried(50)
def test_references_do_not_matter(chance, dialect, world):
    writer, reader = world.pair(chance, dialect)
    place = "$defs" if dialect in LATE else "definitions"

    inline = verdict(writer, reader, dialect)
    referred = verdict(with_references(writer, chance, place), with_references(reader, chance, place), dialect)

    assert type(inline) is type(referred)


@given(chances, st.sampled_from(UPGRADES), flat_worlds)
@tried(80)
def test_a_later_dialect_says_the_same_in_other_words(chance, upgrade, world):
    old, new, upgraded = upgrade
    writer, reader = world.pair(chance, old)
    assume(old is not Dialect.DRAFT4 or "integer" not in repr((writer, reader)))  # there, 1.0 is none

    before = verdict(writer, reader, old)
    after = verdict(upgraded(writer), upgraded(reader), new)

    assert type(before) is type(after)
    assert isinstance(verdict(writer, upgraded(writer), old, new), Proved)
    assert isinstance(verdict(upgraded(writer), writer, new, old), Proved)


@given(chances, dialects, worlds)
@tried(50)
def test_a_narrower_writer_and_a_wider_reader_stay_compatible(chance, dialect, world):
    (writer, reader), (other, _) = world.pair(chance, dialect), WORLDS["objects"].pair(chance, dialect)
    assume(isinstance(verdict(writer, reader, dialect), Proved))

    assert not isinstance(verdict(joined("allOf", other, writer), reader, dialect), Refuted)
    assert not isinstance(verdict(writer, joined("anyOf", other, reader), dialect), Refuted)


@given(chances, dialects, worlds)
@tried(50)
def test_the_same_condition_or_alternative_on_both_sides_keeps_containment(chance, dialect, world):
    (writer, reader), (other, _) = world.pair(chance, dialect), WORLDS["arrays"].pair(chance, dialect)
    assume(isinstance(verdict(writer, reader, dialect), Proved))

    for keyword in ("allOf", "anyOf"):
        both = joined(keyword, writer, other), joined(keyword, reader, other)
        assert not isinstance(verdict(*both, dialect), Refuted)


@given(chances, dialects, worlds)
@tried(50)
def test_negation_turns_containment_around(chance, dialect, world):
    writer, reader = world.pair(chance, dialect)

    forth = verdict(writer, reader, dialect)
    back = verdict(joined("not", reader), joined("not", writer), dialect)

    assume(not isinstance(forth, Undecided) and not isinstance(back, Undecided))
    assert type(forth) is type(back)


@given(chances, dialects, worlds)
@tried(50)
def test_containment_is_transitive(chance, dialect, world):
    (first, second), (third, _) = world.pair(chance, dialect), WORLDS["numbers"].pair(chance, dialect)
    middle = joined("anyOf", first, second)
    last = joined("anyOf", second, third, first)

    assert not isinstance(verdict(first, middle, dialect), Refuted)
    assert not isinstance(verdict(middle, last, dialect), Refuted)
    assert not isinstance(verdict(first, last, dialect), Refuted)
