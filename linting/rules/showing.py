"""Values as sentences show them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

_LONGEST = 120


def shown(value: Any, longest: int = _LONGEST) -> str:
    """The JSON text of a value, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= longest else text[: longest - 1] + "…"


def listed(names: Iterable[object], most: int = 5) -> str:
    """Names in backticks: `a`, `b` and `c`, or the first few and how many more there are."""
    quoted = [f"`{name}`" for name in names]
    if len(quoted) > most:
        return f"{', '.join(quoted[:most])} and {len(quoted) - most} more"
    return " and ".join(part for part in (", ".join(quoted[:-1]), quoted[-1]) if part) if quoted else ""
