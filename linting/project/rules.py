"""Rules about a project rather than about a schema, and every name that a configuration may use."""

from __future__ import annotations

from linting.changes import RULES

PROJECT_RULES = {
    "contract-removed": "A contract is gone",
    "waiver-expired": "A waiver has run out",
    "waiver-unused": "A waiver covers nothing",
}


def known_rules() -> tuple[str, ...]:
    """The ids of all rules that can be selected or ignored."""
    from linting.project.novelties import lint_rules

    return (*RULES, *PROJECT_RULES, *lint_rules())


def rule_hint(name: str) -> str:
    """What may have been meant by a name that no rule has."""
    from difflib import get_close_matches

    close = get_close_matches(name, known_rules(), n=3)
    return f"Did you mean {' or '.join(close)}?" if close else "`contracts rules` lists them."
