"""Which registry a command talks to, and as whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from linting.cli.failures import UnusableError

if TYPE_CHECKING:
    from linting.cli.server import Server

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--server", envvar="CONTRACTS_SERVER", show_envvar=True, help="The address of the registry."),
    click.option(
        "--token",
        envvar="CONTRACTS_TOKEN",
        show_envvar=True,
        help="An access token of the registry; the one of `contracts login` if not given.",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(min=0.1),
        default=30.0,
        show_default=True,
        help="Seconds to wait for the registry.",
    ),
)


offline_option = click.option(
    "--offline-ok", is_flag=True, help="Only warn where the registry cannot be reached; the exit code is not 3 then."
)


def server_options(command: Command) -> Command:
    """The options of a command that talks to a registry."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def server_from(options: dict[str, Any]) -> Server:
    """The registry that the options of :func:`server_options` name, or the configuration here.

    Raises UnusableError where neither names one.
    """
    from linting.cli.credentials import token_for
    from linting.cli.server import Server

    address = options["server"] or configured_server()
    return Server(address, options["token"] or token_for(address), options["timeout"])


def configured_server() -> str:
    """The server that the configuration around here names. Raises UnusableError where there is none."""
    from linting.project.errors import ProjectError
    from linting.project.loading import project_around

    try:
        project = project_around(Path.cwd())
    except ProjectError as error:
        raise UnusableError.of(error) from error
    if project is None or not project.server:
        remedy = "Give --server, set CONTRACTS_SERVER, or write `server` into contracts.yaml."
        raise UnusableError("no server is given", remedy=remedy)
    return project.server


def is_to_be_asked(options: dict[str, Any], configured: str | None) -> bool:
    """Whether a registry tells its part: one that is named here, or the project's for those who have a token."""
    if options["server"] or not configured:
        return bool(options["server"])
    from linting.cli.credentials import token_for

    return bool(options["token"] or token_for(configured))
