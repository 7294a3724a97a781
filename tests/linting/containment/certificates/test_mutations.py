"""The checker refuses whatever is not a proof.

A changed proof may be another proof of the same empty goal, and then it may be accepted. So changes are tried where
any acceptance is wrong: on goals that have a value. There are many such goals close by, since a goal that is as small
as its proof allows has a value as soon as one of its terms is left out.
"""

import random

import pytest

from linting.containment.certificate import Certificate, Checker
from linting.containment.proofs import Proof
from linting.records import replace
from tests.linting.containment.certificates.mutations import Mutations
from tests.linting.containment.certificates.pairs import PROVED, Asked, ask, rules_of

_MOST_MUTANTS = 1_500

pairs = pytest.mark.parametrize(("writer", "reader"), PROVED.values(), ids=PROVED.keys())


def cited(asked: Asked) -> dict[frozenset, Proof]:
    """The lemmas that the certificate needs."""
    checker = Checker(asked.arena, asked.evaluator)
    certificate = asked.certificate()
    needed, waiting = {}, [certificate.goal]
    while waiting:
        goal = waiting.pop()
        if goal not in needed:
            needed[goal] = certificate.lemmas[goal]
            checker._cited = waiting
            checker._check(goal, needed[goal])
    return needed


def mutants(asked: Asked, proofs: list[Proof], goals: list[frozenset]) -> list[Proof]:
    """Changed proofs, at most so many, and the unchanged ones."""
    mutations = Mutations(asked.arena, goals)
    found = [mutant for proof in proofs for mutant in mutations.of(proof)]
    random.Random(0).shuffle(found)
    return [*proofs, *found[:_MOST_MUTANTS]]


@pairs
def test_it_refuses_every_changed_proof_of_a_goal_that_has_a_value(writer, reader):
    asked = ask(writer, reader)
    lemmas = cited(asked)
    tried = mutants(asked, list(lemmas.values()), list(lemmas))
    inhabited = [
        weaker
        for goal in lemmas
        for weaker in (goal - {term} for term in goal)
        if weaker not in lemmas and asked.is_inhabited(weaker)
    ]

    assert inhabited
    for goal in inhabited:
        for proof in tried:
            bogus = Certificate(asked.arena, tuple(goal), goal, {**lemmas, goal: proof})
            assert not bogus.is_valid(), (goal, proof)


@pairs
def test_it_refuses_a_certificate_without_a_lemma_that_it_needs(writer, reader):
    asked = ask(writer, reader)
    lemmas = cited(asked)

    for goal in lemmas:
        without = {other: proof for other, proof in lemmas.items() if other != goal}
        assert not replace(asked.certificate(), lemmas=without).is_valid()


@pairs
def test_what_it_accepts_of_changed_proofs_proves_what_is_true(writer, reader):
    asked = ask(writer, reader)
    lemmas = cited(asked)
    accepted = refused = 0

    for goal, proof in lemmas.items():
        for mutant in mutants(asked, [proof], list(lemmas))[1:]:
            if replace(asked.certificate(), lemmas={**lemmas, goal: mutant}).is_valid():
                accepted += 1
                assert not asked.is_inhabited(goal)
            else:
                refused += 1

    assert refused > accepted


def test_it_refuses_a_certificate_for_another_question():
    everything = [ask(writer, reader) for writer, reader in PROVED.values()]

    for asked in everything:
        for other in everything:
            if other is not asked:
                borrowed = replace(asked.certificate(), question=other.question)
                assert not borrowed.is_valid()


@pairs
def test_it_refuses_the_proof_of_one_goal_for_the_terms_of_another(writer, reader):
    asked = ask(writer, reader)
    certificate = asked.certificate()

    for term in certificate.goal:
        weaker = [one for one in certificate.goal if one is not term]
        if asked.is_inhabited(weaker):
            assert not replace(certificate, question=tuple(weaker)).is_valid()


def test_changes_reach_every_rule():
    changed = set()
    for writer, reader in PROVED.values():
        asked = ask(writer, reader)
        lemmas = cited(asked)
        changed |= rules_of(tuple(mutants(asked, list(lemmas.values()), list(lemmas))))

    assert len(changed) == 17
