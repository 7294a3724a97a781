"""Draw pairs until one is answered in two ways, and show the smallest such pair."""

import argparse
import json
import sys
import time

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.shims.runtimes.agreement import Runtimes, all_runtimes, interpreted
from tests.shims.runtimes.pairs import Pair, batches


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    chosen = parser.parse_args()
    with all_runtimes() as runtimes:
        print(f"seed {chosen.seed}: {', '.join(runtimes.names)} beside python, interpreted", flush=True)
        found = _disagreement(runtimes, chosen.pairs, chosen.seed)
        if found is None:
            print(f"all agree on {chosen.pairs} pairs")
            return 0
        print(json.dumps({"ops": found.mapping.as_json()["ops"], "before": found.payload}, ensure_ascii=False))
        for name, answer in {
            "interpreted": interpreted(found.mapping, found.payload),
            **runtimes.answers(found),
        }.items():
            print(f"  {name:<18} {json.dumps(answer, ensure_ascii=False)}")
        return 1


def _disagreement(runtimes: Runtimes, count: int, number: int) -> Pair | None:
    """The smallest pair found on which two runtimes differ."""
    smallest: list[Pair] = []
    done = 0

    @seed(number)
    @settings(
        max_examples=-(-count // 9),
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(batches())
    def compare(batch: list[Pair]) -> None:
        nonlocal done
        for pair in batch:
            expected = interpreted(pair.mapping, pair.payload)
            if any(answer != expected for answer in runtimes.answers(pair).values()):
                smallest.append(pair)
                raise AssertionError
        if (done := done + len(batch)) % 9_000 == 0:
            print(f"  {done} pairs", flush=True)

    try:
        compare()
    except AssertionError:
        return smallest[-1]
    return None


if __name__ == "__main__":
    sys.exit(main())
