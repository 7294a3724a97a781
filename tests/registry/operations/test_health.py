"""What probes and scrapers see."""

import pytest

pytestmark = pytest.mark.django_db


def test_liveness_asks_nothing_of_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")

    assert response.json() == {"status": "ok"}


def test_readiness_names_each_dependency(client):
    response = client.get("/readyz")

    assert response.status_code == 200
    assert response.json() == {"status": "ok", "checks": {"database": "ok", "migrations": "ok"}}


def test_readiness_fails_while_the_database_does_not_answer(client, monkeypatch):
    monkeypatch.setattr("registry.operations.health._database", lambda: "does not answer")

    response = client.get("/readyz")

    assert response.status_code == 503
    assert response.json()["checks"]["database"] == "does not answer"


def test_metrics_speak_the_prometheus_format(client):
    client.get("/healthz")

    response = client.get("/metrics")

    assert response.status_code == 200
    assert b"django_http_requests_total_by_view_transport_method_total" in response.content


def test_metrics_tell_what_waits_and_what_was_checked(client):
    response = client.get("/metrics")

    for line in (
        b"registry_outbox_waiting 0.0",
        b'registry_check_runs{outcome="fail"} 0.0',
        b"registry_versions{state=",
    ):
        assert line in response.content


def test_the_callers_request_id_comes_back(client):
    response = client.get("/healthz", headers={"X-Request-Id": "build-42"})

    assert response.headers["X-Request-Id"] == "build-42"


def test_a_request_id_that_could_forge_a_log_line_is_replaced(client):
    response = client.get("/healthz", headers={"X-Request-Id": "x y{}"})

    assert response.headers["X-Request-Id"] != "x y{}"
