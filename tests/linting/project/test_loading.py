"""The configuration: what it may say, and what it is told where it is wrong."""

from pathlib import Path

import pytest

from linting.project.errors import ProjectError
from linting.project.globs import matches
from linting.project.loading import project_around, project_from


def _read(folder: Path, text: str) -> None:
    (folder / "contracts.yaml").write_text(text)
    project_from(folder / "contracts.yaml")


@pytest.mark.parametrize(
    ("text", "told", "remedy"),
    [
        ("contract: []", "contracts.yaml:1:1: there is no key 'contract'", "Did you mean contracts"),
        ("mode: backwards", "contracts.yaml:1:1: there is no mode 'backwards'", "Did you mean backward"),
        ("\nignore: [enum-value-gone]", "contracts.yaml:2:10: there is no rule", "Did you mean"),
        ("contracts: {}", "contracts.yaml:1:1: contracts is to be a list", ""),
        ("contracts:\n  - name: a/b", "contracts.yaml:2:5: `files` is missing", "Give a glob"),
        ("contracts:\n  - files: x", "contracts.yaml:2:5: a contract needs a name", "Write name"),
        ("contracts:\n  - {files: x, name: b}", "contracts.yaml:2:16: 'b' is no contract's name", "namespace/name"),
        ('contracts:\n  - {files: x, name: "a/{stm}"}', "{stm} stands for nothing", "There are {stem} and {folder}"),
        ("overrides:\n  - {files: x, pointers: [a/b]}", "'a/b' is no JSON Pointer", "Write it from the top: /a/b"),
        ("contracts:\n  - {files: x, name: a/b, moed: full}", "there is no key 'moed'", "Did you mean mode"),
        ("assert_formats: 1", "assert_formats is to be true or false", ""),
        ("overrides:\n  - {files: x, pointers: [/a], mode: full}", "only `ignore` and `levels` can be different", ""),
        ("levels: {flot-money: error}", "there is no lint rule or family 'flot-money'", "Did you mean float-money"),
        ("levels: {float-money: fatal}", "there is no level 'fatal'", "There are off"),
        ("options: {naming-case: {cas: camel}}", "the rule naming-case has no option 'cas'", "Did you mean case"),
        ("[]", "contracts.yaml:1:1: this is to be an object", ""),
        ("a: [", "contracts.yaml:", ""),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, told: str, remedy: str) -> None:
    with pytest.raises(ProjectError) as caught:
        _read(tmp_path, text)

    assert told in caught.value.message
    assert remedy in caught.value.remedy


def test_pyproject_may_hold_it(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.contracts]\ncontracts = [{files = "*.json", name = "shop/{stem}"}]')

    project = project_around(tmp_path)

    assert project is not None
    assert [binding.name_of("orders.json") for binding in project.contracts] == ["shop/orders"]


def test_what_is_wrong_in_pyproject_is_told_by_its_key(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.contracts]\nmod = "full"')

    with pytest.raises(ProjectError, match=r"there is no key 'mod' here \(at tool\.contracts\.mod\)"):
        project_around(tmp_path)


def test_a_pyproject_without_it_is_passed_by(tmp_path: Path) -> None:
    (tmp_path / "contracts.yaml").write_text("mode: full")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "pyproject.toml").write_text("[tool.other]\n")

    project = project_around(tmp_path / "below")

    assert project is not None
    assert project.judging.mode == "full"


@pytest.mark.parametrize(
    ("glob", "path", "expected"),
    [
        ("*.json", "a.json", True),
        ("*.json", "x/a.json", False),
        ("**/*.json", "a.json", True),
        ("**/*.json", "x/y/a.json", True),
        ("schemas/**", "schemas/x/a.json", True),
        ("./schemas/?.json", "schemas/a.json", True),
        ("a+(b).json", "a+(b).json", True),
        ("a+(b).json", "aa(b).json", False),
    ],
)
def test_a_star_stays_in_its_folder_and_two_do_not(glob: str, path: str, expected: bool) -> None:
    assert matches(glob, path) is expected


@pytest.mark.parametrize("text", ["tool = 3", "[tool]\ncontracs = 1", "[tool", "\x00"])
def test_what_a_pyproject_says_to_others_is_none_of_our_business(folder: Path, text: str) -> None:
    (folder / "pyproject.toml").write_text(text)

    assert project_around(folder) is None
