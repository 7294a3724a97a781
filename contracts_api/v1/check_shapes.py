"""What checks are asked with and what they answer."""

from typing import Any

from django.core.validators import RegexValidator
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from contracts_api.fields import Flag, Shape, Text
from contracts_api.openapi import ProblemShape
from contracts_api.submissions import SYNTAXES, SchemaField
from contracts_api.v1.comparisons import ComparisonShape, WitnessShape
from linting.changes import Level
from registry.catalog.models import Compatibility, WriterSetting
from registry.catalog.verdicts import Outcome
from registry.consumers.queries import Moment

MOST_AT_ONCE = 100
is_contract_name = RegexValidator(
    r"\A[a-z0-9][a-z0-9._-]{0,119}/[a-z0-9][a-z0-9._-]{0,199}\Z", "A contract is named as namespace/name."
)


class CheckSettings(Shape):
    """Settings of the contract to be replaced for this check."""

    compatibility = serializers.ChoiceField(Compatibility.choices, required=False)
    writer = serializers.ChoiceField(WriterSetting.choices, required=False)
    assert_formats = Flag(required=False)
    readers_apply_defaults = Flag(required=False)
    allow_undecided = Flag(required=False)


class CheckRequest(Shape):
    """One schema to check; against nothing but itself where the contract is new or left away."""

    contract = Text(max_length=321, required=False, allow_null=True, validators=[is_contract_name])
    schema = SchemaField()
    syntax = serializers.ChoiceField(SYNTAXES, required=False, help_text="Of a text; found out when left away.")
    version = Text(max_length=40, required=False, help_text="The number it is to have, as 2.0.0.")
    settings = CheckSettings(required=False)


@extend_schema_field(CheckRequest)
class UnreadCheck(serializers.Field[Any, Any, Any, Any]):
    """One check of a batch, to be read as `CheckRequest` when its turn comes."""

    def to_internal_value(self, data: Any) -> Any:
        return data


class CheckBatch(Shape):
    """Many checks, each answered on its own."""

    checks = serializers.ListField(child=UnreadCheck(), min_length=1, max_length=MOST_AT_ONCE)


class ReasonShape(serializers.Serializer[Any]):
    """Why the outcome is what it is."""

    code = serializers.CharField()
    sentence = serializers.CharField()
    outcome = serializers.ChoiceField([outcome.value for outcome in Outcome])


class ComparedVersionShape(serializers.Serializer[Any]):
    """The comparison with one version, and whether it can fail the check."""

    version = serializers.CharField()
    counts = serializers.BooleanField()
    comparison = ComparisonShape()


class BrokenConsumerShape(serializers.Serializer[Any]):
    """A registered consumer that the schema would break, with a payload that it would refuse."""

    application = serializers.CharField()
    team = serializers.CharField()
    version = serializers.CharField()
    environments = serializers.ListField(child=serializers.CharField(), help_text="Where it runs; none: nowhere.")
    reads = serializers.CharField(help_text="The versions of the contract that it reads.")
    fields = serializers.ListField(  # type: ignore[assignment]
        child=serializers.CharField(), help_text="JSON Pointers into the payload; none means all."
    )
    breaks = serializers.ChoiceField(
        [moment.value for moment in Moment],
        help_text="`at-once`: as soon as payloads of the new version reach it; `on-upgrade`: once it reads the new "
        "version itself, while others still write the old one.",
    )
    answer = serializers.ChoiceField(["refuted", "undecided"])
    against = serializers.CharField(help_text="The version compared with.")
    witness = WitnessShape(allow_null=True)


class CheckAnswer(serializers.Serializer[Any]):
    """What a submission of the same schema would be told."""

    contract = serializers.CharField(allow_null=True)
    outcome = serializers.ChoiceField([outcome.value for outcome in Outcome])
    level = serializers.ChoiceField([level.value for level in Level])
    reasons = ReasonShape(many=True)
    comparisons = ComparedVersionShape(many=True)
    consumers = BrokenConsumerShape(many=True)
    version = serializers.CharField()
    suggested_version = serializers.CharField()
    schema_digest = serializers.CharField()
    dialect = serializers.CharField()


class BatchItemAnswer(serializers.Serializer[Any]):
    """The answer to one check of a batch, or the problem with it; `status` as it would be on its own."""

    status = serializers.IntegerField()
    check = CheckAnswer(required=False)
    problem = ProblemShape(required=False)


class BatchAnswer(serializers.Serializer[Any]):
    """The answers, in the order of the checks, and the worst of the outcomes; a problem counts as `fail`."""

    outcome = serializers.ChoiceField([outcome.value for outcome in Outcome])
    results = BatchItemAnswer(many=True)
