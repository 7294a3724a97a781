"""The fields that a schema declares, as paths: what people search for."""

from linting.schemas.places import Place
from linting.schemas.schema import Schema

_IN_PLACE = ("allOf", "anyOf", "oneOf")
_IN_PLACE_ONE = ("if", "then", "else")
_MOST_FIELDS = 5_000
_DEEPEST = 12


def field_names(schema: Schema) -> list[str]:
    """Every declared property path, such as `customer.address.city` or `items[].sku`, sorted; recursion once around.

    At most 5,000 paths, down to 12 levels.
    """
    found: set[str] = set()
    seen: set[tuple[str, int]] = set()
    stack: list[tuple[Place, str, int]] = [(schema.index.root, "", 0)]
    while stack and len(found) < _MOST_FIELDS:
        place, path, depth = stack.pop()
        node = place.node
        if not isinstance(node, dict) or depth > _DEEPEST or (path, id(node)) in seen:
            continue
        seen.add((path, id(node)))
        if isinstance(reference := node.get("$ref"), str):
            stack.append((schema.index.resolve(reference, place), path, depth + 1))
            if place.dialect.refs_stand_alone:
                continue
        stack.extend((inner, path, depth) for inner in _in_place(place))
        for name, child in node.get("properties", {}).items():
            inner_path = f"{path}.{name}" if path else name
            found.add(inner_path)
            stack.append((place.child(child, "properties", name), inner_path, depth + 1))
        stack.extend((inner, f"{path}[]", depth + 1) for inner in _items(place))
        extra = node.get("additionalProperties")
        if isinstance(extra, dict):
            stack.append((place.child(extra, "additionalProperties"), f"{path}.*" if path else "*", depth + 1))
    return sorted(found)


def _in_place(place: Place) -> list[Place]:
    node = place.node
    listed = [
        place.child(child, keyword, index) for keyword in _IN_PLACE for index, child in enumerate(node.get(keyword, ()))
    ]
    return listed + [place.child(node[keyword], keyword) for keyword in _IN_PLACE_ONE if keyword in node]


def _items(place: Place) -> list[Place]:
    node = place.node
    places = [place.child(child, "prefixItems", index) for index, child in enumerate(node.get("prefixItems", ()))]
    items = node.get("items")
    if isinstance(items, list):
        return places + [place.child(child, "items", index) for index, child in enumerate(items)]
    return [*places, place.child(items, "items")] if items is not None else places
