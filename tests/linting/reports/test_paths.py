"""Files are named from the root of the sources, where the tools of a pipeline look for them."""

from pathlib import Path

import pytest

from linting.documents import Document
from linting.records import replace
from linting.reports import Compared, Outcome, Report, rendered
from linting.reports.paths import relative_path, uri_of
from tests.linting.reports.conftest import wire_change, wire_comparison


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a repository, in which the command runs."""
    for variable in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        monkeypatch.delenv(variable, raising=False)
    service = tmp_path / "repository" / "services" / "orders"
    service.mkdir(parents=True)
    (tmp_path / "repository" / ".git").touch()
    monkeypatch.chdir(service)
    return service


def test_a_file_is_named_from_the_root_of_its_repository(service: Path) -> None:
    assert relative_path("schemas/a.json") == "services/orders/schemas/a.json"
    assert relative_path("../lines/a.json") == "services/lines/a.json"
    assert relative_path(str(service / "a.json")) == "services/orders/a.json"
    assert uri_of("../../../a b.json").endswith("/a%20b.json")
    assert uri_of("../../../a b.json").startswith("file:///")


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_a_pipeline_knows_its_root_best(service: Path, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, str(service.parents[2]))

    assert relative_path("a.json") == "repository/services/orders/a.json"


def test_the_root_of_another_pipeline_is_none_of_ours(service: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", "/elsewhere")

    assert relative_path("a.json") == "services/orders/a.json"


def test_without_a_repository_files_are_named_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    monkeypatch.delenv("CI_PROJECT_DIR", raising=False)
    monkeypatch.chdir(tmp_path)

    assert relative_path("a.json") == "a.json"
    assert relative_path("<stdin>") == "stdin"


@pytest.mark.parametrize("form", ["github", "gitlab", "junit", "sarif", "markdown"])
def test_every_format_for_a_pipeline_names_files_so(service: Path, new: Document, form: str) -> None:
    compared = Compared("old.json", wire_comparison(wire_change()), replace(new, name="new.yaml"))

    text = rendered(form, [Report("new.yaml", Outcome.FAIL, (compared,))])

    assert "services/orders/new.yaml" in text
