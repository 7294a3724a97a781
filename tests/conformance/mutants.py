"""`python -m tests.conformance.mutants CASES`: changed proofs of real questions, tried on goals that have a value.

Where a value satisfies a goal, no proof of it can be right, so that whatever the checker accepts there is a fault of
the checker. Goals with values are those that the search found inhabited on its way, and goals of proofs without one of
their terms. Tried on them are all proofs that the search left, and changed ones.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from linting.containment.certificate import Certificate
from linting.containment.evaluation import Evaluator
from linting.containment.proofs import Goal, Proof
from linting.containment.search import Empty, Inhabited, Search
from linting.schemas import Dialect, SchemaError, load
from linting.schemas.arena import Arena
from linting.schemas.compilation import Compiler
from tests.conformance.rows import case_files, rows_of
from tests.conformance.table import put
from tests.linting.containment.certificates.mutations import Mutations

_BUDGET = 8_000
_MOST_GOALS, _MOST_PROOFS, _MOST_MUTANTS = 6, 40, 150


def main() -> int:
    """The exit code: 1 where the checker accepted what it must not, or refused a proof of the search."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance.mutants", description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--rows", type=int, default=300, help="rows of each set, evenly taken")
    parser.add_argument("--write-docs", action="store_true", help="write the counts of the docs")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for path in case_files(options.directory):
        rows = [row for _, row in rows_of(path, options.directory)]
        for row in rows[:: max(1, len(rows) // options.rows)]:
            total += _tried(row)
        print(f"{path.stem}: {_told(total)}", flush=True)
    if options.write_docs:
        put("mutants", f"So far: {_told(total)}.")
    return 1 if total["accepted"] or total["refused proofs"] else 0


def _told(total: Counter[str]) -> str:
    return (
        f"{total['proofs']:,} proofs, {total['refused proofs']} of them refused; {total['mutants']:,} wrong ones, "
        f"on {total['goals']:,} goals that have a value, {total['accepted']} of them accepted"
    )


def _tried(row: dict[str, Any]) -> Counter[str]:
    arena = Arena()
    evaluator = Evaluator(arena)
    try:
        sides = [_schema(row[side], Dialect(row["draft"])) for side in ("lhs", "rhs")]
    except SchemaError:
        return Counter()
    writer, reader = (Compiler(side, arena, assert_formats=False).root() for side in sides)
    question = (writer, arena.negation(reader))
    search = Search(arena, evaluator, _BUDGET)
    outcome = search.inhabit(question)
    counts: Counter[str] = Counter()
    if isinstance(outcome, Empty):
        counts["proofs"] += 1
        counts["refused proofs"] += not Certificate(arena, question, outcome.core, search.lemmas).is_valid()
    proofs = list(_proofs(arena, search.lemmas))
    for goal in islice(_inhabited(search, evaluator, arena), _MOST_GOALS):
        counts["goals"] += 1
        for proof in proofs:
            counts["mutants"] += 1
            counts["accepted"] += Certificate(arena, tuple(goal), goal, {**search.lemmas, goal: proof}).is_valid()
    return counts


def _schema(value: Any, draft: Dialect) -> Any:
    named = isinstance(value, dict) and "$schema" in value
    return load(value, dialect=None if named else draft, lenient=True)


def _proofs(arena: Arena, lemmas: dict[Goal, Proof]) -> Iterator[Proof]:
    """Proofs of the search, and some of the many that differ from one of them in a single place."""
    known = list(lemmas.values())
    mutations = Mutations(arena, list(lemmas)[:_MOST_PROOFS])
    changed = [mutant for proof in known[:15] for mutant in islice(mutations.of(proof), 400)]
    random.Random(0).shuffle(changed)
    yield from known[:_MOST_PROOFS]
    yield from changed[:_MOST_MUTANTS]


def _inhabited(search: Search, evaluator: Evaluator, arena: Arena) -> Iterator[Goal]:
    """Goals that a value satisfies by the evaluator's word; their values are what the search found."""
    weaker = [goal - {term} for goal in search.lemmas for term in goal if len(goal) > 1]
    random.Random(0).shuffle(weaker)
    asked = list(search._known)[:50]
    for goal in dict.fromkeys([*weaker[:8], *asked]):
        found = Search(arena, evaluator, _BUDGET // 4).inhabit(goal)
        if isinstance(found, Inhabited) and all(evaluator.accepts(term, found.value) is True for term in goal):
            yield goal


if __name__ == "__main__":
    sys.exit(main())
