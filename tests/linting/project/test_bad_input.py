"""Whatever is wrong is told in one clear line with its remedy, under the right exit code, and never as a traceback."""

import json
from collections.abc import Callable
from os import mkfifo
from pathlib import Path

import pytest
from click.testing import Result

from tests.linting.cli.conftest import Registry, registry
from tests.linting.project.conftest import CONFIG, ORDERS, Git, Run

__all__ = ["registry"]

Spoil = Callable[[Path], None]


def _with(name: str, content: bytes | str) -> Spoil:
    data = content.encode() if isinstance(content, str) else content
    return lambda repository: (repository / name).write_bytes(data) and None


def _link_to_nowhere(repository: Path) -> None:
    (repository / "schemas" / "link.json").symlink_to("/nowhere/at/all.json")


def _a_pipe(repository: Path) -> None:
    mkfifo(repository / "schemas" / "pipe.json")


def _no_longer_git(repository: Path) -> None:
    (repository / ".git").rename(repository / "was-git")


def _told_in_a_line(result: Result, code: int, *told: str) -> None:
    assert result.exit_code == code, result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    for text in told:
        assert text in result.stderr


@pytest.mark.parametrize(
    ("spoil", "arguments", "told"),
    [
        (_with("contracts.yaml", CONFIG + "modes: full\n"), (), ["contracts.yaml:4:1: there is no key", "mean mode"]),
        (
            _with("contracts.yaml", CONFIG + "references:\n  contract:shop/money@1.0.0: lost.json\n"),
            (),
            ["contracts.yaml:5:", "lost.json: there is no such file", "from the folder of this file"],
        ),
        (
            _with("contracts.yaml", CONFIG + "references: {contract:shop/money@1.0.0: schemas}\n"),
            (),
            ["contracts.yaml:4:", "schemas: this is a directory"],
        ),
        (_with("contracts.yaml", "contracts: ["), (), ["contracts.yaml:2:", "Not YAML"]),
        (_with("contracts.yaml", b"\xff\xfe\x00x"), (), ["contracts.yaml: this is a binary file", "YAML, or JSON"]),
        (_with("contracts.yaml", "# soon\n"), (), ["contracts.yaml:1:1: The document is empty", "contracts init"]),
        (_with("contracts.yaml", "- schemas"), (), ["contracts.yaml:1:1: this is to be an object"]),
        (_with("contracts.yaml", CONFIG.replace("shop/", "My Shop/")), (), ["contracts.yaml:3:5: 'My Shop/{stem}'"]),
        (_with("contracts.yaml", CONFIG + "main_branch: trunk"), (), ["main_branch trunk: there is", "correct it"]),
        (
            _with("contracts.yaml", CONFIG + "options:\n  naming-case:\n    cas: snake"),
            (),
            ["contracts.yaml:6:5: the rule"],
        ),
        (
            _with("contracts.yaml", CONFIG + "options:\n  naming-case:\n    case: snake_case"),
            (),
            [
                "contracts.yaml:6:5: the option case of naming-case cannot be 'snake_case'",
                "It is one of consistent, snake",
            ],
        ),
        (_with("contracts.json", "{}"), (), ["there is contracts.json in", "contracts.yaml beside it", "keep one"]),
        (_with("pyproject.toml", "[tool.contracts]"), (), ["there is pyproject.toml in", "contracts.yaml beside it"]),
        (_with("pyproject.toml", ORDERS), ("schemas/lost.json",), ["schemas/lost.json: there is no such file"]),
        (_with("x", ""), ("--against", "git:lost"), ["git:lost: there is no such commit here", "git fetch"]),
        (_with("x", ""), ("--against", "git:"), ["--against git: names no commit", "Write git:main"]),
        (_with("schemas/new.json", " \n"), (), ["schemas/new.json:1:1: The document is empty"]),
        (_with("contracts.yaml", CONFIG.replace("{stem}", "one")), (), ["are both shop/one", "its own name"]),
        (_with("x", ""), ("--against", "lost"), ["--against lost: there is no such file or folder"]),
        (_with("x", ""), ("/etc/hostname",), ["/etc/hostname: this is outside of the project"]),
        (_with("schemas/new.json", b"\x00\x01\x02"), (), ["schemas/new.json: this is a binary file"]),
        (_with("schemas/new.json", b'"\xff"'), (), ["schemas/new.json:1:"]),
        (_with("schemas/new.json", "[" * 100_000), (), ["schemas/new.json:1:"]),
        (_with("schemas/new.json", ""), (), ["schemas/new.json"]),
        (_with("contracts-waivers.yaml", "- {contract: 1}"), (), ["contracts-waivers.yaml:1: a waiver has"]),
        (_with("contracts-baseline.json", "{"), ("--new-only",), ["contracts-baseline.json: this is not a baseline"]),
        (_with("x", ""), ("--output", "sarif=no/where"), ["no/where: No such file"]),
        (_link_to_nowhere, (), ["schemas/link.json: No such file"]),
        (_a_pipe, (), ["schemas/pipe.json: this is no regular file"]),
        (_no_longer_git, (), ["this is not in a Git repository", "--against a file or a folder"]),
    ],
)
def test_a_check_of_what_is_spoiled(
    run: Run, repository: Path, spoil: Spoil, arguments: tuple[str, ...], told: list[str]
) -> None:
    spoil(repository)

    _told_in_a_line(run("check", *arguments), 2, *told)


def test_a_shallow_clone_says_how_to_fetch_the_rest(
    run: Run, repository: Path, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("commit", "--quiet", "--allow-empty", "--message=Go on")
    git("clone", "--quiet", "--depth=1", f"file://{repository}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")

    _told_in_a_line(run("check", "--against", "git:HEAD~1"), 2, "This clone is shallow: run `git fetch --unshallow")


@pytest.mark.parametrize(
    ("status", "code", "told"),
    [
        (500, 3, "the server failed with 500"),
        (503, 3, "the server failed with 503"),
        (429, 3, "too many requests"),
        (401, 2, "The token may have expired"),
        (403, 2, "no"),
        (200, 3, "not as a registry does"),
    ],
)
def test_a_server_that_does_not_answer_as_it_should(
    run: Run, repository: Path, registry: Registry, status: int, code: int, told: str
) -> None:
    registry.answer({"detail": "no"}, status)

    result = run("check", "--against", "registry", "--server", registry.address, "--token", "dcr_ci_old")

    _told_in_a_line(result, code, told)


def test_a_file_with_ten_thousand_findings(run: Run, repository: Path) -> None:
    fields = {f"field_{number}": {"type": "string", "enum": ["a", 1]} for number in range(10_000)}
    (repository / "schemas" / "orders.json").write_text(json.dumps({"type": "object", "properties": fields}))

    linted, checked = run("lint", "schemas/orders.json"), run("check", "--lint")

    _told_in_a_line(linted, 1, "1 file linted: 10001 warnings")
    _told_in_a_line(checked, 0, "0 failed")
    for result in (linted, checked):
        assert len(result.stdout.splitlines()) < 2_000
        assert "more in schemas/orders.json; --output json lists them all" in result.stdout


def test_a_repository_that_belongs_to_somebody_else_says_so(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    _told_in_a_line(run("check"), 2, "this belongs to somebody else", "git config --global --add safe.directory")
