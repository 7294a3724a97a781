"""`contracts shim …`: joins the command line of `linting` by the entry point group `contracts.commands`."""

from shims.cli.group import shim

__all__ = ["shim"]
