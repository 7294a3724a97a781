"""Rules about a project rather than about a schema, and every name that a configuration may use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from linting.changes import RULES
from linting.records import Record

if TYPE_CHECKING:
    from linting.rules import SelectionError


class ProjectRule(Record):
    """A rule about how a repository keeps its contracts."""

    code: str
    title: str
    level: str
    explanation: str
    recipe: str


_ALL = (
    ProjectRule(
        code="contract-removed",
        title="A contract is gone",
        level="error",
        explanation="There was a file for this contract in the version that is compared with, and now no file is this "
        "contract any more. Whoever reads it is left without a schema, which no comparison of schemas would show.",
        recipe="Deprecate it with a date first, and remove it when nobody reads it. A file that only moved keeps its "
        "contract where contracts.yaml gives it the same name.",
    ),
    ProjectRule(
        code="contract-renamed",
        title="A contract has another name",
        level="error",
        explanation="A contract is gone, and another one is new that is the same file, has the same $id, or says much "
        "the same. Readers and registries know a contract by its name: to them the old one ended, and nothing leads to "
        "the new one.",
        recipe="Keep the name in contracts.yaml, where a file may be called as it likes. Or agree on the new one with "
        "the readers, register it, and deprecate the old one with a date.",
    ),
    ProjectRule(
        code="waiver-expired",
        title="A waiver has run out",
        level="warning",
        explanation="The last day of a waiver in contracts-waivers.yaml is over (days end at midnight UTC), so the "
        "finding that it covered counts again.",
        recipe="Delete it, or agree anew with `contracts waive`.",
    ),
    ProjectRule(
        code="waiver-unused",
        title="A waiver covers nothing",
        level="warning",
        explanation="No finding has the fingerprint of this waiver: what was agreed on has been released or undone. A "
        "waiver that stays would let the same change pass unseen if somebody made it again.",
        recipe="Delete it, or agree anew with `contracts waive`.",
    ),
    ProjectRule(
        code="contract-unreadable",
        title="A file cannot be checked",
        level="error",
        explanation="The file of a contract cannot be read, is no JSON or YAML, or is no schema that can be used, so "
        "nothing is known about it. The command ends with 2, whatever is ignored: what could not be checked has not "
        "passed.",
        recipe="Mend the file; where it is no contract, leave it out of `files` in contracts.yaml.",
    ),
    ProjectRule(
        code="contract-unknown",
        title="The registry has no contract of this name",
        level="warning",
        explanation="The registry was asked about a contract that it does not have, so there was nothing to compare "
        "with and the check passed as that of a first version. Where the contract should be there, its name is wrong.",
        recipe="Correct the name in contracts.yaml or after --contract; or register the contract in the registry.",
    ),
)

LINT_LEVELS = ("off", "note", "warning", "error")
PROJECT_RULES = {rule.code: rule for rule in _ALL}


def rules_named(name: str) -> tuple[str, ...]:
    """The ids that a name in `select` or `ignore` stands for: a rule's own, or all of a family; none for others."""
    from linting.rules.loading import RULES as LINT_RULES

    if name in RULES or name in PROJECT_RULES:
        return (name,)
    return tuple(code for code, rule in LINT_RULES.items() if name in (code, rule.family.value))


def selected(names: Iterable[str]) -> tuple[str, ...]:
    """The ids that count where only these names are to count.

    Who selects nothing but lint rules narrows the lint rules: that breaks go unseen has to be asked for by their names.
    """
    codes = tuple(code for name in names for code in rules_named(name))
    if codes and not any(code in RULES or code in PROJECT_RULES for code in codes):
        return (*codes, *RULES, *PROJECT_RULES)
    return codes


def names_of_lint() -> tuple[str, ...]:
    """Every lint rule and every family of them."""
    from linting.rules.loading import RULES as LINT_RULES
    from linting.rules.rule import Family

    return (*LINT_RULES, *(family.value for family in Family))


def known_rules() -> tuple[str, ...]:
    """Every rule that has a page."""
    from linting.rules.loading import RULES as LINT_RULES

    return (*RULES, *LINT_RULES, *PROJECT_RULES)


def known_names() -> tuple[str, ...]:
    """Everything that can be selected or ignored."""
    return (*RULES, *PROJECT_RULES, *names_of_lint())


def rule_hint(name: str) -> str:
    """What may have been meant by a name that no rule has."""
    from difflib import get_close_matches

    close = get_close_matches(name, known_names(), n=3)
    return f"Did you mean {' or '.join(close)}?" if close else "`contracts rules` lists them."


def wrong_option(options: Mapping[str, Mapping[str, Any]]) -> SelectionError | None:
    """What is wrong with options of lint rules; None where nothing is."""
    from linting.rules import Selection, SelectionError
    from linting.rules.loading import RULES as LINT_RULES

    try:
        Selection(options=options).check(LINT_RULES)
    except SelectionError as error:
        return error
    return None
