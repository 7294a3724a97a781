"""The mapping language over HTTP: verify, suggest, run, invert and compose mappings; nothing is stored."""

from typing import Any

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from contracts_api.fields import Shape, Text
from contracts_api.idempotency import Thought, idempotent_thought
from contracts_api.v1.mapping_shapes import (
    AssessmentShape,
    MappingShape,
    OpsBody,
    PairOfVersions,
    SuggestionShape,
)
from contracts_api.views import ApiView, body_of, named
from registry.catalog import queries as catalog
from registry.catalog.models import Contract
from registry.delivery import queries, verifying
from registry.errors import NotFound, RegistryError
from shims.compose import TooLongError, composed
from shims.errors import ShimError
from shims.language import ops, page_of, parameters_schema
from shims.ops.base import NotInvertibleError, Op
from shims.suggest import Direction

LONGEST_PAYLOAD = 500_000
"""Characters."""


class VerifyBody(PairOfVersions):
    """A mapping, and between which versions of which contract it is to be verified."""

    contract = Text(max_length=321, help_text="As namespace/name.")


class SuggestBody(Shape):
    """Between which versions mappings are to be suggested."""

    contract = Text(max_length=321, help_text="As namespace/name.")
    old = Text(max_length=40)
    new = Text(max_length=40)
    direction = serializers.ChoiceField([direction.value for direction in Direction], required=False)


class SuggestAnswer(serializers.Serializer[Any]):
    """The best of each direction first."""

    suggestions = SuggestionShape(many=True)


class RunBody(OpsBody):
    """A mapping and a payload. The payload is a text, so that numbers come back as they were written."""

    payload = Text(max_length=LONGEST_PAYLOAD, trim_whitespace=False, help_text="JSON, as text.")


class FailureShape(serializers.Serializer[Any]):
    """Why there is no result."""

    code = serializers.CharField()
    message = serializers.CharField()
    op = serializers.IntegerField(allow_null=True, help_text="The op that fails, from 0; null: the text is no JSON.")
    pointer = serializers.CharField(allow_blank=True)


class RunAnswer(serializers.Serializer[Any]):
    """What came of the payload: a text of JSON, or why there is none."""

    result = serializers.CharField(allow_null=True)
    failure = FailureShape(allow_null=True)


class InvertAnswer(serializers.Serializer[Any]):
    """The way back, and what cannot come back on it."""

    mapping = MappingShape()
    lost = serializers.ListField(child=serializers.CharField())


class ComposeBody(Shape):
    """Either mappings, or the versions of a contract whose attached mappings are put together."""

    mappings = serializers.ListField(child=OpsBody(), required=False, allow_empty=False, max_length=verifying.MOST_HOPS)
    contract = Text(max_length=321, required=False)
    versions = serializers.ListField(
        child=Text(max_length=40), required=False, min_length=2, max_length=verifying.MOST_HOPS + 1
    )

    def validate(self, attrs: Any) -> Any:
        """Exactly one of the two."""
        by_versions = "contract" in attrs and "versions" in attrs
        if by_versions == ("mappings" in attrs) or ("contract" in attrs) != ("versions" in attrs):
            raise serializers.ValidationError("Send `mappings`, or `contract` and `versions`.", code="one-of")
        return attrs


class ComposeAnswer(serializers.Serializer[Any]):
    """One mapping; where it is between versions, verified as one."""

    mapping = MappingShape()
    verification = AssessmentShape(allow_null=True)


class OpShape(serializers.Serializer[Any]):
    """One op of the language."""

    op = serializers.CharField()
    level = serializers.IntegerField()
    title = serializers.CharField()
    parameters = serializers.DictField(help_text="JSON Schema.")
    page = serializers.CharField(help_text="Markdown.")


class MappingVerifying(ApiView):
    """`mappings/verify`"""

    @extend_schema(
        operation_id="mappings_verify",
        summary="Verify a mapping between two versions",
        request=VerifyBody,
        responses={200: AssessmentShape},
    )
    @idempotent_thought
    def post(self, request: Request) -> Thought:
        wanted = body_of(request, VerifyBody)
        contract = _contract_in(wanted)
        source, target = (_version_in(contract, wanted, member) for member in ("source", "target"))
        return Thought(Response(verifying.assessed(_mapping_in(wanted), source, target).as_json()))


class MappingSuggesting(ApiView):
    """`mappings/suggest`"""

    @extend_schema(
        operation_id="mappings_suggest",
        summary="Suggest mappings between two versions",
        request=SuggestBody,
        responses={200: SuggestAnswer},
    )
    @idempotent_thought
    def post(self, request: Request) -> Thought:
        wanted = body_of(request, SuggestBody)
        contract = _contract_in(wanted)
        old, new = (_version_in(contract, wanted, member) for member in ("old", "new"))
        direction = Direction(wanted["direction"]) if "direction" in wanted else None
        return Thought(
            Response({"suggestions": [found.as_json() for found in verifying.suggested(old, new, direction)]})
        )


class MappingRunning(ApiView):
    """`mappings/run`"""

    @extend_schema(
        operation_id="mappings_run",
        summary="Transform one payload by a mapping",
        request=RunBody,
        responses={200: RunAnswer},
    )
    @idempotent_thought
    def post(self, request: Request) -> Thought:
        wanted = body_of(request, RunBody)
        try:
            return Thought(
                Response({"result": verifying.transformed(wanted["payload"], _mapping_in(wanted)), "failure": None})
            )
        except ShimError as failure:
            told = {"code": failure.code, "message": failure.message, "op": failure.op_index}
            return Thought(Response({"result": None, "failure": told | {"pointer": failure.pointer}}))


class MappingInverting(ApiView):
    """`mappings/invert`"""

    @extend_schema(
        operation_id="mappings_invert",
        summary="The way back of a mapping",
        request=OpsBody,
        responses={200: InvertAnswer},
    )
    @idempotent_thought
    def post(self, request: Request) -> Thought:
        mapping = _mapping_in(body_of(request, OpsBody))
        try:
            return Thought(Response({"mapping": mapping.invert().as_json(), "lost": list(mapping.losses)}))
        except NotInvertibleError as problem:
            raise RegistryError("not-invertible", f"There is no way back: {problem}", pointer="/ops") from problem


class MappingComposing(ApiView):
    """`mappings/compose`"""

    @extend_schema(
        operation_id="mappings_compose",
        summary="Put mappings of a chain together",
        request=ComposeBody,
        responses={200: ComposeAnswer},
    )
    @idempotent_thought
    def post(self, request: Request) -> Thought:
        wanted = body_of(request, ComposeBody)
        if "mappings" in wanted:
            return Thought(Response({"mapping": _composed(wanted["mappings"]), "verification": None}))
        contract = _contract_in(wanted)
        versions = [
            named("versions", lambda number: catalog.version_by_number(contract, number), number)
            for number in wanted["versions"]
        ]
        chain = verifying.chained(versions, list(queries.mappings_of(contract)))
        assessment = verifying.assessed(chain, versions[0], versions[-1])
        return Thought(Response({"mapping": chain.as_json(), "verification": assessment.as_json()}))


class OpCollection(ApiView):
    """`mappings/ops`"""

    @extend_schema(operation_id="ops_list", summary="List the ops", responses={200: OpShape(many=True)})
    def get(self, request: Request) -> Response:
        return Response([_op_shown(definition) for definition in ops().values()])


class OpItem(ApiView):
    """`mappings/ops/{name}`"""

    @extend_schema(operation_id="ops_read", summary="Explain one op", responses={200: OpShape})
    def get(self, request: Request, name: str) -> Response:
        if name not in ops():
            raise NotFound(f"No op is called “{name}”.", code="unknown-op", remedy="See the list of the ops.")
        return Response(_op_shown(ops()[name]))


def _contract_in(wanted: dict[str, Any]) -> Contract:
    def look_up(full_name: str) -> Contract:
        contract = catalog.contract_named(full_name)
        if contract is None:
            raise NotFound(f"There is no contract “{full_name}”.", code="unknown-contract")
        return contract

    return named("contract", look_up, wanted["contract"])


def _version_in(contract: Contract, wanted: dict[str, Any], member: str) -> Any:
    return named(member, lambda number: catalog.version_by_number(contract, number), wanted[member])


def _mapping_in(wanted: dict[str, Any]) -> Any:
    return verifying.parsed(wanted["ops"], wanted["oplevel"])


def _composed(mappings: list[dict[str, Any]]) -> dict[str, Any]:
    known = []
    for index, mapping in enumerate(mappings):
        try:
            known.append(_mapping_in(mapping))
        except RegistryError as problem:
            place = f"/mappings/{index}{problem.pointer or ''}"
            raise RegistryError(problem.code, problem.message, pointer=place) from problem
    try:
        return composed(known).as_json()
    except TooLongError as problem:
        raise RegistryError("too-many-ops", f"{problem}.".capitalize(), pointer="/mappings") from problem


def _op_shown(definition: type[Op]) -> dict[str, Any]:
    page = page_of(definition)
    return {
        "op": definition.name,
        "level": definition.level,
        "title": page.splitlines()[0],
        "parameters": parameters_schema(definition),
        "page": page,
    }


urlpatterns = [
    path("verify", MappingVerifying.as_view(), name="mapping-verifying"),
    path("suggest", MappingSuggesting.as_view(), name="mapping-suggesting"),
    path("run", MappingRunning.as_view(), name="mapping-running"),
    path("invert", MappingInverting.as_view(), name="mapping-inverting"),
    path("compose", MappingComposing.as_view(), name="mapping-composing"),
    path("ops", OpCollection.as_view(), name="ops"),
    path("ops/<str:name>", OpItem.as_view(), name="op"),
]
