"""An example of each rule: a folder with an old and a new version, which its mirror reads from new to old."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, NamedTuple

from linting.changes.catalogue.rule import Rule


class Example(NamedTuple):
    """Two versions of a schema between which a rule names the change."""

    old: Any
    new: Any


def example_of(rule: Rule) -> Example | None:
    """The example on a rule's page; None where no keyword leads to it: for a verdict, or a configuration."""
    here = files(__name__)
    for name, is_mirrored in ((rule.id, False), (rule.mirror, True)):
        folder = here / name
        if name and folder.is_dir():
            old, new = (json.loads((folder / f"{side}.json").read_text(encoding="utf-8")) for side in Example._fields)
            return Example(new, old) if is_mirrored else Example(old, new)
    return None
