"""Payloads in the order in which a person wrote the schema, so that a witness reads like the real thing."""

from typing import Any


def declared_order(schema: Any) -> dict[str, int]:
    """The place of each property name, counted through the schema from its top."""
    places: dict[str, int] = {}
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            properties = part.get("properties")
            for name in properties if isinstance(properties, dict) else ():
                places.setdefault(name, len(places))
            waiting.extend(reversed(part.values()))
        elif isinstance(part, list):
            waiting.extend(reversed(part))
    return places


def in_order(payload: Any, places: dict[str, int]) -> Any:
    """The same payload with the members of its objects by their places; names without one come last, by name."""
    if isinstance(payload, dict):
        names = sorted(payload, key=lambda name: (places.get(name, len(places)), name))
        return {name: in_order(payload[name], places) for name in names}
    if isinstance(payload, list):
        return [in_order(member, places) for member in payload]
    return payload
