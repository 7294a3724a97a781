"""``--output``: several forms at once, on standard output and in files."""

import io
import json
import sys
from pathlib import Path

import pytest

from linting.cli.progress import shown_progress
from tests.linting.cli.conftest import Run


def test_several_forms_are_written_at_once(run: Run, folder: Path) -> None:
    result = run("diff", "old.json", "new.yaml", "--output", "github", "--output", "sarif=out.sarif")

    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=new.yaml,line=4,col=5")
    assert json.loads((folder / "out.sarif").read_text())["version"] == "2.1.0"


def test_a_report_in_a_file_leaves_standard_output_alone(run: Run, folder: Path) -> None:
    result = run("diff", "old.json", "new.yaml", "--output", "html=report.html")

    assert result.stdout == ""
    assert (folder / "report.html").read_text().startswith("<!doctype html>")


def test_what_annotations_leave_out_is_on_the_page_of_the_job(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    (folder / "summary.md").write_text("before\n")

    run("diff", "old.json", "new.yaml", "--output", "github")

    assert (folder / "summary.md").read_text().startswith("before\n<!-- contracts-report -->\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--output", "sariff"], "Did you mean sarif?"),
        (["--output", "sarif="], "name a file"),
        (["--output", "text", "--output", "json"], "standard output: two reports cannot share it"),
        (["--output", "sarif=lost/out.sarif"], "lost/out.sarif: No such file"),
    ],
)
def test_a_place_that_cannot_be_is_one_clear_line(run: Run, arguments: list[str], told: str) -> None:
    result = run("diff", "old.json", "new.yaml", *arguments)

    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.output


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_long_work_is_told_on_a_terminal_and_wiped_off(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("linting.cli.progress._QUIET_SECONDS", 0)

    assert list(shown_progress(iter("ab"), 2, "files")) == ["a", "b"]

    assert "1 of 2 files" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_short_work_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr("linting.cli.progress._QUIET_SECONDS", 1000)

    assert list(shown_progress(iter("ab"), 2, "files")) == ["a", "b"]

    assert terminal.getvalue() == ""


def test_nothing_of_progress_goes_into_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    monkeypatch.setattr("linting.cli.progress._QUIET_SECONDS", 0)

    assert list(shown_progress(iter("ab"), 2, "files")) == ["a", "b"]

    assert pipe.getvalue() == ""
