"""How OpenAPI describes `linting.changes.comparison_as_json`; the answer itself comes from there."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from linting.changes import Bump, Direction, Level, Mode, Movement
from registry.catalog.models import WriterSetting


@extend_schema_field(OpenApiTypes.ANY)
class AnyJSON(serializers.JSONField):
    """Any JSON value."""


class WitnessShape(serializers.Serializer[Any]):
    """A payload that one version accepts and the other refuses, checked by an independent validator."""

    payload = AnyJSON(allow_null=True)


class VerdictShape(serializers.Serializer[Any]):
    """Whether every payload of the writer is valid for the reader; with the payload that refutes it, if not."""

    answer = serializers.ChoiceField(["proved", "refuted", "undecided"])
    witness = WitnessShape(required=False)
    keyword = serializers.CharField(required=False, allow_null=True)
    pointer = serializers.CharField(required=False)
    reason = serializers.CharField(required=False)


class ChangeShape(serializers.Serializer[Any]):
    """One change at one place, named by its rule."""

    rule = serializers.CharField()
    title = serializers.CharField()
    level = serializers.ChoiceField([level.value for level in Level])
    movement = serializers.ChoiceField([movement.value for movement in Movement])
    masked = serializers.BooleanField()
    side = serializers.ChoiceField(["old", "new"])
    pointer = serializers.CharField(allow_blank=True)
    counterpart = serializers.CharField(allow_blank=True)
    sentence = serializers.CharField()
    old = AnyJSON(required=False, allow_null=True)
    new = AnyJSON(required=False, allow_null=True)
    witness = WitnessShape(allow_null=True)
    direction = serializers.ChoiceField([direction.value for direction in Direction], allow_null=True)
    recipe = serializers.CharField()
    fingerprint = serializers.CharField()


class EngineSettingsShape(serializers.Serializer[Any]):
    """What was assumed of writers and readers."""

    writer = serializers.ChoiceField(WriterSetting.choices)
    assert_formats = serializers.BooleanField()
    readers_apply_defaults = serializers.BooleanField()


class ComparisonShape(serializers.Serializer[Any]):
    """Two versions compared: the verdicts asked for, and every change."""

    mode = serializers.ChoiceField([mode.value for mode in Mode])
    level = serializers.ChoiceField([level.value for level in Level])
    bump = serializers.ChoiceField([bump.value for bump in Bump])
    engine = serializers.CharField()
    settings = EngineSettingsShape()
    backward = VerdictShape(allow_null=True)
    forward = VerdictShape(allow_null=True)
    changes = ChangeShape(many=True)
