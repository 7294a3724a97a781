"""Values are finite: a goal that can only be met by a larger value of the same goal is empty."""

import random

import pytest

from linting.containment.certificate import Certificate
from linting.containment.evaluation import Evaluator
from linting.containment.search import Empty, Inhabited, Search
from linting.schemas.arena import Arena
from linting.schemas.terms import ALWAYS, Kind, Reference, Required, Term

Ways = list[list[int]]
"""How a node can be made: each way is the list of nodes that its children are."""


class Forest:
    """Nodes by number. A value of one is an object, whose members are values of the nodes that a way names."""

    def __init__(self, nodes: list[Ways]) -> None:
        self.arena = Arena()
        self._nodes = nodes

    def node(self, number: int) -> Reference:
        return self.arena.reference(number, lambda: self.arena.some(map(self.children, self._nodes[number])))

    def children(self, numbers: list[int]) -> Term:
        arena = self.arena
        parts: list[Term] = [arena.types(Kind.OBJECT)]
        for index, number in enumerate(numbers):
            key = "abc"[index]
            parts += [arena.make(Required, key), arena.members({key: self.node(number)}, (), ALWAYS)]
        return arena.all(parts)

    def inhabited(self) -> set[int]:
        """The least fixpoint, by the book."""
        known: set[int] = set()
        while True:
            more = {number for number, ways in enumerate(self._nodes) if any(known.issuperset(way) for way in ways)}
            if more == known:
                return known
            known = more


def check(nodes: list[Ways], roots: list[int]) -> None:
    forest = Forest(nodes)
    goal = forest.children(roots)
    evaluator = Evaluator(forest.arena)
    search = Search(forest.arena, evaluator, 200_000)

    outcome = search.inhabit([goal])

    if forest.inhabited().issuperset(roots):
        assert isinstance(outcome, Inhabited), (nodes, roots)
        assert evaluator.accepts(goal, outcome.value) is not False, (nodes, roots)
    else:
        assert isinstance(outcome, Empty), (nodes, roots)
        assert Certificate(forest.arena, (goal,), outcome.core, search.lemmas).is_valid(), (nodes, roots)


@pytest.mark.parametrize("seed", range(12))
def test_it_finds_the_least_fixpoint(seed):
    chance = random.Random(seed)

    for _ in range(60):
        count = chance.randint(2, 8)
        nodes = [
            [[chance.randrange(count) for _ in range(chance.randint(1, 2))] for _ in range(chance.randint(1, 3))]
            for _ in range(count)
        ]
        for ways in nodes:
            if chance.random() < 0.15:
                ways.insert(chance.randint(0, len(ways)), [])
        check(nodes, chance.sample(range(count), 2))


def test_an_outcome_that_rests_on_a_goal_that_is_open_is_not_final_when_another_goal_closes():
    nodes = [
        [[5], []],
        [[0, 3]],
        [[], [0, 4], [0], [3]],
        [[4]],
        [[5], [1, 3]],
        [[4, 4], [1], []],
    ]

    check(nodes, [0, 1])


def test_a_chain_as_deep_as_the_search_goes_is_followed():
    nodes = [[[number + 1]] for number in range(300)] + [[[]]]

    check(nodes, [0])


def test_a_ring_is_empty():
    check([[[1]], [[2]], [[0]]], [0])


def test_one_way_out_of_a_ring_is_enough():
    check([[[1]], [[2]], [[0], []]], [0])
