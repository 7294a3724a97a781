"""Every rule there is: each file in the folder of a family enters itself when it is imported."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules

from linting.rules import correctness, evolvability, lineage, safety, style
from linting.rules.rule import Rule, registered


def _loaded() -> Mapping[str, Rule]:
    for family in (correctness, evolvability, safety, lineage, style):
        for module in iter_modules(family.__path__):
            import_module(f"{family.__name__}.{module.name}")
    return registered()


RULES: Mapping[str, Rule] = _loaded()
"""Every lint rule by its code, by family and then by name."""
