"""Schemas that are none: each is refused with a code and a place, quickly, and nothing is stored."""

import json

import pytest

from registry.catalog import services
from registry.catalog.models import CheckRun, ContractReference, VerdictRecord, Version
from registry.errors import RegistryError
from registry.events.models import AuditEntry
from registry.identity.actors import SYSTEM
from tests.factories import make_contract, make_proposed_version, make_published_version

pytestmark = pytest.mark.django_db

BILLION_LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
BAD = {
    "invalid JSON": (b'{"type": }', 422),
    "invalid YAML": (b"type: [object\n", 422),
    "nothing": (b"", 422),
    "not UTF-8": (b'{"title": "\xff"}', 422),
    "duplicate key": (b'{"type": "object", "type": "array"}', 422),
    "duplicate key in YAML": (b"type: object\ntype: array\n", 422),
    "refused by the metaschema": (b'{"type": "objekt"}', 422),
    "unknown dialect": (b'{"$schema": "https://example.com/my-own"}', 422),
    "remote reference": (b'{"$ref": "https://example.com/schema.json"}', 422),
    "file reference": (b'{"$ref": "file:///etc/passwd"}', 422),
    "dangling reference": (b'{"properties": {"a": {"$ref": "#/$defs/missing"}}}', 422),
    "contract that is not there": (b'{"$ref": "contract:shop/nothing@1.0.0"}', 422),
    "contract without a number": (b'{"$ref": "contract:shop/nothing"}', 422),
    "five megabytes": (json.dumps({"description": "x" * 5_000_000}).encode(), 413),
    "ten thousand levels": (b"[" * 10_000 + b"]" * 10_000, 422),
    "ten thousand levels of schema": (b'{"not":' * 10_000 + b"{}" + b"}" * 10_000, 422),
    "exploding anchors": (BILLION_LAUGHS.encode(), 413),
    "NaN": (b'{"minimum": NaN}', 422),
    "infinity": (b'{"minimum": -Infinity}', 422),
    "a number beyond all readers": (b'{"minimum": 1e999}', 422),
    "half a surrogate pair": (b'{"title": "\\ud800"}', 422),
    "pattern that is none": (b'{"pattern": "["}', 422),
    "catastrophic pattern": (b'{"pattern": "^(a+)+$"}', 422),
    "a list": (b"[]", 422),
}


@pytest.mark.parametrize("name", BAD)
def test_it_is_refused_with_a_code_and_a_place_and_leaves_nothing(name: str) -> None:
    contract = make_contract()
    entries = AuditEntry.objects.count()
    source, status = BAD[name]

    with pytest.raises(RegistryError) as proposed:
        services.version_propose(SYSTEM, contract, source=source)
    with pytest.raises(RegistryError) as checked:
        services.check_run(SYSTEM, contract_name=contract.full_name, source=source)

    assert checked.value.code == proposed.value.code
    assert proposed.value.status == status
    assert proposed.value.message
    assert proposed.value.pointer is not None or proposed.value.line is not None
    assert not any(model.objects.exists() for model in (Version, CheckRun, VerdictRecord, ContractReference))
    assert AuditEntry.objects.count() == entries


def test_a_fault_of_the_schema_is_shown_at_its_line_and_its_pointer() -> None:
    source = b'{\n  "properties": {\n    "age": {"type": "numbr"}\n  }\n}\n'

    with pytest.raises(RegistryError) as refusal:
        services.check_run(SYSTEM, source=source)

    assert refusal.value.pointer == "/properties/age/type"
    assert refusal.value.line == 3


def test_a_value_nested_beyond_reading_is_refused_too() -> None:
    value: object = True
    for _ in range(100_000):
        value = {"not": value}

    with pytest.raises(RegistryError) as refusal:
        services.check_run(SYSTEM, value=value)

    assert refusal.value.code == "too-deep"


@pytest.mark.parametrize("name", ["order", "Shop/Order", "a/b/c", "", "/", "shop/order\x00", "x" * 500])
def test_a_name_that_could_never_be_registered_is_refused(name: str) -> None:
    with pytest.raises(RegistryError) as refusal:
        services.check_run(SYSTEM, contract_name=name, value={})

    assert (refusal.value.code, refusal.value.pointer) == ("invalid-name", "/contract")


def test_a_contract_refers_to_a_published_version_of_another() -> None:
    address = make_published_version(make_contract(name="shop/address"), {"type": "object", "required": ["street"]})

    order = make_published_version(
        make_contract(name="shop/order"), {"properties": {"to": {"$ref": "contract:shop/address@1.0.0"}}}
    )

    assert [reference.target for reference in ContractReference.objects.filter(version=order)] == [address]


def test_a_reference_leads_through_to_what_that_contract_refers_to() -> None:
    make_published_version(make_contract(name="shop/street"), {"type": "string"})
    make_published_version(make_contract(name="shop/address"), {"$ref": "contract:shop/street@1.0.0"})
    contract = make_contract(name="shop/order")
    order = make_published_version(contract, {"$ref": "contract:shop/address@1.0.0"})

    result = services.check_run(SYSTEM, contract_name="shop/order", value={"type": "string"})

    assert [reference.target.uri for reference in ContractReference.objects.filter(version=order)] == [
        "contract:shop/address@1.0.0"
    ]
    assert result.level in ("compatible", "undecided")


def test_a_proposal_cannot_be_referred_to() -> None:
    make_proposed_version(make_contract(name="shop/address"))

    with pytest.raises(RegistryError) as refusal:
        services.check_run(SYSTEM, value={"$ref": "contract:shop/address@1.0.0"})

    assert refusal.value.code == "dangling-reference"
