"""``contracts rules`` and ``contracts rule``: the rules that name changes, those that lint, and one page of either."""

from __future__ import annotations

import json
from typing import Any

import click

from linting.changes import RULES as CHANGE_RULES
from linting.changes import Rule as ChangeRule
from linting.changes.catalogue.examples import example_of
from linting.cli.completing import rules as rule_names
from linting.cli.examples import examples
from linting.cli.failures import UnusableError
from linting.cli.options import output_option
from linting.project.rules import PROJECT_RULES, ProjectRule
from linting.records import parts_of
from linting.rules.loading import RULES as LINT_RULES
from linting.rules.rule import Rule as LintRule

AnyRule = ChangeRule | LintRule | ProjectRule


@click.command(epilog=examples("contracts rules --kind lint", "contracts rules --output json"))
@click.option(
    "--kind",
    type=click.Choice(["change", "lint", "project"]),
    help="Only the rules that name changes, that lint, or that are about a repository.",
)
@output_option
def rules(kind: str | None, output: str) -> None:
    """List all rules: what names a change and moves the set of accepted payloads, and what lints one schema."""
    found: list[AnyRule] = []
    found += CHANGE_RULES.values() if kind in (None, "change") else ()
    found += LINT_RULES.values() if kind in (None, "lint") else ()
    found += PROJECT_RULES.values() if kind in (None, "project") else ()
    if output == "json":
        click.echo(json.dumps([_as_value(rule) for rule in found], indent=2, ensure_ascii=False))
        return
    for rule in found:
        click.echo(_row(rule))


@click.command(epilog=examples("contracts rule enum-value-removed"))
@click.argument("code", metavar="CODE", shell_complete=rule_names)
@output_option
def rule(code: str, output: str) -> None:
    """Explain the rule CODE: what it means for whom, and what to do."""
    found: AnyRule | None = CHANGE_RULES.get(code) or LINT_RULES.get(code) or PROJECT_RULES.get(code)
    if found is None:
        raise UnusableError(f"there is no rule {code!r}", remedy=_hint(code))
    if output == "json":
        click.echo(json.dumps(_as_value(found), indent=2, ensure_ascii=False))
    else:
        click.echo(page_of(found))


def page_of(rule: AnyRule) -> str:
    """The page of a rule as text."""
    if isinstance(rule, LintRule):
        return page_of_lint(rule)
    return _page_of_change(rule) if isinstance(rule, ChangeRule) else _page_of_project(rule)


def explanation_of(code: str) -> str:
    """What a rule means, without its facts."""
    if code in LINT_RULES:
        sections = LINT_RULES[code].page.sections
        return f"{sections['What it does']}\n\n{sections['Why is this bad']}"
    known = CHANGE_RULES.get(code) or PROJECT_RULES[code]
    return known.explanation


def _hint(code: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(code, [*CHANGE_RULES, *LINT_RULES, *PROJECT_RULES], n=3)
    return f"Did you mean {' or '.join(close)}?" if close else "`contracts rules` lists them."


def _row(rule: AnyRule) -> str:
    if isinstance(rule, ProjectRule):
        return f"{rule.code:<{_WIDEST}}  {'project':<19}  {rule.level:<12}  {rule.title}"
    if isinstance(rule, ChangeRule):
        return f"{rule.id:<{_WIDEST}}  {'change':<19}  {rule.movement.value:<12}  {rule.title}"
    return f"{rule.code:<{_WIDEST}}  {rule.family.value:<19}  {rule.level.value:<12}  {rule.title}"


_WIDEST = max(map(len, [*CHANGE_RULES, *LINT_RULES]))


def _as_value(rule: AnyRule) -> dict[str, Any]:
    if isinstance(rule, ProjectRule):
        return {"kind": "project", "id": rule.code, **parts_of(rule)}
    if isinstance(rule, ChangeRule):
        example = example_of(rule)
        return {"kind": "change", **parts_of(rule), "example": None if example is None else example._asdict()}
    return {
        "kind": "lint",
        "id": rule.code,
        "family": rule.family.value,
        "level": rule.level.value,
        "title": rule.title,
        "sections": dict(rule.page.sections),
        "options": dict(rule.options),
        "needs_registry": rule.needs_knowledge,
    }


def _page_of_change(rule: ChangeRule) -> str:
    facts = [
        f"Keywords   {', '.join(rule.keywords)}",
        f"Movement   {rule.movement.value}: {_MOVEMENTS[rule.movement.value]}",
        f"Mirror     {rule.mirror or f'none: {rule.why_no_mirror}'}",
    ]
    recipe = ["", f"Way out: {rule.recipe}"] if rule.recipe else []
    return "\n".join([rule.id, rule.title, "", rule.explanation, *recipe, *_example_of(rule), "", *facts])


def _example_of(rule: ChangeRule) -> list[str]:
    example = example_of(rule)
    if example is None:
        return []
    return ["", "Example", f"    old: {_on_one_line(example.old)}", f"    new: {_on_one_line(example.new)}"]


def _on_one_line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _page_of_project(rule: ProjectRule) -> str:
    return "\n".join(
        [rule.code, rule.title, "", rule.explanation, "", f"Way out: {rule.recipe}", "", f"Level    {rule.level}"]
    )


_MOVEMENTS = {
    "tightens": "fewer payloads are accepted; old payloads may be refused by new readers",
    "loosens": "more payloads are accepted; new payloads may be refused by old readers",
    "both": "some payloads come and some go, or the rest of the schema decides which",
    "neutral": "the same payloads are accepted",
    "undetermined": "the rule alone cannot tell; the engine decides",
}


def page_of_lint(rule: LintRule) -> str:
    """The page of a lint rule as text."""
    sections = [line for heading, text in rule.page.sections.items() for line in ("", heading, _indented(text))]
    defaults = [f"    {name} is {json.dumps(value)} by default" for name, value in rule.options.items()]
    facts = [
        "",
        f"Family   {rule.family.value}",
        f"Level    {rule.level.value}{_LEVEL_NOTES.get(rule.level.value, '')}",
    ]
    return "\n".join([rule.code, rule.title, *sections, *defaults, *facts])


_LEVEL_NOTES = {"off": ": asked only where it is selected", "note": ": listed with --show note"}


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n"))
