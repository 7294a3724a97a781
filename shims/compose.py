"""Chains of mappings: from version to version to version, as one."""

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Table
from itertools import pairwise

from shims.language import MOST_OPS
from shims.mapping import Mapping


class MissingHopError(LookupError):
    """There is no mapping for one step of the way: never taken for a mapping that changes nothing."""

    def __init__(self, source: str, target: str) -> None:
        super().__init__(f"there is no mapping from {source} to {target}")
        self.source = source
        self.target = target


class TooLongError(ValueError):
    """Together, the mappings have more ops than one mapping may have."""


def composed(mappings: Iterable[Mapping]) -> Mapping:
    """One mapping that does what these do, one after the other. Raises TooLongError."""
    whole = Mapping(tuple(step for mapping in mappings for step in mapping.ops))
    if whole.size > MOST_OPS:
        raise TooLongError(f"together the mappings have {whole.size} ops; one may have {MOST_OPS}")
    return whole


def along(versions: Sequence[str], mappings: Table[tuple[str, str], Mapping]) -> Mapping:
    """The mapping from the first of these versions to the last, by all between. Raises MissingHopError."""
    chain = []
    for source, target in pairwise(versions):
        mapping = mappings.get((source, target))
        if mapping is None:
            raise MissingHopError(source, target)
        chain.append(mapping)
    return composed(chain)
