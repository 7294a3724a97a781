import pytest

from registry.identity.actors import Role, Scope
from tests.contracts_api.calling import machine_of

pytestmark = pytest.mark.django_db

WIDER = {"type": "object", "properties": {"id": {"type": ["string", "integer"]}}, "required": ["id"]}


@pytest.fixture
def production(machine) -> str:
    assert machine.post("/environments", {"name": "production"}).status == 201
    return "production"


@pytest.fixture
def billing(machine, published) -> str:
    """An application that reads version 1.x of the order."""
    machine.post("/applications", {"name": "billing", "owner_team": "payments"})
    registered = machine.post(
        "/applications/billing/versions", {"version": "7", "reads": [{"contract": "shop/order", "version": "1.x"}]}
    )
    assert registered.status == 201, registered.body
    return "billing"


def deployed(machine, application: str, version: str):
    return machine.post("/deployments", {"application": application, "version": version, "environment": "production"})


def may_go(machine, application: str, version: str):
    return machine.get(f"/can-i-deploy?application={application}&version={version}&environment=production").body


def test_an_application_is_registered_read_and_listed(machine, team):
    made = machine.post("/applications", {"name": "billing", "owner_team": "payments", "description": "Invoices."})

    assert made.status == 201
    assert made.headers["Location"].endswith("/api/v1/applications/billing")
    assert machine.get("/applications/billing").body == made.body
    assert machine.get("/applications?team=payments").body["items"] == [made.body]
    assert machine.get("/applications?team=others").body["items"] == []


def test_a_version_says_what_it_reads_and_writes(machine, published, billing):
    answer = machine.post(
        "/applications/billing/versions",
        {
            "version": "8",
            "reads": [{"contract": "shop/order", "version": "^1.0.0", "fields": ["/id"]}],
            "provides": [{"contract": "shop/order", "version": "1.0.0"}],
        },
    )

    assert answer.status == 201
    assert answer.body["reads"] == [{"contract": "shop/order", "version": "^1.0.0", "fields": ["/id"]}]
    assert answer.body["provides"] == [{"contract": "shop/order", "version": "1.0.0"}]
    listed = machine.get("/applications/billing/versions").body["items"]
    assert [build["version"] for build in listed] == ["8", "7"]


def test_to_register_a_version_again_is_answered_the_same_and_a_different_one_refused(machine, billing):
    again = {"version": "7", "reads": [{"contract": "shop/order", "version": "1.x"}]}

    assert machine.post("/applications/billing/versions", again).status == 200
    assert machine.post("/applications/billing/versions", {"version": "7"}).code == "application-version-differs"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/version"),
        ({"version": "a b"}, "/number"),
        ({"version": "8", "reads": [{"contract": "shop/none", "version": "1.x"}]}, "/reads/0/contract"),
        ({"version": "8", "reads": [{"contract": "shop/order", "version": "new"}]}, "/reads/0/version"),
        (
            {"version": "8", "reads": [{"contract": "shop/order", "version": "1.x", "fields": ["id"]}]},
            "/reads/0/fields",
        ),
        ({"version": "8", "reads": [{"contract": "shop/order", "range": "1.x"}]}, "/reads/0/range"),
        ({"version": "8", "provides": [{"contract": "shop/order", "version": "9.9.9"}]}, "/provides/0/version"),
        ({"version": "8", "provides": {}}, "/provides"),
    ],
)
def test_what_is_wrong_with_a_version_is_pointed_at(machine, billing, body, pointer):
    answer = machine.post("/applications/billing/versions", body)

    assert answer.status == 422
    assert pointer in [place for _, place in answer.places]


def test_a_deployment_is_recorded_once_and_ended(machine, billing, production):
    first = deployed(machine, "billing", "7")
    assert (first.status, first.body["until"]) == (201, None)

    again = deployed(machine, "billing", "7")

    assert (again.status, again.body) == (200, first.body)
    assert machine.get("/deployments?environment=production").body["items"] == [first.body]
    assert machine.delete("/applications/billing/deployments/production").body["until"]
    assert machine.delete("/applications/billing/deployments/production").code == "not-deployed"
    assert machine.get("/deployments").body["items"] == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"environment": "prodution"}, ("unknown-environment", "/environment")),
        ({"version": "99"}, ("unknown-application-version", "/version")),
        ({"application": "biling"}, ("unknown-application", "/application")),
    ],
)
def test_a_deployment_of_what_is_not_known_is_refused(machine, billing, production, change, place):
    body = {"application": "billing", "version": "7", "environment": "production"} | change

    answer = machine.post("/deployments", body)

    assert (answer.status, answer.places) == (422, [place])


def test_a_build_may_go_only_where_its_readers_keep_working(machine, published, billing, production):
    deployed(machine, "billing", "7")
    machine.post("/applications", {"name": "shop", "owner_team": "payments"})
    machine.post(f"{published}/versions", {"schema": WIDER, "publish": True})
    for number, version in (("1", "1.0.0"), ("2", "1.1.0")):
        provided = [{"contract": "shop/order", "version": version}]
        machine.post("/applications/shop/versions", {"version": number, "provides": provided})

    assert may_go(machine, "shop", "1") == {
        "application": "shop",
        "version": "1",
        "environment": "production",
        "deployable": True,
        "reasons": [],
        "through": [],
    }
    refused = may_go(machine, "shop", "2")
    assert refused["deployable"] is False
    assert refused["reasons"][0]["code"] == "reader-breaks"
    assert isinstance(refused["reasons"][0]["witness"]["payload"]["id"], int)


@pytest.mark.parametrize(
    "query", ["", "application=billing", "application=x&version=7&environment=production&x=%00", "application=%00"]
)
def test_a_question_that_is_not_whole_is_refused(machine, billing, production, query):
    assert machine.get(f"/can-i-deploy?{query}").status in {400, 404}


def test_a_check_names_who_would_break(machine, published, billing, production):
    deployed(machine, "billing", "7")

    answer = machine.post("/checks", {"contract": "shop/order", "schema": WIDER}).body

    assert answer["outcome"] == "warn"
    assert [(each["application"], each["environments"]) for each in answer["consumers"]] == [
        ("billing", ["production"])
    ]
    listed = machine.get("/contracts/shop/order/consumers").body
    assert [each["application"] for each in listed["consumers"]] == ["billing"]
    assert listed["fields_read"] is None


def test_a_pipeline_needs_no_right_to_publish_contracts_to_say_where_it_runs(team, machine, billing, production):
    pipeline = machine_of(team, Role.EDITOR, (Scope.DEPLOYMENTS_WRITE,))

    assert deployed(pipeline, "billing", "7").status == 201
    assert pipeline.post("/contracts", {}).code == "missing-scope"
    assert deployed(machine_of(team, Role.EDITOR, (Scope.CONTRACTS_WRITE,)), "billing", "7").code == "missing-scope"


def test_an_environment_begins_once_and_has_a_bundle_from_the_start(machine, production):
    assert machine.post("/environments", {"name": "production"}).code == "name-taken"
    assert machine.post("/environments", {"name": "Not Plain"}).code == "invalid-environment"
    assert [each["revision"] for each in machine.get("/environments/production/bundles").body["items"]] == [1]


def test_a_gateway_joins_an_environment_that_began_without_one(machine, production):
    answer = machine.post("/gateways", {"name": "edge", "environment": "production", "team": "payments"})

    assert (answer.status, answer.body["latest_revision"]) == (201, 1)
