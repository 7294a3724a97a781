"""From a JSON value to a `Schema`, or to an error that says what to do."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from linting.documents import Limits
from linting.documents.canonical import canonical, digest_of_text
from linting.patterns import NotRegular, PatternSyntaxError, PatternTooLarge
from linting.schemas.cost import check_cost
from linting.schemas.dialects import Dialect, dialect_of
from linting.schemas.errors import SchemaError
from linting.schemas.references import References
from linting.schemas.schema import Schema
from linting.schemas.validators import check_metaschema

_NO_RESOURCES: Mapping[str, Any] = MappingProxyType({})
_LIMITS = Limits()


def load(
    value: Any,
    *,
    dialect: Dialect | None = None,
    resources: Mapping[str, Any] = _NO_RESOURCES,
    lenient: bool = False,
) -> Schema:
    """Check a value as a schema: dialect, metaschema, references, cost, patterns. Raises SchemaError for a fault.

    `resources` are other schemas by absolute URI, such as `contract:namespace/name@1.2.0`; nothing else is looked up.
    `lenient` takes what others have published with faults that do not matter to payloads: it leaves the metaschema and
    the hazards of patterns unchecked.
    """
    _check_depth(value)
    text = canonical(value)
    if len(text) > _LIMITS.size:
        remedy = "Split the schema and refer to its parts."
        raise SchemaError("too-large", f"The schema is larger than {_LIMITS.size // 1024} KiB", remedy=remedy)
    known = dialect or dialect_of(value)
    if not lenient:
        check_metaschema(value, known)
    index = References(value, known, resources)
    index.check()
    check_cost(index)
    if index.patterns and not lenient:
        _check_patterns(index)
    return Schema(value, known, digest_of_text(text), resources, index)


def _check_depth(value: Any) -> None:
    level = [value]
    for _ in range(_LIMITS.depth):
        level = [
            child
            for node in level
            if node.__class__ is dict or node.__class__ is list
            for child in (node.values() if node.__class__ is dict else node)
        ]
        if not level:
            return
    if any(isinstance(node, dict | list) for node in level):
        remedy = "Name the inner parts and refer to them."
        raise SchemaError("too-deep", f"More than {_LIMITS.depth} levels of nesting", remedy=remedy)


def _check_patterns(index: References) -> None:
    from linting.patterns.safety import catastrophic_backtracking

    for pattern, place in index.patterns:
        try:
            danger = catastrophic_backtracking(pattern)
        except PatternSyntaxError as error:
            message, remedy = f"Not a regular expression: {error}", "Write it in ECMA-262 syntax, as JSON Schema asks."
            raise SchemaError("invalid-pattern", message, pointer=place.pointer, remedy=remedy) from None
        except NotRegular:
            continue  # such as a Unicode property that is not modelled: nothing is known against it
        except PatternTooLarge as error:
            remedy = "Split the pattern, or count in maxLength."
            raise SchemaError("too-large", str(error), pointer=place.pointer, remedy=remedy) from None
        if danger is not None and danger.kind == "exponential":
            raise SchemaError(
                "catastrophic-pattern",
                f"The pattern takes exponential time on some texts: {danger}",
                pointer=place.pointer,
                remedy="Rewrite it so that each text can be matched in one way only.",
            )
