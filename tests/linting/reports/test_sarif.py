"""SARIF 2.1.0, held to the schema of the standard (OASIS, errata 01)."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, ValidationError

from linting.documents import Document
from linting.documents.document import Position
from linting.reports import Compared, Location, Notice, Outcome, Repair, Replacement, Report, Severity, rendered
from tests.linting.reports.conftest import wire_change, wire_comparison, wire_removal

STANDARD = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text())


def _log(*reports: Report) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(rendered("sarif", reports))
    Draft4Validator(STANDARD, format_checker=Draft4Validator.FORMAT_CHECKER).validate(log)
    return log


def test_it_has_the_form_that_the_standard_asks_for(report: Report) -> None:
    (run,) = _log(report, report)["runs"]

    assert len(run["results"]) == 2
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_nothing_found_is_a_run_without_results() -> None:
    assert _log(Report("a.json", Outcome.PASS, ()))["runs"][0]["results"] == []


def test_a_compatible_change_is_no_result(new: Document) -> None:
    report = Report("new.yaml", Outcome.PASS, (Compared("old", wire_comparison(wire_removal()), new),))

    assert _log(report)["runs"][0]["results"] == []


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("schemas/a b.json", "schemas/a%20b.json"),
        ("./schemas/a.json", "schemas/a.json"),
        ("schemas/ä#1.json", "schemas/%C3%A4%231.json"),
        ("<stdin>", "stdin"),
    ],
)
def test_paths_are_relative_uris(new: Document, name: str, uri: str) -> None:
    from linting.records import replace

    report = Report(name, Outcome.FAIL, (Compared("old", wire_comparison(wire_change()), replace(new, name=name)),))

    artifact = _log(report)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": uri, "uriBaseId": "%SRCROOT%"}


def test_an_absolute_path_below_here_is_relative_and_another_is_not(
    new: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from linting.reports.paths import uri_of

    monkeypatch.chdir(tmp_path)

    assert uri_of(str(tmp_path / "x" / "a.json")) == "x/a.json"
    assert uri_of("/elsewhere/a b.json") == "file:///elsewhere/a%20b.json"


def test_a_finding_keeps_its_fingerprint(report: Report) -> None:
    (result,) = _log(report)["runs"][0]["results"]

    assert result["partialFingerprints"] == {"contracts/v1": "0123456789abcdef:new.yaml"}
    assert re.fullmatch("[0-9a-f]{16}", result["properties"]["fingerprint"])


def test_the_standard_is_one_that_refuses() -> None:
    with pytest.raises(ValidationError):
        Draft4Validator(STANDARD).validate({"version": "2.1.0", "runs": [{"tool": {"driver": {}}}]})


def test_a_repair_is_told_as_edits_of_the_text() -> None:
    edit = Replacement(Position(3, 5), Position(4, 1), "")
    notice = Notice(
        rule="redundant-keyword",
        title="A keyword says nothing",
        severity=Severity.NOTE,
        message="`minLength: 0` says nothing",
        location=Location("a b.json", 3, 5),
        fingerprint="0123456789abcdef",
        repair=Repair("Remove minLength", keeps_payloads=True, replacements=(edit,)),
    )

    (result,) = _log(Report("a b.json", Outcome.WARN, (), notices=(notice,)))["runs"][0]["results"]

    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "a%20b.json"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 5, "endLine": 4, "endColumn": 1},
            "insertedContent": {"text": ""},
        }
    ]
