"""Whatever is sent, the answer is a problem document within a second, and nothing is stored."""

import json
import time

import pytest

from registry.catalog.models import CheckRun, Contract, Version
from tests.contracts_api.calling import Answer

pytestmark = pytest.mark.django_db

DEEP = b'{"not":' * 10_000 + b"{}" + b"}" * 10_000
HUGE = json.dumps({"enum": [f"value-{index}" for index in range(320_000)]}).encode()
EXPLODING = (
    "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "enum: *j\n"
)


def text(schema: bytes | str) -> bytes:
    """A schema that is sent as text."""
    return json.dumps(schema if isinstance(schema, str) else schema.decode()).encode()


BAD = {
    "invalid json": (b'{"type": }', "invalid-json"),
    "invalid json as text": (text('{"type": }'), "invalid-json"),
    "invalid yaml": (text("type: [object"), "invalid-yaml"),
    "a tab in yaml": (text("type: object\nproperties:\n\tid: {}"), "invalid-yaml"),
    "duplicate keys": (b'{"type": "object", "properties": {"a": {}, "a": {}}}', "duplicate-key"),
    "duplicate keys as text": (text('{"type": "object",\n "type": "array"}'), "duplicate-key"),
    "duplicate keys in yaml": (text("type: object\ntype: array"), "duplicate-key"),
    "against the metaschema": (b'{"properties": {"a": {"type": "strin"}}}', "metaschema"),
    "an unknown dialect": (b'{"$schema": "https://example.com/mine"}', "unknown-dialect"),
    "a remote reference": (b'{"properties": {"a": {"$ref": "https://example.com/a.json"}}}', "remote-reference"),
    "a dangling reference": (b'{"properties": {"a": {"$ref": "#/$defs/none"}}}', "dangling-reference"),
    "a contract that is not there": (b'{"$ref": "contract:no/such@1.0.0"}', "dangling-reference"),
    "five megabytes": (HUGE, "too-large"),
    "five megabytes as text": (text(HUGE), "too-large"),
    "ten thousand levels": (DEEP, "too-deep"),
    "ten thousand levels as text": (text(DEEP), "too-deep"),
    "ten thousand levels of yaml": (text("[" * 10_000), "too-deep"),
    "exploding anchors": (text(EXPLODING), "too-large"),
    "nan": (b'{"maximum": NaN}', "invalid-json"),
    "infinity": (b'{"maximum": -Infinity}', "invalid-json"),
    "nan in yaml": (text("maximum: .nan"), "invalid-yaml"),
    "a huge number": (b'{"maximum": 1e400}', "number-out-of-range"),
    "a huge integer": (b'{"maximum": ' + b"9" * 5_000 + b"}", "number-out-of-range"),
    "a huge number in yaml": (text("maximum: 1e999"), "number-out-of-range"),
    "a lone surrogate": (b'{"description": "\\ud800"}', "lone-surrogate"),
    "a lone surrogate as text": (b'"{\\"description\\": \\"\\ud800\\"}"', "lone-surrogate"),
    "a catastrophic pattern": (b'{"pattern": "^(a+)+$"}', "catastrophic-pattern"),
    "a pattern too large for the validator": (b'{"pattern": "(.*){1,32000}[bc]"}', "unsupported"),
    "an invalid pattern": (b'{"pattern": "("}', "invalid-pattern"),
    "a number": (b"7", "metaschema"),
    "null": (b"null", "metaschema"),
    "an empty text": (b'""', "empty"),
    "a list": (b"[]", "metaschema"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_schema_is_refused_on_submission(machine, contract, name):
    schema, code = BAD[name]

    answer = _timed(lambda: machine.post(f"{contract}/versions", b'{"schema": ' + schema + b"}"))

    _assert_refused(answer, code)
    assert not Version.objects.exists()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_schema_is_refused_on_checking(machine, name):
    schema, code = BAD[name]

    answer = _timed(lambda: machine.post("/checks", b'{"schema": ' + schema + b"}"))

    _assert_refused(answer, code)
    assert not CheckRun.objects.exists()


def _assert_refused(answer: Answer, code: str) -> None:
    assert 400 <= answer.status < 500
    assert code in [place for place, _ in answer.places]
    for place in answer.body["errors"]:
        assert place.get("pointer", "").startswith("/schema") or place["line"] >= 1


def test_the_place_in_a_schema_sent_as_text_counts_in_that_text(machine):
    answer = machine.post("/checks", {"schema": "type: object\nproperties:\n  a:\n    type: strin\n"})

    assert answer.body["errors"][0]["line"] == 4
    assert answer.body["errors"][0]["pointer"] == "/schema/properties/a/type"


def test_the_place_in_a_schema_sent_as_json_counts_in_the_body(machine):
    answer = machine.post("/checks", b'{\n "schema": {"type": "object",\n  "type": "array"}}')

    place = answer.body["errors"][0]
    assert (place["line"], place["column"], place["pointer"]) == (3, 3, "/schema/type")

    answer = machine.post("/checks", b'{\n "schema": {"type": "object", "type": "array"}}')

    place = answer.body["errors"][0]
    assert (place["line"], place["column"]) == (2, 31)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"{", "invalid-json"),
        (b'{"namespace": "a", "namespace": "b"}', "duplicate-key"),
        (b'{"description": NaN}', "invalid-json"),
        (b'{"description": 1e400}', "number-out-of-range"),
        (b'{"description": "\\udc00"}', "lone-surrogate"),
        (b"[" * 10_000 + b"]" * 10_000, "too-deep"),
        (b'{"description": "\xff"}', "not-utf-8"),
    ],
)
def test_a_body_that_is_not_strict_json_is_refused_with_line_and_column(machine, body, code):
    answer = _timed(lambda: machine.post("/contracts", body))

    assert (answer.status, answer.code) == (400, code)
    assert answer.body["errors"][0]["line"] == 1
    assert answer.body["errors"][0]["column"] >= 1
    assert not Contract.objects.exists()


@pytest.mark.parametrize("schema", [HUGE, text(HUGE)], ids=["as a value", "as text"])
def test_a_large_schema_is_too_large_however_it_is_sent(machine, schema):
    answer = machine.post("/checks", b'{"schema": ' + schema + b"}")

    assert (answer.status, answer.code) == (413, "too-large")


def test_a_schema_sent_as_text_is_measured_without_its_escapes(machine):
    schema = json.dumps({"description": '"' * 600_000})  # 1.2 MB, and 3 MB once it is quoted

    answer = machine.post("/checks", {"schema": schema})

    assert answer.status == 200


def test_a_body_beyond_8_mebibytes_is_too_large(machine):
    answer = _timed(lambda: machine.post("/contracts", b'{"description": "' + b"x" * 8 * 1024 * 1024 + b'"}'))

    assert (answer.status, answer.code) == (413, "too-large")


def test_a_body_beyond_8_mebibytes_is_too_large_with_an_idempotency_key_as_well(machine):
    answer = machine.post("/contracts", b'"' + b"x" * 8 * 1024 * 1024 + b'"', Idempotency_Key="k")

    assert (answer.status, answer.code) == (413, "too-large")


def _timed(call) -> Answer:
    """Within a second, says the requirement; a generous bound here, for machines busy with other tests."""
    started = time.monotonic()
    answer = call()
    assert time.monotonic() - started < 5
    return answer


def test_a_null_character_in_a_schema_is_kept_and_compared_on_both_databases(machine, contract):
    first = {"type": "object", "properties": {"a\0": {"const": "b\0"}}, "additionalProperties": False}
    second = {"type": "object", "properties": {"a\0": {"const": "c\0"}}, "additionalProperties": False}

    submitted = machine.post(f"{contract}/versions", {"schema": first, "change_note": "", "publish": True})
    checked = machine.post("/checks", {"contract": contract.removeprefix("/contracts/"), "schema": second})
    breaking = machine.post(f"{contract}/versions", {"schema": second, "version": "2.0.0", "publish": True})
    sought = machine.call("GET", "/contracts?q=a%00")

    assert (submitted.status, checked.status, breaking.status) == (201, 200, 201)
    assert (sought.status, sought.code) == (400, "invalid-request")
    assert checked.body["level"] == "breaking"
