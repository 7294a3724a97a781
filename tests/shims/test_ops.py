"""Every op has its page, and the page tells the truth."""

import json
import re

import pytest

from shims.language import ops, page_of
from shims.mapping import parse
from shims.runtimes.python import run

OPS = sorted(ops().items())
SECTIONS = ["What it does", "Fails", "Way back", "Example"]


def test_these_are_the_ops_of_level_1():
    assert " ".join(name for name, _ in OPS) == (
        "add affix assert cast clamp copy datetime default each each_value enum explode extract flatten implode in "
        "join move nest nullable remove scale split switch template to_list to_map truncate unwrap wrap"
    )


@pytest.mark.parametrize(("name", "op"), OPS)
def test_a_page_has_all_of_its_sections(name, op):
    assert re.findall(r"^## (.*)$", page_of(op), re.MULTILINE) == SECTIONS


@pytest.mark.parametrize(("name", "op"), OPS)
def test_the_example_on_a_page_is_what_happens(name, op):
    example = json.loads(re.search(r"```json\n(.*?)```", page_of(op), re.DOTALL)[1])

    assert example["mapping"]["op"] == name
    assert run(parse({"oplevel": 1, "ops": [example["mapping"]]}), example["before"]) == example["after"]


@pytest.mark.parametrize(("name", "op"), OPS)
def test_every_parameter_is_on_the_page(name, op):
    page = page_of(op)

    for parameter in op.parameters:
        assert re.search(rf'[`"| ]{parameter}[`":| ]', page), parameter
