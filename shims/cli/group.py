"""The `shim` group; each of its commands is imported only when it is run."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "compose": ("shims.cli.editing", "Put mappings of a chain of versions together."),
    "invert": ("shims.cli.editing", "The way back of a mapping."),
    "op": ("shims.cli.pages", "Explain one op."),
    "ops": ("shims.cli.pages", "List the ops."),
    "run": ("shims.cli.running", "Transform one payload."),
    "suggest": ("shims.cli.suggesting", "Propose mappings between two versions, both ways."),
    "verify": ("shims.cli.verifying", "Does every valid payload become a valid one?"),
}


class _Shim(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name][0]), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@click.group(cls=_Shim, short_help="Mappings between versions: suggest, verify, run, invert and compose them.")
def shim() -> None:
    """Mappings between versions: verified before anything relies on them.

    Example: contracts shim verify mapping.json old.json new.json
    """
