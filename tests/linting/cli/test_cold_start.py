"""What a command loads before it answers: a person waits for it each time, so it is what the question needs."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SMALL = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}

FOREIGN = ("dataclasses", "difflib", "django", "httpx", "deepdiff", "rest_framework", "celery", "jsonschema")
"""Packages that no comparison of files needs."""
OF_OTHER_COMMANDS = ("linting.rules", "shims", "linting.cli.server", "linting.changes.catalogue.examples")
FOR_YAML = ("yaml", "linting.documents.yaml_reader")
FOR_PATTERNS = ("linting.patterns.compiling", "linting.patterns.parser", "linting.patterns.safety")
FOR_FORMATS = ("linting.patterns.formats",)
FOR_CERTIFICATES = ("linting.containment.certificate", "linting.containment.literals", "linting.containment.theories")
FOR_FAULTS = ("linting.schemas.mistakes", "linting.schemas.repairs")
FOR_REPORTS = ("linting.reports.html", "linting.reports.sarif", "linting.reports.junit", "linting.reports.markdown")
FOR_REPOSITORIES = ("linting.project", "subprocess")
NOTHING_OF = (
    *FOREIGN, *OF_OTHER_COMMANDS, *FOR_YAML, *FOR_PATTERNS, *FOR_FORMATS, *FOR_CERTIFICATES, *FOR_FAULTS,
    *FOR_REPORTS, *FOR_REPOSITORIES,
)  # fmt: skip


def loaded(folder: Path, names: Iterable[str], *arguments: str) -> set[str]:
    """Which of these modules a new process has loaded when the command is done."""
    script = (
        "import json, sys\n"
        "from linting.cli.command import contracts\n"
        f"try: contracts({list(arguments)!r})\n"
        f"finally: print(json.dumps([name for name in {list(names)!r} if name in sys.modules]), file=sys.stderr)"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    finished = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=60
    )
    return set(json.loads(finished.stderr.splitlines()[-1]))


def write(folder: Path, name: str, schema: object) -> None:
    (folder / name).write_text(json.dumps(schema))


@pytest.fixture
def pair(folder: Path) -> Path:
    write(folder, "old.json", SMALL)
    write(folder, "new.json", SMALL | {"required": []})
    return folder


def test_a_diff_loads_nothing_that_it_does_not_need(pair: Path) -> None:
    assert loaded(pair, NOTHING_OF, "diff", "old.json", "new.json") == set()


def test_a_diff_that_finds_a_break_does_not_either(pair: Path) -> None:
    assert loaded(pair, NOTHING_OF, "diff", "new.json", "old.json") == set()


def test_what_is_not_loaded_is_there() -> None:
    assert [name for name in NOTHING_OF if find_spec(name) is None] == []


def test_patterns_are_read_where_a_schema_has_one(pair: Path) -> None:
    write(pair, "new.json", {"properties": {"a": {"type": "string", "pattern": "^a+$"}}})

    assert loaded(pair, FOR_PATTERNS, "diff", "old.json", "new.json") == set(FOR_PATTERNS)


def test_yaml_is_read_where_a_file_is_yaml(pair: Path) -> None:
    (pair / "new.yaml").write_text("type: object")

    assert loaded(pair, FOR_YAML, "diff", "old.json", "new.yaml") == set(FOR_YAML)


def test_a_form_of_a_report_is_loaded_where_it_is_asked_for(pair: Path) -> None:
    asked = loaded(pair, FOR_REPORTS, "diff", "old.json", "new.json", "--output", "sarif")

    assert asked == {"linting.reports.sarif"}


def test_a_check_of_a_repository_loads_no_lint_rules(pair: Path) -> None:
    (pair / "contracts.yaml").write_text("contracts:\n  - files: new.json\n    name: shop/{stem}\n")
    (pair / "before").mkdir()
    write(pair / "before", "new.json", SMALL)
    names = (*FOREIGN, *OF_OTHER_COMMANDS, *FOR_PATTERNS, *FOR_CERTIFICATES, "linting.project.checking")

    assert loaded(pair, names, "check", "--against", "before") == {"linting.project.checking"}
