"""``--output FORMAT`` and ``--output FORMAT=FILE``: reports in several forms at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from linting.cli.failures import ExitCode, UnreachableError, UnusableError
from linting.reports import FORMATS, Outcome, Report, as_text, palette_for, rendered


class Output(NamedTuple):
    """A form, and where it goes; no file is standard output."""

    form: str
    file: str = ""


def output_from(text: str | Output) -> Output:
    """Read ``FORMAT`` or ``FORMAT=FILE``. Raises click.BadParameter for a form that is none."""
    if isinstance(text, Output):
        return text
    form, separator, file = text.partition("=")
    if form not in FORMATS:
        from difflib import get_close_matches

        close = get_close_matches(form, FORMATS, n=1)
        hint = f"Did you mean {close[0]}?" if close else f"There are {', '.join(FORMATS)}."
        raise click.BadParameter(f"there is no format {form!r}. {hint}")
    if separator and not file:
        raise click.BadParameter(f"{text}: name a file after the equals sign")
    return Output(form, file)


def write_reports(
    reports: Sequence[Report],
    outputs: Sequence[Output],
    *,
    told: Sequence[Report] | None = None,
    fingerprints: bool = False,
    of_many: bool = False,
) -> None:
    """Write each form to its place. The text for people tells only what is ``told``, if that is given.

    Raises UnusableError where a file cannot be written or two forms share a place.
    """
    places = [output.file for output in outputs]
    for output in outputs:
        if places.count(output.file) > 1:
            place = output.file or "standard output"
            raise UnusableError(f"{place}: two reports cannot share it", remedy="Give one a file: --output FORMAT=FILE")
    for form, file in sorted(outputs, key=lambda output: not output.file):
        if file:
            _save(file, rendered(form, reports, of_many=of_many))
        elif form == "text":
            _print(reports if told is None else told, fingerprints=fingerprints)
        else:
            click.echo(rendered(form, reports, of_many=of_many), nl=False)
    if any(output.form == "github" for output in outputs):
        _add_summary(reports)


def _print(reports: Sequence[Report], *, fingerprints: bool) -> None:
    palette = palette_for(sys.stdout)
    texts = [as_text(report, palette, fingerprints=fingerprints) for report in reports]
    click.echo("\n".join(texts), nl=False)


def _save(file: str, text: str) -> None:
    try:
        Path(file).write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise UnusableError(f"{file}: {error.strerror or error}", remedy="Name a file that can be written.") from error


def _add_summary(reports: Sequence[Report]) -> None:
    """The page of a job has room for what annotations leave out; GitHub names its file in the environment."""
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        try:
            with Path(file).open("a", encoding="utf-8", errors="backslashreplace") as summary:
                summary.write(rendered("markdown", reports))
        except OSError as error:
            told = f"GITHUB_STEP_SUMMARY {file}: {error.strerror or error}"
            raise UnusableError(told, remedy="Name a file that can be written, or unset it.") from error


def exit_code_of(reports: Sequence[Report]) -> ExitCode:
    """Whether any of them failed."""
    failed = any(report.outcome is Outcome.FAIL for report in reports)
    return ExitCode.FINDINGS if failed else ExitCode.CLEAN


def unreached(error: UnreachableError, *, offline_ok: bool, otherwise: ExitCode = ExitCode.CLEAN) -> ExitCode:
    """Tell that a registry was not reached. Findings count before that; and it may pass where that is allowed."""
    error.show()
    if offline_ok:
        click.echo("  It is done without, since --offline-ok or the configuration says so.", err=True)
        return otherwise
    return otherwise if otherwise is not ExitCode.CLEAN else ExitCode.UNREACHABLE
