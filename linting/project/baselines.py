"""What was found on one day and is lived with: ``--new-only`` tells the rest."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from linting.project.errors import ProjectError
from linting.project.waivers import Known
from linting.project.writing import write_whole

BASELINE_NAME = "contracts-baseline.json"


def write_baseline(root: Path, found: Collection[Known]) -> Path:
    """Write down what is known from now on, in an order that keeps differences small."""
    by_contract: dict[str, list[str]] = {}
    for contract, fingerprint in sorted(found):
        by_contract.setdefault(contract, []).append(fingerprint)
    path = root / BASELINE_NAME
    write_whole(path, (json.dumps({"findings": by_contract}, indent=2) + "\n").encode())
    return path


def baseline_of(root: Path) -> set[Known]:
    """What is known. Raises ProjectError where nothing was written down, or not in this form."""
    path = root / BASELINE_NAME
    try:
        findings = json.loads(path.read_text(encoding="utf-8"))["findings"]
        return {(contract, fingerprint) for contract, known in findings.items() for fingerprint in known}
    except FileNotFoundError:
        raise ProjectError(f"there is no {BASELINE_NAME}", remedy="`contracts baseline` writes one.") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = "`contracts baseline` writes it anew."
        raise ProjectError(f"{BASELINE_NAME}: this is not a baseline", remedy=remedy) from error
