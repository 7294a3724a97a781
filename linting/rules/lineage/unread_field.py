"""A field that no registered consumer reads.

What it does
    Compares the declared fields with those that consumers have registered, and reports fields that nobody reads. It
    needs a registry that knows the consumers: without one, or while nobody has said what they read, it is silent.

Why is this bad
    What nobody reads is kept, secured and paid for without use, and personal data without use may not be kept at all
    (data minimisation, GDPR article 5).

Example
    {"type": "object", "properties": {"id": {"type": "string"}, "fax": {"type": "string"}}}

Use instead
    {"type": "object", "properties": {"id": {"type": "string"}}}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema


@rule(Level.NOTE, on=("properties",), needs_knowledge=True)
def check(here: Subschema) -> Iterator[Remark]:
    """Report each field that nobody reads, nor anything in it; fields of definitions have no single path."""
    knowledge = here.subject.knowledge
    path = _path_of(here)
    if knowledge is None or knowledge.fields_read is None or path is None:
        return
    for name in here.node["properties"]:
        inside = f"{path}.{name}" if path else name
        if not any(_touches(read, inside) for read in knowledge.fields_read):
            yield here.remark(f"no registered consumer reads `{inside}`", "properties", name)


def _touches(read: str, path: str) -> bool:
    """Whether reading the one path means reading of the other: itself, a part of it, or all that is around it."""
    return read == path or read.startswith((f"{path}.", f"{path}[")) or path.startswith((f"{read}.", f"{read}["))


def _path_of(here: Subschema) -> str | None:
    """The path of an object in the payload, as `field_names` writes it; None for what only references lead to."""
    path = ""
    for part in (*reversed(list(here.around())), here):
        if part.keyword in ("$defs", "definitions"):
            return None
        if part.keyword == "properties":
            path = f"{path}.{part.name}" if path else str(part.name)
        elif part.keyword in ("items", "prefixItems"):
            path += "[]"
        elif part.keyword == "additionalProperties":
            path = f"{path}.*" if path else "*"
    return path
