"""The catalogue of changes: every kind of difference that the registry names, as one table."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from linting.changes.catalogue.annotations import ANNOTATION_RULES
from linting.changes.catalogue.arrays import ARRAY_RULES
from linting.changes.catalogue.bounds import BOUND_RULES
from linting.changes.catalogue.metadata import METADATA_RULES
from linting.changes.catalogue.objects import OBJECT_RULES
from linting.changes.catalogue.rule import Rule
from linting.changes.catalogue.structure import STRUCTURE_RULES
from linting.changes.catalogue.values import VALUE_RULES
from linting.changes.catalogue.verdicts import VERDICT_RULES

ALL_RULES = (
    *VALUE_RULES,
    *BOUND_RULES,
    *OBJECT_RULES,
    *ARRAY_RULES,
    *STRUCTURE_RULES,
    *ANNOTATION_RULES,
    *METADATA_RULES,
    *VERDICT_RULES,
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.id: rule for rule in ALL_RULES})
"""Every change rule by its id, in the order in which people should read them."""

__all__ = ["ALL_RULES", "RULES", "Rule"]
