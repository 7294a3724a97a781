"""The page of an op: the docstring of its file, taken apart for a template.

The docstrings keep to headings, paragraphs, lists, tables and JSON, so that this is all that needs to be known of
Markdown.
"""

import re
from dataclasses import dataclass, field

from registry.presentation.lines import Code, source_code
from shims.language import page_of
from shims.ops.base import Op

_FENCE = re.compile(r"```json\n(.*?)\n```", re.DOTALL)
_CELL = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True)
class Block:
    """A paragraph, or one of the others in its place."""

    text: str = ""
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    code: Code | None = None


@dataclass(frozen=True)
class OpPage:
    """An op by its id, with a title and sections: a heading, and blocks beneath it."""

    name: str
    title: str
    sections: list[tuple[str, list[Block]]] = field(default_factory=list)


def op_page(definition: type[Op]) -> OpPage:
    """The page of an op."""
    title, *parts = re.split(r"^## ", page_of(definition), flags=re.MULTILINE)
    sections = [(heading, _blocks(body.strip())) for heading, _, body in (part.partition("\n") for part in parts)]
    return OpPage(definition.name, title.strip().splitlines()[0], sections)


def _blocks(body: str) -> list[Block]:
    blocks = []
    for index, part in enumerate(_FENCE.split(body)):
        if index % 2:
            blocks.append(Block(code=source_code(part, "json")))
        else:
            blocks += [_block(text) for text in part.strip().split("\n\n") if text.strip()]
    return blocks


def _block(text: str) -> Block:
    lines = text.strip().splitlines()
    if lines[0].startswith("|"):
        return Block(rows=tuple(_cells(line) for line in lines if not set(line) <= set("|-: ")))
    if lines[0].startswith("- "):
        items = re.split(r"^- ", text.strip(), flags=re.MULTILINE)[1:]
        return Block(items=tuple(" ".join(item.split()) for item in items))
    return Block(" ".join(lines))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip().replace("\\|", "|") for cell in _CELL.split(line.strip().strip("|")))
