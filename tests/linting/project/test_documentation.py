"""The page about checking names everything there is, and its configuration is one that can be read."""

import re
from pathlib import Path

import pytest

from linting.project.config import Judging, Override
from linting.project.loading import PROJECT_KEYS, project_from
from linting.records import names_of_parts
from linting.reports import FORMATS

PAGE = (Path(__file__).parents[3] / "docs" / "checking.md").read_text()


def _configuration() -> str:
    found = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_configuration_of_the_page_is_read(tmp_path: Path) -> None:
    (tmp_path / "contracts.yaml").write_text(_configuration())
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "money.json").write_text("{}")

    project = project_from(tmp_path / "contracts.yaml")

    assert [binding.name for binding in project.contracts] == ["shop/{stem}", "events/{stem}"]
    assert project.judging_of("schemas/legacy/a.json").fail_on == "breaking"
    assert project.ignores("maximum-decreased", "schemas/orders.json", "/properties/total/maximum")


@pytest.mark.parametrize(
    "key", sorted({*PROJECT_KEYS, *names_of_parts(Judging), "files", "name", "metadata", "pointers"})
)
def test_every_key_is_on_the_page(key: str) -> None:
    assert re.search(rf"^[ -]*{key}:", _configuration(), re.MULTILINE)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_on_the_page(form: str) -> None:
    assert f"`{form}`" in PAGE


def test_every_part_of_an_override_is_on_the_page() -> None:
    assert set(names_of_parts(Override)) == {"files", "pointers", "ignore", "levels", "judging"}
