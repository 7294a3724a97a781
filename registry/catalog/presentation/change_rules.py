"""The example of a change rule: the old and the new version as code."""

import json

from linting.changes.catalogue.examples import example_of
from linting.changes.catalogue.rule import Rule
from registry.presentation.lines import Code, source_code


def example_code(rule: Rule) -> list[tuple[str, Code]]:
    """Headings with code; nothing for a rule that has no example."""
    example = example_of(rule)
    versions = () if example is None else (("Old version", example.old), ("New version", example.new))
    return [(heading, source_code(json.dumps(version, indent=2), "json")) for heading, version in versions]
