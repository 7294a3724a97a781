"""The README tells the truth about what can be set and called."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text()
SOURCES = [path for room in ("registry", "contracts_api") for path in (ROOT / room).rglob("*.py")]
VARIABLE = re.compile(r'"((?:REGISTRY_|DATABASE_URL)[A-Z_]*)"')

CONSOLES = re.findall(r"```console\n(.*?)```", README, re.DOTALL)


def settable_variables() -> set[str]:
    """What is read from the environment: by `os.environ`, or by the helpers of the settings."""
    reads = re.compile(r"environ|_flag\(|_words\(|_number\(|getenv")
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


def test_no_output_was_left_to_be_filled_in():
    assert len(CONSOLES) >= 4
    assert not re.search(r"^[A-Z_]+_OUTPUT$", README, re.MULTILINE)


@pytest.mark.parametrize("console", [shown for shown in CONSOLES if "contracts diff" in shown])
def test_what_needs_no_server_answers_as_it_is_shown(console):
    commands = "\n".join(line[2:] for line in console.splitlines() if line.startswith("$ "))
    answer = "".join(f"{line}\n" for line in console.splitlines() if not line.startswith("$ "))
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"

    ended = subprocess.run(
        ["bash", "-c", commands], cwd=ROOT, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )

    assert ended.stdout == answer
