"""The report for people."""

from linting.documents import Document, read
from linting.records import replace
from linting.reports import Compared, Outcome, Palette, Report, as_text
from tests.linting.reports.conftest import wire_change, wire_comparison, wire_removal


def test_a_break_shows_its_place_its_line_its_witness_and_the_way_out(report: Report) -> None:
    assert as_text(report) == (
        'new.yaml:3:5: breaking: `status` no longer accepts "open" [enum-value-removed]\n'
        "    It was at old.json:3:25:\n"
        '    3 |     "status": {"enum": ["open", "done"]},\n'
        "      |                         ^\n"
        "    The old version accepts this payload, the new one refuses it:\n"
        "      {\n"
        '        "status": "open"\n'
        "      }\n"
        "    Way out: Keep accepting it for a while.\n"
        "\n"
        "new.yaml:1:1: compatible: `note` is no longer declared [property-removed]\n"
        "\n"
        "FAIL new.yaml: breaking against old.json (1 breaking, 1 compatible)\n"
        "    It breaks 1.0.0.\n"
        "    Suggested version: 2.0.0\n"
    )


def test_what_went_is_quoted_from_the_old_text(old: Document, new: Document) -> None:
    removal = wire_removal() | {"level": "breaking"}
    report = Report("new.yaml", Outcome.FAIL, (Compared("old.json", wire_comparison(removal), new, old),))

    text = as_text(report)

    assert "new.yaml:1:1: breaking: `note` is no longer declared" in text
    assert '    It was at old.json:4:5:\n    4 |     "note": {"type": "string"}\n      |     ^\n' in text


def test_a_server_keeps_the_old_text_so_the_new_one_is_quoted(new: Document) -> None:
    removal = wire_removal() | {"level": "breaking"}
    report = Report("new.yaml", Outcome.FAIL, (Compared("1.0.0", wire_comparison(removal), new),))

    assert "    1 | properties:\n      | ^\n" in as_text(report)


def test_forward_breaks_say_who_refuses(old: Document, new: Document) -> None:
    change = wire_change(direction="forward")
    report = Report("new.yaml", Outcome.FAIL, (Compared("old.json", wire_comparison(change), new, old),))

    assert "The new version accepts this payload, the old one refuses it:" in as_text(report)


def test_a_risk_says_that_the_field_is_undeclared(old: Document, new: Document) -> None:
    comparison = wire_comparison(wire_change(level="risky"), level="risky")
    report = Report("new.yaml", Outcome.WARN, (Compared("old.json", comparison, new, old),))

    assert "This holds a field that its writer does not declare. The old version accepts this" in as_text(report)


def test_a_narrowing_without_effect_says_so(old: Document, new: Document) -> None:
    change = wire_change(level="compatible", masked=True, witness=None)
    comparison = wire_comparison(change, level="compatible")
    report = Report("new.yaml", Outcome.PASS, (Compared("old.json", comparison, new, old),))

    assert "(no effect: the rest of the schema hides it)" in as_text(report)


def test_a_payload_of_null_is_shown(old: Document, new: Document) -> None:
    change = wire_change(witness={"payload": None})
    report = Report("new.yaml", Outcome.FAIL, (Compared("old.json", wire_comparison(change), new, old),))

    assert "refuses it:\n      null\n" in as_text(report)


def test_an_undecided_comparison_says_why(old: Document, new: Document) -> None:
    verdict = {"answer": "undecided", "keyword": "pattern", "pointer": "/properties/a", "reason": "A back-reference"}
    comparison = wire_comparison(level="undecided", backward=verdict)
    report = Report("new.yaml", Outcome.FAIL, (Compared("old.json", comparison, new, old),))

    assert "    Undecided backward against old.json: A back-reference (pattern at /properties/a)\n" in as_text(report)


def test_comparisons_for_information_are_only_summed_up(old: Document, new: Document) -> None:
    counted = Compared("2.0.0", wire_comparison(level="compatible"), new)
    told = Compared("1.0.0", wire_comparison(wire_change()), new, counts=False)
    report = Report("new.yaml", Outcome.PASS, (counted, told))

    assert as_text(report) == (
        "PASS new.yaml: compatible against 2.0.0 (no changes); breaking against 1.0.0 (1 breaking)\n"
    )


def test_a_first_version_has_nothing_to_compare_with() -> None:
    assert as_text(Report("new.yaml", Outcome.PASS, ())) == "PASS new.yaml: nothing to compare with\n"


def test_thousands_of_changes_are_cut_short(old: Document, new: Document) -> None:
    changes = [wire_change(fingerprint=str(number)) for number in range(10_000)]
    report = Report("new.yaml", Outcome.FAIL, (Compared("old.json", wire_comparison(*changes), new, old),))

    text = as_text(report)

    assert "… and 9900 more breaking changes; --output json lists them all" in text
    assert len(text.splitlines()) < 1100


def test_a_long_line_is_cut_around_its_caret() -> None:
    document = read('{"a": "' + "x" * 500 + '", "b": {"enum": [1]}}', name="wide.json")
    change = wire_change(pointer="/b/enum", counterpart="/b/enum")
    report = Report("wide.json", Outcome.FAIL, (Compared("old.json", wire_comparison(change), document),))

    quoted, caret = as_text(report).splitlines()[1:3]

    assert len(quoted) < 140
    assert quoted[caret.index("^")] == '"'


def test_tabs_do_not_move_the_caret() -> None:
    document = read('{\n\t"b": {"enum": [1]}\n}', name="tabs.json")
    change = wire_change(pointer="/b", counterpart="/b")
    report = Report("tabs.json", Outcome.FAIL, (Compared("old.json", wire_comparison(change), document),))

    quoted, caret = as_text(report).splitlines()[1:3]

    assert quoted[caret.index("^")] == '"'


def test_a_pointer_into_another_document_stands_at_the_top(new: Document) -> None:
    change = wire_change(pointer="contract:shop/money@1.0.0#/type")
    report = Report("new.yaml", Outcome.FAIL, (Compared("1.0.0", wire_comparison(change), new),))

    assert as_text(report).startswith("new.yaml:1:1: breaking:")


def test_colour_changes_no_word(report: Report) -> None:
    import re

    coloured = as_text(report, Palette(is_on=True))

    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == as_text(report)


def test_a_warning_is_no_failure(report: Report) -> None:
    assert "WARN new.yaml:" in as_text(replace(report, outcome=Outcome.WARN))


def test_what_is_waived_is_counted_as_that(old: Document, new: Document) -> None:
    comparison = wire_comparison(wire_change(waiver="Agreed"), wire_change(), wire_removal())
    report = Report("new.yaml", Outcome.FAIL, (Compared("old.json", comparison, new, old),))

    assert "FAIL new.yaml: breaking against old.json (1 breaking, 1 waived, 1 compatible)\n" in as_text(report)


def test_a_value_that_came_is_shown_where_it_stands() -> None:
    old = read('{"enum": ["a"]}', name="old.json")
    new = read('{\n  "enum": [\n    "a",\n    "b"\n  ]\n}', name="new.json")
    change = wire_change(rule="enum-value-added", pointer="/enum", counterpart="/enum", new="b")
    del change["old"]

    text = as_text(Report("new.json", Outcome.FAIL, (Compared("old.json", wire_comparison(change), new, old),)))

    assert text.startswith("new.json:4:5: breaking: ")
    assert '    4 |     "b"\n      |     ^\n' in text


def test_what_is_undecided_says_so(old: Document, new: Document) -> None:
    comparison = wire_comparison(wire_change(level="undecided", witness=None), level="undecided")
    report = Report("new.yaml", Outcome.FAIL, (Compared("old.json", comparison, new, old),))

    assert "    Neither a payload that it breaks was found nor a proof that there is none.\n" in as_text(report)


def test_a_format_that_nobody_asserts_is_said_to_be_that(old: Document, new: Document) -> None:
    change = wire_change(rule="format-removed", level="compatible", masked=True, witness=None)
    comparison = wire_comparison(change, level="compatible") | {"settings": {"assert_formats": False}}
    report = Report("new.yaml", Outcome.PASS, (Compared("old.json", comparison, new, old),))

    assert "(no effect: formats are not asserted)" in as_text(report)
