"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from linting.changes import Level, Mode
from linting.cli.completing import formats
from linting.cli.output import output_from
from linting.containment import Settings, Writer
from linting.records import Record
from linting.reports.formats import FORMATS
from linting.schemas import Dialect

Command = TypeVar("Command", bound=Callable[..., Any])


class Terms(Record):
    """What a comparison is judged by."""

    mode: Mode
    settings: Settings
    fail_on: Level
    allow_undecided: bool

    def fails(self, levels: Iterable[Level]) -> bool:
        """Whether changes of these levels are too much."""
        return any(
            level >= self.fail_on and not (self.allow_undecided and level is Level.UNDECIDED) for level in levels
        )


def _choice(*values: str) -> click.Choice[str]:
    """Plain words: click would offer the names of an enum, not its values."""
    return click.Choice([str(value) for value in values])


_WRITER_HELP = "What writers send: only declared fields, or anything their schema allows."

_SETTINGS_OPTIONS = (
    click.option("--writer", type=_choice(*Writer), default=Writer.DECLARED.value, show_default=True,
                 help=_WRITER_HELP),
    click.option("--assert-formats/--annotate-formats", default=True, show_default=True,
                 help="Whether a wrong format refuses a payload."),
    click.option("--readers-apply-defaults", is_flag=True, help="Readers fill in defaults before they validate."),
)  # fmt: skip
_JUDGING_OPTIONS = (
    click.option("--mode", type=_choice(*Mode), default=Mode.BACKWARD.value, show_default=True,
                 help="Who reads whom: new readers old payloads (backward), old readers new ones, or both."),
    *_SETTINGS_OPTIONS,
)  # fmt: skip
_TERMS_OPTIONS = (
    *_JUDGING_OPTIONS,
    click.option("--fail-on", type=_choice("risky", "undecided", "breaking"), default="undecided", show_default=True,
                 help="The lowest level that makes the exit code 1."),
    click.option("--allow-undecided", is_flag=True, help="Only warn of what the engine cannot decide."),
)  # fmt: skip

dialect_option = click.option(
    "--dialect", type=_choice(*Dialect), help="How to read schemas without $schema; 2020-12 if not given."
)
output_option = click.option(
    "--output", type=_choice("text", "json"), default="text", show_default=True, help="The form of the report."
)
reports_option = click.option(
    "--output",
    "outputs",
    type=output_from,
    shell_complete=formats,
    metavar="FORMAT[=FILE]",
    multiple=True,
    default=["text"],
    show_default=True,
    help=f"A form of the report ({', '.join(FORMATS)}), on standard output or in a file; may be repeated.",
)
reference_option = click.option(
    "--reference", "references", multiple=True, metavar="URI=FILE", help="A schema that others refer to by this URI."
)


def terms_options(command: Command) -> Command:
    """The settings of a comparison, as options everywhere they are needed."""
    for option in reversed(_TERMS_OPTIONS):
        command = option(command)
    return command


def judging_options(command: Command) -> Command:
    """How changes are judged, where nothing passes or fails; over what the configuration says, if they are given."""
    for option in reversed((*_JUDGING_OPTIONS, dialect_option, reference_option)):
        command = option(command)
    return command


def settings_options(command: Command) -> Command:
    """What payloads there are and who refuses which, where nothing is judged."""
    for option in reversed(_SETTINGS_OPTIONS):
        command = option(command)
    return command


def terms_from(options: dict[str, Any]) -> Terms:
    """The terms that the options of :func:`terms_options` give."""
    return Terms(Mode(options["mode"]), settings_from(options), Level(options["fail_on"]), options["allow_undecided"])


def settings_from(options: dict[str, Any]) -> Settings:
    """The settings that the options of :func:`settings_options` give."""
    return Settings(
        writer=Writer(options["writer"]),
        assert_formats=options["assert_formats"],
        readers_apply_defaults=options["readers_apply_defaults"],
    )
