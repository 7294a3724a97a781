"""``contracts init``: a configuration and a job for the pipeline, from what is there."""

from __future__ import annotations

from pathlib import Path

import click

from linting.cli.examples import examples
from linting.cli.failures import UnusableError
from linting.project.beginning import bindings_for, configuration, is_namespace, namespace_of, schemas_in
from linting.project.errors import ProjectError
from linting.project.loading import project_around
from linting.project.pipelines import PLACES, job

_NONE = "none"


@click.command(epilog=examples("contracts init", "contracts init --namespace shop --ci github"))
@click.option("--namespace", help="The first part of the contracts' names; the folder's name if not given.")
@click.option(
    "--ci",
    "service",
    type=click.Choice([*PLACES, _NONE]),
    help="Whose job to write as well; by the files that are there if not given.",
)
def init(namespace: str | None, service: str | None) -> None:
    """Find the schemas of this repository, and write contracts.yaml and a job for its pipeline.

    Nothing that is there is overwritten.
    """
    here = Path.cwd()
    try:
        known = project_around(here)
    except ProjectError as error:
        raise UnusableError.of(error) from error
    if known is not None:
        remedy = "Edit it; `contracts check` reads it."
        raise UnusableError(f"{known.root / known.name}: there is a configuration already", remedy=remedy)
    if namespace is not None and not is_namespace(namespace):
        remedy = "Lower-case letters, digits, dots, dashes and underscores make one."
        raise UnusableError(f"--namespace {namespace}: this is no namespace", remedy=remedy)
    found = schemas_in(here)
    if not found.schemas:
        remedy = "A schema says so with $schema, or stands in a folder whose name holds `schema`."
        raise UnusableError("no schema was found here", remedy=remedy)
    service = service or _service_of(here)
    if service != _NONE and (here / PLACES[service]).exists():
        remedy = "Move it away, or give --ci none."
        raise UnusableError(f"{PLACES[service]}: this is there already", remedy=remedy)
    bindings = bindings_for(found, namespace or namespace_of(here))
    _write(here / "contracts.yaml", configuration(bindings))
    count = len(found.schemas)
    click.echo(f"contracts.yaml: {count} schema{'' if count == 1 else 's'} found")
    if service != _NONE:
        _write(here / PLACES[service], job(service))
        click.echo(f"{PLACES[service]}: a job that checks them")
    click.echo("Look through contracts.yaml, commit it, and try: contracts check")


def _service_of(here: Path) -> str:
    if (here / ".github").is_dir():
        return "github"
    return "gitlab" if (here / ".gitlab-ci.yml").is_file() else _NONE


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
