"""The report for programs."""

import json

from linting.documents import Document
from linting.reports import Compared, Outcome, Report, as_json
from tests.linting.reports.conftest import wire_comparison, wire_removal


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
    assert change["old_location"] == {"file": "old.json", "line": 3, "column": 16}
    assert removal["location"] == {"file": "new.yaml", "line": 1, "column": 1}
    assert removal["old_location"] == {"file": "old.json", "line": 4, "column": 5}


def test_without_the_old_text_there_is_no_old_place(new: Document) -> None:
    report = Report("new.yaml", Outcome.PASS, (Compared("1.0.0", wire_comparison(wire_removal()), new),))

    (change,) = json.loads(as_json(report))["comparisons"][0]["changes"]
    assert change["old_location"] is None
