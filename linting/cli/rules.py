"""``contracts rules`` and ``contracts rule``: the catalogue of changes, and one page of it."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from linting.changes import RULES, Rule
from linting.cli.failures import UnusableError
from linting.cli.options import output_option


@click.command(epilog="Example: contracts rules --output json")
@output_option
def rules(output: str) -> None:
    """List the rules that name changes, and how each moves the set of accepted payloads."""
    if output == "json":
        click.echo(json.dumps([asdict(rule) for rule in RULES.values()], indent=2, ensure_ascii=False))
        return
    widest = max(map(len, RULES))
    for rule in RULES.values():
        click.echo(f"{rule.id:<{widest}}  {rule.movement.value:<12}  {rule.title}")


@click.command(epilog="Example: contracts rule enum-value-removed")
@click.argument("rule_id", metavar="ID")
@output_option
def rule(rule_id: str, output: str) -> None:
    """Explain the rule ID: what it means for whom, and how to get there without a break."""
    if rule_id not in RULES:
        raise UnusableError(f"there is no rule {rule_id!r}", remedy=_hint(rule_id))
    found = RULES[rule_id]
    click.echo(json.dumps(asdict(found), indent=2, ensure_ascii=False) if output == "json" else _page(found))


def _hint(rule_id: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(rule_id, RULES, n=3)
    return f"Did you mean {' or '.join(close)}?" if close else "`contracts rules` lists them."


def _page(rule: Rule) -> str:
    facts = [
        f"Keywords   {', '.join(rule.keywords)}",
        f"Movement   {rule.movement.value}: {_MOVEMENTS[rule.movement.value]}",
        f"Mirror     {rule.mirror or f'none: {rule.why_no_mirror}'}",
    ]
    recipe = ["", f"Way out: {rule.recipe}"] if rule.recipe else []
    return "\n".join([rule.id, rule.title, "", rule.explanation, *recipe, "", *facts])


_MOVEMENTS = {
    "tightens": "fewer payloads are accepted; old payloads may be refused by new readers",
    "loosens": "more payloads are accepted; new payloads may be refused by old readers",
    "both": "some payloads come and some go, or the rest of the schema decides which",
    "neutral": "the same payloads are accepted",
    "undetermined": "the rule alone cannot tell; the engine decides",
}
