"""What holds for every format."""

import json

import pytest

from linting.documents import Document
from linting.records import replace
from linting.reports import FORMATS, Compared, Location, Notice, Outcome, Report, Severity, rendered
from tests.linting.reports.conftest import wire_change, wire_comparison, wire_removal

_NASTY = '</pre></script>&<x> %0A ::error:: ]]> \x00 ` | @all\nnext "quoted" \U0001f600'


@pytest.fixture
def nasty(new: Document) -> Report:
    change = wire_change(sentence=_NASTY, recipe=_NASTY, witness={"payload": {"k": _NASTY}})
    return Report("a b%.yaml", Outcome.FAIL, (Compared("old", wire_comparison(change), new),), (_NASTY,))


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_the_finding(form: str, report: Report) -> None:
    text = rendered(form, [report])

    assert "enum-value-removed" in text
    assert "no longer accepts" in text
    assert text.endswith("\n")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_say_that_there_is_nothing(form: str) -> None:
    assert rendered(form, [Report("a.json", Outcome.PASS, ())]).endswith("\n")


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_what_is_wrong_with_one_version_alone(form: str) -> None:
    notice = Notice("expired-waiver", "A waiver", Severity.ERROR, "It ran out", Location("c.yaml", 3, 1), "f00d")

    assert "It ran out" in rendered(form, [Report("a.json", Outcome.FAIL, (), notices=(notice,))])


def test_the_page_says_why_a_finding_does_not_count_and_what_to_do_about_others() -> None:
    notice = Notice(
        "a", "A", Severity.ERROR, "It went", Location("c", 3, 1), "f00d", recipe="Put it back.", waiver="Ok"
    )

    waived, standing = (
        rendered("html", [Report("a.json", Outcome.FAIL, (), notices=(each,))])
        for each in (notice, replace(notice, waiver=""))
    )

    assert "<p>Waived: Ok</p>" in waived
    assert "<p>Way out: Put it back.</p>" in standing


@pytest.mark.parametrize("form", FORMATS)
def test_ten_thousand_findings_are_no_trouble(form: str, new: Document) -> None:
    changes = [wire_change(fingerprint=f"{number:016x}") for number in range(10_000)]
    report = Report("new.yaml", Outcome.FAIL, (Compared("old.json", wire_comparison(*changes), new),))

    assert rendered(form, [report])


@pytest.mark.parametrize("form", ["json", "sarif", "gitlab"])
def test_what_is_json_stays_json(form: str, nasty: Report) -> None:
    assert json.loads(rendered(form, [nasty]))


def test_names_of_formats_are_known_to_nobody_else() -> None:
    assert list(FORMATS) == ["text", "json", "sarif", "junit", "github", "gitlab", "markdown", "html"]


def test_the_page_holds_no_markup_of_a_schema(nasty: Report) -> None:
    page = rendered("html", [nasty])

    assert "<x>" not in page
    assert "</script>" not in page
    assert "default-src 'none'" in page
    assert "http://" not in page
    assert "https://" not in page


def test_junit_is_xml_whatever_a_schema_holds(nasty: Report) -> None:
    from xml.etree import ElementTree as ET

    (suite,) = ET.fromstring(rendered("junit", [nasty]))

    assert suite.attrib["tests"] == suite.attrib["failures"] == "1"
    (case,) = suite
    assert case[0].tag == "failure"
    assert 'ext "quoted" \U0001f600' in case[0].attrib["message"]


def test_junit_counts_a_file_without_findings_as_a_test_that_passed() -> None:
    text = rendered("junit", [Report("a.json", Outcome.PASS, ())])

    assert '<testsuite name="a.json" tests="1" failures="0" errors="0">' in text


def test_junit_fails_where_the_reasons_alone_fail() -> None:
    text = rendered("junit", [Report("a.json", Outcome.FAIL, (), ("1.0.1 is too low.",))])

    assert 'failures="1"' in text
    assert '<failure message="1.0.1 is too low."' in text


def test_junit_fails_nothing_in_a_report_that_only_warns(new: Document) -> None:
    report = Report("new.yaml", Outcome.WARN, (Compared("old.json", wire_comparison(wire_change()), new),))

    assert 'failures="0"' in rendered("junit", [report])


def test_an_annotation_is_one_line_and_its_values_end_nothing(nasty: Report) -> None:
    annotation, conclusion = rendered("github", [nasty]).splitlines()

    assert annotation.startswith("::error file=new.yaml,line=3,col=5,title=")
    assert "%250A" in annotation
    assert conclusion.startswith("FAIL a b%25.yaml: ")


def test_github_drops_nothing_silently(new: Document) -> None:
    changes = [wire_change() for _ in range(25)]
    report = Report("new.yaml", Outcome.FAIL, (Compared("old.json", wire_comparison(*changes), new),))

    lines = rendered("github", [report]).splitlines()

    errors = [line for line in lines if line.startswith("::error")]
    assert len(errors) == 10
    assert "16 more findings" in errors[-1]
    assert lines.index("::endgroup::") - lines.index("::group::16 more") == 17


def test_gitlab_knows_every_finding_by_a_fingerprint_of_its_own(new: Document) -> None:
    comparison = wire_comparison(wire_change(), wire_change())
    report = Report(
        "./new.yaml", Outcome.FAIL, (Compared("1.0.0", comparison, new), Compared("1.1.0", comparison, new))
    )

    entries = json.loads(rendered("gitlab", [report]))

    assert len({entry["fingerprint"] for entry in entries}) == 4
    assert {entry["severity"] for entry in entries} == {"critical"}
    assert entries[0]["location"] == {"path": "new.yaml", "lines": {"begin": 3}}


def test_a_waived_change_is_told_where_there_is_a_word_for_it(new: Document) -> None:
    comparison = wire_comparison(wire_change(waiver="Agreed with the readers"))
    report = Report("new.yaml", Outcome.PASS, (Compared("old.json", comparison, new),))

    (result,) = json.loads(rendered("sarif", [report]))["runs"][0]["results"]
    assert result["suppressions"][0]["justification"] == "Agreed with the readers"
    assert json.loads(rendered("gitlab", [report])) == []
    assert "::error" not in rendered("github", [report])
    assert "waived: Agreed with the readers" in rendered("markdown", [report])
    assert "waived: Agreed with the readers" in rendered("text", [report])


@pytest.mark.parametrize("form", ["html", "github"])
def test_files_of_which_there_is_nothing_to_tell_are_only_counted(form: str, nasty: Report) -> None:
    text = rendered(form, [Report("quiet.json", Outcome.PASS, ()), nasty])

    assert "quiet.json" not in text
    assert "1 file without anything to tell" in text


def test_the_page_sets_names_as_code_and_tells_fingerprints(report: Report) -> None:
    page = rendered("html", [report])

    assert "<strong>breaking</strong>: <code>status</code> no longer accepts" in page
    assert "<small>enum-value-removed, fingerprint 0123456789abcdef</small>" in page


def test_a_file_name_that_is_no_text_makes_a_uri_all_the_same(new: Document) -> None:
    notice = Notice("a", "A", Severity.ERROR, "It went", Location("b\udcff.json", 3, 1), "f00d")

    (result,) = json.loads(rendered("sarif", [Report("x", Outcome.FAIL, (), notices=(notice,))]))["runs"][0]["results"]

    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b%FF.json"


UNDECIDED = {"answer": "undecided", "keyword": "pattern", "pointer": "/a", "reason": "A back-reference"}


@pytest.mark.parametrize("form", ["text", "sarif", "junit", "github", "markdown", "html"])
def test_what_is_undecided_says_what_stood_in_the_way(form: str, new: Document) -> None:
    comparison = wire_comparison(wire_change(level="undecided", witness=None), level="undecided", backward=UNDECIDED)
    report = Report("new.yaml", Outcome.FAIL, (Compared("old.json", comparison, new),))

    assert "A back-reference (pattern at /a)" in rendered(form, [report])


@pytest.mark.parametrize("level", ["undecided", "breaking"])
def test_what_does_not_fail_is_no_error(level: str, new: Document) -> None:
    comparison = wire_comparison(wire_change(level=level), wire_change(level=level, waiver="Agreed"), level=level)
    compared = (Compared("old.json", comparison, new),)

    failed, allowed = (
        json.loads(rendered("sarif", [Report("new.yaml", outcome, compared)]))["runs"][0]["results"]
        for outcome in (Outcome.FAIL, Outcome.WARN)
    )

    assert [result["level"] for result in failed] == ["error", "error"]
    assert [result["level"] for result in allowed] == ["warning", "error"]
    assert "suppressions" in allowed[1]


def test_the_page_leads_to_its_files_and_quotes_their_lines(report: Report) -> None:
    page = rendered(
        "html", [report, Report("b.json", Outcome.WARN, (), ("It is new.",)), Report("c", Outcome.PASS, ())]
    )

    assert "<p>1 of 3 failed.</p>" in page
    assert '<li><a href="#file-2">warn: b.json</a></li>' in page
    assert '<section id="file-2">' in page
    assert "<pre>3 |     &quot;status&quot;: {&quot;enum&quot;: [&quot;open&quot;, &quot;done&quot;]},\n" in page


def test_the_page_quotes_what_went_from_the_old_text(old: Document, new: Document) -> None:
    comparison = wire_comparison(wire_removal() | {"level": "breaking"})

    page = rendered("html", [Report("new.yaml", Outcome.FAIL, (Compared("old.json", comparison, new, old),))])

    assert "<p>It was at <code>old.json:4:5</code>:</p>" in page
    assert "<pre>4 |     &quot;note&quot;: {&quot;type&quot;: &quot;string&quot;}\n  |     ^</pre>" in page
