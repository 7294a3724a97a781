"""The language as data: every op, its page, and the JSON Schema of a mapping."""

import functools
import importlib
import inspect
import json
import pkgutil
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import shims.ops
from shims.conditions import DEFINITION
from shims.ops.base import OPLEVEL, OPS, Op

SCHEMA_ID = "https://contract-registry.dev/schemas/mapping-1.json"
MOST_OPS = 1_000
DEEPEST = 8
"""How many ops one may stand inside of another."""
PATH_SCHEMA = {"type": "array", "items": {"type": "string"}, "maxItems": 64}

for _module in pkgutil.iter_modules(shims.ops.__path__, "shims.ops."):
    importlib.import_module(_module.name)


@functools.cache
def ops() -> Mapping[str, type[Op]]:
    """Every op by its id, in the order of their names."""
    return MappingProxyType(dict(sorted(OPS.items())))


def page_of(definition: type[Op]) -> str:
    """The op's page, as Markdown: the docstring of its file."""
    return inspect.getdoc(inspect.getmodule(definition)) or ""


def parameters_schema(definition: type[Op]) -> dict[str, Any]:
    """The JSON Schema of one op in a mapping."""
    return {
        "type": "object",
        "title": definition.name,
        "properties": {"op": {"const": definition.name}, **definition.parameters},
        "required": ["op", *definition.required],
        "additionalProperties": False,
    }


def shared_definitions() -> dict[str, Any]:
    """What the schemas of ops refer to; ops inside of ops are looked at one by one."""
    return {"path": PATH_SCHEMA, "condition": DEFINITION, "ops": {"type": "array"}}


def mapping_schema() -> dict[str, Any]:
    """The JSON Schema that `mapping.schema.json` publishes."""
    definitions = ops()
    choices = [{"$ref": f"#/$defs/op-{name}"} for name in definitions]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Mapping",
        "description": "Ops that turn a payload of one contract version into a payload of another, run in order.",
        "type": "object",
        "properties": {
            "oplevel": {"type": "integer", "minimum": 1, "maximum": OPLEVEL},
            "ops": {"$ref": "#/$defs/ops"},
        },
        "required": ["oplevel", "ops"],
        "additionalProperties": False,
        "$defs": {
            "path": PATH_SCHEMA,
            "condition": DEFINITION,
            "ops": {"type": "array", "maxItems": MOST_OPS, "items": {"oneOf": choices}},
            **{f"op-{name}": parameters_schema(definition) for name, definition in definitions.items()},
        },
    }


if __name__ == "__main__":  # python -m shims.language > shims/mapping.schema.json
    sys.stdout.write(json.dumps(mapping_schema(), indent=2) + "\n")
