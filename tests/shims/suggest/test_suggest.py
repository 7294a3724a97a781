"""From two versions to the mapping that a person would have written, with its proof."""

import json
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from linting.schemas import load
from shims.mapping import parse
from shims.runtimes.python import run
from shims.suggest import Direction, pairing, suggest
from tests.shims.suggest.versions import NUMBER, TEXT, WHOLE, a_list_of, a_record, best

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("*/source.json"))
LEAST_PROVED = 0.9
"""Of the corpus; measured 0.98."""


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        pytest.param(
            a_record("mail", mail=TEXT), a_record("email", email=TEXT), {"mail": "m"}, {"email": "m"}, id="rename"
        ),
        pytest.param(
            a_record(address_street=TEXT, address_city=TEXT),
            a_record(address=a_record(street=TEXT, city=TEXT)),
            {"address_street": "s", "address_city": "c"},
            {"address": {"street": "s", "city": "c"}},
            id="nesting by prefix",
        ),
        pytest.param(
            a_record("price_eur", price_eur=NUMBER),
            a_record("price_cents", price_cents=WHOLE),
            {"price_eur": 19.99},
            {"price_cents": 1999},
            id="money in cents",
        ),
        pytest.param(
            a_record("delay", delay=WHOLE | {"description": "in seconds"}),
            a_record("delay", delay=WHOLE | {"description": "in milliseconds"}),
            {"delay": 3},
            {"delay": 3000},
            id="milliseconds by description",
        ),
        pytest.param(
            a_record("status", status={"enum": ["active", "paused"]}),
            a_record("state", state={"enum": ["ACTIVE", "PAUSED"]}),
            {"status": "paused"},
            {"state": "PAUSED"},
            id="values of an enumeration",
        ),
        pytest.param(
            a_record("name", name=TEXT),
            a_record("first_name", first_name=TEXT, last_name=TEXT),
            {"name": "Ada King Lovelace"},
            {"first_name": "Ada", "last_name": "King Lovelace"},
            id="a name in two",
        ),
        pytest.param(a_record("id", id=WHOLE), a_record("id", id=TEXT), {"id": 7}, {"id": "7"}, id="cast"),
        pytest.param(
            a_record("a", a=TEXT),
            a_record("a", "currency", a=TEXT, currency=TEXT | {"default": "EUR"}),
            {"a": "x"},
            {"a": "x", "currency": "EUR"},
            id="new field with a default",
        ),
        pytest.param(
            a_record("id", "n", id=WHOLE, n=TEXT),
            a_record("data", data=a_record("id", "n", id=WHOLE, n=TEXT)),
            {"id": 1, "n": "x"},
            {"data": {"id": 1, "n": "x"}},
            id="envelope",
        ),
        pytest.param(
            a_record("lines", lines=a_list_of(a_record("qty", qty=WHOLE))),
            a_record("lines", lines=a_list_of(a_record("quantity", quantity=WHOLE))),
            {"lines": [{"qty": 1}]},
            {"lines": [{"quantity": 1}]},
            id="rename in each item",
        ),
        pytest.param(
            a_record("email", email=TEXT),
            a_record("emails", emails=a_list_of(TEXT)),
            {"email": "a,b"},
            {"emails": ["a,b"]},
            id="one becomes many",
        ),
        pytest.param(
            a_record("id", id={"type": "string", "pattern": "^[a-z]+$"}),
            a_record("id", id={"type": "string", "pattern": "^cus_[a-z]+$"}),
            {"id": "x"},
            {"id": "cus_x"},
            id="prefix",
        ),
        pytest.param(
            a_record("id", id=TEXT, note=TEXT),
            a_record("id", closed=True, id=TEXT),
            {"id": "x", "note": "n"},
            {"id": "x"},
            id="closed",
        ),
    ],
)
def test_the_best_suggestion_is_what_a_person_would_write(old, new, before, after):
    found = best(old, new)

    assert found.is_proved
    assert found.questions == ()
    assert run(found.mapping, before) == after


def test_both_directions_are_suggested_and_up_comes_first():
    found = suggest(load(a_record("mail", mail=TEXT)), load(a_record("email", email=TEXT)))

    directions = [suggestion.direction for suggestion in found]
    assert directions == sorted(directions, reverse=True)
    assert set(directions) == set(Direction)


def test_a_value_that_nobody_can_know_is_asked_about():
    found = best(a_record(a=TEXT), a_record("region", a=TEXT, region={"enum": ["eu", "us"]}))

    assert found.is_proved
    assert found.questions == ("Which value should `/region` have?",)


def test_a_value_without_a_counterpart_is_asked_about():
    old, new = ({"enum": ["paid", "lost"]}, {"enum": ["PAID", "OTHER"]})

    found = best(a_record("s", s=old), a_record("s", s=new))

    assert run(found.mapping, {"s": "lost"}) == {"s": "OTHER"}
    assert found.questions == ("What becomes of lost at `/s`?",)


def test_a_mapping_that_cannot_be_proved_comes_with_the_payload_that_shows_it():
    told = best(a_record("id", id=TEXT), a_record("id", id=WHOLE)).as_json()

    assert told["verification"]["status"] == "counterexample"
    assert told["verification"]["counterexample"]["payload"]["id"] == ""


def test_keeping_a_value_goes_before_inventing_one():
    found = suggest(load(a_record("mail", mail=TEXT)), load(a_record("email", email=TEXT)))

    assert [step.op["op"] for step in found[0].steps] == ["move"]


def test_the_wire_form_is_json_and_its_mapping_parses():
    told = best(a_record("mail", mail=TEXT), a_record("email", email=TEXT)).as_json()

    assert json.loads(json.dumps(told)) == told
    assert parse(told["mapping"]).as_json() == told["mapping"]
    assert told["direction"] == "up"
    assert told["class"] == "iso"
    assert told["why"] == ["`/mail` has become `/email` (100% alike)"]


def test_most_of_the_corpus_gets_a_proved_suggestion():
    if not CORPUS:
        pytest.skip("there is no corpus")
    pairs = [(file, file.with_name("target.json")) for file in CORPUS]

    proved = [best(json.loads(old.read_text()), json.loads(new.read_text())).is_proved for old, new in pairs]

    assert sum(proved) >= LEAST_PROVED * len(proved)


FIELDS = st.sampled_from(["id", "mail", "email", "name", "first_name", "last_name", "data", "price_cents"])
LEAVES = st.sampled_from(
    [{}, TEXT, WHOLE, NUMBER, {"type": ["string", "null"]}, {"enum": ["a", None, 1]}, {"type": "boolean"}, {"const": 1}]
)
SCHEMAS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(
            lambda properties, required, closed: a_record(*required, closed=closed, **properties),
            st.dictionaries(FIELDS, inner, max_size=3),
            st.lists(FIELDS, max_size=2, unique=True),
            st.booleans(),
        ),
        inner.map(a_list_of),
        inner.map(lambda values: {"type": "object", "additionalProperties": values}),
        st.lists(inner, min_size=1, max_size=3).map(lambda kinds: {"oneOf": kinds}),
        st.lists(inner, min_size=1, max_size=2).map(lambda kinds: {"anyOf": [*kinds, {"type": "null"}]}),
        st.builds(
            lambda one, other: {
                "oneOf": [a_record("kind", kind={"const": 1}, data=one), a_record(kind={"enum": [2]}, id=other)]
            },
            inner,
            inner,
        ),
    ),
    max_leaves=6,
)


@settings(max_examples=60, deadline=None)
@given(SCHEMAS, SCHEMAS)
def test_there_is_a_suggestion_for_any_two_schemas(old, new):
    found = suggest(load(old), load(new))

    assert {suggestion.direction for suggestion in found} == set(Direction)


def test_what_recurs_is_not_followed_for_ever():
    old, new = (
        {"type": "object", "properties": {f"{key}{index}": {"$ref": "#"} for index in range(10)}} for key in "ab"
    )

    assert {suggestion.direction for suggestion in suggest(load(old), load(new))} == set(Direction)


def test_of_many_fields_those_are_compared_whose_names_have_something_in_common(monkeypatch):
    monkeypatch.setattr(pairing, "MOST_PAIRS", 8)
    names = ("mail", "total_price", "created", "zip", "state")
    new_names = ("email_address", "total_amount", "created_at", "postcode", "status")
    old, new = (a_record(**dict.fromkeys(names, TEXT)), a_record(**dict.fromkeys(new_names, TEXT)))

    found = best(old, new)

    assert {tuple(step.op["from"] + step.op["to"]) for step in found.steps} == set(zip(names, new_names, strict=True))


def test_an_object_of_which_null_is_no_more_keeps_its_members():
    old = a_record(place={"type": ["object", "null"], "properties": {"zip": TEXT}})
    new = a_record(place={"type": "object", "properties": {"zip": TEXT}})

    found = best(old, new)

    assert found.is_proved
    assert run(found.mapping, {"place": None}) == {}


@pytest.mark.parametrize(
    "field",
    [
        {"type": "string", "format": "email"},
        {"type": "string", "format": "uri"},
        {"type": "string", "format": "ipv4"},
        {"type": "string", "pattern": "^[A-Z]{3}-[0-9]{4}$"},
        {"type": "string", "minLength": 22},
        {"type": "integer", "minimum": 7},
        {"type": "array", "items": WHOLE},
    ],
)
def test_a_stand_in_is_valid_and_asked_about(field):
    found = best(a_record(a=TEXT), a_record("b", b=field))

    assert found.is_proved
    assert found.questions == ("Which value should `/b` have?",)


def test_an_object_moves_as_a_whole_however_many_members_it_has():
    inner = a_record(**{f"k{index}": TEXT for index in range(100)})

    found = best(a_record("event", event=inner), a_record("payload", payload=inner))

    assert [step.op for step in found.steps] == [{"op": "move", "from": ["event"], "to": ["payload"]}]


def test_what_changes_in_an_item_changes_under_its_key_too():
    item = a_record("name", "val", name=TEXT, val=TEXT)

    found = best(
        a_record("l", l=a_list_of(item)),
        a_record("l", l={"type": "object", "additionalProperties": a_record("value", closed=True, value=TEXT)}),
    )

    assert found.is_proved
    assert run(found.mapping, {"l": [{"name": "n", "val": "v"}]}) == {"l": {"n": {"value": "v"}}}


def test_a_bound_is_held_only_where_there_are_numbers_alone():
    old, new = ({"type": ["integer", "object"]}, {"type": ["integer", "object"], "minimum": 2})

    assert not any(step.op["op"] == "clamp" for step in best(a_record(n=old), a_record(n=new)).steps)


def test_only_the_pair_that_is_refuted_is_taken_apart():
    old = a_record("customer_email", "order_no", customer_email=TEXT, order_no=TEXT)
    new = a_record("email", "order_number", closed=True, email=TEXT, order_number=TEXT | {"pattern": "^[0-9]+$"})

    found = best(old, new)

    assert found.is_proved
    assert found.questions == ("Which value should `/order_number` have?",)
    assert run(found.mapping, {"customer_email": "m", "order_no": "A1"})["email"] == "m"
