"""Search over names, descriptions, owners, tags and field names, whatever somebody types."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.catalog import queries, services
from tests.factories import make_actor, make_contract, make_published_version, make_team

pytestmark = pytest.mark.django_db


def found(text: str, **filters: str) -> list[str]:
    return [contract.full_name for contract in queries.contracts_matching(text, filters)]


def test_a_contract_is_found_by_each_thing_that_is_said_about_it() -> None:
    team = make_team("payments", name="Payments crew")
    contract = make_contract(team, name="shop/order", description="What a customer buys.", tags=["gdpr"])
    make_published_version(contract, {"properties": {"customerEmail": {"type": "string"}}})
    make_contract(name="hr/salary", description="Unrelated.")

    for text in ("order", "shop", "shop/order", "BUYS", "payments", "crew", "gdpr", "customeremail", "email", "custom"):
        assert found(text) == ["shop/order"], text


def test_every_word_must_be_found() -> None:
    make_contract(name="shop/order", description="alpha beta")
    make_contract(name="shop/invoice", description="alpha gamma")

    assert found("alpha beta") == ["shop/order"]
    assert found("alpha delta") == []


def test_words_count_from_their_beginning() -> None:
    make_contract(name="shop/order", description="reimbursement")

    assert found("reimb") == ["shop/order"]
    assert found("bursement") == []


def test_camel_case_finds_snake_case() -> None:
    contract = make_contract(name="shop/order")
    make_published_version(contract, {"properties": {"customer_email": {}}})

    assert found("customerEmail") == ["shop/order"]


def test_a_contract_of_that_name_comes_first() -> None:
    make_contract(name="a/mentions", description="order")
    make_contract(name="b/order-line")
    make_contract(name="c/order")

    assert found("order") == ["c/order", "b/order-line", "a/mentions"]


def test_an_update_is_found_at_once_and_what_was_no_longer() -> None:
    contract = make_contract(name="shop/order", description="vintage")
    make_published_version(contract, {"properties": {"colour": {}}})

    services.contract_update(make_actor(contract.owner_team), contract, expected_revision=None, description="modern")

    assert found("modern") == ["shop/order"]
    assert found("vintage") == []
    assert found("colour") == ["shop/order"]


def test_fields_are_those_of_the_latest_version() -> None:
    contract = make_contract(name="shop/order", compatibility="none")
    make_published_version(contract, {"properties": {"colour": {}}})
    make_published_version(contract, {"properties": {"shade": {}}}, number="2.0.0")
    make_published_version(contract, {"properties": {"tint": {}}}, number="1.1.0")

    assert found("shade") == ["shop/order"]
    assert found("colour") == []
    assert found("tint") == []


def test_filters_narrow() -> None:
    payments, people = make_team("payments"), make_team("people")
    make_contract(payments, name="pay/refund", tags=["gdpr", "eu"], criticality="high", domain="finance")
    make_contract(people, name="hr/person", tags=["gdpr"], classification="restricted")

    assert found("", team="payments") == ["pay/refund"]
    assert found("", tag="eu") == ["pay/refund"]
    assert found("", tag="gdpr") == ["hr/person", "pay/refund"]
    assert found("", tag="gd") == []
    assert found("", criticality="high", domain="finance") == ["pay/refund"]
    assert found("", classification="restricted") == ["hr/person"]
    assert found("", namespace="hr", tag="") == ["hr/person"]
    assert found("refund", tag="gdpr", team="people") == []


def test_the_list_costs_one_statement_and_tells_the_latest_number(django_assert_num_queries) -> None:
    for _ in range(3):
        make_published_version(make_contract(name=None))

    with django_assert_num_queries(1):
        rows = [(each.full_name, each.owner_team.name, each.latest_number) for each in queries.contracts_matching()]

    assert [number for _, _, number in rows] == ["1.0.0"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "'",
        '"',
        "'; DROP TABLE x; --",
        "a:*",
        "a & | ! (b",
        "NEAR(a b)",
        "words:a",
        "*",
        "\x00",
        "%",
        "\\",
        "İstanbul",
        "ﬀ",
    ],
)
def test_no_text_is_an_error(text: str) -> None:
    make_contract(name="shop/order", description="Order İstanbul words")

    found(text)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(max_size=60))
def test_no_text_at_all_is_an_error(text: str) -> None:
    found(text)


def test_what_is_written_in_other_scripts_is_found() -> None:
    make_contract(name="shop/order", description="Größe der Bestellung, 注文 заказ İstanbul")

    for text in ("größe", "GRÖSSE", "注文", "Заказ", "İstanbul"):
        assert found(text) == ["shop/order"], text
