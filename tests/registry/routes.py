"""Every route of the registry, as Django resolves it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

_SAMPLES = ("x", "1", "1.0.0", "00000000-0000-4000-8000-000000000000")


@dataclass(frozen=True)
class Route:
    """`name` with its namespaces, and a path that resolves to it (naming things that do not exist)."""

    name: str
    path: str

    @property
    def is_api(self) -> bool:
        return self.path.startswith("/api/")


def all_routes() -> list[Route]:
    return list(_walk(get_resolver(), "/", ""))


def _walk(resolver: URLResolver, path: str, namespace: str) -> Iterator[Route]:
    for each in resolver.url_patterns:
        here = path + str(each.pattern)
        if isinstance(each, URLPattern):
            name = f"{namespace}{each.name or each.lookup_str}"
            yield Route(name, _resolvable(here, name))
        else:
            yield from _walk(each, here, f"{namespace}{each.namespace}:" if each.namespace else namespace)


def _resolvable(pattern: str, name: str) -> str:
    """`pattern` with samples for its parts, such that it leads to the route of that name."""
    for sample in _SAMPLES:
        path = re.sub(r"<[^>]+>", sample, pattern)
        try:
            if resolve(path).view_name == name:
                return path
        except Resolver404:
            continue
    raise LookupError(f"No sample fits {pattern}; add one to {__name__}.")
