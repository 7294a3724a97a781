"""A caller may name the request; nothing that could forge a log line or a header is taken over."""

import uuid

import pytest

from registry.operations.request_id import request_id_for


def test_a_plain_id_is_kept():
    assert request_id_for("build-7:retry.2") == "build-7:retry.2"


@pytest.mark.parametrize("offered", [None, "", "a b", "x\ny", "é", "x" * 129, '"},{'])
def test_anything_else_is_replaced_by_a_fresh_uuid(offered):
    assert uuid.UUID(request_id_for(offered))
