"""docs/runtimes.md tells the truth: its examples run as they stand, from the folder of the project."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from shims.text import DEEPEST

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "runtimes.md").read_text()


@pytest.mark.parametrize(
    ("language", "command"),
    [
        ("python", [sys.executable, "-"]),
        pytest.param("javascript", ["node", "--input-type=module", "-"], marks=pytest.mark.system("node")),
        pytest.param("lua", ["lua5.3", "-"], marks=pytest.mark.system("lua5.3")),
        pytest.param("lua", ["luajit", "-"], marks=pytest.mark.system("luajit")),
    ],
)
def test_the_example_renames_and_leaves_the_number_as_it_is_spelled(language, command):
    example = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)[1]

    done = subprocess.run(command, input=example, capture_output=True, text=True, check=True, cwd=ROOT)

    assert done.stdout == '{"total":1.50,"email":"ada@example.org"}\n'


def test_the_depth_on_the_page_is_the_one_that_runtimes_have():
    sources = {
        "js": (ROOT / "shims/runtimes/js/grammar.js").read_text(),
        "lua": (ROOT / "shims/runtimes/lua/shims/grammar.lua").read_text(),
    }

    assert {name: re.search(r"DEEPEST = (\d+)", source)[1] for name, source in sources.items()} == {
        "js": str(DEEPEST),
        "lua": str(DEEPEST),
    }
    assert f"more than {DEEPEST} levels" in PAGE


def test_every_code_of_a_payload_is_on_the_page():
    sources = "".join(path.read_text() for path in (ROOT / "shims").glob("*.py"))

    assert set(re.findall(r'"(payload-[a-z-]+)"', sources)) == set(
        re.findall(r"^\| `(payload-[a-z-]+)`", PAGE, re.MULTILINE)
    )
