"""The README tells the truth about what can be set and called."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text()
SOURCES = [path for room in ("registry", "contracts_api") for path in (ROOT / room).rglob("*.py")]
VARIABLE = re.compile(r'"((?:REGISTRY_|DATABASE_URL)[A-Z_]*)"')


def settable_variables() -> set[str]:
    """What is read from the environment: by `os.environ`, or by the two helpers of the settings."""
    reads = re.compile(r"environ|_flag\(|_words\(|getenv")
    lines = (line for path in SOURCES for line in path.read_text().splitlines() if reads.search(line))
    return {name for line in lines for name in VARIABLE.findall(line)}


def test_every_variable_that_is_read_is_described():
    undescribed = {name for name in settable_variables() if f"`{name}`" not in README}

    assert not undescribed


def test_every_variable_that_is_described_is_read():
    described = set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE))

    assert described == settable_variables()


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_every_linked_file_is_there(path):
    assert (ROOT / path).exists()


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?:`|^)make ([a-z-]+)", README, re.MULTILINE))))
def test_every_make_target_that_is_named_exists(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)
