"""Waivers, baselines and explanations: what can be done about a finding besides mending it."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.linting.project.conftest import BROKEN, ORDERS, Run

TOMORROW = (datetime.now(UTC).date() + timedelta(days=1)).isoformat()


@pytest.fixture
def broken(repository: Path) -> Path:
    (repository / "schemas" / "orders.json").write_text(BROKEN)
    return repository


def _fingerprint(run: Run) -> str:
    (report,) = [each for each in json.loads(run("check", "--output", "json").stdout) if each["outcome"] == "fail"]
    fingerprint: str = report["comparisons"][0]["changes"][0]["fingerprint"]
    return fingerprint


def _waive(run: Run, fingerprint: str) -> None:
    result = run("waive", fingerprint, "--reason", 'Readers: "fine" # ä', "--expires", TOMORROW)
    assert result.exit_code == 0, result.output


def test_a_report_tells_the_fingerprint(run: Run, broken: Path) -> None:
    assert f"Fingerprint: {_fingerprint(run)}" in run("check").stdout


def test_a_finding_is_explained(run: Run, broken: Path) -> None:
    result = run("explain", _fingerprint(run)[:8])

    assert result.exit_code == 0
    assert result.stdout.startswith("schemas/orders.json:4:16: breaking")
    assert '"status": "open"' in result.stdout
    assert "Way out:" in result.stdout
    assert result.stdout.rstrip().endswith(f"Contract shop/orders, fingerprint {_fingerprint(run)}")


def test_a_waived_finding_passes_and_says_why(run: Run, broken: Path) -> None:
    _waive(run, _fingerprint(run))

    result = run("check")

    assert result.exit_code == 0
    assert f'(waived: Readers: "fine" # ä (until {TOMORROW}))' in result.stdout
    assert result.stdout.splitlines()[0].endswith("[enum-value-removed]")


def test_what_is_waived_is_not_waived_again(run: Run, broken: Path) -> None:
    fingerprint = _fingerprint(run)
    _waive(run, fingerprint)

    result = run("waive", fingerprint, "--reason", "Longer", "--expires", TOMORROW)

    assert result.exit_code == 2
    assert "this does not count already" in result.stderr
    assert (broken / "contracts-waivers.yaml").read_text().count(fingerprint) == 1


def test_a_waiver_is_for_one_contract(run: Run, broken: Path) -> None:
    _waive(run, _fingerprint(run))
    waivers = broken / "contracts-waivers.yaml"
    waivers.write_text(waivers.read_text().replace("shop/orders", "shop/lines"))

    result = run("check")

    assert result.exit_code == 1
    assert "warning: the waiver for shop/lines covers no finding" in result.stdout


def test_a_waiver_that_ran_out_covers_nothing_and_is_a_finding(run: Run, broken: Path) -> None:
    _waive(run, _fingerprint(run))
    waivers = broken / "contracts-waivers.yaml"
    waivers.write_text(waivers.read_text().replace(TOMORROW, "2020-01-31"))

    result = run("check")

    assert result.exit_code == 1
    assert "ran out on 2020-01-31" in result.stdout
    assert "[waiver-expired]" in result.stdout


def test_waivers_are_added_below_what_is_there(run: Run, broken: Path) -> None:
    fingerprint = _fingerprint(run)
    ours = f"# Ours\n- {{contract: a/b, fingerprint: x, reason: y, expires: '{TOMORROW}'}}\n"
    (broken / "contracts-waivers.yaml").write_text(ours)

    _waive(run, fingerprint)

    text = (broken / "contracts-waivers.yaml").read_text()
    assert text.startswith(f'{ours}- contract: "shop/orders"\n')
    assert text.count(fingerprint) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- contract: a/b", "contracts-waivers.yaml:1: a waiver has contract, fingerprint, reason, expires"),
        ("{}\n", "this is to be a list"),
        ("\n- {contract: a/b, fingerprint: x, reason: y, expires: soon}", "waivers.yaml:2: 'soon' is no date"),
        ("- {contract: a/b, fingerprint: x, reason: ' ', expires: '2027-01-01'}", "a waiver has"),
    ],
)
def test_a_waiver_without_reason_or_day_is_refused(run: Run, repository: Path, text: str, told: str) -> None:
    (repository / "contracts-waivers.yaml").write_text(text)

    result = run("check")

    assert result.exit_code == 2
    assert told in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["0000"], "Missing option"),
        (["0000", "--reason", "x"], "Missing option '--expires'"),
        (["0000", "--reason", "x", "--expires", "2020-01-01"], "name a day from today"),
        (["0000", "--reason", " ", "--expires", TOMORROW], "--reason is to say something"),
        (["zzzz", "--reason", "x", "--expires", TOMORROW], "zzzz: no finding here has this fingerprint"),
    ],
)
def test_a_waiver_needs_a_finding_a_reason_and_a_day(run: Run, broken: Path, arguments: list[str], told: str) -> None:
    result = run("waive", *arguments)

    assert result.exit_code == 2
    assert told in result.stderr


def test_a_baseline_leaves_what_is_new(run: Run, broken: Path) -> None:
    assert "there is no contracts-baseline.json" in run("check", "--new-only").stderr
    assert run("baseline").stdout == "contracts-baseline.json: 1 finding\n"

    assert run("check").exit_code == 1
    assert run("check", "--new-only").exit_code == 0
    (broken / "schemas" / "lines.json").write_text('{"type": "array"}')
    result = run("check", "--new-only")
    assert result.exit_code == 1
    assert "known since the baseline" in result.stdout


def test_a_contract_that_is_gone_can_be_waived(run: Run, repository: Path) -> None:
    (repository / "schemas" / "orders.json").unlink()
    (report,) = [each for each in json.loads(run("check", "--output", "json").stdout) if each["outcome"] == "fail"]

    _waive(run, report["notices"][0]["fingerprint"])

    assert run("check").exit_code == 0


def test_a_baseline_that_is_none_is_told(run: Run, repository: Path) -> None:
    (repository / "contracts-baseline.json").write_text("[]")

    result = run("check", "--new-only")

    assert result.exit_code == 2
    assert "contracts-baseline.json: this is not a baseline" in result.stderr


UNWISE = BROKEN.replace('{"enum": ["done"]}', '{"enum": ["open", "done"]}, "price": {"type": "number"}')


def test_what_lint_finds_is_waived_whether_or_not_it_is_always_asked(run: Run, repository: Path) -> None:
    """By its rule a reader of the file knows what passes, and a check that asks no lint rule that it cannot tell."""
    (repository / "schemas" / "orders.json").write_text(UNWISE)
    (linted,) = [each for each in json.loads(run("check", "--lint", "--output", "json").stdout) if each["notices"]]
    (found,) = [each for each in linted["notices"] if each["rule"] == "float-money"]

    _waive(run, found["fingerprint"])

    assert '  rule: "float-money"\n' in (repository / "contracts-waivers.yaml").read_text()
    assert "waived: Readers" in run("check", "--lint").stdout
    assert "waiver-unused" not in run("check").stdout
    (repository / "schemas" / "orders.json").write_text(UNWISE.replace("number", "integer"))
    assert "waiver-unused" in run("check", "--lint").stdout


def test_what_is_waived_does_not_count_for_lint_either(run: Run, repository: Path) -> None:
    (repository / "schemas" / "orders.json").write_text(UNWISE)
    (linted,) = [each for each in json.loads(run("check", "--lint", "--output", "json").stdout) if each["notices"]]
    for notice in linted["notices"]:
        _waive(run, notice["fingerprint"])

    result = run("lint", "--ignore", "missing-dialect", "schemas/orders.json")

    assert result.exit_code == 0
    assert f'(waived: Readers: "fine" # ä (until {TOMORROW})) [float-money]' in result.stdout
    assert "PASS schemas/orders.json: 1 waived\n" in result.stdout
    assert result.stderr.startswith("1 file linted: ")


def test_a_list_that_nothing_can_be_added_below_stays_as_it_is(run: Run, broken: Path) -> None:
    ours = f"[{{contract: a/b, fingerprint: x, reason: y, expires: '{TOMORROW}'}}]\n"
    (broken / "contracts-waivers.yaml").write_text(ours)

    result = run("waive", _fingerprint(run), "--reason", "x", "--expires", TOMORROW)

    assert result.exit_code == 2
    assert "contracts-waivers.yaml: nothing can be added below this list" in result.stderr
    assert (broken / "contracts-waivers.yaml").read_text() == ours


def test_a_waiver_can_be_added_to_no_waivers(run: Run, broken: Path) -> None:
    (broken / "contracts-waivers.yaml").write_text("[]\n")

    _waive(run, _fingerprint(run))

    assert run("check").exit_code == 0


def test_no_fingerprint_names_no_finding(run: Run, broken: Path) -> None:
    assert "an empty fingerprint names no finding" in run("explain", "").stderr


def test_what_is_found_by_other_settings_is_explained_and_waived_by_them(run: Run, repository: Path) -> None:
    (repository / "schemas" / "orders.json").write_text(ORDERS.replace('"done"', '"done", "lost"'))
    (report,) = [
        each for each in json.loads(run("check", "--mode=full", "--output=json").stdout) if each["comparisons"]
    ]
    fingerprint = report["comparisons"][0]["changes"][0]["fingerprint"]
    assert run("explain", fingerprint).exit_code == 2

    explained = run("explain", fingerprint, "--mode", "full")
    waived = run("waive", fingerprint, "--mode", "full", "--reason", "Readers are ready", "--expires", TOMORROW)

    assert '`status` accepts "lost" now' in explained.stdout
    assert waived.exit_code == 0
    assert run("check", "--mode", "full").exit_code == 0


def test_a_baseline_knows_what_lint_finds_where_that_is_asked(run: Run, repository: Path) -> None:
    (repository / "schemas" / "orders.json").write_text(UNWISE)

    assert run("baseline").stdout == "contracts-baseline.json: 1 finding\n"
    assert "(waived: known since the baseline) [float-money]" not in run("check", "--lint", "--new-only").stdout
    assert run("baseline", "--lint").stdout == "contracts-baseline.json: 2 findings\n"
    assert "(waived: known since the baseline) [float-money]" in run("check", "--lint", "--new-only").stdout


def test_who_agrees_anew_need_not_delete_what_ran_out(run: Run, broken: Path) -> None:
    _waive(run, _fingerprint(run))
    waivers = broken / "contracts-waivers.yaml"
    waivers.write_text(waivers.read_text().replace(TOMORROW, "2020-01-31"))

    _waive(run, _fingerprint(run))

    result = run("check")
    assert result.exit_code == 0
    assert "waiver-expired" not in result.stdout


def test_a_finding_of_several_contracts_can_be_waived_in_one(run: Run, repository: Path) -> None:
    for name in ("orders", "lines"):
        (repository / "schemas" / f"{name}.json").write_text('{"type": "array"}')
    reports = json.loads(run("check", "--output", "json").stdout)
    (fingerprint,) = {each["comparisons"][0]["changes"][0]["fingerprint"] for each in reports}
    arguments = ("waive", fingerprint, "--reason", "x", "--expires", TOMORROW)

    stranger, one = run(*arguments, "--contract", "shop/prices"), run(*arguments, "--contract", "shop/lines")

    assert f"{fingerprint}: shop/prices has no such finding" in stranger.stderr
    assert one.stdout.count("may pass until") == 1
    assert "FAIL schemas/orders.json" in run("check").stdout
    assert "FAIL schemas/lines.json" not in run("check").stdout


def test_a_finding_about_a_waiver_is_explained_and_cannot_be_waived(run: Run, repository: Path) -> None:
    (repository / "contracts-waivers.yaml").write_text(
        f"- {{contract: a/b, fingerprint: 'f00d', reason: y, expires: '{TOMORROW}'}}\n"
    )

    assert run("explain", "f00d").stdout.endswith("\nFingerprint f00d\n")
    result = run("waive", "f00d", "--reason", "x", "--expires", TOMORROW)
    assert result.exit_code == 2
    assert "f00d: this is about no contract" in result.stderr


def test_a_waiver_ends_its_lines_as_the_others_do(run: Run, broken: Path) -> None:
    ours = f"\ufeff# Ours\r\n- {{contract: a/b, fingerprint: x, reason: y, expires: '{TOMORROW}'}}\r\n".encode()
    (broken / "contracts-waivers.yaml").write_bytes(ours)

    _waive(run, _fingerprint(run))

    written = (broken / "contracts-waivers.yaml").read_bytes()
    assert written.startswith(ours)
    assert written.count(b"\r\n") == written.count(b"\n") == 7
    assert run("check").exit_code == 0
