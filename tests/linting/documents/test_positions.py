"""Lines and columns as an editor shows them: texts with marks in them, from which an editor's idea is counted off."""

import re

import pytest

from linting.documents import DocumentError, read

TEXTS = {
    "json": '{\n  «/a»"a": [«/a/0»1, {«/a/1/b»"b": «»null}],\n  «/c»"c" : "x"\n}\n',
    "json in one line": '{«/a»"a":{«/a/b»"b":[«/a/b/0»[],«/a/b/1»{}]}}',
    "json with tabs": '{\n\t«/a»"a":\t{\n\t\t«/a/b»"b": 1\n\t}\n}',
    "json with line ends of Windows": '{\r\n  «/a»"a": 1,\r\n  «/b»"b": [\r\n    «/b/0»2\r\n  ]\r\n}\r\n',
    "json with emoji": '{"\U0001f468\u200d\U0001f469": "\U0001f680", «/é»"é": {«/é/\U0001f600»"\U0001f600": 1}}',
    "json with separators of Unicode": '{"a\u2028b": "\u2029", «/c»"c": 1,\n «/d»"d": 2}',
    "json with escapes": '{"x": "\\"{[", «/a~1b»"a/b": {«/a~1b/m~0n»"m~n": 1}, «/\U0001f600»"\\ud83d\\ude00": 2}',
    "yaml": "«/a»a:\n  - «/a/0»1\n  - «/a/1/b»b: x\n    «/a/1/c»c: y\n«/d»d: {«/d/e»e: [«/d/e/0»1]}\n",
    "yaml with comments": "# first: 1\n«/a»a: 1 # a: 2\n# b\n«/b»b: '# c'\n",
    "yaml with line ends of Windows": "«/a»a:\r\n  «/a/b»b: 1\r\n«/c»c: 2\r\n",
    "yaml with quoted keys": "«/a b»'a b': 1\n«/c»\"c\": 2\n",
    "yaml with emoji": "\U0001f600: \U0001f680\n«/é»é: {\U0001f468: 1, «/é/b»b: 2}\n",
    "yaml with long texts": "«/a»a: |\n  b: 1\n\n  c: 2\n«/d»d: >-\n  e: 3\n  f\n«/g»g: 1\n",
    "yaml with a start": "---\n«/a»a:\n  «/a/b»b: 1\n...\n",
    "yaml with an anchor": "«/a»a: &x\n  «/a/b»b: 1\n«/c»c: *x\n«/d»d: 2\n",
    "yaml with tabs after values": "«/a»a:\t1\t\n«/b»b: 2\n",
}


def seen_by_an_editor(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The text without marks, and where each mark stood: lines and columns count from 1, a column is a code point."""
    places, text = {}, ""
    for part in re.split("(«[^»]*»)", marked):
        if part.startswith("«"):
            before = text.split("\n")
            places[part[1:-1]] = (len(before), len(before[-1]) + 1)
        else:
            text += part
    return text, {pointer: place for pointer, place in places.items() if pointer}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte-order mark"])
def test_a_place_is_where_an_editor_shows_it(name: str, mark: bytes) -> None:
    text, places = seen_by_an_editor(TEXTS[name])

    document = read(mark + text.encode(), name=f"x.{name.partition(' ')[0]}")

    assert len(places) > 1
    assert {pointer: tuple(document.position_of(pointer)) for pointer in places} == places


def test_what_an_alias_repeats_is_where_the_alias_is() -> None:
    document = read("a: &x\n  b: 1\nc: *x\n")

    assert document.position_of("/c/b") == document.position_of("/c") == (3, 1)


def test_what_is_merged_is_where_the_merge_key_is_and_what_is_not_where_it_stands() -> None:
    document = read("a: &x {b: {d: 1}, e: 2}\nc:\n  <<: *x\n  e: 3\n")

    assert document.value["c"] == {"b": {"d": 1}, "e": 3}
    assert document.position_of("/c/b/d") == document.position_of("/c/b") == (3, 3)
    assert document.position_of("/c/e") == (4, 3)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: &x [1]\nc:\n  <<: *x\n", 3, 3),
        ("a: 1\n---\nb: 2\n", 2, 1),
        ('{\r\n\t"\U0001f600": 1,\r\n\t"\U0001f600": 2}', 3, 2),
        ("\ufeffa: 1\na: 2\n", 2, 1),
        ("a:\n\tb: 1\n", 2, 1),
        ("é: 1\nb: \x07\n", 2, 4),
    ],
    ids=[
        "a merge of a list",
        "a second document",
        "a key again, after an emoji",
        "a key again, after a mark",
        "a tab",
        "a bell",
    ],
)
def test_what_is_refused_is_told_at_its_place(text: str, line: int, column: int) -> None:
    with pytest.raises(DocumentError) as caught:
        read(text.encode())

    assert (caught.value.line, caught.value.column) == (line, column)
