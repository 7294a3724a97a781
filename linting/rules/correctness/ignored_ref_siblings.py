"""Keywords beside $ref that are ignored.

What it does
    Reports restrictions beside `$ref` in drafts 4, 6 and 7, in which `$ref` stands alone. What the referenced schema
    demands anyway, such as the same `type`, is left alone.

Why is this bad
    The restriction looks as if it held. Since 2019-09 it does, so the same text means different things to different
    validators, and upgrading the dialect changes what is valid.

Example
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "properties": {"code": {"$ref": "#/definitions/code", "maxLength": 8}},
      "definitions": {"code": {"type": "string"}}
    }

Use instead
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "properties": {"code": {"allOf": [{"$ref": "#/definitions/code"}], "maxLength": 8}},
      "definitions": {"code": {"type": "string"}}
    }
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.showing import listed
from linting.rules.subschema import Subschema
from linting.schemas.compilation.registry import keywords_of


@rule(Level.WARNING, on=("$ref",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the first ignored restriction, and name all of them."""
    dialect, solver = here.place.dialect, here.subject.solver
    if not dialect.refs_stand_alone:
        return
    ignored = [keyword for keyword in here.node if keyword in keywords_of(dialect) and keyword != "$ref"]
    if not ignored:
        return
    meant = solver.without(here.place, "$ref")
    if not solver.is_empty(solver.term(here.place), solver.negation(meant)):
        yield here.remark(f"{dialect} ignores {listed(ignored)} beside `$ref`", ignored[0])
