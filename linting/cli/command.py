"""The ``contracts`` command and its subcommands, each of which is imported only when it is run."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

import click

from linting.cli.failures import ExitCode, Failure
from linting.cli.streams import abandon_output


class Subcommand(NamedTuple):
    """Where a subcommand is, and its line in the overview."""

    module: str
    summary: str


SUBCOMMANDS = {
    "baseline": Subcommand("linting.cli.agreements", "Write down what is found today, to tell only what is new."),
    "can-i-deploy": Subcommand("linting.cli.deploying", "Does all keep working if this application goes there?"),
    "changelog": Subcommand("linting.cli.changelog", "A release note for those who do not read schemas."),
    "check": Subcommand("linting.cli.check", "Check schemas against their contracts, or against another file."),
    "contains": Subcommand("linting.cli.contains", "Is every payload of one schema valid under another?"),
    "diff": Subcommand("linting.cli.diff", "What changed between two schema files, and what it breaks."),
    "explain": Subcommand("linting.cli.agreements", "Explain one finding of this repository."),
    "init": Subcommand("linting.cli.beginning", "Find the schemas of a repository and write contracts.yaml."),
    "lint": Subcommand("linting.cli.lint", "What is unwise about a schema by itself, and how to mend it."),
    "login": Subcommand("linting.cli.submission", "Keep an access token for a registry."),
    "rule": Subcommand("linting.cli.rules", "Explain one rule."),
    "rules": Subcommand("linting.cli.rules", "List the rules that name changes and those that lint."),
    "submit": Subcommand("linting.cli.submission", "Propose a file as the next version of its contract."),
    "waive": Subcommand("linting.cli.agreements", "Let one finding pass until a day, with a reason."),
}

PLUGGED_IN = "contracts.commands"
"""The group of entry points by which other packages add commands; `shims` adds `shim`."""


def plugged_in() -> dict[str, click.Command]:
    """The commands that installed packages add; asked only for names that are not ours, and for the overview."""
    from importlib.metadata import entry_points

    return {point.name: point.load() for point in entry_points(group=PLUGGED_IN)}


class Contracts(click.Group):
    """A group that knows its subcommands by name, so that starting one does not load the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return [*SUBCOMMANDS, *plugged_in()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in SUBCOMMANDS:
            return plugged_in().get(cmd_name)
        command: click.Command = getattr(import_module(SUBCOMMANDS[cmd_name].module), cmd_name.replace("-", "_"))
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Say which command may have been meant."""
        name = args[0]
        if name not in SUBCOMMANDS and not name.startswith("-") and name not in plugged_in():
            from difflib import get_close_matches

            close = get_close_matches(name, self.list_commands(ctx), n=1)
            hint = f" Did you mean {close[0]}?" if close else ""
            ctx.fail(f"There is no command {name!r}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            own = [(name, subcommand.summary) for name, subcommand in SUBCOMMANDS.items()]
            added = [(name, command.get_short_help_str(100)) for name, command in plugged_in().items()]
            formatter.write_dl(sorted([*own, *added]))

    def invoke(self, ctx: click.Context) -> object:
        """An error that nobody foresaw is told in a line as well; CONTRACTS_DEBUG=1 shows where it came from."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except (KeyboardInterrupt, click.Abort):  # the latter from a prompt
            ctx.exit(ExitCode.INTERRUPTED)
        except BrokenPipeError:
            abandon_output()
            ctx.exit(ExitCode.CUT_OFF)
        except OSError as error:
            place = f"{error.filename}: " if error.filename is not None else ""
            raise Failure(f"{place}{error.strerror or error}") from error
        except Exception as error:
            import os

            if os.environ.get("CONTRACTS_DEBUG"):
                raise
            raise Failure(
                f"this is a fault of the program: {type(error).__name__}: {error}",
                remedy="Please report it, with the output that CONTRACTS_DEBUG=1 gives.",
            ) from error


@click.command(
    cls=Contracts,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=(
        "Exit codes: 0 clean, 1 findings at or above the fail level, 2 usage or unreadable input, 3 server "
        "unreachable.\n\n"
        "\b\n"
        "Completion, in ~/.bashrc, ~/.zshrc or ~/.config/fish/config.fish:\n"
        '  eval "$(_CONTRACTS_COMPLETE=bash_source contracts)"\n'
        '  eval "$(_CONTRACTS_COMPLETE=zsh_source contracts)"\n'
        "  _CONTRACTS_COMPLETE=fish_source contracts | source"
    ),
)
@click.version_option(package_name="contract-registry", prog_name="contracts", message="%(prog)s %(version)s")
def contracts() -> None:
    """Data contracts under version control: every verdict proved, every break shown with a payload.

    Example: contracts diff old.json new.json
    """


__all__ = ["SUBCOMMANDS", "ExitCode", "contracts"]
