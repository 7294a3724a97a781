"""What has to be true of containment in every dialect, in worlds so small that every payload is tried."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from linting.containment import Proved, Refuted, Settings, Undecided, Writer, contains
from linting.schemas import Dialect, load
from tests.fuzz.judging import Question, judge
from tests.fuzz.worlds import LATE, WORLDS
from tests.linting.containment.rewriting import turned_around, upgraded, with_references

OPEN = Settings(writer=Writer.OPEN, assert_formats=False, budget=4_000)
FLAT = ("objects", "arrays", "numbers", "strings")

chances = st.randoms(use_true_random=False)
dialects = st.sampled_from(tuple(Dialect))
worlds = st.sampled_from([WORLDS[name] for name in FLAT])
same_every_time = settings(
    deadline=None, derandomize=True, database=None, max_examples=40, suppress_health_check=list(HealthCheck)
)


def verdict(writer, reader, dialect, read_as=None):
    return contains(load(writer, dialect=dialect), load(reader, dialect=read_as or dialect), OPEN)


@given(chances, dialects, st.sampled_from([WORLDS[name] for name in (*FLAT, "trees")]))
@settings(same_every_time, max_examples=150)
def test_nothing_in_its_world_disproves_a_verdict(chance, dialect, world):
    question = Question(*world.pair(chance, dialect), dialect)

    _, finding = judge(question, world.universe)

    assert finding is None


@given(chances, st.sampled_from(WORLDS["unevaluated"].dialects))
@same_every_time
def test_nothing_disproves_a_verdict_about_what_is_unevaluated(chance, dialect):
    world = WORLDS["unevaluated"]
    question = Question(*world.pair(chance, dialect), dialect)

    _, finding = judge(question, world.universe)

    assert finding is None


@given(chances, dialects, worlds)
@same_every_time
def test_no_declared_payload_disproves_a_verdict_about_declared_writers(chance, dialect, world):
    question = Question(*world.pair(chance, dialect), dialect, Writer.DECLARED)

    _, finding = judge(question, world.universe)

    assert finding is None


@given(chances, dialects, worlds)
@same_every_time
def test_the_order_of_keys_does_not_matter(chance, dialect, world):
    writer, reader = world.pair(chance, dialect)

    straight = verdict(writer, reader, dialect)
    reverse = verdict(turned_around(writer), turned_around(reader), dialect)

    assume(not isinstance(straight, Undecided) and not isinstance(reverse, Undecided))
    assert type(straight) is type(reverse)


@given(chances, dialects, worlds)
@same_every_time
def test_references_do_not_matter(chance, dialect, world):
    writer, reader = world.pair(chance, dialect)
    place = "$defs" if dialect in LATE else "definitions"

    inline = verdict(writer, reader, dialect)
    referred = verdict(with_references(writer, chance, place), with_references(reader, chance, place), dialect)

    assert type(inline) is type(referred)


@given(chances, worlds)
@same_every_time
def test_a_later_dialect_says_the_same_in_other_words(chance, world):
    writer, reader = world.pair(chance, Dialect.DRAFT7)

    before = verdict(writer, reader, Dialect.DRAFT7)
    after = verdict(upgraded(writer), upgraded(reader), Dialect.DRAFT2020_12)

    assert type(before) is type(after)
    assert isinstance(verdict(writer, upgraded(writer), Dialect.DRAFT7, Dialect.DRAFT2020_12), Proved)
    assert isinstance(verdict(upgraded(writer), writer, Dialect.DRAFT2020_12, Dialect.DRAFT7), Proved)


@given(chances, dialects, worlds)
@same_every_time
def test_a_narrower_writer_and_a_wider_reader_stay_compatible(chance, dialect, world):
    (writer, reader), (other, another) = world.pair(chance, dialect), world.pair(chance, dialect)
    assume(isinstance(verdict(writer, reader, dialect), Proved))

    assert not isinstance(verdict({"allOf": [other, writer]}, reader, dialect), Refuted)
    assert not isinstance(verdict(writer, {"anyOf": [another, reader]}, dialect), Refuted)


@given(chances, dialects, worlds)
@same_every_time
def test_negation_turns_containment_around(chance, dialect, world):
    writer, reader = world.pair(chance, dialect)

    forth = verdict(writer, reader, dialect)
    back = verdict({"not": reader}, {"not": writer}, dialect)

    assume(not isinstance(forth, Undecided) and not isinstance(back, Undecided))
    assert type(forth) is type(back)


@given(chances, dialects, worlds)
@same_every_time
def test_containment_is_transitive(chance, dialect, world):
    (first, second), (third, _) = world.pair(chance, dialect), world.pair(chance, dialect)
    middle = {"anyOf": [first, second]}
    last = {"anyOf": [second, third, first]}

    assert not isinstance(verdict(first, middle, dialect), Refuted)
    assert not isinstance(verdict(middle, last, dialect), Refuted)
    assert not isinstance(verdict(first, last, dialect), Refuted)
