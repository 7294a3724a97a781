"""SARIF 2.1.0: what the schema of the standard asks for, written down by hand."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from linting.documents import Document
from linting.reports import Compared, Outcome, Report, rendered
from tests.linting.reports.conftest import wire_change, wire_comparison, wire_removal

_TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
_LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "integer", "minimum": 0},
        "message": _TEXT,
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation", "region"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "required": ["uri"],
                    "additionalProperties": False,
                    "properties": {
                        "uri": {"type": "string", "format": "uri-reference"},
                        "uriBaseId": {"const": "%SRCROOT%"},
                    },
                },
                "region": {
                    "additionalProperties": False,
                    "properties": {
                        "startLine": {"type": "integer", "minimum": 1},
                        "startColumn": {"type": "integer", "minimum": 1},
                    },
                },
            },
        },
    },
}
_RESULT = {
    "type": "object",
    "required": ["ruleId", "message"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": _TEXT,
        "locations": {"type": "array", "items": _LOCATION},
        "relatedLocations": {"type": "array", "items": _LOCATION, "uniqueItems": True},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "suppressions": {"type": "array", "items": {"required": ["kind"]}},
        "properties": {"type": "object"},
    },
}
_RULE = {
    "type": "object",
    "required": ["id"],
    "additionalProperties": False,
    "properties": {"id": {"type": "string"}, "shortDescription": _TEXT, "help": _TEXT},
}
_RUN = {
    "type": "object",
    "required": ["tool", "results"],
    "additionalProperties": False,
    "properties": {
        "tool": {
            "required": ["driver"],
            "properties": {
                "driver": {
                    "required": ["name"],
                    "additionalProperties": False,
                    "properties": {
                        "name": {"type": "string"},
                        "rules": {"type": "array", "items": _RULE, "uniqueItems": True},
                    },
                }
            },
        },
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": _RESULT},
    },
}
ESSENTIALS = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": _RUN},
    },
}


def _log(*reports: Report) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(rendered("sarif", reports))
    Draft7Validator(ESSENTIALS, format_checker=Draft7Validator.FORMAT_CHECKER).validate(log)
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
    from dataclasses import replace

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
