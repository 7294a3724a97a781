"""What a schema itself gives as values of its properties: `examples`, `default` and `const`."""

from collections.abc import Iterator, Mapping
from typing import Any

_MOST_NODES = 50_000
_IN_PLACE = ("allOf", "anyOf", "oneOf", "then", "else", "items", "prefixItems")
_SCALARS = (str, int, float)


def examples_in(schema: Any) -> Mapping[str, list[Any]]:
    """Scalars by the name of the property that they are given for, or as items; the empty name is the whole."""
    found: dict[str, list[Any]] = {"": list(_given(schema))}
    waiting = [schema]
    for _ in range(_MOST_NODES):
        if not waiting:
            break
        node = waiting.pop()
        if isinstance(node, dict):
            properties = node.get("properties")
            if isinstance(properties, dict):
                for name, inner in properties.items():
                    found.setdefault(name, []).extend(_given(inner))
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
    return found


def _given(schema: Any) -> Iterator[Any]:
    """What a schema gives, and the schemas that hold in its place or of its items."""
    waiting = [schema]
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            examples = node.get("examples")
            values = [*(examples if isinstance(examples, list) else ()), node.get("default"), node.get("const")]
            yield from (value for value in values if isinstance(value, _SCALARS))
            waiting.extend(node[keyword] for keyword in _IN_PLACE if keyword in node)
