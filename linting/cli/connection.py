"""Which registry a command talks to, and as whom."""

from __future__ import annotations

from collections.abc import Callable
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
    """The registry that the options of :func:`server_options` name. Raises UnusableError where they name none."""
    from linting.cli.credentials import token_for
    from linting.cli.server import Server

    if not options["server"]:
        remedy = "Give --server or set CONTRACTS_SERVER; `contracts check --against FILE` needs none."
        raise UnusableError("no server is given", remedy=remedy)
    return Server(options["server"], options["token"] or token_for(options["server"]), options["timeout"])
