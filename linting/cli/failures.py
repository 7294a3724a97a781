"""How a command ends, and the errors that end it: one clear line with the place, and what to do."""

from __future__ import annotations

from enum import IntEnum
from typing import IO, Any

import click


class ExitCode(IntEnum):
    """What a pipeline can tell from the exit code."""

    CLEAN = 0
    FINDINGS = 1
    """Something was found at or above the fail level."""
    UNUSABLE = 2
    """Wrong usage, or input that cannot be read."""
    UNREACHABLE = 3
    """The server did not answer as a registry does."""
    INTERRUPTED = 130
    """Somebody pressed Ctrl-C, as shells tell it: 128 and the number of the signal."""
    CUT_OFF = 141
    """Whoever read the output has ended, such as `head`, as shells tell it."""


class Failure(click.ClickException):
    """A command that cannot go on."""

    exit_code = ExitCode.UNUSABLE

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy

    def show(self, file: IO[Any] | None = None) -> None:
        """Print what is wrong and what to do, on standard error."""
        from linting.reports.visible import visible

        click.echo(f"contracts: {visible(' '.join(self.message.splitlines()))}", file=file, err=file is None)
        if self.remedy:
            click.echo(f"  {visible(self.remedy)}", file=file, err=file is None)


class UnusableError(Failure):
    """Input or usage that the caller has to correct."""

    exit_code = ExitCode.UNUSABLE


class UnreachableError(Failure):
    """The server is not there, or is not well."""

    exit_code = ExitCode.UNREACHABLE
