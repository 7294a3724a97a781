"""What schemas and file names say is shown without doing anything to a terminal, a log or a page."""

import pytest

from linting.documents import read
from linting.reports import FORMATS, Compared, Location, Notice, Outcome, Report, Severity, as_text, rendered
from linting.reports.release_note import release_note
from linting.reports.visible import visible, width_of
from tests.linting.reports.conftest import wire_change, wire_comparison

HOSTILE = "a\x1b[31m\x07\n::error::x\r\x9b2J\u202eevil\u2028\udcff"
SHOWN = "a\\u001b[31m\\u0007\\u000a::error::x\\u000d\\u009b2J\\u202eevil\\u2028\\udcff"


def test_what_moves_a_cursor_or_turns_text_around_is_written_as_an_escape() -> None:
    assert visible(HOSTILE) == SHOWN


@pytest.mark.parametrize("text", ["status", "Größe", "\U0001f468\u200d\U0001f469", "数量", "שלום"])
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("数量", 4), ("\U0001f600", 2), ("e\u0301", 1), ("\u200d", 0), ("é", 1)]
)
def test_a_text_is_as_wide_as_a_terminal_shows_it(text: str, width: int) -> None:
    assert width_of(text) == width


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("json", "sarif", "gitlab", "junit")])
def test_no_report_passes_on_what_a_name_could_do(form: str) -> None:
    """The other formats are read by programs, and escape as JSON and XML do."""
    document = read('{"a": 1}', name=HOSTILE)
    comparison = wire_comparison(wire_change(sentence=f"`{HOSTILE}` is gone", waiver=HOSTILE), wire_change())
    notice = Notice("waiver-expired", "A waiver ran out", Severity.ERROR, HOSTILE, Location(HOSTILE, 1, 1), "0")
    report = Report(HOSTILE, Outcome.FAIL, (Compared(HOSTILE, comparison, document),), (HOSTILE,), notices=(notice,))

    text = rendered(form, [report])

    assert not {"\x1b", "\x07", "\r", "\x9b", "\u202e", "\u2028", "\udcff"}.intersection(text)
    assert all(line.startswith("::error file=") for line in text.split("\n") if line.startswith("::error"))


def test_a_caret_stands_below_what_wide_letters_push_to_the_right() -> None:
    document = read('{"\U0001f600数": {"enum": [1]}}', name="wide.json")
    pointer = "/\U0001f600数/enum"
    comparison = wire_comparison(wire_change(pointer=pointer, counterpart=pointer))
    report = Report("wide.json", Outcome.FAIL, (Compared("old.json", comparison, document),))

    quoted, caret = as_text(report).split("\n")[1:3]

    assert width_of(quoted[: quoted.index('"enum"')]) == caret.index("^")


def test_a_release_note_passes_nothing_on_either() -> None:
    change = wire_change(sentence=f"`{HOSTILE}` is gone")

    note = release_note(
        HOSTILE, old="a", new="b", backward=wire_comparison(change), forward=wire_comparison(level="compatible")
    )

    assert not set(HOSTILE[1:]).intersection("\x1b\x07\r\x9b\u202e\u2028\udcff").intersection(note)
    assert SHOWN.partition("\\u000a")[0] in note
