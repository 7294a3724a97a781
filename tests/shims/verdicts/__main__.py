"""`python -m tests.shims.verdicts`: random pairs for so many seconds; what is wrong is shrunk, kept and printed."""

import argparse
import random
import sys
import time
from collections import Counter

from linting.schemas import SchemaError
from shims.errors import MappingError
from tests.fuzz.shrinking import shrunk
from tests.shims.verdicts.drawing import drawn_pair
from tests.shims.verdicts.judging import judged
from tests.shims.verdicts.keeping import keep
from tests.shims.verdicts.question import Finding, Question


def main() -> int:
    """The exit code: 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.shims.verdicts", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=None, help="where to start; by default somewhere new")
    options = parser.parse_args()
    first = random.SystemRandom().randrange(10**9) if options.seed is None else options.seed
    started, seed, found, slowest = time.monotonic(), first, 0, (0.0, 0)
    counts: Counter[str] = Counter()
    while time.monotonic() - started < options.seconds:
        seed += 1
        question = drawn_pair(random.Random(seed))
        if question is None:
            continue
        begun = time.process_time()
        kind, findings = asked(question)
        slowest = max(slowest, (time.process_time() - begun, seed))
        counts[kind] += 1
        for finding in findings:
            found += 1
            _tell(question, finding, seed)
    print(", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())))
    print(f"{counts.total()} mappings from seed {first}, the slowest in {slowest[0]:.1f} s (seed {slowest[1]})")
    print(f"{found} findings")
    return 1 if found else 0


def asked(question: Question) -> tuple[str, list[Finding]]:
    """The kind of the verdict, and what is wrong; a crash is a finding too."""
    try:
        verdict, findings = judged(question)
    except (MappingError, SchemaError):
        return "refused", []
    except Exception as crash:  # noqa: BLE001 - whatever it is, it should not have come out
        return "crashed", [Finding(f"crash: {type(crash).__name__}: {crash}"[:80])]
    return type(verdict).__name__.lower(), findings


def _tell(question: Question, finding: Finding, seed: int) -> None:
    smallest = shrunk(
        question,
        ("ops", "target", "source"),
        lambda smaller: any(each.kind == finding.kind for each in asked(smaller)[1]),
    )
    shown = next((each for each in asked(smallest)[1] if each.kind == finding.kind), finding)
    place = keep(f"{seed}", smallest, shown)
    print(f"{shown.kind}: {smallest}, payload {shown.payload!r} → {place}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
