import re

import pytest
from django.core.management import call_command

from contracts_api.v1.documentation import openapi
from tests.contracts_api.routes import api_views

METHODS = {"get", "post", "put", "patch", "delete"}
UNDESCRIBED = {"/api/v1/openapi.json", "/api/v1/docs"}

OPERATIONS = [
    pytest.param(operation, id=operation["operationId"])
    for methods in openapi()["paths"].values()
    for method, operation in methods.items()
    if method in METHODS
]


def test_the_description_is_valid_and_made_without_a_warning(tmp_path):
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(tmp_path / "openapi.yaml"))


def test_every_address_and_method_is_described():
    described = {(path, method) for path, methods in openapi()["paths"].items() for method in methods}
    routes = {
        (re.sub(r"<\w+:(\w+)>", r"{\1}", address), method)
        for address, view in api_views()
        for method in METHODS
        if address.startswith("/api/v1/") and address not in UNDESCRIBED and hasattr(view, method)
    }

    assert described == routes


@pytest.mark.parametrize("operation", OPERATIONS)
def test_every_operation_says_what_it_does_and_how_it_fails(operation):
    assert operation["summary"]
    assert operation["tags"]
    assert operation["security"] == [{"token": []}]
    assert "application/problem+json" in operation["responses"]["4XX"]["content"]


def test_operation_ids_are_unique():
    ids = [parameter.values[0]["operationId"] for parameter in OPERATIONS]

    assert len(ids) == len(set(ids))


@pytest.mark.django_db
def test_the_description_is_for_everybody(nobody):
    answer = nobody.get("/openapi.json")

    assert answer.status == 200
    assert answer.body["openapi"].startswith("3.")


@pytest.mark.django_db
def test_the_page_shows_every_operation(nobody):
    answer = nobody.get("/docs")

    assert answer.status == 200
    page = answer.content.decode()
    assert [path for path in openapi()["paths"] if path not in page] == []
    assert set(re.findall(r'href="#(shape-[^"]+)"', page)) <= set(re.findall(r'id="(shape-[^"]+)"', page))


@pytest.mark.django_db
def test_a_comparison_has_the_members_that_its_description_has(machine, published):
    machine.post(f"{published}/versions", {"schema": {"type": "array"}, "version": "2.0.0", "publish": True})
    comparison = machine.get(f"{published}/diff?old=1.0.0&new=2.0.0").body["comparison"]
    shapes = openapi()["components"]["schemas"]

    assert comparison.keys() == shapes["ComparisonShape"]["properties"].keys()
    assert comparison["settings"].keys() == shapes["EngineSettingsShape"]["properties"].keys()
    for change in comparison["changes"]:
        assert change.keys() | {"old", "new"} == shapes["ChangeShape"]["properties"].keys()
    for verdict in (comparison["backward"], comparison["forward"]):
        assert verdict.keys() <= shapes["VerdictShape"]["properties"].keys()
