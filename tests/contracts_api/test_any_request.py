"""Requests made up from the OpenAPI description: none makes the server fail or answer otherwise than described."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis import checks

from contracts_api.v1.documentation import openapi
from registry.identity.models import User
from registry.wsgi import application

pytestmark = pytest.mark.django_db

EXAMPLES_AN_OPERATION = 8
KNOWN = {"namespace": "shop", "name": "order", "number": "1.0.0", "slug": "payments", "username": "ada"}
CHECKS = (
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
)


api = schemathesis.openapi.from_dict(openapi())
api.app = application


@pytest.fixture(autouse=True)
def _one_connection(published):
    """The test's transaction lives on its connection, which the end of a request would close.

    It comes after `published`, for Django's own test client connects these signals again.
    """
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@api.parametrize()
@settings(
    max_examples=EXAMPLES_AN_OPERATION,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
def test_no_request_makes_the_server_fail_or_break_its_description(case, machine):
    User.objects.get_or_create(username="ada")
    case.path_parameters.update({name: KNOWN[name] for name in case.path_parameters if name in KNOWN})
    case.call_and_validate(headers={"Authorization": f"Bearer {machine.token}"}, checks=CHECKS)
