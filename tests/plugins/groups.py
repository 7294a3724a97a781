"""Count tests by group and handle those that need a system package.

`@pytest.mark.system("chromium")` names the executables a test needs. Without them it is skipped
with the reason, or fails when REQUIRE_SYSTEM=1, so that CI can never skip it by accident.
"""

import json
import os
import shutil
from collections import Counter, defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
_outcomes: dict[str, Counter[str]] = defaultdict(Counter)


def group_of(path: Path) -> str:
    """`tests/e2e/browser/test_x.py` → `e2e/browser`; `tests/shims/…` → `shims`."""
    parts = path.relative_to(ROOT / "tests").parts[:-1]
    return "/".join(parts[:2]) if parts and parts[0] in {"e2e", "linting", "registry"} else "/".join(parts[:1])


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("system"):
        missing = [program for program in mark.args if shutil.which(program) is None]
        if missing:
            reason = f"needs {', '.join(missing)}, which this machine lacks"
            if os.environ.get("REQUIRE_SYSTEM") == "1":
                pytest.fail(f"{reason}, and REQUIRE_SYSTEM=1", pytrace=False)
            pytest.skip(reason)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item):
    report = (yield).get_result()
    group = group_of(item.path)
    if report.when == "call" or report.outcome != "passed":
        outcome = "failed" if report.failed else report.outcome
        _outcomes[group][outcome] += 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    for reason, count in Counter(str(report.longrepr[2]) for report in skipped).items():
        terminalreporter.write_line(f"skipped {count}: {reason}")
    if target := os.environ.get("TEST_COUNTS"):
        Path(target).write_text(json.dumps(_outcomes))
