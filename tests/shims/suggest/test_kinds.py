"""Values of several kinds get a mapping for each kind."""

import pytest

from linting.schemas import load
from shims.runtimes.python import run
from shims.suggest import Direction, suggest
from tests.shims.suggest.versions import NUMBER, TEXT, WHOLE, a_list_of, a_record, best


def one_of(*kinds, **more):
    return {"oneOf": list(kinds), **more}


def tagged(tag, value, **members):
    """A closed kind, all of whose members are there; known by the value of one of them."""
    return a_record(tag, *members, closed=True, **{tag: {"const": value}}, **members)


CARD, ACCOUNT = tagged("type", "card", last4=TEXT), tagged("type", "account", routing=TEXT)
NEW_CARD, NEW_ACCOUNT = tagged("type", "card", last_four=TEXT), tagged("type", "account", routing_number=TEXT)


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        pytest.param(
            one_of(CARD, ACCOUNT),
            one_of(NEW_CARD, NEW_ACCOUNT),
            {"type": "account", "routing": "110"},
            {"type": "account", "routing_number": "110"},
            id="at the root",
        ),
        pytest.param(
            a_record("source", source=one_of(CARD, ACCOUNT, {"type": "null"})),
            a_record("source", closed=True, source=one_of(NEW_CARD, NEW_ACCOUNT, {"type": "null"})),
            {"source": {"type": "card", "last4": "4242"}},
            {"source": {"type": "card", "last_four": "4242"}},
            id="below a property that may be null",
        ),
        pytest.param(
            a_record("sources", sources=a_list_of({"anyOf": [CARD, ACCOUNT]})),
            a_record("sources", closed=True, sources=a_list_of({"anyOf": [NEW_CARD, NEW_ACCOUNT]})),
            {"sources": [{"type": "account", "routing": "1"}, {"type": "card", "last4": "2"}]},
            {"sources": [{"type": "account", "routing_number": "1"}, {"type": "card", "last_four": "2"}]},
            id="in the items of a list",
        ),
        pytest.param(
            one_of(CARD, ACCOUNT),
            one_of(tagged("kind", "CARD", last4=TEXT), tagged("kind", "ACCOUNT", routing_number=TEXT)),
            {"type": "account", "routing": "110"},
            {"kind": "ACCOUNT", "routing_number": "110"},
            id="told apart by another member, with other values",
        ),
        pytest.param(
            one_of(
                a_record("meta", "x", meta=a_record("kind", kind={"const": "a"}), x=TEXT),
                a_record("meta", "y", meta=a_record("kind", kind={"const": "b"}), y=WHOLE),
            ),
            one_of(
                a_record("meta", "x", closed=True, meta=a_record("kind", kind={"const": "a"}), x=TEXT),
                a_record("meta", "y", closed=True, meta=a_record("kind", kind={"const": "b"}), y=TEXT),
            ),
            {"meta": {"kind": "b"}, "y": 3},
            {"meta": {"kind": "b"}, "y": "3"},
            id="told apart further down",
        ),
        pytest.param(
            {
                "type": "object",
                "properties": {"method": {"enum": ["card", "bank"]}, "number": TEXT, "iban": TEXT},
                "required": ["method"],
                "if": {"properties": {"method": {"const": "card"}}},
                "then": {"required": ["number"]},
                "else": {"required": ["iban"]},
            },
            one_of(tagged("method", "card", card_number=TEXT), tagged("method", "bank", iban=TEXT)),
            {"method": "card", "number": "42"},
            {"method": "card", "card_number": "42"},
            id="told apart by a condition",
        ),
        pytest.param(
            one_of(
                a_record("text", closed=True, text=TEXT),
                a_record("image", closed=True, image=a_record("url", url=TEXT)),
            ),
            one_of(tagged("type", "text", text=TEXT), tagged("type", "image", url=TEXT)),
            {"image": {"url": "u"}},
            {"url": "u", "type": "image"},
            id="told apart by which member is there",
        ),
        pytest.param(
            a_record("customer", customer={"anyOf": [TEXT, a_record("id", id=TEXT, name=TEXT)]}),
            a_record("customer", closed=True, customer=a_record("id", closed=True, id=TEXT, name=TEXT)),
            {"customer": "cus_1"},
            {"customer": {"id": "cus_1"}},
            id="a text or an object",
        ),
        pytest.param(
            a_record("n", n={"type": ["integer", "string", "boolean"]}),
            a_record("n", closed=True, n=TEXT),
            {"n": True},
            {"n": "true"},
            id="scalars of several types",
        ),
        pytest.param(
            a_record("kind", "limit", kind={"enum": ["rate", "count"]}, limit=NUMBER),
            one_of(tagged("kind", "rate", rate_limit=NUMBER), tagged("kind", "count", count_limit=NUMBER)),
            {"kind": "count", "limit": 5},
            {"kind": "count", "count_limit": 5},
            id="one object that becomes several kinds",
        ),
    ],
)  # fmt: skip
def test_each_kind_goes_its_own_way(old, new, before, after):
    found = best(old, new)

    assert found.is_proved
    assert found.questions == ()
    assert run(found.mapping, before) == after


def test_what_is_the_same_for_all_kinds_stands_before_them():
    old = one_of(
        a_record("type", "made", type={"const": "a"}, made=TEXT),
        a_record("type", "made", "mail", type={"const": "b"}, made=TEXT, mail=TEXT),
    )
    new = one_of(tagged("type", "a", made_at=TEXT), tagged("type", "b", made_at=TEXT, email=TEXT))

    found = best(old, new)

    assert [step.op for step in found.steps] == [
        {"op": "move", "from": ["made"], "to": ["made_at"]},
        {
            "op": "switch",
            "on": ["type"],
            "cases": [{"value": "b", "do": [{"op": "move", "from": ["mail"], "to": ["email"]}]}],
            "else": "keep",
        },
    ]


def test_kinds_that_are_all_alike_need_no_switch():
    old, new = (
        one_of(tagged("type", "a", **{key: TEXT}), tagged("type", "b", **{key: TEXT})) for key in ("mail", "email")
    )

    assert [step.op["op"] for step in best(old, new).steps] == ["move"]


def test_the_way_back_of_kinds_that_are_called_otherwise_is_proved_too():
    old = one_of(CARD, ACCOUNT)
    new = one_of(tagged("kind", "CARD", last4=TEXT), tagged("kind", "ACCOUNT", routing_number=TEXT))

    there = best(old, new)

    payload = {"type": "account", "routing": "1"}
    assert run(there.mapping.invert(), run(there.mapping, payload)) == payload
    assert there.losses == ()


def test_a_kind_that_is_gone_is_asked_about():
    found = best(one_of(CARD, ACCOUNT, tagged("type", "cheque", number=TEXT)), one_of(NEW_CARD, NEW_ACCOUNT))

    assert any(question.startswith("What becomes of cheque?") for question in found.questions)


def test_which_kind_an_object_is_has_to_be_asked():
    found = best(a_record("routing", routing=TEXT), one_of(NEW_CARD, tagged("type", "account", routing=TEXT)))

    assert found.is_proved
    assert found.questions == ("Is it account?",)


def test_texts_that_are_listed_one_by_one_are_one_enumeration():
    old = one_of(*({"const": value, "title": value.title()} for value in ("paid", "open")))
    new = one_of(*({"const": value} for value in ("PAID", "OPEN")))

    found = best(a_record("s", s=old), a_record("s", s=new))

    assert [step.op for step in found.steps] == [{"op": "enum", "at": ["s"], "map": {"paid": "PAID", "open": "OPEN"}}]


def test_null_beside_one_kind_is_that_kind_or_null():
    old = a_record("a", a={"anyOf": [a_record("mail", mail=TEXT), {"type": "null"}]})
    new = a_record("a", a={"anyOf": [a_record("email", closed=True, email=TEXT), {"type": "null"}]})

    found = best(old, new)

    assert found.is_proved
    assert run(found.mapping, {"a": None}) == {"a": None}
    assert run(found.mapping, {"a": {"mail": "m"}}) == {"a": {"email": "m"}}


def test_kinds_that_nothing_tells_apart_are_left_alone():
    vague = {"anyOf": [a_record("a", a=TEXT), a_record("b", a=TEXT, b=TEXT)]}

    found = suggest(load(a_record("v", v=vague)), load(a_record("v", v=TEXT)), direction=Direction.UP)

    assert found[0].steps == ()


def test_what_stands_deeper_than_ops_may_is_left_as_it_is():
    def nested(name, depth):
        return a_record(name, **{name: TEXT}) if depth == 0 else a_record("l", l=a_list_of(nested(name, depth - 1)))

    found = best(nested("mail", 12), nested("email", 12))

    assert not found.is_proved


def test_of_kinds_within_kinds_a_mapping_comes_out():
    def kinds(name, depth):
        inner = {name: TEXT} if depth == 0 else {"inner": kinds(name, depth - 1)}
        return {"oneOf": [a_record("t", t={"const": tag}, **inner) for tag in ("x", "y")]}

    assert suggest(load(kinds("mail", 5)), load(kinds("email", 5)), direction=Direction.UP)
