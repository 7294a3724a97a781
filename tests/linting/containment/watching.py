"""`python -m tests.linting.containment.watching`: verdicts, payloads, proofs and steps of many small questions."""

import json
from random import Random

from linting.containment import Proved, Refuted, Settings, Writer, decision
from linting.containment.search import Search
from linting.schemas import load
from tests.fuzz.worlds import WORLDS
from tests.linting.containment.certificates.pairs import PROVED

BUDGET = 3_000
_OF_EACH_WORLD = 12
_MANY_STATES = ({"type": "string", "pattern": "^(a|b)*a(a|b){16}$"}, {"pattern": "^(a|b)*b(a|b){16}$"})


class Watched(Search):
    """A search that tells how many steps it took."""

    last: "Watched | None" = None

    def __init__(self, *arguments):
        super().__init__(*arguments)
        type(self).last = self


def told(writer, reader, dialect=None):
    """One question and everything about its answer, in a line."""
    Watched.last = None
    sides = load(writer, dialect=dialect), load(reader, dialect=dialect)
    verdict = decision.contains(*sides, Settings(Writer.OPEN, assert_formats=False, budget=BUDGET))
    said = verdict.witness if isinstance(verdict, Refuted) else getattr(verdict, "reason", None)
    proof = repr(verdict.certificate.lemmas) if isinstance(verdict, Proved) and verdict.certificate else ""
    steps = BUDGET - Watched.last.steps_left if Watched.last else 0
    return f"{type(verdict).__name__} {json.dumps(said)} {steps} steps {len(proof)}"


def questions():
    """Pairs with known proofs, some of every world, and one that gives up."""
    yield from PROVED.values()
    for world in WORLDS.values():
        for seed in range(_OF_EACH_WORLD):
            chance = Random(seed)
            dialect = chance.choice(world.dialects)
            yield *world.pair(chance, dialect), dialect
    yield _MANY_STATES


def main():
    decision.Search = Watched
    for question in questions():
        print(told(*question))


if __name__ == "__main__":
    main()
