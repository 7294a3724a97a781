"""``contracts explain``, ``waive`` and ``baseline``: what can be done about a finding besides mending it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import click

from linting.cli.completing import pasts
from linting.cli.examination import Examination, examined, judging_said
from linting.cli.examples import examples
from linting.cli.failures import UnusableError
from linting.cli.options import judging_options
from linting.project.baselines import write_baseline
from linting.project.errors import ProjectError
from linting.project.selection import contracts_here
from linting.project.waivers import Waiver, add_waiver
from linting.records import replace
from linting.reports import Notice, Report, as_text

_MOST_DAYS = 366
_against_option = click.option(
    "--against", metavar="git:REF|DIR", shell_complete=pasts, help="What to compare with; as for `contracts check`."
)


class Finding(NamedTuple):
    """One finding of this repository."""

    contract: str
    report: Report
    notice: Notice


@click.command(epilog=examples("contracts explain 4259800d4e9cec98"))
@click.argument("fingerprint")
@_against_option
@judging_options
@click.pass_context
def explain(ctx: click.Context, /, *, fingerprint: str, **options: Any) -> None:
    """Explain the finding with this FINGERPRINT: its place, its payload, what its rule means, and the way out."""
    from linting.cli.rules import explanation_of

    found = _found(_examined(ctx, options, is_linted=True), fingerprint)[0]
    compared = tuple(
        replace(each, comparison={**each.comparison, "changes": [change]})
        for each in found.report.compared
        for change in each.changes
        if change["fingerprint"] == found.notice.fingerprint
    )
    notices = () if compared else (found.notice,)
    text = as_text(replace(found.report, compared=compared, reasons=(), notices=notices))
    click.echo(text.rpartition("\n\n")[0] if compared else text.rpartition(f"\n{found.report.outcome.upper()} ")[0])
    click.echo(f"\n{explanation_of(found.notice.rule)}")
    whose = f"Contract {found.contract}, fingerprint" if found.contract else "Fingerprint"
    click.echo(f"\n{whose} {found.notice.fingerprint}")


@click.command(epilog=examples('contracts waive 4259800d4e9cec98 --reason "Both readers agreed" --expires 2027-01-31'))
@click.argument("fingerprint")
@click.option("--reason", required=True, help="Why this may pass; reviewers read it.")
@click.option(
    "--expires", required=True, type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The last day it holds (UTC)."
)
@click.option("--contract", metavar="NS/NAME", help="Only in this contract; in each that has it if not given.")
@_against_option
@judging_options
@click.pass_context
def waive(
    ctx: click.Context, /, *, fingerprint: str, reason: str, expires: datetime, contract: str | None, **options: Any
) -> None:
    """Let the finding with this FINGERPRINT pass until a day, in a file that is reviewed with the change."""
    today = datetime.now(UTC).date()
    day = expires.date()
    if not today <= day <= today + timedelta(days=_MOST_DAYS):
        raise click.UsageError(f"--expires {day}: name a day from today until a year from now")
    if not reason.strip():
        raise click.UsageError("--reason is to say something")
    examination = _examined(ctx, options, is_linted=True)
    standing = _to_be_waived(_found(examination, fingerprint), fingerprint, contract)
    for found in standing:
        waiver = Waiver(found.contract, found.notice.fingerprint, reason.strip(), day, rule=found.notice.rule)
        try:
            path = add_waiver(examination.project.root, waiver)
        except ProjectError as error:
            raise UnusableError.of(error) from error
        click.echo(f"{path.name}: {found.contract}: {found.notice.message}: may pass until {day}")


def _to_be_waived(found: list[Finding], fingerprint: str, contract: str | None) -> list[Finding]:
    """The findings of contracts that count so far. Raises UnusableError where there is none."""
    if contract is not None:
        found = [each for each in found if each.contract == contract]
        if not found:
            remedy = "Leave --contract out to let it pass in each contract that has it."
            raise UnusableError(f"{fingerprint}: {contract} has no such finding", remedy=remedy)
    if standing := [each for each in found if each.contract and not each.notice.waiver]:
        return standing
    remedy = "To change until when, or why, change its entry in contracts-waivers.yaml."
    if not any(each.contract for each in found):
        raise UnusableError(f"{fingerprint}: this is about no contract", remedy="Mend what it is about.")
    raise UnusableError(f"{fingerprint}: this does not count already", remedy=remedy)


@click.command(epilog=examples("contracts baseline --against git:v1.0.0"))
@_against_option
@judging_options
@click.option("--lint", "is_linted", is_flag=True, help="Write down what lint rules find new, too.")
@click.pass_context
def baseline(ctx: click.Context, /, *, is_linted: bool, **options: Any) -> None:
    """Write down every finding of today, so that `contracts check --new-only` tells the rest."""
    examination = _examined(ctx, options, is_linted=is_linted)
    for refusal in examination.refusals:
        raise refusal
    found = [Finding(*each) for each in examination.findings()]
    known = {(each.contract, each.notice.fingerprint) for each in found if each.contract and not each.notice.waiver}
    path = write_baseline(examination.project.root, known)
    click.echo(f"{path.name}: {len(known)} finding{'' if len(known) == 1 else 's'}")


def _examined(ctx: click.Context, options: dict[str, Any], *, is_linted: bool = False) -> Examination:
    try:
        project, files = contracts_here((), may_be_gone=True)
        return examined(
            replace(project, lint=project.lint or is_linted),
            files,
            against=options["against"],
            options=judging_said(ctx, options),
            references=options["references"],
        )
    except ProjectError as error:
        raise UnusableError.of(error) from error


def _found(examination: Examination, fingerprint: str) -> list[Finding]:
    """The findings that a fingerprint, or the beginning of one, means. Raises UnusableError where that is not clear."""
    all_found = [Finding(*each) for each in examination.findings()]
    if not fingerprint:
        raise UnusableError("an empty fingerprint names no finding", remedy="`contracts check` tells fingerprints.")
    found = [each for each in all_found if each.notice.fingerprint.startswith(fingerprint)]
    if len({each.notice.fingerprint for each in found}) > 1:
        raise UnusableError(f"{fingerprint}: more than one finding begins so", remedy="Give more of the fingerprint.")
    if not found:
        remedy = f"`contracts check` tells the {len(all_found)} that there are; --against has to be the same."
        raise UnusableError(f"{fingerprint}: no finding here has this fingerprint", remedy=remedy)
    return found
