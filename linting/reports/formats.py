"""The formats by name. Each is a module with ``render(reports)``, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from linting.reports.report import Report

FORMATS = {
    "text": "For people, on a terminal.",
    "json": "For programs: every change with its places.",
    "sarif": "SARIF 2.1.0, for code scanning.",
    "junit": "JUnit XML, for test reports.",
    "github": "Annotations of GitHub Actions.",
    "gitlab": "GitLab's Code Quality.",
    "markdown": "A comment for a pull request.",
    "html": "One page with everything in it.",
}
_MODULES = {"text": "linting.reports.text", "json": "linting.reports.structured"}


def rendered(name: str, reports: Sequence[Report], *, of_many: bool = False) -> str:
    """Reports in one of the FORMATS, plain, with a line break at the end.

    Where a command is about many files, programs get a list, however many there are today.
    """
    if name == "json" and of_many:
        from linting.reports.structured import as_json_list

        return as_json_list(reports)
    module = import_module(_MODULES.get(name, f"linting.reports.{name}"))
    text: str = module.render(reports)
    return text
