"""Proofs made up to deceive: each is about a goal that a value satisfies, and leans on what one rule leaves unsaid."""

import pytest

from linting.containment.certificate import Certificate
from linting.containment.evaluation import Evaluator
from linting.containment.obligations import SomeItem, SomeMember, values_term
from linting.containment.proofs import (
    ARITHMETIC,
    OBVIOUS,
    TOO_MANY,
    TRIED,
    ByLength,
    Counted,
    Item,
    Keys,
    Member,
    Part,
    Pigeonhole,
    Positions,
    Proof,
    Split,
    TooFew,
    Twins,
)
from linting.schemas.arena import Arena
from linting.schemas.terms import (
    ALWAYS,
    NEVER,
    Contains,
    ItemCount,
    Kind,
    Matches,
    Minimum,
    PropertyCount,
    Required,
    Term,
    UniqueItems,
    Values,
)


class Forgery:
    """A goal with a value, and a proof that it has none."""

    def __init__(self) -> None:
        self.arena = Arena()
        self.lemmas: dict[frozenset[Term], Proof] = {}

    def const(self, *values):
        return values_term(self.arena, values)

    def objects(self, *terms):
        return frozenset({self.arena.types(Kind.OBJECT), *terms})

    def arrays(self, length, *terms):
        return frozenset({self.arena.types(Kind.ARRAY), self.arena.make(ItemCount, length, length), *terms})

    def some_member(self, key, value):
        return self.arena.make(SomeMember, key, value)

    def lemma(self, proof, *terms):
        self.lemmas[frozenset(terms)] = proof
        return frozenset(terms)

    def is_accepted(self, goal, proof):
        return Certificate(self.arena, tuple(goal), goal, {**self.lemmas, goal: proof}).is_valid()

    def holds(self, goal, value):
        return all(Evaluator(self.arena).accepts(term, value) for term in goal)


@pytest.fixture
def forgery():
    return Forgery()


def test_what_is_not_among_the_literals_is_no_part_of_them(forgery):
    one, two = forgery.const(1), forgery.const(2)
    goal = frozenset({forgery.arena.some([one, two])})

    assert forgery.holds(goal, 1)
    assert not forgery.is_accepted(goal, Part(frozenset({one, two}), TRIED))
    assert not forgery.is_accepted(goal, Part(goal, Split(*goal, (OBVIOUS, OBVIOUS))))


def test_a_key_inside_of_an_enumeration_is_a_key_with_a_name(forgery):
    allowed = forgery.const({"a": 1})
    obligation = forgery.some_member(ALWAYS, forgery.const(1))
    goal = forgery.objects(allowed, obligation)

    assert forgery.holds(goal, {"a": 1})
    assert not forgery.is_accepted(goal, Keys(obligation, (("zz", TRIED),)))


def test_a_key_inside_of_an_undecided_choice_is_a_key_with_a_name(forgery):
    make = forgery.arena.make
    choice = forgery.arena.some([make(Required, "a"), make(Required, "b")])
    obligation = forgery.some_member(ALWAYS, forgery.const(1))
    goal = forgery.objects(choice, obligation, make(PropertyCount, 0, 1))

    assert forgery.holds(goal, {"a": 1})
    assert not forgery.is_accepted(goal, Keys(obligation, (("zz", Split(choice, (TOO_MANY, TOO_MANY))),)))


def test_a_key_that_suits_two_obligations_does_not_stand_for_one_that_suits_one(forgery):
    make = forgery.arena.make
    both = forgery.some_member(make(Matches, "^[ab]$"), forgery.const(1))
    only = forgery.some_member(make(Matches, "^a$"), forgery.const(2))
    goal = forgery.objects(both, only)
    clash = forgery.lemma(TRIED, forgery.const(1), forgery.const(2))

    assert forgery.holds(goal, {"b": 1, "a": 2})
    assert not forgery.is_accepted(goal, Keys(both, (("a", Keys(only, (("a", Member("a", clash)),))),)))


def test_names_that_are_possible_are_not_counted_twice(forgery):
    make = forgery.arena.make
    closed = forgery.arena.members({"a": ALWAYS, "b": ALWAYS}, (), NEVER)
    goal = forgery.objects(closed, make(PropertyCount, 2, None))
    impossible = forgery.lemma(OBVIOUS, NEVER)

    assert forgery.holds(goal, {"a": 0, "b": 0})
    assert not forgery.is_accepted(goal, TooFew(("a",), (("zz", Member("zz", impossible)),)))
    assert not forgery.is_accepted(goal, TooFew(("a", "b"), (("zz", Member("zz", impossible)),)))


def test_a_position_outside_of_the_array_is_none(forgery):
    part = forgery.const(1)
    obligation = forgery.arena.make(SomeItem, 0, None, part)
    beyond = forgery.arena.make(SomeItem, 5, 6, part)
    goal = forgery.arrays(1, obligation)

    assert not forgery.is_accepted(goal, Positions(obligation, ((5, Positions(beyond, ())),)))
    assert not forgery.is_accepted(goal, Positions(obligation, ((-1, Positions(beyond, ())),)))


@pytest.mark.parametrize("chosen", [(0, 0), (0, 5), (1, -1)])
def test_items_are_counted_once_each_and_inside_of_the_array(forgery, chosen):
    count = forgery.arena.make(Contains, forgery.const(1), 2, 2)
    items = forgery.arena.items([], forgery.const(1))
    goal = forgery.arrays(2, count, items)
    clash = forgery.lemma(TRIED, forgery.const(1), forgery.arena.negation(forgery.const(1)))
    proofs = [Counted(count, ((chosen, Item(position, clash)),)) for position in (0, 1)]

    assert forgery.holds(goal, [1, 1])
    assert not any(forgery.is_accepted(goal, proof) for proof in proofs)


@pytest.mark.parametrize("pair", [(0, 0), (0, 7), (6, 7)])
def test_an_item_is_not_its_own_twin(forgery, pair):
    repeated = forgery.arena.negation(forgery.arena.make(UniqueItems))
    goal = forgery.arrays(2, repeated)

    assert forgery.holds(goal, [0, 0])
    assert not forgery.is_accepted(goal, Twins(((pair, Item(0, forgery.lemma(OBVIOUS, NEVER))),)))
    assert not forgery.is_accepted(goal, Twins(()))


def test_pigeons_have_as_many_holes_as_are_listed(forgery):
    items = forgery.arena.items([], forgery.const(0, 1))
    goal = forgery.arrays(2, items, forgery.arena.make(UniqueItems))
    few = Values(forgery.const(0).identities, (0, 1))
    left = forgery.lemma(TRIED, forgery.const(0, 1), forgery.arena.negation(few))
    by_number = forgery.lemma(ARITHMETIC, forgery.const(0, 1), forgery.arena.negation(few))

    assert forgery.holds(goal, [0, 1])
    for lemma in (left, by_number):
        assert not forgery.is_accepted(goal, Pigeonhole(few, ((0, lemma), (1, lemma))))
        assert not forgery.is_accepted(goal, Pigeonhole(forgery.const(0), ((0, lemma), (0, lemma))))


def test_a_choice_hides_no_length(forgery):
    make = forgery.arena.make
    choice = forgery.arena.some([make(ItemCount, 3, None), make(ItemCount, 0, 0)])
    least = make(ItemCount, 1, None)
    goal = frozenset({forgery.arena.types(Kind.ARRAY), choice, least})
    proof = Split(choice, (ByLength(()), ByLength(())))

    assert forgery.holds(goal, [0, 0, 0])
    assert not forgery.is_accepted(goal, ByLength(((1, proof),)))


def test_a_goal_may_lean_on_itself_only_through_a_smaller_value(forgery):
    goal = frozenset({forgery.arena.make(Minimum, 3, False)})

    assert not forgery.is_accepted(goal, Member("a", goal))
    assert not forgery.is_accepted(goal, Item(0, goal))


def test_numbers_between_two_steps_are_numbers(forgery):
    arena = forgery.arena
    goal = frozenset({arena.types(Kind.NUMBER), arena.make(Minimum, 0, False)})

    assert forgery.holds(goal, 0.5)
    assert not any(forgery.is_accepted(goal, proof) for proof in (ARITHMETIC, OBVIOUS, TRIED, TOO_MANY))
