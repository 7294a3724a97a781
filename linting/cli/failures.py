"""How a command ends, and the errors that end it: one clear line with the place, and what to do."""

from __future__ import annotations

from enum import IntEnum
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from linting.project.errors import ProjectError
    from linting.reports import Location


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

    def __init__(self, message: str, *, remedy: str = "", location: Location | None = None) -> None:
        super().__init__(message)
        self.remedy = remedy
        self.location = location
        """The place in a file that cannot be used, where it is one that was to be looked at."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print what is wrong and what to do, on standard error."""
        from linting.reports.visible import visible

        click.echo(f"contracts: {visible(' '.join(self.message.splitlines()))}", file=file, err=file is None)
        if self.remedy:
            click.echo(f"  {visible(self.remedy)}", file=file, err=file is None)


class UnusableError(Failure):
    """Input or usage that the caller has to correct."""

    exit_code = ExitCode.UNUSABLE

    @classmethod
    def of(cls, error: ProjectError) -> UnusableError:
        """What is wrong with a project, as the end of a command."""
        return cls(error.message, remedy=error.remedy, location=error.location)


class UnreachableError(Failure):
    """The server is not there, or is not well."""

    exit_code = ExitCode.UNREACHABLE
