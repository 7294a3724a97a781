import pytest

from linting.documents import Document, DocumentError, Limits, Position, read

LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
CHAIN = "a0: &a0 []\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 1000))

HOSTILE = {
    "a JSON syntax error": ("[1,\n 2,]", "invalid-json", 2, 4),
    "NaN": ('{"a": NaN}', "invalid-json", 1, 7),
    "an infinite number": ("[1, 1e400]", "number-out-of-range", 1, 5),
    "a huge integer": (f"[{'9' * 5000}]", "number-out-of-range", 1, 2),
    "a duplicate key": ('{"a": 1,\n "b": 2,\n "a": 3}', "duplicate-key", 3, 2),
    "an escaped lone surrogate": ('["x", "\\ud800"]', "lone-surrogate", 1, 8),
    "a lone surrogate": ('"\ud800"', "lone-surrogate", 1, 2),
    "10,000 levels of JSON": ("[" * 10_000 + "]" * 10_000, "too-deep", 1, 201),
    "10,000 levels of unclosed JSON": ('{"a":' * 10_000, "too-deep", 1, 1001),
    "a YAML syntax error": ("a: [1,\nb", "invalid-yaml", 3, 1),
    "10,000 levels of YAML": ("a: " + "[" * 10_000, "too-deep", 1, 203),
    "a YAML tag that runs code": ("a: !!python/object/apply:os.system [x]", "yaml-tag", 1, 4),
    "a YAML infinity": ("a: .inf", "invalid-yaml", 1, 4),
    "a YAML key that is a number": ("1: a", "yaml-key", 1, 1),
    "a YAML key that is a list": ("? [a]\n: b", "yaml-key", 1, 3),
    "a merge key without a mapping": ("a: &a [1]\nb:\n  <<: *a", "yaml-merge", 3, 3),
    "a second merge key": ("a: &a {x: 1}\nb:\n  <<: *a\n  <<: *a", "duplicate-key", 4, 3),
    "a duplicate YAML key": ("a: 1\nb: 2\na: 3", "duplicate-key", 3, 1),
    "exploding anchors": (LAUGHS, "too-large", 6, 20),
    "anchors that nest deeply": (CHAIN, "too-deep", 200, 14),
    "an anchor inside itself": ("a: &x [*x]", "yaml-alias", 1, 8),
    "an unknown anchor": ("a: *x", "yaml-alias", 1, 4),
    "several documents": ("a: 1\n---\nb: 2", "several-documents", 2, 1),
    "nothing": ("", "empty", 1, 1),
    "bytes that are not UTF-8": (b'{"a":\n"\xff"}', "not-utf-8", 2, 2),
    "5 MB of text": ('"' + "x" * 5_000_000 + '"', "too-large", 1, 1),
    "a control character": ("a: \x01", "invalid-yaml", 1, 4),
}


@pytest.mark.parametrize(("source", "code", "line", "column"), HOSTILE.values(), ids=HOSTILE.keys())
def test_it_refuses_bad_input_and_says_where(source, code, line, column):
    with pytest.raises(DocumentError) as caught:
        read(source)

    assert (caught.value.code, caught.value.line, caught.value.column) == (code, line, column)


def test_a_duplicate_key_is_named_by_its_pointer():
    with pytest.raises(DocumentError) as caught:
        read('{"properties": {"a/b": 1, "a/b": 2}}')

    assert caught.value.pointer == "/properties/a~1b"
    assert caught.value.remedy


def test_yaml_means_what_yaml_1_2_says():
    document = read("yes: no\ndate: 2024-01-01\nversion: 1.10\noctal: 0o17\nempty:\nquoted: '12'\nflag: true\n")

    assert document.syntax == "yaml"
    assert document.value == {
        "yes": "no",
        "date": "2024-01-01",
        "version": 1.1,
        "octal": 15,
        "empty": None,
        "quoted": "12",
        "flag": True,
    }


def test_the_name_of_a_file_decides_its_syntax():
    assert read('{"a": 1}', name="contract.yaml").syntax == "yaml"
    assert read('{"a": 1}', name="contract").syntax == "json"
    assert read("- a", name="contract").syntax == "yaml"


def test_a_byte_order_mark_is_no_part_of_the_value():
    assert read(b'\xef\xbb\xbf{"a": 1}').value == {"a": 1}


def test_a_merge_key_takes_members_that_are_not_there_from_the_first_mapping_that_has_them():
    text = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  z: 3\n  <<: [*a, *b, {w: 4}]\nd: {<<: *b}\ne: {'<<': 5}\n"

    value = read(text).value

    assert value["c"] == {"x": 1, "y": 1, "z": 3, "w": 4}
    assert value["d"] == value["b"] == {"y": 2, "z": 2}
    assert value["e"] == {"<<": 5}


def test_merged_members_count_as_values() -> None:
    doubling = "a0: &a0 {x: 1}\n" + "".join(f"a{n}: &a{n} {{<<: *a{n - 1}, y{n}: *a{n - 1}}}\n" for n in range(1, 40))

    with pytest.raises(DocumentError, match="More than"):
        read(doubling)


def test_an_alias_stands_for_its_value():
    assert read("a: &x {b: 1}\nc: [*x, *x]").value == {"a": {"b": 1}, "c": [{"b": 1}, {"b": 1}]}


def test_limits_can_be_tightened():
    with pytest.raises(DocumentError, match="More than 2 levels"):
        read("[[[]]]", limits=Limits(depth=2))


@pytest.mark.parametrize("text", ['{\n  "a": {\n    "b/c": [1, {"d": 2}]\n  }\n}', "\n  a:\n    b/c: [1, {d: 2}]"])
def test_a_position_is_found_by_pointer(text):
    document = read(text)

    assert document.position_of("/a/b~1c").line == 3
    assert document.position_of("/a/b~1c/1/d") == Position(3, text.splitlines()[2].index("d") + 1 - text.count('"d'))


def test_a_pointer_without_text_answers_with_its_nearest_ancestor():
    document = read('{"a":\n {"b": 1}}')

    assert document.position_of("/a/b/missing/0") == Position(2, 3)
    assert document.position_of("") == Position(1, 1)


def test_a_document_cannot_be_changed():
    with pytest.raises(AttributeError):
        Document(value=1, text="1", syntax="json", name="x").value = 2


@pytest.mark.parametrize(
    ("text", "told"),
    [('"abc', "Not JSON: Unterminated string"), ("a: \x07", "Not YAML: the control character U+0007")],
)
def test_what_is_no_text_of_its_kind_is_told_in_one_whole_line(text: str, told: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read(text)

    assert caught.value.message == told
