"""Schemas of every dialect, checked: references resolve, patterns are sane, nothing is fetched."""

from linting.schemas.dialects import Dialect, dialect_of
from linting.schemas.errors import SchemaError
from linting.schemas.fields import field_names
from linting.schemas.loading import load
from linting.schemas.references import external_references
from linting.schemas.schema import Schema

__all__ = ["Dialect", "Schema", "SchemaError", "dialect_of", "external_references", "field_names", "load"]
