"""Changes of shape as public APIs have made them: the best suggestion is the one that a person would write."""

import pytest

from shims.runtimes.python import run
from tests.shims.suggest.versions import NUMBER, TEXT, WHOLE, a_list_of, a_record, best

FLAG = {"type": "boolean"}


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        pytest.param(
            a_record("cards", cards=a_list_of(a_record("id", id=TEXT))),
            a_record(
                "cards",
                closed=True,
                cards=a_record(
                    "data", "more", closed=True, data=a_list_of(a_record("id", id=TEXT)), more=FLAG | {"default": False}
                ),
            ),
            {"cards": [{"id": "a"}]},
            {"cards": {"data": [{"id": "a"}], "more": False}},
            id="a list becomes a page",
        ),
        pytest.param(
            a_record("milestone", milestone={"type": ["integer", "null"]}),
            a_record(
                "milestone",
                closed=True,
                milestone={"type": ["object", "null"], "properties": {"number": WHOLE}, "required": ["number"]},
            ),
            {"milestone": None},
            {"milestone": None},
            id="null stays null where a number becomes an object",
        ),
        pytest.param(
            a_record("id", id=WHOLE | {"minimum": 1}),
            a_record("id", id=TEXT | {"pattern": "^gid://shop/Order/[1-9][0-9]*$"}),
            {"id": 7},
            {"id": "gid://shop/Order/7"},
            id="a number becomes a text with a beginning",
        ),
        pytest.param(
            a_record("id", id=TEXT | {"pattern": "^ord_[1-9][0-9]{0,9}$"}),
            a_record("id", id=WHOLE),
            {"id": "ord_7"},
            {"id": 7},
            id="and back",
        ),
        pytest.param(
            a_record("active", active=FLAG),
            a_record("status", closed=True, status={"enum": ["active", "inactive"]}),
            {"active": False},
            {"status": "inactive"},
            id="a flag becomes a status",
        ),
        pytest.param(
            a_record("error", error=a_record("code", "message", code=WHOLE, message=TEXT)),
            a_record(
                "errors",
                closed=True,
                errors=a_list_of(a_record("code", "detail", closed=True, code=TEXT, detail=TEXT)),
            ),
            {"error": {"code": 4, "message": "m"}},
            {"errors": [{"code": "4", "detail": "m"}]},
            id="one error becomes several",
        ),
        pytest.param(
            a_record("hosts", hosts=a_list_of(a_record("name", name=TEXT)) | {"minItems": 1}),
            a_record("host", closed=True, host=a_record("hostname", closed=True, hostname=TEXT)),
            {"hosts": [{"name": "a"}, {"name": "b"}]},
            {"host": {"hostname": "a"}},
            id="several become one, and another within",
        ),
        pytest.param(
            a_record("servicePort", servicePort={"type": ["integer", "string"]}),
            a_record(
                "service",
                closed=True,
                service=a_record(
                    "port",
                    closed=True,
                    port={
                        "oneOf": [
                            a_record("number", closed=True, number=WHOLE),
                            a_record("name", closed=True, name=TEXT),
                        ]
                    },
                ),
            ),
            {"servicePort": "http"},
            {"service": {"port": {"name": "http"}}},
            id="a number or a text becomes one of two objects",
        ),
        pytest.param(
            a_record("apiVersion", apiVersion={"const": "batch/v1beta1"}),
            a_record("apiVersion", apiVersion={"const": "batch/v1"}),
            {"apiVersion": "batch/v1beta1"},
            {"apiVersion": "batch/v1"},
            id="one constant becomes another",
        ),
        pytest.param(
            a_record("who", who=a_record("first_name", "last_name", first_name=TEXT, last_name=TEXT)),
            a_record("who", closed=True, who=a_record("display_name", closed=True, display_name=TEXT)),
            {"who": {"first_name": "Ada", "last_name": "Lovelace"}},
            {"who": {"display_name": "Ada Lovelace"}},
            id="two names become one of another sort",
        ),
        pytest.param(
            a_record("maybe", maybe={"anyOf": [a_record("lat", lat=NUMBER), {"type": "null"}]}),
            a_record(
                "maybe",
                closed=True,
                maybe={"anyOf": [{"type": "null"}, a_record("latitude", closed=True, latitude=NUMBER)]},
            ),
            {"maybe": {"lat": 1.5}},
            {"maybe": {"latitude": 1.5}},
            id="an object or null",
        ),
    ],
)  # fmt: skip
def test_the_best_suggestion_needs_no_answer(old, new, before, after):
    found = best(old, new)

    assert found.is_proved
    assert found.questions == ()
    assert run(found.mapping, before) == after


def test_moments_that_no_date_can_say_are_asked_about():
    old, new = a_record("made", made=WHOLE), a_record("made_at", made_at=TEXT | {"format": "date-time"})

    found = best(old, new)

    assert found.is_proved
    assert run(found.mapping, {"made": 1_700_000_000}) == {"made_at": "2023-11-14T22:13:20Z"}
    assert found.questions == (
        "May moments of `/made_at` outside of -62167219200 to 253402300799 be moved to the bound?",
    )


def test_texts_are_joined_even_if_they_hold_a_comma_and_that_is_told():
    found = best(a_record("tags", tags=a_list_of(TEXT)), a_record("tags", tags=TEXT))

    assert found.is_proved
    assert found.losses == ("Items of `/tags` that hold ',' themselves cannot be told apart.",)


def test_what_a_map_may_hold_already_is_filled_in_only_where_it_is_missing():
    found = best(
        a_record("may", may={"type": "object", "additionalProperties": FLAG}),
        a_record("may", may=a_record("push", push=FLAG | {"default": False})),
    )

    assert found.is_proved
    assert run(found.mapping, {"may": {"push": True}}) == {"may": {"push": True}}


@pytest.mark.parametrize(
    ("old", "new", "before", "after", "questions"),
    [
        pytest.param(
            a_record("region", "zone", region=TEXT | {"pattern": "^[a-z]+$"}, zone=TEXT | {"pattern": "^[a-z]+$"}),
            a_record("path", closed=True, path=TEXT | {"pattern": "^regions/[a-z]+/zones/[a-z]+$"}),
            {"zone": "b", "region": "eu"},
            {"path": "regions/eu/zones/b"},
            (),
            id="two texts in one, by the constants before them",
        ),
        pytest.param(
            a_record("serial", serial=TEXT | {"pattern": "^[A-Z]{2}-[0-9]{4}$"}),
            a_record("plant", "number", closed=True, plant=TEXT, number=TEXT),
            {"serial": "AB-0042"},
            {"plant": "AB", "number": "0042"},
            ("Are the parts of `/serial` `/plant`, `/number`, in this order?",),
            id="one text in two, by their order",
        ),
    ],
)
def test_texts_are_put_together_and_taken_apart_as_their_pattern_shows(old, new, before, after, questions):
    found = best(old, new)

    assert found.is_proved
    assert found.questions == questions
    assert found.losses == ()
    assert run(found.mapping, before) == after
