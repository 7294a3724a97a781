"""Metaschemas, whose vocabularies lead to one another by dynamic references in every order there is."""

import pytest

from linting.containment import Proved, Refuted, Settings, Writer, contains
from linting.schemas import Dialect, load

FEW_STEPS = Settings(writer=Writer.OPEN, assert_formats=False, budget=2_000)


@pytest.mark.parametrize("dialect", Dialect)
def test_a_metaschema_is_within_itself(dialect):
    writer, reader = ({"allOf": [{"$ref": dialect.uri}], "title": title} for title in "ab")

    verdict = contains(load(writer, dialect=dialect), load(reader, dialect=dialect), FEW_STEPS)

    assert isinstance(verdict, Proved)
    assert verdict.certificate is not None
    assert verdict.certificate.is_valid()


@pytest.mark.parametrize("dialect", [Dialect.DRAFT2019_09, Dialect.DRAFT2020_12])
def test_a_metaschema_that_asks_for_more_is_narrower(dialect):
    whole = load({"$ref": dialect.uri}, dialect=dialect)
    objects = load({"$ref": dialect.uri, "type": "object", "maxProperties": 3}, dialect=dialect)

    assert isinstance(contains(objects, whole, FEW_STEPS), Proved)
    assert isinstance(contains(whole, objects, FEW_STEPS), Refuted)


def test_an_extended_metaschema_is_entered_by_its_own_dynamic_anchor():
    tree = {
        "$id": "urn:example:tree",
        "$dynamicAnchor": "node",
        "properties": {"child": {"$dynamicRef": "#node"}},
    }
    strict = {
        "$id": "urn:example:strict",
        "$dynamicAnchor": "node",
        "allOf": [{"$ref": "urn:example:tree"}],
        "unevaluatedProperties": False,
        "$defs": {"tree": tree},
    }

    strictly, leniently = load(strict), load(tree)

    assert isinstance(contains(strictly, leniently, FEW_STEPS), Proved)
    refutation = contains(leniently, strictly, FEW_STEPS)
    assert isinstance(refutation, Refuted)
    assert not strictly.accepts({"child": {"chid": 1}})
    assert isinstance(contains(load({"const": {"child": {"chid": 1}}}), strictly, FEW_STEPS), Refuted)
