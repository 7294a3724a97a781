import threading

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registry.catalog.models import Version
from tests.contracts_api.conftest import ORDER

pytestmark = pytest.mark.django_db

WITH_NOTE = {**ORDER, "properties": {**ORDER["properties"], "note": {"type": "string"}}}
STRICTER = {**WITH_NOTE, "required": ["id", "note"]}


def test_a_submitted_version_is_proposed_with_the_suggested_number(machine, contract):
    answer = machine.post(f"{contract}/versions", {"schema": ORDER, "change_note": "The first."})

    assert answer.status == 201
    assert answer.headers["Location"].endswith("/api/v1/contracts/shop/order/versions/1.0.0")
    assert (answer.body["version"], answer.body["state"]) == ("1.0.0", "proposed")
    assert answer.body["change_note"] == "The first."
    assert answer.body["published_at"] is None
    check = answer.body.pop("check")
    assert machine.get(answer.headers["Location"]).body == answer.body
    assert (check["outcome"], check["version"]) == ("pass", "1.0.0")


def test_a_version_can_be_submitted_and_published_at_once(machine, contract):
    answer = machine.post(f"{contract}/versions", {"schema": ORDER, "publish": True})

    assert answer.body["state"] == "published"
    assert machine.get(contract).body["latest_version"] == "1.0.0"


def test_a_compatible_version_gets_a_minor_number(machine, published):
    answer = machine.post(f"{published}/versions", {"schema": WITH_NOTE})

    assert answer.body["version"] == "1.1.0"


def test_a_breaking_version_is_refused_with_its_proof_and_the_number_to_use(machine, published):
    answer = machine.post(f"{published}/versions", {"schema": STRICTER})

    assert (answer.status, answer.code) == (422, "check-failed")
    check = answer.body["check"]
    assert check["outcome"] == "fail"
    assert check["suggested_version"] == "2.0.0"
    assert check["comparisons"][0]["comparison"]["backward"]["answer"] == "refuted"
    assert "2.0.0" in answer.body["remedy"]
    assert Version.objects.count() == 1


def test_a_breaking_version_may_open_a_new_major_line(machine, published):
    answer = machine.post(f"{published}/versions", {"schema": STRICTER, "version": "2.0.0", "publish": True})

    assert (answer.status, answer.body["version"]) == (201, "2.0.0")


def test_neither_proposed_nor_published_when_publishing_fails(machine, contract, monkeypatch):
    def refuse(*_, **__):
        raise RuntimeError

    monkeypatch.setattr("registry.catalog.services.version_publish", refuse)

    assert machine.post(f"{contract}/versions", {"schema": ORDER, "publish": True}).status == 500
    assert not Version.objects.exists()


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        (b'{"schema": {"maximum" : 1.50,\n\t"type":["number" ]}}', "application/schema+json"),
        (b'{"schema":{"description":"\\u00e9 \xc3\xa9 \\/","$schema":"http://json-schema.org/draft-07/schema#"} }', ""),
        (b'{"schema": true}', "application/schema+json"),
        (b'{"schema": {}}', "application/schema+json"),
    ],
)
def test_a_schema_that_was_sent_as_json_is_served_byte_for_byte(machine, contract, body, media_type):
    version = machine.post(f"{contract}/versions", body)

    answer = machine.get(f"{version.headers['Location']}/schema")

    sent = body.partition(b":")[2].strip()[:-1].strip()
    assert answer.content == sent
    assert answer.headers["Content-Type"] == (media_type or "application/schema+json")


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ('{ "type" :\t"object" }\r\n', "application/schema+json"),
        ("# with a comment\ntype: object\nproperties:\n  on: {type: string}  # a key, not true\n", "application/yaml"),
    ],
)
def test_a_schema_that_was_sent_as_text_is_served_byte_for_byte(machine, contract, text, media_type):
    version = machine.post(f"{contract}/versions", {"schema": text})

    answer = machine.get(f"{version.headers['Location']}/schema")

    assert answer.content == text.encode()
    assert answer.headers["Content-Type"] == media_type


def test_the_schema_has_its_digest_as_etag_and_is_not_sent_twice(machine, published):
    version = machine.get(f"{published}/versions/1.0.0").body
    schema = machine.get(f"{published}/versions/1.0.0/schema")

    assert schema.headers["ETag"] == f'"{version["digest"]}"'
    assert machine.get(f"{published}/versions/1.0.0/schema", If_None_Match=schema.headers["ETag"]).status == 304


def test_versions_are_listed_highest_number_first(machine, published):
    machine.post(f"{published}/versions", {"schema": WITH_NOTE, "version": "1.1.0", "publish": True})
    machine.post(f"{published}/versions", {"schema": WITH_NOTE, "version": "10.0.0", "publish": True})
    machine.post(f"{published}/versions", {"schema": STRICTER, "version": "9.0.0"})

    first = machine.get(f"{published}/versions?limit=2")
    second = machine.get(first.body["next"])

    assert [version["version"] for version in first.body["items"]] == ["10.0.0", "9.0.0"]
    assert [version["version"] for version in second.body["items"]] == ["1.1.0", "1.0.0"]


def test_a_longer_list_of_versions_takes_no_more_queries(machine, published):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert machine.get(f"{published}/versions").status == 200
        return len(captured)

    before = queries()
    for major in range(2, 6):
        address = machine.post(f"{published}/versions", {"schema": ORDER, "version": f"{major}.0.0", "publish": True})
        deprecation = {"sunset_at": "2099-01-01T00:00:00Z", "reason": "Old.", "successor": "1.0.0"}
        assert machine.post(f"{address.headers['Location']}/deprecate", deprecation).status == 200

    assert queries() == before <= 6


@pytest.mark.parametrize(
    "number", ["1.0", "1.0.0.0", "v1.0.0", "01.0.0", "1.0.0-beta", "9999999999.0.0", "-1.0.0", "", "x"]
)
def test_a_number_that_is_none_is_refused(machine, contract, number):
    answer = machine.post(f"{contract}/versions", {"schema": ORDER, "version": number})

    assert answer.status == 422
    assert answer.places[0][1] == "/version"


def test_a_number_that_is_taken_is_a_conflict(machine, published):
    answer = machine.post(f"{published}/versions", {"schema": ORDER, "version": "1.0.0"})

    assert (answer.status, answer.code) == (409, "number-taken")


@pytest.mark.parametrize("number", ["2.0.0", "1.0", "x", "1.0.0%00", "99999999999.0.0"])
def test_a_version_that_is_not_there_is_404(machine, published, number):
    assert machine.get(f"{published}/versions/{number}").status == 404


def test_two_versions_are_compared_both_ways(machine, published):
    machine.post(f"{published}/versions", {"schema": STRICTER, "version": "2.0.0", "publish": True})

    answer = machine.get(f"{published}/diff?old=1.0.0&new=2.0.0")

    assert answer.status == 200
    assert answer.body["comparison"]["mode"] == "full"
    assert answer.body["comparison"]["backward"]["answer"] == "refuted"
    assert answer.body["comparison"]["changes"]
    assert machine.get(f"{published}/diff?old=1.0.0&new=2.0.0&mode=forward").body["comparison"]["backward"] is None


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("old=1.0.0", 400),
        ("old=1.0.0&new=1.0.0&mode=sideways", 400),
        ("old=1.0.0&new=7.0.0", 404),
        ("old=1.0.0&new=x", 404),
        ("old=1.0.0&new=%00", 400),
    ],
)
def test_a_comparison_that_makes_no_sense_is_refused(machine, published, query, status):
    assert machine.get(f"{published}/diff?{query}").status == status


STRANGE = r'{"properties": {"a\u0000b": {"const": "\u0000"}, "😀": {"default": "\ud83d\ude00\u0000"}, "": {}}}'


def test_characters_that_databases_dislike_come_through(machine, contract):
    first = machine.post(f"{contract}/versions", b'{"publish": true, "schema": %s}' % STRANGE.encode())
    stricter = rb'{"required": ["a\u0000b"], "properties": {"a\u0000b": {"const": "\u0000\u0000"}}}'

    checked = machine.post("/checks", b'{"contract": "shop/order", "schema": %s}' % stricter)
    second = machine.post(
        f"{contract}/versions", b'{"publish": true, "version": "2.0.0", "schema": %s}' % stricter, Idempotency_Key="k"
    )

    assert (first.status, checked.status, second.status) == (201, 200, 201), (first.body, checked.body, second.body)
    assert machine.get(f"{contract}/versions/1.0.0/schema").content.decode() == STRANGE
    assert machine.get(f"{contract}/diff?old=1.0.0&new=2.0.0").status == 200


@pytest.mark.django_db(transaction=True)
def test_of_two_who_publish_a_version_at_the_same_moment_one_wins(machine, contract):
    machine.post(f"{contract}/versions", {"schema": ORDER})

    answers = _at_the_same_moment(2, lambda _: machine.post(f"{contract}/versions/1.0.0/publish"))

    assert sorted(answer.status for answer in answers) == [200, 409]
    assert [answer.code for answer in answers if answer.status == 409] == ["version-not-proposed"]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_submit_the_same_number_at_the_same_moment_one_wins(machine, contract):
    answers = _at_the_same_moment(
        2,
        lambda index: machine.post(
            f"{contract}/versions",
            {"schema": ORDER | {"title": str(index)}, "version": "1.0.0", "publish": True},
        ),
    )

    assert sorted(answer.status for answer in answers) == [201, 409]
    assert Version.objects.count() == 1


def _at_the_same_moment(count, act):
    start = threading.Barrier(count)
    answers = []

    def run(index):
        start.wait()
        answers.append(act(index))
        connection.close()

    threads = [threading.Thread(target=run, args=(index,)) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
