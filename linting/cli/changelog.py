"""``contracts changelog``: a release note for those who do not read schemas."""

from __future__ import annotations

from typing import Any

import click

from linting.changes import Mode, compare, comparison_as_json
from linting.cli.completing import FILE
from linting.cli.examples import examples
from linting.cli.options import dialect_option, reference_option, settings_from, settings_options
from linting.cli.reading import document_at, resources_from, schema_of


@click.command(epilog=examples("contracts changelog orders-1.0.0.json orders-2.0.0.json > RELEASE.md"))
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--title", help="The heading; the new schema's title if not given.")
@settings_options
@dialect_option
@reference_option
def changelog(
    old: str, new: str, title: str | None, dialect: str | None, references: tuple[str, ...], **settings: Any
) -> None:
    """Tell in plain words how risky the step from OLD to NEW is, who has to act when, and what users notice.

    Writes Markdown. The exit code says nothing about the change: `contracts diff` does.
    """
    from linting.reports.release_note import release_note

    resources = resources_from(references)
    documents = [document_at(path) for path in (old, new)]
    versions = [schema_of(document, dialect=dialect, resources=resources) for document in documents]
    backward, forward = (
        comparison_as_json(compare(*versions, mode=mode, settings=settings_from(settings)))
        for mode in (Mode.BACKWARD, Mode.FORWARD)
    )
    value = documents[1].value
    known_as = title or (value.get("title") if isinstance(value, dict) else None) or documents[1].name
    click.echo(release_note(known_as, old=old, new=new, backward=backward, forward=forward), nl=False)
