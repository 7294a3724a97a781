"""What a registry knows of the contracts that are linted: which fields their consumers read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from linting.cli.connection import server_from
from linting.cli.failures import UnreachableError
from linting.rules import Knowledge

if TYPE_CHECKING:
    from linting.cli.linter import LintedFile


def knowledge_of(files: Sequence[LintedFile], options: dict[str, Any]) -> dict[str, Knowledge]:
    """By the name of the file; nothing for contracts that the registry does not know.

    Raises UnreachableError unless `--offline-ok` is given, and UnusableError where the registry cannot be asked.
    """
    known: dict[str, Knowledge] = {}
    server = server_from(options)
    try:
        for file in files:
            if (contract := file.contract) is not None:
                fields = server.fields_read(contract)
                known[file.name] = Knowledge(None if fields is None else frozenset(fields))
    except UnreachableError as error:
        if not options["offline_ok"]:
            raise
        error.show()
    return known
