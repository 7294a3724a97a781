import pytest

from linting.schemas import Dialect, SchemaError, external_references, field_names, load

DRAFT7 = "http://json-schema.org/draft-07/schema#"


def nested(levels):
    schema = {}
    for _ in range(levels):
        schema = {"not": schema}
    return schema


HOSTILE = {
    "an unknown dialect": ({"$schema": "https://example.com/mine"}, "unknown-dialect", "/$schema"),
    "what the metaschema rejects": ({"properties": {"a": {"minLength": -1}}}, "metaschema", "/properties/a/minLength"),
    "an array": ([], "metaschema", ""),
    "a number": (1, "metaschema", ""),
    "a remote reference": ({"$ref": "https://example.com/a.json"}, "remote-reference", "/$ref"),
    "a file reference": ({"items": {"$ref": "other.json#/a"}}, "remote-reference", "/items/$ref"),
    "a dangling pointer": ({"$ref": "#/$defs/missing"}, "dangling-reference", "/$ref"),
    "a dangling anchor": ({"not": {"$ref": "#missing"}}, "dangling-reference", "/not/$ref"),
    "an unpublished contract": ({"$ref": "contract:a/b@1.0.0"}, "dangling-reference", "/$ref"),
    "a dangling reference behind a reference": (
        {"$ref": "#/x/y", "x": {"y": {"$ref": "#/z"}}},
        "dangling-reference",
        "/x/y/$ref",
    ),
    "an invalid pattern": ({"properties": {"a/b": {"pattern": "a("}}}, "invalid-pattern", "/properties/a~1b/pattern"),
    "a catastrophic pattern": ({"pattern": "^(a+)+$"}, "catastrophic-pattern", "/pattern"),
    "a catastrophic key pattern": (
        {"patternProperties": {"^(\\w|\\d)*$": {}}},
        "catastrophic-pattern",
        "/patternProperties/^(\\w|\\d)*$",
    ),
    "10,000 levels": (nested(10_000), "too-deep", ""),
    "5 MB": ({"description": "x" * 5_000_000}, "too-large", ""),
}


@pytest.mark.parametrize(("value", "code", "pointer"), HOSTILE.values(), ids=HOSTILE.keys())
def test_it_refuses_and_says_where(value, code, pointer):
    with pytest.raises(SchemaError) as caught:
        load(value)

    assert (caught.value.code, caught.value.pointer) == (code, pointer)


@pytest.mark.parametrize(
    ("uri", "dialect"),
    [
        ("http://json-schema.org/draft-04/schema#", Dialect.DRAFT4),
        ("https://json-schema.org/draft-07/schema", Dialect.DRAFT7),
        ("http://json-schema.org/draft/2019-09/schema#", Dialect.DRAFT2019_09),
        ("https://json-schema.org/draft/2020-12/schema", Dialect.DRAFT2020_12),
        (
            "http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#",
            Dialect.DRAFT4,
        ),
    ],
)
def test_the_schema_names_its_dialect(uri, dialect):
    assert load({"$schema": uri, "type": "string"}).dialect is dialect


def test_a_schema_that_names_no_dialect_is_2020_12():
    assert load({}).dialect is Dialect.DRAFT2020_12
    assert load({}, dialect=Dialect.DRAFT7).dialect is Dialect.DRAFT7


@pytest.mark.parametrize(
    "value",
    [
        {"$ref": "#/$defs/a~1b", "$defs": {"a/b": {"items": {"$ref": "#"}}}},
        {"$ref": "#/$defs/per%25cent", "$defs": {"per%cent": {}}},
        {"$ref": "#here", "$defs": {"a": {"$anchor": "here"}}},
        {"$dynamicRef": "#here", "$defs": {"a": {"$dynamicAnchor": "here"}}},
        {"$id": "https://example.com/a/b.json", "$ref": "c.json", "$defs": {"c": {"$id": "c.json"}}},
        {"$id": "https://e.com/a/", "$ref": "c/#d", "$defs": {"c": {"$id": "c/", "$defs": {"d": {"$anchor": "d"}}}}},
        {"$ref": "a.json", "$defs": {"a": {"$id": "a.json", "$ref": "b.json"}, "b": {"$id": "b.json"}}},
        {"$ref": "urn:e:a", "$defs": {"a": {"$id": "urn:e:a", "$ref": "#b", "$defs": {"b": {"$anchor": "b"}}}}},
        {"$ref": "https://json-schema.org/draft/2020-12/schema"},
        {"$ref": "http://json-schema.org/draft-07/schema#/definitions/nonNegativeInteger"},
        {"$schema": DRAFT7, "definitions": {"a": {"$id": "#x"}}, "not": {"$ref": "#x"}},
        {"$schema": "http://json-schema.org/draft-04/schema#", "id": "http://e.com/", "items": {"$ref": "http://e.com/#"}},
        {"enum": [{"$ref": "https://example.com/not-a-reference"}]},
        {"properties": {"$ref": {"type": "string"}}},
    ],
)  # fmt: skip
def test_references_inside_resolve(value):
    assert load(value).accepts("payload") in (True, False)


def test_other_contracts_are_supplied_by_uri():
    money = {"$ref": "contract:base/amount@1.0.0", "type": "number"}
    resources = {"contract:shop/money@2.1.0": money, "contract:base/amount@1.0.0": {"minimum": 0}}
    value = {"properties": {"price": {"$ref": "contract:shop/money@2.1.0"}}}

    schema = load(value, resources=resources)

    assert schema.references == ("contract:base/amount@1.0.0", "contract:shop/money@2.1.0")
    assert schema.accepts({"price": 1})
    assert not schema.accepts({"price": -1})
    assert list(external_references(value)) == ["contract:shop/money@2.1.0"]


def test_formats_are_asserted_where_asked():
    schema = load({"properties": {"day": {"format": "date"}}})

    assert not schema.accepts({"day": "tomorrow"})
    assert schema.accepts({"day": "tomorrow"}, assert_formats=False)
    assert schema.errors({"day": "tomorrow"})[0][0] == "/day"


def test_equal_schemas_have_one_digest():
    assert load({"type": "string", "minLength": 1}).digest == load({"minLength": 1.0, "type": "string"}).digest


def test_lenient_loading_takes_what_others_published():
    schema = load({"properties": {"a": {"deprecated": "use b", "type": "string"}}}, lenient=True)

    assert schema.accepts({"a": "x"})
    assert not schema.accepts({"a": 1})


def test_lenient_loading_spells_patterns_so_that_the_validator_reads_them():
    value = {"pattern": "^{a}$", "patternProperties": {"ENCRYPTED\\[.*]": False}}
    schema = load(value, lenient=True)

    assert schema.accepts("{a}")
    assert not schema.accepts("a")
    assert not schema.accepts({"ENCRYPTED[x]": 1})
    assert schema.value == value


def test_declared_fields_are_listed_by_path():
    value = {
        "$ref": "#/$defs/order",
        "$defs": {
            "order": {
                "properties": {
                    "id": {},
                    "lines": {"items": {"properties": {"sku": {}, "bundle": {"$ref": "#/$defs/order"}}}},
                    "labels": {"additionalProperties": {"properties": {"text": {}}}},
                },
                "anyOf": [{"properties": {"card": {}}}, {"properties": {"iban": {}}}],
            }
        },
    }

    names = field_names(load(value))

    assert {"id", "lines", "lines[].sku", "labels.*.text", "card", "iban", "lines[].bundle.card"} <= set(names)
    assert names == sorted(names)


def test_a_unicode_property_that_is_not_modelled_is_no_fault_of_the_schema():
    schema = load({"pattern": r"^\p{Script=Greek}+$"})

    assert schema.accepts("λόγος")
    assert not schema.accepts("logos")
