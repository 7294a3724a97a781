"""Where applications run, whether a build may be deployed, and who reads a contract."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from contracts_api.fields import Shape, Text
from contracts_api.idempotency import idempotent
from contracts_api.pagination import PageQuery, page_of, page_shape
from contracts_api.v1.comparisons import WitnessShape
from contracts_api.views import ApiView, actor_of, body_of, named, query_of
from registry.catalog.queries import contract_by_name
from registry.consumers import queries, services
from registry.consumers.models import Deployment
from registry.delivery import queries as delivery
from registry.delivery import services as delivery_services


class EnvironmentAnswer(serializers.Serializer[Any]):
    """Where applications and gateways run."""

    name = serializers.CharField()
    created_at = serializers.DateTimeField()


class NewEnvironment(Shape):
    """An environment to begin."""

    name = Text(max_length=64)


class DeploymentAnswer(serializers.Serializer[Deployment]):
    """Which build of an application runs in an environment, and since when."""

    application = serializers.CharField(source="application.name")
    version = serializers.CharField(source="application_version.number")
    environment = serializers.CharField(source="environment.name")
    since = serializers.DateTimeField()
    until = serializers.DateTimeField(allow_null=True)
    deployed_by = serializers.CharField()


class NewDeployment(Shape):
    """A build that runs in an environment from now on; to say the same again changes nothing."""

    application = Text(max_length=120)
    version = Text(max_length=120)
    environment = Text(max_length=64)


class DeploymentQuery(PageQuery):
    """Filters that all have to fit."""

    application = serializers.CharField(required=False, max_length=120)
    environment = serializers.CharField(required=False, max_length=64)


class DeployQuestion(serializers.Serializer[Any]):
    """Which build is to go where."""

    application = serializers.CharField(max_length=120)
    version = serializers.CharField(max_length=120)
    environment = serializers.CharField(max_length=64)


class ObstacleShape(serializers.Serializer[Any]):
    """What stands in the way; `/problems/{code}` explains it."""

    code = serializers.CharField()
    message = serializers.CharField()
    contract = serializers.CharField()
    version = serializers.CharField(help_text="Of the contract.")
    consumer = serializers.CharField(help_text="The application that would suffer.")
    environment = serializers.CharField()
    witness = WitnessShape(required=False)


class HelpShape(serializers.Serializer[Any]):
    """That a reader keeps working through a mapping; it breaks when the mapping is withdrawn."""

    mapping = serializers.CharField(help_text="As m-7.")
    contract = serializers.CharField()
    source = serializers.CharField(help_text="The version that is written.")  # type: ignore[assignment]
    target = serializers.CharField(help_text="The version that the reader gets.")
    consumer = serializers.CharField()
    environment = serializers.CharField()
    message = serializers.CharField()


class DeployabilityAnswer(serializers.Serializer[Any]):
    """True where everybody is proved to keep working, null where nobody could prove it or show that it breaks."""

    application = serializers.CharField()
    version = serializers.CharField()
    environment = serializers.CharField()
    deployable = serializers.BooleanField(allow_null=True)
    reasons = ObstacleShape(many=True)
    through = HelpShape(many=True)


class ConsumerAnswer(serializers.Serializer[queries.Reader]):
    """A build that reads a contract, and where it runs."""

    application = serializers.CharField(source="build.application.name")
    team = serializers.CharField(source="build.application.owner_team.slug")
    version = serializers.CharField(source="build.number")
    environments = serializers.ListField(child=serializers.CharField())
    reads = serializers.CharField(source="reading.range")
    fields = serializers.ListField(child=serializers.CharField(), source="reading.fields")  # type: ignore[assignment]


class ConsumersAnswer(serializers.Serializer[Any]):
    """Everybody who is known to read a contract."""

    contract = serializers.CharField()
    consumers = ConsumerAnswer(many=True)
    fields_read = serializers.ListField(
        child=serializers.CharField(),
        allow_null=True,
        help_text="Every field that they read between them, as `customer.city` or `lines[].sku`; null where that is "
        "not known, since nobody reads the contract or somebody reads all of it.",
    )


class EnvironmentCollection(ApiView):
    """`/environments`"""

    @extend_schema(
        operation_id="environments_list",
        summary="List environments",
        parameters=[PageQuery],
        responses={200: page_shape(EnvironmentAnswer, "EnvironmentPage")},
    )
    def get(self, request: Request) -> Response:
        return page_of(request, delivery.environments(), order=("name",), shape=EnvironmentAnswer)

    @extend_schema(
        operation_id="environments_begin",
        summary="Begin an environment",
        request=NewEnvironment,
        responses={201: EnvironmentAnswer},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        environment = delivery_services.environment_begin(actor_of(request), **body_of(request, NewEnvironment))
        return Response(EnvironmentAnswer(environment).data, status=status.HTTP_201_CREATED)


class DeploymentCollection(ApiView):
    """`/deployments`"""

    @extend_schema(
        operation_id="deployments_list",
        summary="List what runs where",
        parameters=[DeploymentQuery],
        responses={200: page_shape(DeploymentAnswer, "DeploymentPage")},
    )
    def get(self, request: Request) -> Response:
        asked = query_of(request, DeploymentQuery)
        found = queries.open_deployments(
            application=asked.get("application", ""), environment=asked.get("environment", "")
        )
        return page_of(request, found, order=("-since", "-id"), shape=DeploymentAnswer, understands=DeploymentQuery)

    @extend_schema(
        operation_id="deployments_record",
        summary="Say that a build runs in an environment from now on",
        request=NewDeployment,
        responses={201: DeploymentAnswer, 200: DeploymentAnswer},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        wanted = body_of(request, NewDeployment)
        application = named("application", queries.application_by_name, wanted["application"])
        build = named("version", lambda number: queries.build_by_number(application, number), wanted["version"])
        environment = named("environment", delivery.environment_by_name, wanted["environment"])
        deployment, is_new = services.deployment_record(actor_of(request), build, environment)
        code = status.HTTP_201_CREATED if is_new else status.HTTP_200_OK
        return Response(DeploymentAnswer(deployment).data, status=code)


class DeploymentItem(ApiView):
    """`/applications/{application}/deployments/{environment}`"""

    @extend_schema(
        operation_id="deployments_end",
        summary="Say that an application runs in an environment no more",
        responses={200: DeploymentAnswer},
    )
    def delete(self, request: Request, application: str, environment: str) -> Response:
        found = queries.application_by_name(application)
        ended = services.deployment_end(actor_of(request), found, delivery.environment_by_name(environment))
        return Response(DeploymentAnswer(ended).data)


class CanIDeploy(ApiView):
    """`/can-i-deploy`"""

    @extend_schema(
        operation_id="can_i_deploy",
        summary="Ask whether a build may be deployed to an environment",
        parameters=[DeployQuestion],
        responses={200: DeployabilityAnswer},
        tags=["deployments"],
    )
    def get(self, request: Request) -> Response:
        asked = query_of(request, DeployQuestion)
        build = queries.build_by_number(queries.application_by_name(asked["application"]), asked["version"])
        found = queries.can_i_deploy(build, delivery.environment_by_name(asked["environment"]))
        reasons = [obstacle.as_json() for obstacle in found.obstacles]
        through = [help_.as_json() for help_ in found.helps]
        return Response({**asked, "deployable": found.deployable, "reasons": reasons, "through": through})


class ContractConsumers(ApiView):
    """`/contracts/{namespace}/{name}/consumers`"""

    @extend_schema(
        operation_id="contracts_consumers",
        summary="List who reads a contract",
        responses={200: ConsumersAnswer},
    )
    def get(self, request: Request, namespace: str, name: str) -> Response:
        contract = contract_by_name(namespace, name)
        readers = queries.readers_of(contract)
        answer = {
            "contract": contract.full_name,
            "consumers": [ConsumerAnswer(reader).data for reader in readers],
            "fields_read": queries.fields_read(readers),
        }
        return Response(answer)
