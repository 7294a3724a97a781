"""Which contract a file was: a contract that got another name is told from one that is gone."""

from pathlib import Path

import pytest

from tests.linting.project.conftest import CONFIG, LINES, ORDERS, Git, Run

WIDER = ORDERS.replace('"open", "done"', '"open", "done", "late"')
NARROWER = ORDERS.replace('"done"]', '"done"], "maxLength": 3')
RENAMED = "error: the contract shop/orders is called shop/purchases now"
GONE = "the contract shop/orders was here and is gone"
TITLED = '{"$id": "https://example.org/orders", "properties": {"a": {"type": "string"}, "b": {"minimum": 1}}}'
OTHER = '{"$id": "https://example.org/orders", "properties": {"c": {"type": "number"}, "d": {"maximum": 1}}}'


@pytest.fixture
def schemas(repository: Path) -> Path:
    return repository / "schemas"


@pytest.mark.parametrize("content", [ORDERS, WIDER], ids=["as it was", "with one value more"])
def test_a_file_that_was_renamed_is_the_same_contract(run: Run, schemas: Path, content: str) -> None:
    (schemas / "orders.json").unlink()
    (schemas / "purchases.json").write_text(content)

    result = run("check")

    assert result.exit_code == 1
    assert f"schemas/purchases.json:1:1: {RENAMED}" in result.stdout
    assert GONE not in result.stdout
    assert "is new" not in result.stdout
    assert ", 1 renamed: 1 failed" in result.stderr


def test_what_else_changed_in_it_is_told_as_of_any_other(run: Run, schemas: Path) -> None:
    (schemas / "orders.json").rename(schemas / "purchases.json")
    (schemas / "purchases.json").write_text(NARROWER)

    result = run("check")

    assert "breaking: `status` has to have at most 3 characters now" in result.stdout
    assert RENAMED in result.stdout


def test_it_is_seen_where_only_the_new_file_is_asked_about(run: Run, schemas: Path) -> None:
    (schemas / "orders.json").rename(schemas / "purchases.json")

    assert RENAMED in run("check", "schemas/purchases.json").stdout


def test_it_can_be_agreed_on(run: Run, repository: Path) -> None:
    (repository / "schemas" / "orders.json").rename(repository / "schemas" / "purchases.json")
    told = run("check").stdout
    fingerprint = told.partition("Fingerprint: ")[2].split()[0]

    run("waive", fingerprint, "--reason", "All agreed", "--expires", "2999-01-01")
    assert run("check", "--ignore", "contract-renamed").exit_code == 0


def test_another_name_by_the_configuration_is_one_as_well(run: Run, repository: Path) -> None:
    (repository / "contracts.yaml").write_text(CONFIG.replace("shop/{stem}", "store/{stem}"))

    result = run("check")

    assert result.exit_code == 1
    assert "the contract shop/orders is called store/orders now" in result.stdout
    assert "the contract shop/lines is called store/lines now" in result.stdout


def test_the_same_identifier_is_the_same_contract(run: Run, schemas: Path, git: Git) -> None:
    (schemas / "orders.json").write_text(TITLED)
    git("commit", "--quiet", "--all", "--message=Name it")
    git("branch", "--quiet", "--force", "main")
    (schemas / "orders.json").unlink()
    (schemas / "purchases.json").write_text(OTHER)

    assert RENAMED in run("check").stdout


def test_a_contract_that_is_gone_beside_one_that_is_new_stays_gone(run: Run, schemas: Path) -> None:
    (schemas / "orders.json").unlink()
    (schemas / "customers.json").write_text('{"title": "Customer", "properties": {"name": {"type": "string"}}}')

    result = run("check")

    assert GONE in result.stdout
    assert "is called" not in result.stdout


def test_of_two_that_it_could_be_it_is_none(run: Run, schemas: Path) -> None:
    (schemas / "orders.json").unlink()
    for name in ("purchases.json", "bookings.json"):
        (schemas / name).write_text(ORDERS)

    result = run("check")

    assert GONE in result.stdout
    assert "is called" not in result.stdout


def test_a_contract_that_is_no_longer_configured_is_gone_though_its_file_is_here(run: Run, repository: Path) -> None:
    (repository / "contracts.yaml").write_text(CONFIG.replace("*.json", "lines.json"))

    result = run("check")

    assert result.exit_code == 1
    assert "shop/orders is named no longer by contracts.yaml, though its file is here" in result.stdout


def test_where_nothing_was_configured_nothing_had_a_name(run: Run, repository: Path, git: Git) -> None:
    (repository / "contracts.yaml").unlink()
    git("commit", "--quiet", "--all", "--message=Begin anew")
    git("branch", "--quiet", "--force", "main")
    (repository / "contracts.yaml").write_text(CONFIG)

    assert run("check").exit_code == 0


def test_a_former_configuration_that_means_nothing_today_is_passed_by(run: Run, repository: Path, git: Git) -> None:
    (repository / "contracts.yaml").write_text("contracts: 7\n")
    git("commit", "--quiet", "--all", "--message=Begin anew")
    git("branch", "--quiet", "--force", "main")
    (repository / "contracts.yaml").write_text(CONFIG)
    (repository / "schemas" / "lines.json").write_text(LINES + "\n")

    assert run("check").exit_code == 0
