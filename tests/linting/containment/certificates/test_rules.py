"""Proofs of small pairs check, and between them they use every rule."""

import pytest

from linting.containment import proofs
from linting.containment.certificate import Checker
from linting.containment.search import Empty
from tests.linting.containment.certificates.pairs import PROVED, ask, rules_of

RULES = (
    *(proofs.Obvious, proofs.Part, proofs.Split, proofs.ByKind, proofs.Tried, proofs.Arithmetic, proofs.Text),
    *(proofs.Member, proofs.Keys, proofs.TooMany, proofs.TooFew),
    *(proofs.ByLength, proofs.Item, proofs.Positions, proofs.Counted, proofs.Twins, proofs.Pigeonhole),
)


@pytest.mark.parametrize(("writer", "reader"), PROVED.values(), ids=PROVED.keys())
def test_a_proof_checks_without_the_search(writer, reader):
    asked = ask(writer, reader)

    assert isinstance(asked.outcome, Empty)
    assert asked.certificate().is_valid()


def test_the_pairs_use_every_rule_and_the_checker_knows_no_other():
    used = set()
    for writer, reader in PROVED.values():
        used |= rules_of(tuple(ask(writer, reader).certificate().lemmas.values()))
    arena = ask(True, True).arena

    assert used == set(RULES)
    assert set(Checker(arena, None)._rules) == set(RULES)
