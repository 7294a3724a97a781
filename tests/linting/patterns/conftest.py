"""What the tests of this room share: the real patterns, which live outside the repository."""

import json
import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def real_patterns():
    """The patterns found in published schemas, from the folder that CASES names; skipped without it."""
    file = Path(os.environ.get("CASES", "")) / "patterns.json"
    if "CASES" not in os.environ or not file.exists():
        pytest.skip("set CASES to the folder of the cases to run over real patterns")
    return json.loads(file.read_text())
