"""``contracts check`` for a repository."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.linting.project.conftest import BROKEN, CONFIG, LINES, ORDERS, Git, Run


def test_nothing_changed_is_clean_and_quiet(run: Run, repository: Path) -> None:
    result = run("check")

    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.startswith("2 contracts checked against main at ")
    assert result.stderr.endswith(": 0 failed\n")


def test_a_break_in_the_working_tree_is_found(run: Run, repository: Path) -> None:
    (repository / "schemas" / "orders.json").write_text(BROKEN)

    result = run("check")

    assert result.exit_code == 1
    assert result.stdout.startswith('schemas/orders.json:4:16: breaking: `status` no longer accepts "open"')
    assert "lines.json" not in result.stdout


def test_a_break_in_a_commit_of_the_branch_is_found_and_main_may_go_on(run: Run, repository: Path, git: Git) -> None:
    (repository / "schemas" / "orders.json").write_text(BROKEN)
    git("commit", "--quiet", "--all", "--message=Break")
    git("checkout", "--quiet", "main")
    (repository / "schemas" / "lines.json").write_text("{}")
    git("commit", "--quiet", "--all", "--message=Go on")
    git("checkout", "--quiet", "work")

    result = run("check", "--output", "json")

    failed = [report["name"] for report in json.loads(result.stdout) if report["outcome"] == "fail"]
    assert failed == ["schemas/orders.json"]
    assert run("check", "--against", "git:HEAD").exit_code == 0


def test_it_works_from_a_folder_below(run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "schemas" / "orders.json").write_text(BROKEN)
    monkeypatch.chdir(repository / "schemas")

    assert run("check").stdout.startswith("orders.json:4:16: breaking")
    assert run("check", "lines.json").exit_code == 0
    assert run("check", ".").exit_code == 1


def test_a_file_that_moved_is_compared_with_what_its_contract_was(run: Run, repository: Path) -> None:
    (repository / "contracts.yaml").write_text(CONFIG.replace("schemas/*.json", "'**/*.json'"))
    (repository / "moved").mkdir()
    (repository / "schemas" / "orders.json").unlink()
    (repository / "moved" / "orders.json").write_text(BROKEN)

    result = run("check")

    assert result.exit_code == 1
    assert "moved/orders.json:4:16: breaking" in result.stdout
    assert "contract-removed" not in result.stdout


def test_a_contract_that_is_gone_is_a_finding(run: Run, repository: Path) -> None:
    (repository / "schemas" / "orders.json").unlink()

    result = run("check")

    assert result.exit_code == 1
    assert "schemas/orders.json:1:1: error: the contract shop/orders was here and is gone" in result.stdout
    assert "    Way out: Deprecate it with a date first" in result.stdout
    assert "1 contract checked against" in result.stderr
    assert ", 1 gone: 1 failed" in result.stderr
    assert run("check", "--ignore", "contract-removed").exit_code == 0
    assert run("check", "schemas/lines.json").exit_code == 0


def test_what_a_project_says_of_its_contracts_is_none_of_them(run: Run, repository: Path) -> None:
    config = {"contracts": [{"files": "**/*.json", "name": "shop/{stem}"}]}
    (repository / "contracts.yaml").rename(repository / "contracts.json")
    (repository / "contracts.json").write_text(json.dumps(config))
    (repository / "contracts-baseline.json").write_text('{"findings": {}}')

    assert "2 contracts checked" in run("check").stderr


def test_before_the_first_commit_it_says_so(run: Run, folder: Path, git: Git) -> None:
    (folder / "contracts.yaml").write_text(CONFIG)
    (folder / "schemas" / "orders.json").write_text(ORDERS)
    git("init", "--quiet")

    result = run("check")

    assert result.exit_code == 2
    assert "nothing is committed here yet" in result.stderr


def test_a_link_is_compared_with_what_it_led_to(run: Run, repository: Path, git: Git) -> None:
    (repository / "schemas" / "link.json").symlink_to("orders.json")
    git("add", "--all")
    git("commit", "--quiet", "--message=Link")
    (repository / "schemas" / "orders.json").write_text(BROKEN)

    result = run("check", "--against", "git:HEAD")

    assert "FAIL schemas/link.json" in result.stdout
    assert "FAIL schemas/orders.json" in result.stdout


def test_a_file_of_a_submodule_is_not_taken_for_new(run: Run, repository: Path, git: Git) -> None:
    git("clone", "--quiet", ".", "schemas/other")
    git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "./schemas/other", "schemas/other")
    git("commit", "--quiet", "--message=Add a submodule")
    (repository / "contracts.yaml").write_text(CONFIG.replace("schemas/*", "schemas/other/**/*"))

    result = run("check", "--against", "git:HEAD")

    assert result.exit_code == 2
    assert "schemas/other/schemas/orders.json: its past is kept by the submodule schemas/other" in result.stderr


def test_a_new_contract_is_no_trouble(run: Run, repository: Path) -> None:
    (repository / "schemas" / "new.json").write_text("{}")

    result = run("check")

    assert result.exit_code == 0
    assert "The contract shop/new is new." in result.stdout


def test_a_schema_that_was_unusable_can_be_mended(run: Run, repository: Path, git: Git) -> None:
    (repository / "schemas" / "orders.json").write_text("{")
    git("commit", "--quiet", "--all", "--message=Spoil")
    (repository / "schemas" / "orders.json").write_text(ORDERS)

    result = run("check", "--against", "git:HEAD")

    assert result.exit_code == 0
    assert "it was no usable schema" in result.stdout


def test_a_schema_that_is_unusable_is_told_beside_the_others(run: Run, repository: Path) -> None:
    (repository / "schemas" / "lines.json").write_text("{")
    (repository / "schemas" / "orders.json").write_text(BROKEN)

    result = run("check")

    assert result.exit_code == 2
    assert "contracts: schemas/lines.json:1:2:" in result.stderr
    assert "orders.json:4:16: breaking" in result.stdout


def test_a_folder_can_stand_for_the_past(run: Run, repository: Path, tmp_path: Path) -> None:
    (tmp_path / "old" / "schemas").mkdir(parents=True)
    (tmp_path / "old" / "schemas" / "orders.json").write_text(ORDERS)
    (repository / "schemas" / "orders.json").write_text(BROKEN)

    result = run("check", "--against", str(tmp_path / "old"))

    assert result.exit_code == 1
    assert "The contract shop/lines is new." in result.stdout


def test_settings_come_from_the_configuration_and_options_go_over_them(run: Run, repository: Path) -> None:
    (repository / "schemas" / "orders.json").write_text(BROKEN)
    (repository / "contracts.yaml").write_text(CONFIG + "    mode: forward\n")

    assert run("check").exit_code == 0
    assert run("check", "--mode", "backward").exit_code == 1


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("ignore: [enum-value-removed]\n", 0),
        ("select: [type-changed]\n", 0),
        ("overrides: [{files: 'schemas/o*', ignore: [enum-value-removed]}]\n", 0),
        ("overrides: [{files: 'schemas/l*', ignore: [enum-value-removed]}]\n", 1),
        ("overrides: [{files: '**', pointers: [/properties/status], ignore: [enum-value-removed]}]\n", 0),
        ("overrides: [{files: '**', pointers: ['/properties/s*'], ignore: [enum-value-removed]}]\n", 0),
        ("overrides: [{files: '**', pointers: [/properties/stat], ignore: [enum-value-removed]}]\n", 1),
        ("overrides: [{files: '**/orders.json', mode: forward}]\n", 0),
    ],
)
def test_rules_and_settings_can_differ_by_path_and_place(run: Run, repository: Path, more: str, code: int) -> None:
    (repository / "schemas" / "orders.json").write_text(BROKEN)
    (repository / "contracts.yaml").write_text(CONFIG + more)

    assert run("check").exit_code == code


def test_rules_can_be_picked_on_the_command_line(run: Run, repository: Path) -> None:
    (repository / "schemas" / "orders.json").write_text(BROKEN)

    assert run("check", "--ignore", "enum-value-removed").exit_code == 0
    assert run("check", "--select", "type-changed").exit_code == 0
    misspelt = run("check", "--ignore", "enum-value-remove")
    assert misspelt.exit_code == 2
    assert "Did you mean enum-value-removed" in misspelt.stderr


def test_named_files_need_no_configuration(run: Run, repository: Path, git: Git) -> None:
    (repository / "contracts.yaml").unlink()
    (repository / "schemas" / "orders.json").write_text(BROKEN)

    assert run("check", "schemas/orders.json").exit_code == 1
    assert run("check", "--against", "git:HEAD", "schemas/lines.json").exit_code == 0


def test_outside_of_git_it_says_so(run: Run, folder: Path) -> None:
    (folder / "contracts.yaml").write_text(CONFIG)
    (folder / "schemas" / "orders.json").write_text(ORDERS)

    result = run("check")

    assert result.exit_code == 2
    assert "this is not in a Git repository" in result.stderr


def test_a_shallow_clone_says_how_to_fetch_the_rest(
    run: Run, repository: Path, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("commit", "--quiet", "--allow-empty", "--message=More")
    git("checkout", "--quiet", "main")
    clone = tmp_path / "clone"
    command = ["git", "clone", "--quiet", "--depth=1", "--branch=work", f"file://{repository}", str(clone)]
    subprocess.run(command, check=True)
    monkeypatch.chdir(clone)

    result = run("check")

    assert result.exit_code == 2
    assert "git fetch --unshallow origin" in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--against", "git:lost"], "git:lost: there is no such commit"),
        (["--against", "git:--help"], "git:--help: there is no such commit"),
        (["lost.json"], "lost.json: there is no such file"),
        (["/"], "/: this is outside of the project"),
        (["--against", "registry"], "no server is given"),
    ],
)
def test_what_cannot_be_checked_is_one_clear_line(run: Run, repository: Path, arguments: list[str], told: str) -> None:
    result = run("check", *arguments)

    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.output


def test_the_target_of_a_pull_request_is_the_main_branch(
    run: Run, repository: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("update-ref", "refs/remotes/origin/release", "main")
    monkeypatch.setenv("GITHUB_BASE_REF", "release")

    assert "against origin/release at " in run("check").stderr


def test_five_hundred_schemas_are_checked_in_one_run(run: Run, repository: Path, git: Git) -> None:
    for number in range(500):
        (repository / "schemas" / f"s{number}.json").write_text(LINES.replace("sku", f"sku{number}") + " " * 1100)
    git("add", "--all")
    git("commit", "--quiet", "--message=Many")
    (repository / "schemas" / "s7.json").write_text("{}")

    result = run("check", "--against", "git:HEAD")

    assert "502 contracts checked" in result.stderr


def test_contracts_that_are_all_gone_are_findings_too(run: Run, repository: Path) -> None:
    for file in (repository / "schemas").iterdir():
        file.unlink()

    result = run("check")

    assert result.exit_code == 1
    assert result.stdout.count("[contract-removed]") == 2
    assert "0 contracts checked" in result.stderr
    assert "2 gone: 2 failed" in result.stderr


def test_globs_that_never_named_a_file_are_told(run: Run, repository: Path) -> None:
    (repository / "contracts.yaml").write_text(CONFIG.replace("schemas/", "schema/"))

    result = run("check")

    assert result.exit_code == 2
    assert "contracts.yaml: no file is a contract by it" in result.stderr


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("github", "::error file=schemas/lines.json,line=1,col=3,title=A file cannot be checked [contract-unreadable]"),
        ("markdown", "## Data contracts: 2 of 2 failed"),
        ("junit", '<failure message="Not JSON: Expecting'),
        ("sarif", '"ruleId": "contract-unreadable"'),
        ("gitlab", '"check_name": "contract-unreadable"'),
        ("html", "<small>contract-unreadable, fingerprint"),
        ("json", '"rule": "contract-unreadable"'),
    ],
)
def test_a_file_that_cannot_be_checked_has_not_passed_in_any_report(
    run: Run, repository: Path, form: str, told: str
) -> None:
    (repository / "schemas" / "orders.json").write_text(BROKEN)
    (repository / "schemas" / "lines.json").write_text("{ a")

    result = run("check", "--output", "text", "--output", f"{form}=report")

    assert result.exit_code == 2
    assert told in (repository / "report").read_text()
    assert "[contract-unreadable]" not in result.stdout
    assert "schemas/lines.json:1:3: Not JSON" in result.stderr
    assert "1 failed, 1 could not be checked" in result.stderr


def test_a_clone_of_one_branch_says_how_to_fetch_another(
    run: Run, repository: Path, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it says is run, word by word, and it helps."""
    git("branch", "release")
    git("clone", "--quiet", "--single-branch", "--branch=work", f"file://{repository}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    monkeypatch.setenv("GITHUB_BASE_REF", "release")

    told = run("check").stderr
    (command,) = re.findall("`(git fetch [^`]*)`", told)
    subprocess.run(command.split(), check=True, capture_output=True)

    assert "origin/release, into which this is to be merged, is not here" in told
    assert command == "git fetch origin release:refs/remotes/origin/release"
    assert run("check").exit_code == 0


def test_what_can_be_no_name_of_a_commit_is_not_fetched(run: Run, repository: Path) -> None:
    result = run("check", "--against", "git:HEAD:schemas/orders.json")

    assert result.exit_code == 2
    assert "`git branch --all` and `git tag` list what is here" in result.stderr


@pytest.mark.parametrize("paths", [[], ["schemas/orders.json"], ["contracts.yaml"]])
def test_programs_get_a_list_however_many_files_there_are(run: Run, repository: Path, paths: list[str]) -> None:
    for command in ("check", "lint"):
        reports = json.loads(run(command, "--output", "json", *paths).stdout)

        assert isinstance(reports, list)
        assert len(reports) == (len(paths) or 2) or (command == "check" and reports == [])


def test_a_service_of_a_repository_is_checked_by_its_own_configuration(
    run: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hooks run at the top and name files; whoever stands there names a folder."""
    config = CONFIG + "mode: forward\nlevels: {missing-dialect: error}\n"
    (repository / "contracts.yaml").write_text(config)
    (repository / "schemas" / "orders.json").write_text(BROKEN)
    monkeypatch.chdir(repository.parent)

    checked, folder = (run("check", f"repository/{path}") for path in ("schemas/orders.json", "schemas"))
    linted, stranger = run("lint", "repository/schemas/orders.json"), run("check", "repository/schemas", "elsewhere")

    assert checked.exit_code == folder.exit_code == 0
    assert "repository/schemas/orders.json:4:16: compatible: `status` no longer accepts" in checked.stdout
    assert "2 contracts checked" in folder.stderr
    assert "error: `$schema` is missing" in linted.stdout
    assert "elsewhere: there is no such file" in stranger.stderr


def test_a_repository_without_a_commit_says_so_whatever_is_asked(run: Run, folder: Path, git: Git) -> None:
    (folder / "contracts.yaml").write_text(CONFIG)
    (folder / "schemas" / "orders.json").write_text(ORDERS)
    git("init", "--quiet", "--initial-branch=main")

    for arguments in ([], ["--against", "git:HEAD"]):
        assert "nothing is committed here yet" in run("check", *arguments).stderr
