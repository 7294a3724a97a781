"""``contracts init``: a configuration and a job for the pipeline, from what is there."""

from __future__ import annotations

from pathlib import Path

import click

from linting.cli.examples import examples
from linting.cli.failures import UnusableError
from linting.project.beginning import bindings_for, configuration, namespace_of, schemas_in
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
        raise UnusableError(error.message, remedy=error.remedy) from error
    if known is not None:
        remedy = "Edit it; `contracts check` reads it."
        raise UnusableError(f"{known.root / known.name}: there is a configuration already", remedy=remedy)
    schemas = schemas_in(here)
    if not schemas:
        remedy = "A schema says so with $schema, or stands in a folder whose name holds `schema`."
        raise UnusableError("no schema was found here", remedy=remedy)
    bindings = bindings_for(schemas, namespace or namespace_of(here))
    _write(here / "contracts.yaml", configuration(bindings))
    click.echo(f"contracts.yaml: {len(schemas)} schema{'' if len(schemas) == 1 else 's'} found")
    service = service or _service_of(here)
    if service != _NONE:
        _write(here / PLACES[service], job(service))
        click.echo(f"{PLACES[service]}: a job that checks them")
    click.echo("Look through contracts.yaml, commit it, and try: contracts check")


def _service_of(here: Path) -> str:
    if (here / ".github").is_dir():
        return "github"
    return "gitlab" if (here / ".gitlab-ci.yml").is_file() else _NONE


def _write(path: Path, text: str) -> None:
    if path.exists():
        raise UnusableError(f"{path}: this is there already", remedy="Move it away, or leave --ci out.")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
