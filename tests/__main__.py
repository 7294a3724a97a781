"""`python -m tests`: every group, database tests on both databases, then the counts by group."""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

# What runs, on which database. Pure rooms need none and run once.
RUNS = (
    ("pure", "sqlite", ("tests/linting", "tests/shims", "tests/project")),
    ("database", "sqlite", ("tests/registry", "tests/contracts_api")),
    ("database", "postgres", ("tests/registry", "tests/contracts_api")),
    ("end to end", "sqlite", ("tests/e2e",)),
)
NO_TESTS_COLLECTED = 5


def run_group(database: str, paths: tuple[str, ...], counts: Path) -> int:
    environment = os.environ | {"TEST_DATABASE": database, "TEST_COUNTS": str(counts)}
    command = [sys.executable, "-m", "pytest", "-q", "--durations=3", *paths, *sys.argv[1:]]
    return subprocess.run(command, env=environment, check=False).returncode


def main() -> int:
    totals: Counter[str] = Counter()
    rows, worst = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for number, (kind, database, paths) in enumerate(RUNS):
            print(f"\n── {kind} · {database} · {' '.join(paths)}", flush=True)
            counts = Path(folder) / f"{number}.json"
            code = run_group(database, paths, counts)
            worst = max(worst, code)
            groups = json.loads(counts.read_text()) if counts.exists() else {}
            for group, outcomes in sorted(groups.items()):
                label = f"{group} on {database}" if kind == "database" else group
                rows.append((label, outcomes))
                totals.update(outcomes)
    print("\ngroup" + " " * 35 + "passed  failed  skipped")
    for label, outcomes in rows:
        print(f"{label:<40}" + "".join(f"{outcomes.get(key, 0):>6}  " for key in ("passed", "failed", "skipped")))
    print(f"\n{totals['passed']} passed, {totals['failed']} failed, {totals['skipped']} skipped")
    return worst or (NO_TESTS_COLLECTED if not totals["passed"] else 0)


if __name__ == "__main__":
    sys.exit(main())
