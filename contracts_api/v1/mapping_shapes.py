"""How OpenAPI describes mappings, their verdicts and what is suggested; the answers come from `shims.assessment`."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from contracts_api.fields import Shape, Text
from contracts_api.v1.comparisons import AnyJSON
from registry.delivery.models import MappingState, Verification
from shims.ops.base import OPLEVEL, Kind
from shims.suggest import Direction

_STATUSES = ["proved", "counterexample", "unknown"]


@extend_schema_field(
    {"type": "array", "items": {"type": "object"}, "description": "Ops, as `mapping.schema.json` has them."}
)
class OpsField(serializers.Field[Any, Any, Any, Any]):
    """The ops as they are; what is wrong with them, the mapping language says itself."""

    def to_internal_value(self, data: Any) -> Any:
        return data

    def to_representation(self, value: Any) -> Any:
        return value


class OpsBody(Shape):
    """A mapping by itself."""

    ops = OpsField()
    oplevel = serializers.IntegerField(default=OPLEVEL, min_value=1, max_value=1_000)


class CounterexampleShape(serializers.Serializer[Any]):
    """A payload that is valid under the source, and what comes of it: an invalid result, or none where an op fails."""

    payload = AnyJSON(allow_null=True)
    result = AnyJSON(allow_null=True)
    error = serializers.CharField()
    op = serializers.IntegerField(allow_null=True, help_text="The op that fails, from 0.")


class VerificationShape(serializers.Serializer[Any]):
    """Whether every valid payload of the source becomes a valid payload of the target."""

    status = serializers.ChoiceField(_STATUSES)
    counterexample = CounterexampleShape(required=False)
    reason = serializers.CharField(required=False, help_text="Why not, or why it is not known.")
    fuzzed = serializers.IntegerField(
        required=False, help_text="Where nothing is known: how many payloads were tried and went well."
    )


class MayFailShape(serializers.Serializer[Any]):
    """An op that may fail on a valid payload, with one on which it does where one was found."""

    op = serializers.IntegerField(help_text="From 0.")
    name = serializers.CharField()
    code = serializers.CharField(required=False)
    payload = AnyJSON(required=False, allow_null=True)


class AssessmentShape(VerificationShape):
    """All that is known of a mapping between two versions."""

    class_ = serializers.ChoiceField([kind.label for kind in Kind])
    lost = serializers.ListField(child=serializers.CharField(), help_text="One sentence a field.")
    round_trip = serializers.BooleanField(help_text="Whether the way back restores every payload.")
    way_back = serializers.CharField(required=False, help_text="Why nothing is known of the way back.")
    may_fail = MayFailShape(many=True, help_text="No other op can fail on a valid payload.")

    def get_fields(self) -> dict[str, Any]:
        """`class` is a word that Python keeps for itself."""
        return _with_class(super().get_fields())


class TermsShape(serializers.Serializer[Any]):
    """What a verdict depends on beside the mapping and the two versions."""

    engine = serializers.CharField()
    writer = serializers.CharField()
    assert_formats = serializers.BooleanField()


class MappingVerdictShape(AssessmentShape):
    """An assessment, and under which terms it holds."""

    terms = TermsShape()


class MappingShape(serializers.Serializer[Any]):
    """A mapping as `mapping.schema.json` has it."""

    oplevel = serializers.IntegerField()
    ops = OpsField()


class SuggestionShape(serializers.Serializer[Any]):
    """A mapping that is proposed, why, and what is known of it."""

    direction = serializers.ChoiceField([direction.value for direction in Direction])
    mapping = MappingShape()
    class_ = serializers.ChoiceField([kind.label for kind in Kind])
    verification = VerificationShape()
    lost = serializers.ListField(child=serializers.CharField())
    why = serializers.ListField(child=serializers.CharField())
    questions = serializers.ListField(child=serializers.CharField(), help_text="What a person has to decide.")
    score = serializers.FloatField()

    def get_fields(self) -> dict[str, Any]:
        """`class` is a word that Python keeps for itself."""
        return _with_class(super().get_fields())


class MappingAnswer(serializers.Serializer[Any]):
    """A mapping, where it runs, and how far it can be trusted."""

    id = serializers.CharField(source="public_id")
    contract = serializers.CharField(source="contract.full_name")
    source = serializers.CharField(source="source_version.number")  # type: ignore[assignment]
    target = serializers.CharField(source="target_version.number")
    direction = serializers.ChoiceField(["down", "up"])
    oplevel = serializers.IntegerField()
    ops = serializers.JSONField()
    state = serializers.ChoiceField(MappingState.choices)
    verification = serializers.ChoiceField(Verification.choices, help_text="What has been shown of its results.")
    verdict = serializers.SerializerMethodField()
    acknowledgement = serializers.CharField(allow_blank=True, help_text="Why it may run although nobody proved it.")
    acknowledged_by = serializers.CharField(allow_blank=True)
    acknowledged_at = serializers.DateTimeField(allow_null=True)
    warnings = serializers.ListField(child=serializers.CharField())
    environments = serializers.SerializerMethodField()
    attached_by = serializers.CharField()
    attached_at = serializers.DateTimeField()

    @extend_schema_field(MappingVerdictShape(allow_null=True))
    def get_verdict(self, mapping: Any) -> Any:
        """As it is stored."""
        return mapping.verdict

    def get_environments(self, mapping: Any) -> list[str]:
        """Where it runs now."""
        return [rollout.environment.name for rollout in mapping.open_rollouts]


class PairOfVersions(OpsBody):
    """Ops from the payloads of `source` to those of `target`, two version numbers of the contract."""

    source = Text(max_length=40)  # type: ignore[assignment]
    target = Text(max_length=40)


def _with_class(fields: dict[str, Any]) -> dict[str, Any]:
    return {name.rstrip("_"): field for name, field in fields.items()}
