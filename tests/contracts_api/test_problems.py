import pytest
from django.http import UnreadablePostError
from rest_framework.exceptions import Throttled, UnsupportedMediaType

from contracts_api.problems import error_for, problem_for_exception
from registry.catalog import queries

pytestmark = pytest.mark.django_db


def test_every_problem_has_the_members_of_rfc_9457_and_ours(machine):
    answer = machine.get("/contracts/shop/none", X_Request_Id="my-request")

    assert answer.status == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.body.keys() >= {"type", "title", "status", "detail", "code", "errors", "remedy", "request_id"}
    assert answer.body["request_id"] == "my-request"
    assert answer.headers["X-Request-Id"] == "my-request"


@pytest.mark.parametrize(
    "path", ["/api/v1/nothing", "/api/", "/api/v2/contracts", "/api/v1/contracts/", "/api/v1/contracts/a%00b/c"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "OPTIONS"])
def test_an_unknown_route_is_a_problem_too(nobody, path, method):
    answer = nobody.call(method, path)

    assert (answer.status, answer.code) == (404, "unknown-route")


def test_a_method_that_an_address_does_not_have_is_405_with_those_that_it_has(machine):
    answer = machine.delete("/contracts")

    assert (answer.status, answer.code) == (405, "method-not-allowed")
    assert "POST" in answer.headers["Allow"]


def test_options_names_the_methods(machine):
    answer = machine.call("OPTIONS", "/contracts")

    assert answer.status == 204
    assert {"GET", "POST"} <= set(answer.headers["Allow"].split(", "))


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_anything_but_json_is_an_unsupported_media_type(machine, content_type):
    answer = machine.post("/contracts", b"{}", content_type=content_type)

    assert (answer.status, answer.code) == (415, "unsupported-media-type")
    assert "application/json" in answer.body["remedy"]


def test_without_a_token_a_request_is_not_authenticated(nobody):
    answer = nobody.get("/contracts")

    assert (answer.status, answer.code) == (401, "unauthenticated")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_token_that_was_never_issued_is_not_authenticated(nobody):
    answer = nobody.get("/contracts", Authorization="Bearer dcr_ci_nonsense")

    assert (answer.status, answer.code) == (401, "invalid-token")


def test_a_role_that_is_too_low_is_forbidden(viewer):
    answer = viewer.post("/contracts", {"namespace": "shop", "name": "order", "owner_team": "payments"})

    assert (answer.status, answer.code) == (403, "forbidden")


def test_an_unexpected_error_is_a_problem_that_tells_nothing_of_itself(machine, monkeypatch, caplog):
    def fail(*_: object) -> None:
        raise ZeroDivisionError("the password is hunter2")

    monkeypatch.setattr(queries, "contract_by_name", fail)

    answer = machine.get("/contracts/shop/order")

    assert (answer.status, answer.code) == (500, "internal-error")
    assert b"hunter2" not in answer.content
    assert b"ZeroDivision" not in answer.content
    assert "unexpected error in the API" in caplog.text


def test_a_throttled_client_is_told_how_long_to_wait():
    response = problem_for_exception(Throttled(wait=2.5), {"request": object()})

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "3"
    assert response.data["code"] == "too-many-requests"


def test_head_is_answered_as_get_without_a_body(machine, contract):
    answer = machine.call("HEAD", contract)

    assert (answer.status, answer.content) == (200, b"")
    assert answer.headers["ETag"] == '"r1"'


def test_a_client_that_hangs_up_is_no_error_of_ours():
    assert error_for(UnreadablePostError()).status == 400


def test_nested_messages_become_places_with_pointers(machine):
    answer = machine.post("/checks", {"contract": 7, "schema": {}, "settings": {"writer": "maybe"}, "schemaa": 1})

    assert answer.status == 422
    assert answer.places == [("unknown-member", "/schemaa")]

    answer = machine.post("/checks", {"contract": 7, "schema": {}, "settings": {"writer": "maybe"}})

    assert answer.places == [("invalid", "/contract"), ("invalid-choice", "/settings/writer")]


def test_an_exception_of_the_framework_keeps_its_status():
    assert error_for(UnsupportedMediaType("text/plain")).status == 415


def test_a_host_that_is_not_ours_is_a_problem_as_well(nobody):
    answer = nobody.get("/contracts", Host="evil.example")

    assert (answer.status, answer.code) == (400, "malformed-request")
    assert b"evil.example" not in answer.content


def test_a_failure_before_any_view_is_a_problem_as_well(machine, monkeypatch):
    def fail(*_: object) -> None:
        raise OSError("the database at 10.0.0.7 is away")

    monkeypatch.setattr("registry.identity.authorisation.authenticate_token", fail)

    answer = machine.get("/contracts")

    assert (answer.status, answer.code) == (500, "internal-error")
    assert b"10.0.0.7" not in answer.content


def test_pages_keep_their_own_error_pages(client):
    client.raise_request_exception = False

    answer = client.get("/", headers={"host": "evil.example"})

    assert answer.status_code == 400
    assert answer.headers["Content-Type"].startswith("text/html")
