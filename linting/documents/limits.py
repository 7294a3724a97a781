"""How much a document may ask of us. Every bound is an error that names it, never a hang."""

from linting.records import Record


class Limits(Record):
    """Bounds of one document.

    `size` counts UTF-8 bytes, `depth` nested arrays and objects, and `nodes` the values of a YAML document
    after its aliases are written out ("billion laughs" is one kilobyte of text and 10⁹ nodes).
    """

    size: int = 2 * 1024 * 1024
    depth: int = 200
    nodes: int = 200_000
