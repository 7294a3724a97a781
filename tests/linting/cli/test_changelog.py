"""``contracts changelog``: a release note for those who do not read schemas."""

from pathlib import Path

import pytest

from tests.linting.cli.conftest import OLD, Run

WIDER = OLD.replace('"open", "done"', '"open", "done", "lost"')


def test_a_value_that_goes_is_trouble_for_those_who_send(run: Run) -> None:
    result = run("changelog", "old.json", "new.yaml", "--title", "Orders")

    assert result.exit_code == 0
    assert result.stdout.startswith("# Orders\n\nFrom old.json to new.yaml.\n\n**Risk: high for those who send data.**")
    assert "those who send have to change first" in result.stdout
    assert '## Stops working for those who send as today\n\n- `status` no longer accepts "open".' in result.stdout


def test_a_heading_makes_no_tag(run: Run) -> None:
    assert "# &lt;script>\n" in run("changelog", "old.json", "new.yaml", "--title", "<script>").stdout


def test_a_value_that_comes_is_trouble_for_those_who_read(run: Run, folder: Path) -> None:
    (folder / "wider.json").write_text(WIDER)

    text = run("changelog", "old.json", "wider.json").stdout

    assert "**Risk: high for those who read data.**" in text
    assert "those who read have to move to the new version first" in text


def test_both_at_once_needs_both_versions_side_by_side(run: Run, folder: Path) -> None:
    (folder / "other.json").write_text(OLD.replace('"open"', '"begun"'))

    text = run("changelog", "old.json", "other.json").stdout

    assert "run both versions side by side" in text
    assert "## Stops working for those who send as today" in text
    assert "## Stops working for those who read as today" in text


def test_what_helps_against_several_is_said_once(run: Run, folder: Path) -> None:
    (folder / "wide.json").write_text(OLD.replace('"open", "done"', '"open", "done", "lost", "late"'))

    lines = run("changelog", "old.json", "wide.json").stdout.splitlines()

    at = lines.index('- `status` accepts "lost" now.')
    assert lines[at + 1].startswith('- `status` accepts "late" now. *What helps:* Upgrade readers first')


def test_what_is_a_risk_for_both_sides_is_said_once(run: Run, folder: Path) -> None:
    for name, field in (("then.json", "createdAt"), ("now.json", "created_at")):
        (folder / name).write_text(f'{{"properties": {{"{field}": {{"type": "string", "format": "date-time"}}}}}}')

    text = run("changelog", "then.json", "now.json").stdout

    assert "## Works unless somebody sends more than was agreed" in text
    assert text.count('- `createdAt` is called "created_at" now.') == 1


def test_better_words_are_no_risk(run: Run, folder: Path) -> None:
    (folder / "told.json").write_text(OLD.replace('"type"', '"description": "An order.",\n  "type"', 1))

    text = run("changelog", "old.json", "told.json").stdout

    assert "**Risk: low.**" in text
    assert "## Explained better, or tidied up" in text


def test_no_change_is_said_in_a_line(run: Run) -> None:
    assert run("changelog", "old.json", "old.json").stdout.endswith("Nothing changed.\n")


@pytest.mark.parametrize("arguments", [["old.json", "lost.json"], ["old.json"]])
def test_what_cannot_be_read_ends_with_two(run: Run, arguments: list[str]) -> None:
    assert run("changelog", *arguments).exit_code == 2
