"""What a shell offers on Tab, as its script would ask for it."""

import pytest
from click.shell_completion import CompletionItem, ShellComplete

from linting.cli.command import contracts
from linting.cli.examples import examples


def offered(*words: str) -> list[CompletionItem]:
    return ShellComplete(contracts, {}, "contracts", "_CONTRACTS_COMPLETE").get_completions(list(words[:-1]), words[-1])


def values(*words: str) -> list[str]:
    return [item.value for item in offered(*words) if item.type == "plain"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["wa"], ["waive"]),
        (["rule", "enum-value-r"], ["enum-value-removed"]),
        (["rule", "float-"], ["float-money"]),
        (["rule", "contract-r"], ["contract-removed"]),
        (["shim", "op", "spl"], ["split"]),
        (["check", "--select", "enum-value-a"], ["enum-value-added"]),
        (["check", "--ignore", "evolv"], ["evolvability"]),
        (["lint", "--select", "float"], ["float-money"]),
        (["lint", "--select", "enum-value-a"], []),
        (["check", "--output", "s"], ["sarif"]),
        (["check", "--mode", "b"], ["backward"]),
        (["check", "--against", "g"], ["git:"]),
        (["check", "--against", ""], ["git:", "registry"]),
    ],
)
def test_words_are_offered_where_they_mean_something(words: list[str], expected: list[str]) -> None:
    assert [value for value in values(*words) if value in expected] == expected
    assert all(value.startswith(words[-1]) for value in values(*words))


@pytest.mark.parametrize(
    "words",
    [
        ["diff", "schemas/o"],
        ["check", "schemas/o"],
        ["lint", ""],
        ["submit", "o"],
        ["changelog", "a.json", "b"],
        ["contains", "o"],
        ["shim", "verify", "up.json", "o"],
        ["shim", "suggest", "o"],
        ["shim", "compose", "a.json", "b"],
        ["shim", "run", "u"],
        ["check", "--against", "old"],
    ],
)
def test_files_are_offered_where_files_are_wanted(words: list[str]) -> None:
    assert "file" in [item.type for item in offered(*words)]


def test_examples_keep_their_lines() -> None:
    assert examples("contracts lint") == "\b\nExample:\n  contracts lint"
    assert examples("contracts a", "contracts b") == "\b\nExamples:\n  contracts a\n  contracts b"
