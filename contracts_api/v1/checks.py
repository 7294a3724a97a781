"""Checks: would this schema be accepted as the contract's next version? One at a time, or many at once."""

from dataclasses import replace
from http import HTTPStatus
from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from contracts_api.idempotency import Thought, idempotent_thought
from contracts_api.parsers import SubmissionParser
from contracts_api.problems import error_for
from contracts_api.submissions import faults_of
from contracts_api.v1.check_shapes import BatchAnswer, CheckAnswer, CheckBatch, CheckRequest
from contracts_api.views import ApiView, Fields, actor_of, read_as
from registry.catalog import services
from registry.catalog.verdicts import CheckResult, Outcome
from registry.errors import RegistryError, as_problem

_SEVERITY = (Outcome.PASS, Outcome.WARN, Outcome.FAIL)


class CheckCollection(ApiView):
    """`/checks`"""

    parser_classes = (SubmissionParser,)

    @extend_schema(
        operation_id="checks_run",
        summary="Check a schema, or many",
        request=PolymorphicProxySerializer("CheckOrBatch", [CheckRequest, CheckBatch], None),
        responses={200: PolymorphicProxySerializer("CheckOrBatchAnswer", [CheckAnswer, BatchAnswer], None)},
    )
    @idempotent_thought
    def post(self, request: Request) -> Thought:
        found: list[CheckResult] = []
        if not isinstance(request.data, dict) or "checks" not in request.data:
            answer = _checked(read_as(request.data, CheckRequest), found)
        else:
            checks = read_as(request.data, CheckBatch)["checks"]
            results = [_answered(check, index, found) for index, check in enumerate(checks)]
            outcome = max((_outcome_of(result) for result in results), key=_SEVERITY.index)
            answer = {"outcome": outcome, "results": results}

        def store() -> None:
            for result in found:
                services.check_record(actor_of(request), result)

        return Thought(Response(answer), store)


def _checked(check: Fields, found: list[CheckResult]) -> dict[str, Any]:
    """The answer of one check, whose result joins those that were found."""
    schema = check["schema"]
    with faults_of(schema):
        result = services.check(
            contract_name=check.get("contract"),
            source=schema.source,
            syntax=schema.syntax or check.get("syntax"),
            number=check.get("version"),
            settings=check.get("settings"),
        )
    found.append(result)
    return result.as_json()


def _answered(check: Any, index: int, found: list[CheckResult]) -> dict[str, Any]:
    """The answer of one check in a batch, or its own problem; pointers lead into the whole batch."""
    try:
        return {"status": HTTPStatus.OK, "check": _checked(read_as(check, CheckRequest), found)}
    except (RegistryError, ValidationError) as refusal:
        error = error_for(refusal)
        error.places = tuple(replace(place, pointer=f"/checks/{index}{place.pointer or ''}") for place in error.places)
        return {"status": error.status, "problem": as_problem(error)}


def _outcome_of(result: dict[str, Any]) -> Outcome:
    return Outcome(result["check"]["outcome"]) if "check" in result else Outcome.FAIL
