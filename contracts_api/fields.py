"""What request bodies are made of: stricter than DRF's own pieces, which read 5 as "5" and "yes" as true."""

from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail

MOST_REPORTED = 20


class Shape(serializers.Serializer[Any]):
    """A JSON object that may hold the declared members and no others, so that a typo is noticed."""

    def to_internal_value(self, data: Any) -> Any:
        unknown = [key for key in data if key not in self.fields] if isinstance(data, dict) else []
        if unknown:
            known = ", ".join(name for name, field in self.fields.items() if not field.read_only)
            fault = ErrorDetail(f"There is no such member; there are {known}.", code="unknown-member")
            raise serializers.ValidationError({key: [fault] for key in unknown[:MOST_REPORTED]})
        return super().to_internal_value(data)


class Text(serializers.CharField):
    """A string, and only a string."""

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Flag(serializers.BooleanField):
    """`true` or `false`, and nothing that looks like it."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class Moment(serializers.DateTimeField):
    """A date and time with its offset from UTC (RFC 3339); without one, nobody knows when it is."""

    def enforce_timezone(self, value: Any) -> Any:
        if value.tzinfo is None:
            self.fail("invalid", format="2030-01-31T00:00:00Z, with an offset")
        return super().enforce_timezone(value)
