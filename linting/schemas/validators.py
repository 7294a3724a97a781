"""The independent validator (jsonschema-rs), shut off from the network."""

from collections.abc import Mapping
from typing import Any

import jsonschema_rs

from linting.schemas.dialects import Dialect
from linting.schemas.errors import SchemaError

_VALIDATORS = {
    Dialect.DRAFT4: jsonschema_rs.Draft4Validator,
    Dialect.DRAFT6: jsonschema_rs.Draft6Validator,
    Dialect.DRAFT7: jsonschema_rs.Draft7Validator,
    Dialect.DRAFT2019_09: jsonschema_rs.Draft201909Validator,
    Dialect.DRAFT2020_12: jsonschema_rs.Draft202012Validator,
}

_MOST_REPAIRS = 100


def compiled(
    value: Any, dialect: Dialect, resources: Mapping[str, Any], *, assert_formats: bool
) -> jsonschema_rs.Validator:
    """A validator of payloads. Raises SchemaError (unsupported) where jsonschema-rs cannot compile the schema."""
    registry = jsonschema_rs.Registry(list(resources.items())) if resources else None
    candidate, message = named(value, dialect), ""
    for _ in range(_MOST_REPAIRS):
        try:
            return _VALIDATORS[dialect](candidate, validate_formats=assert_formats, registry=registry, offline=True)
        except (ValueError, jsonschema_rs.ReferencingError) as error:
            from linting.schemas.repairs import repaired

            message = str(getattr(error, "message", error))
            candidate = repaired(candidate, getattr(error, "instance_path", []))
            if candidate is None:
                break
    raise SchemaError("unsupported", f"The validator cannot use this schema: {message}") from None


def check_metaschema(value: Any, dialect: Dialect) -> None:
    """Raises SchemaError (metaschema) with the pointer of the first place that the metaschema rejects."""
    if not isinstance(value, dict) and not (isinstance(value, bool) and dialect is not Dialect.DRAFT4):
        message = f"A schema is an object{'' if dialect is Dialect.DRAFT4 else ' or a boolean'}"
        raise SchemaError("metaschema", message, remedy="Write the schema as an object.")
    if isinstance(value, bool):
        return
    try:
        # `$schema` is set to a known one first: jsonschema-rs would look up an unknown one over the network.
        jsonschema_rs.meta.validate({**value, "$schema": dialect.uri})
    except jsonschema_rs.ValidationError as error:
        from linting.documents import pointer_join
        from linting.schemas.mistakes import told

        pointer = pointer_join(*error.instance_path)
        message, remedy = told(error, dialect)
        code = "invalid-pattern" if message.endswith('is not a "regex"') else "metaschema"
        raise SchemaError(code, f"Not a valid schema: {message}", pointer=pointer, remedy=remedy) from None


def named(value: Any, dialect: Dialect) -> Any:
    """The schema with a `$schema` that the validator knows, where it names its dialect by an alias."""
    if isinstance(value, dict) and "$schema" in value:
        return {**value, "$schema": dialect.uri}
    return value
