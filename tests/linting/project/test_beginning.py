"""``contracts init``."""

import os
from pathlib import Path

from tests.linting.project.conftest import LINES, ORDERS, Run


def test_it_writes_what_check_reads(run: Run, folder: Path) -> None:
    (folder / "schemas" / "orders.json").write_text(ORDERS)
    (folder / "schemas" / "lines.json").write_text(LINES)
    (folder / "package.json").write_text('{"name": "x", "items": []}')

    result = run("init", "--namespace", "shop")

    assert result.exit_code == 0
    assert "contracts.yaml: 2 schemas found" in result.stdout
    text = (folder / "contracts.yaml").read_text()
    assert text.endswith('contracts:\n  - files: "schemas/*.json"\n    name: "shop/{stem}"\n')
    assert "2 contracts checked" in run("check", "--against", str(folder)).stderr


def test_a_schema_that_says_so_is_found_anywhere(run: Run, folder: Path) -> None:
    (folder / "Order V1.yaml").write_text("$schema: https://json-schema.org/draft/2020-12/schema\ntype: object\n")

    assert run("init", "--namespace", "shop").exit_code == 0

    assert 'files: "Order V1.yaml"\n    name: "shop/order-v1"' in (folder / "contracts.yaml").read_text()


def test_a_folder_may_have_any_name(run: Run, folder: Path) -> None:
    strange = folder / "schémas schema 😀"
    strange.mkdir(parents=True)
    (strange / "orders.json").write_text(ORDERS)

    assert run("init", "--namespace", "shop").exit_code == 0

    assert "1 contract checked" in run("check", "--against", str(folder)).stderr


def test_the_schemas_of_another_repository_are_left_to_it(run: Run, folder: Path) -> None:
    other = folder / "schemas" / "other"
    other.mkdir()
    (other / ".git").write_text("gitdir: ../../.git/modules/other\n")
    (folder / "schemas" / "orders.json").write_text(ORDERS)
    (other / "lines.json").write_text('{"$schema": "https://json-schema.org/draft/2020-12/schema"}')

    assert "1 schema found" in run("init", "--namespace", "shop").stdout


def test_two_files_of_one_name_become_two_contracts(run: Run, folder: Path) -> None:
    for name in ("schemas", "more-schemas"):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "orders.json").write_text(ORDERS)

    assert run("init", "--namespace", "shop").exit_code == 0

    from linting.project.discovery import files_of
    from linting.project.loading import project_from

    contracts = [file.contract for file in files_of(project_from(folder / "contracts.yaml"))]
    assert len(contracts) == len(set(contracts)) == 2


def test_the_job_fits_what_is_there(run: Run, folder: Path) -> None:
    (folder / "schemas" / "orders.json").write_text(ORDERS)
    (folder / ".github").mkdir()

    run("init")

    assert "contracts check --output github" in (folder / ".github" / "workflows" / "contracts.yml").read_text()


def test_nothing_is_overwritten(run: Run, folder: Path) -> None:
    (folder / "schemas" / "orders.json").write_text(ORDERS)
    (folder / "contracts.yaml").write_text("mode: full\n")

    result = run("init")

    assert result.exit_code == 2
    assert "there is a configuration already" in result.stderr
    assert (folder / "contracts.yaml").read_text() == "mode: full\n"


def test_without_schemas_it_says_what_it_looks_for(run: Run, folder: Path) -> None:
    result = run("init")

    assert result.exit_code == 2
    assert "no schema was found here" in result.stderr


def test_a_glob_takes_in_no_file_that_is_no_schema(run: Run, folder: Path) -> None:
    """A folder of schemas alone gets a glob; beside other files an ending of their own, or a line for each."""
    mixed = folder / "mixed"
    mixed.mkdir()
    said = '{"$schema": "https://json-schema.org/draft/2020-12/schema"}'
    (folder / "order.schema.json").write_text(said)
    (folder / "package.json").write_text('{"name": "x"}')
    (mixed / "line.json").write_text(said)
    (mixed / "data.json").write_text("[1]")
    (folder / "schemas" / "price.json").write_text(LINES)

    assert run("init", "--namespace", "shop").exit_code == 0

    assert (folder / "contracts.yaml").read_text().partition("contracts:\n")[2] == (
        '  - files: "mixed/line.json"\n    name: "shop/line"\n'
        '  - files: "*.schema.json"\n    name: "shop/{stem}"\n'
        '  - files: "schemas/*.json"\n    name: "shop/{stem}"\n'
    )


def test_what_is_no_file_is_not_waited_for(run: Run, folder: Path) -> None:
    (folder / "schemas" / "orders.json").write_text(ORDERS)
    os.mkfifo(folder / "schemas" / "pipe.json")

    assert "1 schema found" in run("init", "--namespace", "shop").stdout


def test_a_namespace_is_one(run: Run, folder: Path) -> None:
    (folder / "schemas" / "orders.json").write_text(ORDERS)

    result = run("init", "--namespace", "My Shop")

    assert result.exit_code == 2
    assert "--namespace My Shop: this is no namespace" in result.stderr


def test_where_the_job_is_there_nothing_is_written(run: Run, folder: Path) -> None:
    (folder / "schemas" / "orders.json").write_text(ORDERS)
    (folder / "contracts.gitlab-ci.yml").write_text("ours: true\n")

    result = run("init", "--ci", "gitlab")

    assert result.exit_code == 2
    assert "contracts.gitlab-ci.yml: this is there already" in result.stderr
    assert not (folder / "contracts.yaml").exists()
