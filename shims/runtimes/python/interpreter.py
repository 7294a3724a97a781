"""The interpreter: ops in order on one payload, all of them or none."""

from typing import Any

from shims.allowance import begin
from shims.errors import ShimError
from shims.mapping import Mapping
from shims.text import read
from shims.tree import Tree


def run(mapping: Mapping, payload: Any) -> Any:
    """The payload of the other version, from values as `json.loads` gives them.

    The input is never changed; parts that no op touches are shared with it. Ops compute with exact decimals, as on
    text; only a result that has a fraction is a float in the end, the one that `json.loads` reads from the text of
    `transform`, since Python's own JSON writes no decimals. Whoever needs every digit uses `transform`. Raises
    ShimError with the op's index and the place.
    """
    return _after(mapping, Tree(payload)).as_value()


def transform(text: str, mapping: Mapping) -> str:
    """The same from text to text: what no op touches keeps its spelling, byte for byte.

    Raises ShimError; besides those of the ops `payload-invalid` and `payload-too-deep`, with no op index, where the
    text could not be read, and `payload-duplicate-key` and `payload-half-pair` where an op looks.
    """
    return _after(mapping, Tree(read(text))).as_text()


def _after(mapping: Mapping, tree: Tree) -> Tree:
    begin()
    for index, step in enumerate(mapping.ops):
        try:
            step.run(tree)
        except ShimError as failure:
            raise failure.at_op(index) from None
    return tree
