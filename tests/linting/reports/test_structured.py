"""The report for programs."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError

from linting.changes import RULES, Mode, compare, comparison_as_json
from linting.changes.catalogue.examples import example_of
from linting.documents import Document, read
from linting.reports import Compared, Location, Mended, Notice, Outcome, Repair, Report, Severity, as_json, structured
from linting.reports.linted import lint_notices
from linting.rules import Level
from linting.rules.running import lint
from linting.schemas import load
from tests.linting.reports.conftest import wire_change, wire_comparison, wire_removal

DESCRIBED = Draft202012Validator(json.loads(Path(structured.__file__).with_name("report.schema.json").read_text()))
OTHERS = {"contract:shop/money@1.0.0": {"type": "integer"}, "contract:shop/money@2.0.0": {"type": "string"}}


def test_a_report_is_one_json_object(report: Report) -> None:
    value = json.loads(as_json(report))

    assert value["name"] == "new.yaml"
    assert value["outcome"] == "fail"
    assert value["reasons"] == ["It breaks 1.0.0."]
    assert value["suggested_version"] == "2.0.0"
    (comparison,) = value["comparisons"]
    assert comparison["against"] == "old.json"
    assert comparison["counts"] is True
    assert comparison["level"] == "breaking"


def test_each_change_says_where_it_is_in_both_texts(report: Report) -> None:
    change, removal = json.loads(as_json(report))["comparisons"][0]["changes"]

    assert change["location"] == {"file": "new.yaml", "line": 3, "column": 5}
    assert change["old_location"] == {"file": "old.json", "line": 3, "column": 25}
    assert removal["location"] == {"file": "new.yaml", "line": 1, "column": 1}
    assert removal["old_location"] == {"file": "old.json", "line": 4, "column": 5}


def test_without_the_old_text_there_is_no_old_place(new: Document) -> None:
    report = Report("new.yaml", Outcome.PASS, (Compared("1.0.0", wire_comparison(wire_removal()), new),))

    (change,) = json.loads(as_json(report))["comparisons"][0]["changes"]
    assert change["old_location"] is None


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if example_of(rule)], ids=lambda rule: rule.id)
def test_what_is_told_of_every_kind_of_change_is_as_described(rule) -> None:
    example = example_of(rule)
    old, new = (read(json.dumps(version), name=side) for side, version in example._asdict().items())
    schemas = [load(document.value, resources=OTHERS) for document in (old, new)]
    comparison = comparison_as_json(compare(*schemas, mode=Mode.FULL))
    notices = tuple(lint_notices(new, lint(schemas[1]).findings))

    text = as_json(Report("new", Outcome.FAIL, (Compared("old", comparison, new, old),), notices=notices))

    DESCRIBED.validate(json.loads(text))


def test_what_is_told_seldom_is_as_described(report: Report, new: Document) -> None:
    consumer = {
        "application": "billing",
        "version": "2",
        "environments": [],
        "breaks": "at-once",
        "answer": "undecided",
        "witness": None,
    }
    notice = Notice(
        rule="float-money",
        title="Money",
        severity=Severity.NOTE,
        message="Money",
        location=Location("a", 1, 1),
        fingerprint="0123456789abcdef",
        waiver="Agreed",
        repair=Repair("Mend it", keeps_payloads=False),
    )
    waived = Compared("old", wire_comparison(wire_change(waiver="Agreed")), new)
    mended = (Mended("float-money", "/a", "Mend it"),)
    seldom = Report("a", Outcome.WARN, (waived,), notices=(notice,), consumers=(consumer,), mended=mended)

    DESCRIBED.validate(json.loads(as_json(report, seldom)))


def test_the_description_refuses_what_is_no_report(report: Report) -> None:
    value = json.loads(as_json(report))

    with pytest.raises(ValidationError):
        DESCRIBED.validate(value | {"outcome": "good"})


def test_the_description_is_wise_itself() -> None:
    assert lint(load(DESCRIBED.schema)).at_least(Level.WARNING) == ()
