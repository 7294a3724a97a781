"""Every place that a reference can point to, found without a network.

A schema document is a tree of resources: the root, each subschema with an `$id`, and whatever the caller supplies by
URI. `References` walks them once, notes anchors and reference keywords, and resolves a reference to a `Place`. What
cannot be resolved is an error with the pointer of the reference, never a request to somewhere.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import unquote

from linting.documents import pointer_join, pointer_tokens
from linting.schemas.dialects import Dialect, dialect_named
from linting.schemas.errors import SchemaError
from linting.schemas.keywords import subschemas
from linting.schemas.places import ROOT, Place, Trail, entered, joined

_REFERENCE_KEYWORDS = ("$ref", "$dynamicRef", "$recursiveRef")
_NAMING = frozenset({"id", "$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor"})
RECURSIVE = "#"
"""Stands for `$recursiveAnchor` among the names of dynamic anchors, none of which can be it."""


class References:
    """The resources and anchors of one schema, and the resolution of references among them.

    `external` has the documents that references led to, by URI; `places` all subschemas, `uses` those with references,
    and `patterns` each regular expression with its place.
    """

    def __init__(self, value: Any, dialect: Dialect, resources: Mapping[str, Any]) -> None:
        self._supplied = resources
        self._resources: dict[str, Place] = {}
        self._anchors: dict[tuple[str, str], Place] = {}
        self._dynamic: dict[tuple[str, str], Place] = {}
        self._resolved: dict[tuple[str, str], Place] = {}
        self._walked: set[int] = set()
        self._pending: list[Place] = []
        self.external: dict[str, Any] = {}
        self.places: list[Place] = []
        self.uses: list[Place] = []
        self.patterns: list[tuple[str, Place]] = []
        self.has_dynamic_scope = False
        self.root = self._add_document(value, dialect, ROOT, document="")
        self._walk_pending()

    @property
    def is_simple(self) -> bool:
        """Whether references mean the same wherever they stand: one resource, and no dynamic scope."""
        return not self.has_dynamic_scope and all(place.node is self.root.node for place in self._resources.values())

    @cached_property
    def lead_to_definitions(self) -> bool:
        """Whether each reference names a definition at the root, so that no other place is named from elsewhere."""
        return all(
            str(place.node.get(keyword, "#/$defs/")).startswith(("#/$defs/", "#/definitions/"))
            for place in self.uses
            for keyword in _REFERENCE_KEYWORDS
        )

    def check(self) -> None:
        """Resolve every reference once. Raises SchemaError for the first that is remote or dangles."""
        # Resolving may add documents and places, whose references are then checked too.
        at = 0
        while at < len(self.uses):
            place = self.uses[at]
            at += 1
            for keyword in _REFERENCE_KEYWORDS:
                reference = place.node.get(keyword)
                if isinstance(reference, str):
                    self._visit(self.resolve(reference, place, keyword))

    def resolve(self, reference: str, place: Place, keyword: str = "$ref") -> Place:
        """The place that a reference points to, dynamic scope left aside. Raises SchemaError."""
        known = self._resolved.get((place.base, reference))
        if known is None:
            known = self._resolved[place.base, reference] = self._target(reference, place, keyword)
        return known

    def _target(self, reference: str, place: Place, keyword: str) -> Place:
        absolute = joined(place.base, reference)
        uri, _, fragment = absolute.partition("#")
        resource = self._resources.get(uri) or self._fetched(uri, reference, place, keyword)
        fragment = unquote(fragment)
        if not fragment:
            return resource
        target = self._pointed(resource, fragment) if fragment.startswith("/") else self._anchors.get((uri, fragment))
        if target is None:
            raise SchemaError(
                "dangling-reference",
                f"{keyword} points to {reference!r}, where there is no schema",
                pointer=_pointer_of_use(place, keyword),
                remedy="Define the part that it names, or correct the reference.",
            )
        return target

    def dynamic_anchors(self, base: str) -> list[str]:
        """The names that a resource marks with `$dynamicAnchor`; RECURSIVE for `$recursiveAnchor`."""
        return [name for resource, name in self._dynamic if resource == base]

    def dynamic_anchor(self, base: str, name: str) -> Place:
        """The place that a resource marks with one of its dynamic anchors."""
        return self._dynamic[base, name]

    def _add_document(self, value: Any, dialect: Dialect, uri: str, *, document: str) -> Place:
        place = entered(Place(value, uri, dialect, Trail(None, ()), document))
        self._resources.setdefault(uri, place)
        self._pending.append(place)
        return place

    def _visit(self, place: Place) -> None:
        """Walk what only a reference leads to, such as a schema inside of an unknown keyword."""
        if id(place.node) not in self._walked:
            self._pending.append(place)
            self._walk_pending()

    def _walk_pending(self) -> None:
        while self._pending:
            place = self._pending.pop()
            node = place.node
            if not isinstance(node, dict) or id(node) in self._walked:
                continue
            self._walked.add(id(node))
            self.places.append(place)
            if not node.keys().isdisjoint(_NAMING):
                self._register(place)
            if not node.keys().isdisjoint(_REFERENCE_KEYWORDS):
                self.uses.append(place)
                self.has_dynamic_scope |= "$dynamicRef" in node or "$recursiveRef" in node
            if "pattern" in node or "patternProperties" in node:
                self._note_patterns(place)
            for steps, child in subschemas(node, place.dialect):
                if child.__class__ is dict:
                    self._pending.append(place.child(child, *steps))

    def _register(self, place: Place) -> None:
        node = place.node
        identifier = node.get(place.dialect.id_keyword)
        if isinstance(identifier, str):
            if identifier.startswith("#"):
                self._anchors.setdefault((place.base, identifier[1:]), place)
            elif not (place.dialect.refs_stand_alone and "$ref" in node):
                self._resources.setdefault(place.base, place)
                if "#" in identifier and place.dialect.refs_stand_alone:
                    fragment = identifier.partition("#")[2]
                    self._anchors.setdefault((place.base, fragment), place)
        if not place.dialect.refs_stand_alone:
            for keyword in ("$anchor", "$dynamicAnchor"):
                name = node.get(keyword)
                if isinstance(name, str):
                    self._anchors.setdefault((place.base, name), place)
                    if keyword == "$dynamicAnchor":
                        self._dynamic.setdefault((place.base, name), place)
        resource = self._resources.get(place.base)
        if resource is not None and resource.node is node and node.get("$recursiveAnchor") is True:
            self._dynamic.setdefault((place.base, RECURSIVE), place)

    def _note_patterns(self, place: Place) -> None:
        node = place.node
        if isinstance(pattern := node.get("pattern"), str):
            self.patterns.append((pattern, place.child(pattern, "pattern")))
        if isinstance(by_pattern := node.get("patternProperties"), dict):
            for pattern in by_pattern:
                self.patterns.append((pattern, place.child(pattern, "patternProperties", pattern)))

    def _pointed(self, resource: Place, pointer: str) -> Place | None:
        place = resource
        for token in pointer_tokens(pointer):
            node = place.node
            if isinstance(node, dict) and token in node:
                place = place.child(node[token], token)
            elif isinstance(node, list) and token.isdigit() and int(token) < len(node):
                place = place.child(node[int(token)], int(token))
            else:
                return None
        return place if isinstance(place.node, dict | bool) else None

    def _fetched(self, uri: str, reference: str, place: Place, keyword: str) -> Place:
        supplied = self._supplied.get(uri)
        if supplied is not None:
            self.external[uri] = supplied
            dialect = (dialect_named(supplied.get("$schema")) if isinstance(supplied, dict) else None) or place.dialect
            resource = self._add_document(supplied, dialect, uri, document=uri)
        elif (metaschema := _metaschema(uri)) is not None:
            self.external[uri] = metaschema
            dialect = dialect_named(metaschema.get("$schema")) or place.dialect
            resource = self._add_document(metaschema, dialect, uri, document=uri)
        else:
            raise _unresolvable(uri, reference, place, keyword)
        self._walk_pending()
        return resource


def external_references(value: Any) -> Iterator[str]:
    """The URIs of other contracts that a schema refers to, each once: what has to be supplied for it to load."""
    seen: set[str] = set()
    stack = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            for keyword in _REFERENCE_KEYWORDS:
                reference = node.get(keyword)
                if isinstance(reference, str) and reference.startswith("contract:"):
                    uri = reference.partition("#")[0]
                    if uri not in seen:
                        seen.add(uri)
                        yield uri
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)


def _unresolvable(uri: str, reference: str, place: Place, keyword: str) -> SchemaError:
    pointer = _pointer_of_use(place, keyword)
    if uri.startswith("contract:"):
        message = f"{keyword} points to {reference!r}, which is not a published version"
        return SchemaError("dangling-reference", message, pointer=pointer, remedy="Publish that version first.")
    return SchemaError(
        "remote-reference",
        f"{keyword} points to {reference!r}, outside of this schema; nothing is ever fetched",
        pointer=pointer,
        remedy="Copy the part into $defs, or refer to a contract as contract:namespace/name@version.",
    )


def _pointer_of_use(place: Place, keyword: str) -> str:
    inside = place.pointer + pointer_join(keyword)
    return f"{place.document}#{inside}" if place.document else inside


@lru_cache(maxsize=32)
def _metaschema(uri: str) -> Any:
    """A metaschema that ships with the validator; None for every other URI."""
    if "json-schema.org/" not in uri:
        return None
    import jsonschema_rs

    dialect = dialect_named(uri) or (Dialect.DRAFT2019_09 if "2019-09" in uri else Dialect.DRAFT2020_12)
    try:
        bundled = jsonschema_rs.bundle({"$schema": dialect.uri, "$ref": uri}, offline=True)
    except jsonschema_rs.ReferencingError:
        return None
    definitions: Any = bundled.get("definitions") or bundled.get("$defs")
    return definitions.get(uri) if isinstance(definitions, dict) else None
