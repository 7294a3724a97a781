"""Colour only where somebody can see it."""

import io

import pytest

from linting.reports import Palette, palette_for


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")

    assert palette_for(Terminal()).paint("breaking", "breaking") == "\x1b[31;1mbreaking\x1b[0m"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_that_wants_none_gets_none(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)

    assert not palette_for(Terminal()).is_on


def test_a_pipe_gets_none() -> None:
    assert not palette_for(io.StringIO()).is_on


def test_a_meaning_without_colour_leaves_the_text_alone() -> None:
    assert Palette(is_on=True).paint("unheard-of", "text") == "text"
