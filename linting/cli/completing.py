"""What a shell offers when somebody presses Tab: files, formats, and the names of rules."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

FILE = click.Path(allow_dash=True, readable=False)
"""Any path, or "-": whether it can be read is found out, and told, when it is read."""


def formats(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The names of the formats."""
    from linting.reports.formats import FORMATS

    return [form for form in FORMATS if form.startswith(incomplete)]


def rules(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The names of all rules."""
    from linting.project.rules import known_rules

    return [name for name in known_rules() if name.startswith(incomplete)]


def rules_and_families(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The names of all rules, and of the families of lint rules."""
    from linting.project.rules import known_names

    return [name for name in known_names() if name.startswith(incomplete)]


def lint_rules(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The names of the lint rules and of their families."""
    from linting.project.rules import names_of_lint

    return [name for name in ("all", *names_of_lint()) if name.startswith(incomplete)]


def pasts(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """What can be compared with: a commit, the registry, a file or a folder."""
    words = [CompletionItem(word) for word in ("git:", "registry") if word.startswith(incomplete)]
    return [CompletionItem(incomplete, type="file"), *words]
