"""What becomes of single values: words for yes and no, amounts, moments."""

import pytest

from shims.runtimes.python import run
from tests.shims.suggest.versions import NUMBER, TEXT, WHOLE, a_list_of, a_record, best


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            {"type": "boolean"}, {"enum": ["off", "on"]}, [[True, "on"], [False, "off"]], id="words for yes and no"
        ),
        pytest.param({"enum": ["yes", "no"]}, {"type": "boolean"}, {"yes": True, "no": False}, id="yes and no"),
        pytest.param({"type": "boolean"}, {"enum": [0, 1]}, [[True, 1], [False, 0]], id="zero and one"),
    ],
)
def test_yes_is_yes_in_any_words(old, new, expected):
    found = best(a_record("f", f=old), a_record("f", f=new))

    assert found.is_proved
    assert found.questions == ()
    assert [step.op["map"] for step in found.steps] == [expected]


def test_values_without_a_counterpart_take_what_is_left_and_are_asked_about():
    found = best(a_record("s", s={"enum": ["open", "sent"]}), a_record("s", s={"enum": ["open", "dispatched"]}))

    assert [step.op["map"] for step in found.steps] == [{"open": "open", "sent": "dispatched"}]
    assert found.questions == ("What becomes of sent at `/s`?",)


@pytest.mark.parametrize(
    ("total", "questions"),
    [
        (NUMBER, ("Is `/price/cents` counted in cents on one side, and not on the other?",)),
        (NUMBER | {"multipleOf": 0.01}, ()),
    ],
    ids=["asked", "sure"],
)
def test_an_amount_that_becomes_cents_is_a_hundred_times_as_many(total, questions):
    found = best(a_record("price", price=total), a_record("price", price=a_record("cents", cents=WHOLE)))

    assert found.is_proved
    assert found.questions == questions
    assert run(found.mapping, {"price": 19.99}) == {"price": {"cents": 1999}}


def test_moments_before_a_bound_are_cut_only_if_a_person_says_so():
    moment = TEXT | {"format": "date-time"}
    found = best(a_record("at", at=moment), a_record("at", at=WHOLE | {"minimum": 0}))

    assert found.is_proved
    assert found.questions == ("May moments of `/at` below 0 be moved to the bound?",)


def test_a_list_that_must_hold_something_is_not_made_empty():
    phones = a_list_of(a_record("number", number=TEXT)) | {"minItems": 1}

    found = best(a_record("id", id=TEXT), a_record("id", "phones", id=TEXT, phones=phones))

    assert found.is_proved
    assert run(found.mapping, {"id": "x"}) == {"id": "x", "phones": [{"number": ""}]}
