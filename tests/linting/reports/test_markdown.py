"""The comment for a pull request."""

import pytest

from linting.documents import Document
from linting.reports import Compared, Outcome, Report, rendered
from linting.reports.notice import Notice, Severity
from linting.reports.report import Location
from tests.linting.reports.conftest import wire_change, wire_comparison


def test_it_begins_with_a_marker_by_which_it_is_found_again(report: Report) -> None:
    text = rendered("markdown", [report])

    assert text.startswith("<!-- contracts-report -->\n## Data contracts: 1 of 1 failed\n")
    assert '{"status": "open"}' in text
    assert "Way out: Keep accepting it for a while." in text


@pytest.mark.parametrize(("files", "findings", "size"), [(1, 3000, 10), (300, 30, 10), (1, 5, 60_000), (5000, 1, 10)])
def test_it_stays_below_what_a_comment_holds(new: Document, files: int, findings: int, size: int) -> None:
    change = wire_change(sentence="x" * size, witness={"payload": "y" * size})
    comparison = wire_comparison(*[change] * findings)
    report = Report("new.yaml", Outcome.FAIL, (Compared("old.json", comparison, new),))

    text = rendered("markdown", [report] * files)

    assert len(text) < 65_536
    assert text.startswith("<!-- contracts-report -->")


def test_a_payload_cannot_leave_its_fence(new: Document) -> None:
    change = wire_change(witness={"payload": "```\n@everyone"})
    report = Report("new.yaml", Outcome.FAIL, (Compared("old.json", wire_comparison(change), new),))

    assert "  ``````json\n" in rendered("markdown", [report])


def test_a_sentence_makes_no_tag_and_calls_nobody(new: Document) -> None:
    change = wire_change(sentence='`<img src="x">` <img src="y"> ![](x) is gone, @team')
    report = Report("new.yaml", Outcome.FAIL, (Compared("old.json", wire_comparison(change), new),))

    text = rendered("markdown", [report])
    assert text.count("<img") == text.count('`<img src="x">`') == 1
    assert "@team" not in text
    assert "![" not in text


def test_a_file_without_a_comparison_tells_its_findings(new: Document) -> None:
    notice = Notice("contract-removed", "Gone", Severity.ERROR, "it is gone", Location("new.yaml", 1, 1), "0")

    text = rendered("markdown", [Report("new.yaml", Outcome.FAIL, (), notices=(notice,))])

    assert "| ❌ fail | `new.yaml` | nothing | 1 error |" in text


def test_files_of_which_there_is_nothing_to_tell_are_only_counted(report: Report) -> None:
    quiet = [Report(f"{number}.json", Outcome.PASS, ()) for number in range(5000)]

    text = rendered("markdown", [*quiet, report])

    assert text.startswith("<!-- contracts-report -->\n## Data contracts: 1 of 5001 failed\n")
    assert "5000 files without anything to tell." in text
    assert "`4999.json`" not in text
    assert '{"status": "open"}' in text


def test_what_failed_comes_first(report: Report) -> None:
    passed = Report("a.json", Outcome.PASS, (), ("The contract shop/a is new.",))

    text = rendered("markdown", [passed, report])

    assert text.index("| ❌ fail | `new.yaml`") < text.index("| ✅ pass | `a.json`")


def test_a_finding_tells_the_fingerprint_by_which_it_is_explained_and_waived(report: Report) -> None:
    assert "`enum-value-removed`, `0123456789abcdef`)" in rendered("markdown", [report])


def test_what_a_payload_shows_goes_with_the_payload(new: Document) -> None:
    comparison = wire_comparison(wire_change(witness={"payload": "y" * 70_000}))

    text = rendered("markdown", [Report("new.yaml", Outcome.FAIL, (Compared("old.json", comparison, new),))])

    assert "no longer accepts" in text
    assert "The old version accepts this payload" not in text


@pytest.mark.parametrize(
    ("sentence", "written"),
    [
        ("`lines[].sku` is gone", "`lines[].sku` is gone"),
        ("`a` has [it](x) and `b[]`", "`a` has &#91;it](x) and `b[]`"),
        ("`x` [link](y) `", "`x` &#91;link](y) `"),
        ("``a[0]`` is gone", "``a&#91;0]`` is gone"),
        ("a\\`b [link](y) `c", "a\\`b &#91;link](y) `c"),
        ("`a <b>`", "`a <b>`"),
        ("<b>", "&lt;b&gt;"),
    ],
)
def test_what_stands_in_backticks_is_shown_as_it_is(new: Document, sentence: str, written: str) -> None:
    comparison = wire_comparison(wire_change(sentence=sentence))

    text = rendered("markdown", [Report("new.yaml", Outcome.FAIL, (Compared("old", comparison, new),))])

    assert f"- **breaking** {written} (" in text
