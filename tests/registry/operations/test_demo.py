"""The demo content: told by people, loaded once, and with somebody whom a change would break."""

import json
from pathlib import Path

import pytest

from registry.catalog import services as catalog
from registry.catalog.models import Contract, Version
from registry.consumers import queries as consumers
from registry.delivery import queries as delivery
from registry.delivery.models import Mapping
from registry.identity.actors import SYSTEM
from registry.operations.demo.content import SCHEMAS, load_demo_once

pytestmark = pytest.mark.django_db


def test_its_contracts_and_mappings_are_the_work_of_people(tmp_path: Path) -> None:
    load_demo_once(tmp_path)

    authors = {
        *Version.objects.values_list("submitted_by", flat=True),
        *Mapping.objects.values_list("attached_by", flat=True),
    }
    assert authors == {"Ada Demo", "Grace"}


def test_it_is_loaded_once(tmp_path: Path) -> None:
    first = load_demo_once(tmp_path)

    assert load_demo_once(tmp_path) == first
    assert Contract.objects.count() == 5


def test_a_break_of_its_orders_names_who_reads_them(tmp_path: Path) -> None:
    load_demo_once(tmp_path)
    schema = json.loads((SCHEMAS / "shop/orders-2.0.0.json").read_text())
    schema["properties"]["status"]["enum"].append("lost")

    result = catalog.check_run(SYSTEM, contract_name="shop/orders", value=schema)

    assert [consumer.application for consumer in result.consumers] == ["parcel-tracker"]


def test_to_roll_the_storefront_back_would_break_its_readers(tmp_path: Path) -> None:
    load_demo_once(tmp_path)
    build = consumers.build_by_number(consumers.application_by_name("storefront"), "40.7.2")

    found = consumers.can_i_deploy(build, delivery.environment_by_name("production"))

    assert found.deployable is False
    assert {obstacle.consumer for obstacle in found.obstacles} == {"invoicing", "parcel-tracker"}
