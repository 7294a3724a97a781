"""``contracts can-i-deploy``: does everybody keep working if this version of an application goes there?"""

from __future__ import annotations

import json
from typing import Any

import click

from linting.cli.connection import offline_option, server_from, server_options
from linting.cli.examples import examples
from linting.cli.failures import ExitCode, UnreachableError
from linting.cli.options import output_option
from linting.cli.output import unreached

_ANSWERS = {True: "pass", False: "fail", None: "undecided"}
_SENTENCES = {
    True: "{what} can be deployed to {where}.",
    False: "{what} cannot be deployed to {where}:",
    None: "Whether {what} can be deployed to {where} is not known:",
}


@click.command("can-i-deploy", epilog=examples("contracts can-i-deploy billing --version 2.4.1 --to production"))
@click.argument("application")
@click.option("--version", required=True, metavar="V", help="The version of the application that is to be deployed.")
@click.option("--to", "environment", required=True, metavar="ENVIRONMENT", help="Where it is to run.")
@click.option("--allow-undecided", is_flag=True, help="Let pass what nobody could prove or refute.")
@offline_option
@server_options
@output_option
@click.pass_context
def can_i_deploy(
    ctx: click.Context,
    /,
    *,
    application: str,
    version: str,
    environment: str,
    allow_undecided: bool,
    offline_ok: bool,
    output: str,
    **server: Any,
) -> None:
    """Ask the registry whether APPLICATION suits all that runs in an environment, and all there suits it.

    The exit code is 0 where it can be deployed, and 1 where somebody would break or nobody could tell.
    """  # fmt: skip
    try:
        answer = server_from(server).deployability(application, version, environment)
    except UnreachableError as error:
        ctx.exit(unreached(error, offline_ok=offline_ok))
    if output == "json":
        click.echo(json.dumps(answer, indent=2, ensure_ascii=False))
    else:
        _tell(answer, f"{application} {version}", environment)
    is_clean = answer["deployable"] is True or (answer["deployable"] is None and allow_undecided)
    ctx.exit(ExitCode.CLEAN if is_clean else ExitCode.FINDINGS)


def _tell(answer: dict[str, Any], what: str, where: str) -> None:
    import sys

    from linting.reports import palette_for

    palette, deployable = palette_for(sys.stdout), answer["deployable"]
    click.echo(palette.paint(_ANSWERS[deployable], _SENTENCES[deployable].format(what=what, where=where)))
    through = answer.get("through")
    for helped in through if isinstance(through, list) else []:
        if isinstance(helped, dict) and "message" in helped:
            click.echo(f"  {helped['message']}")
    for reason in answer["reasons"]:
        code = palette.paint("quiet", f"[{reason.get('code', 'unknown')}]")
        click.echo(f"  {reason.get('message', 'No reason is given.')} {code}")
        witness = reason.get("witness")
        if isinstance(witness, dict) and "payload" in witness:
            shown = json.dumps(witness["payload"], indent=2, ensure_ascii=False)
            click.echo("\n".join(f"    {palette.paint('quiet', line)}" for line in shown.splitlines()[:40]))
