"""Every code that is raised is explained, and what is explained is raised."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from registry.catalog.models import VersionState
from registry.problems import PROBLEMS, SECTIONS

ROOT = Path(__file__).resolve().parents[3]
ROOMS = ("registry", "contracts_api", "linting/documents", "linting/schemas", "shims/mapping.py", "shims/parameters.py")
ERRORS = {"RegistryError", "ApiError", "Forbidden", "Unauthenticated", "NotFound", "Conflict", "refusing_duplicates"}
RAISED = ERRORS | {"DocumentError", "SchemaError", "MappingError", "Reason", "Obstacle", "_obstacle"}
BY_DEFAULT = {"forbidden", "unauthenticated", "not-found", "conflict", "name-taken"}
OF_STATES = {f"version-not-{state}" for state in VersionState.values}
CODE = "abcdefghijklmnopqrstuvwxyz0123456789-"


def sources() -> Iterator[ast.AST]:
    for room in ROOMS:
        path = ROOT / room
        for file in path.rglob("*.py") if path.is_dir() else [path]:
            if "migrations" not in file.parts and "problems" not in file.parts and file.exists():
                yield ast.parse(file.read_text())


def texts() -> set[str]:
    return {
        node.value
        for tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def raised_codes() -> set[str]:
    """The codes that stand in calls which make an error, a reason or an obstacle."""
    return {
        code for tree in sources() for node in ast.walk(tree) if isinstance(node, ast.Call) for code in _codes(node)
    }


def _codes(call: ast.Call) -> Iterator[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name not in RAISED:
        return
    position = 1 if name == "ApiError" else 0
    named = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    for value in named or call.args[position : position + 1]:
        if isinstance(value, ast.Constant) and isinstance(value.value, str) and set(value.value) <= set(CODE):
            yield value.value


def test_there_is_much_to_explain() -> None:
    assert len(raised_codes()) > 90


def test_every_code_that_is_raised_is_explained() -> None:
    assert (raised_codes() | BY_DEFAULT | OF_STATES) - set(PROBLEMS) == set()


def test_nothing_is_explained_that_is_never_said() -> None:
    assert set(PROBLEMS) - texts() - OF_STATES == set()


def test_each_code_is_explained_once_in_whole_sentences() -> None:
    assert len(PROBLEMS) == sum(len(section) for section in SECTIONS.values())
    for problem in PROBLEMS.values():
        for text in (problem.meaning, problem.remedy):
            assert text[0].isupper() or text[0] in "`1", problem.code
            assert text.endswith("."), problem.code


@pytest.mark.django_db
@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_each_has_a_page_that_needs_no_sign_in(client: Client, code: str) -> None:
    answer = client.get(f"/problems/{code}")

    assert answer.status_code == 200
    assert "What to do" in answer.content.decode()


@pytest.mark.django_db
def test_all_are_listed_and_a_code_that_is_none_is_not_found(client: Client) -> None:
    listed = client.get("/problems").content.decode()

    assert all(f"/problems/{code}" in listed for code in PROBLEMS)
    assert client.get("/problems/nothing-like-this").status_code == 404
