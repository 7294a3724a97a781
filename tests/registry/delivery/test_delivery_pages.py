"""Mappings, gateways and environments in the browser."""

import json

import pytest
from django.test import Client

from registry.delivery import queries, services
from registry.delivery.models import MappingState
from registry.identity.actors import SYSTEM, Role
from tests.factories import make_member
from tests.registry.delivery.conftest import DOWN

pytestmark = pytest.mark.django_db
MAPPINGS = "/contracts/shop/orders/mappings"


def signed_in(team, role: Role) -> Client:
    client = Client()
    client.force_login(make_member(team, role))
    return client


@pytest.fixture
def browser(team) -> Client:
    return signed_in(team, Role.OWNER)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_mapping_is_shown_with_its_ops_and_its_verdict(browser, mapping):
    shown = page(browser, MAPPINGS)

    assert mapping.public_id in shown
    assert "proved" in shown
    assert "<code>/key</code>" in shown


def test_each_op_has_a_cell_for_each_heading_and_its_index_comes_first(browser, mapping):
    table = page(browser, MAPPINGS).split("<thead>")[1].split("</table>")[0]
    rows = table.split("<tbody>")[1].split("</tr>")[:-1]

    assert [row.count("<td") for row in rows] == [table.count("<th ")] * len(mapping.ops)
    assert [row.split("<td>")[1].split("<")[0] for row in rows] == [str(index) for index in range(len(rows))]


def test_the_activity_of_the_contract_tells_of_its_mappings(browser, editor, mapping, gateway):
    services.mapping_activate(editor, mapping, environment="production")

    shown = page(browser, "/contracts/shop/orders/activity")

    assert f"attached mapping {mapping.public_id}" in shown
    assert f"activated mapping {mapping.public_id}" in shown


def test_a_mapping_is_attached_activated_and_withdrawn(browser, new, old, gateway):
    form = {"source": new.pk, "target": old.pk, "ops": json.dumps(DOWN)}

    attached = browser.post("/contracts/shop/orders/new-mapping", form)
    mapping = queries.mappings_of(new.contract).get()
    browser.post(f"/mappings/{mapping.public_id}/activate", {"environment": "production"})
    activated = queries.mapping_by_id(mapping.pk).state
    browser.post(f"/mappings/{mapping.public_id}/withdraw")

    assert (attached.status_code, attached["Location"]) == (302, MAPPINGS)
    assert activated == MappingState.ACTIVE
    assert queries.mapping_by_id(mapping.pk).state == MappingState.WITHDRAWN


@pytest.mark.parametrize(
    ("ops", "sentence"),
    [("[", "Line 1"), ("{}", "a JSON list of ops"), ('[{"op": "js"}]', "No op is called"), ("[1e999]", "Line 1")],
)
def test_ops_that_are_none_stay_in_the_form_with_what_is_wrong(browser, new, old, ops, sentence):
    answer = browser.post("/contracts/shop/orders/new-mapping", {"source": new.pk, "target": old.pk, "ops": ops})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_viewers_see_mappings_and_change_nothing(team, mapping, gateway):
    viewer = signed_in(team, Role.VIEWER)

    assert "Attach a mapping" not in page(viewer, MAPPINGS)
    assert viewer.post(f"/mappings/{mapping.public_id}/withdraw").status_code == 403


def test_a_refusal_of_a_gateway_is_on_the_page_of_the_mapping(browser, editor, mapping, gateway):
    services.mapping_activate(editor, mapping, environment="production")
    services.status_report(
        SYSTEM, gateway, revision=2, outcome="refused", reason="It is <too> new.", mapping_id=mapping.public_id
    )

    assert "refused revision 2" in page(browser, MAPPINGS)
    assert "It is &lt;too&gt; new." in page(browser, MAPPINGS)
    assert "refused revision 2" in page(browser, "/gateways")
    assert "It is &lt;too&gt; new." in page(browser, "/gateways/edge-1")


def test_a_gateway_that_lags_behind_shows_it(browser, editor, mapping, gateway):
    services.status_report(SYSTEM, gateway, revision=1, outcome="accepted")
    services.mapping_activate(editor, mapping, environment="production")

    assert "revision 1 of 2" in page(browser, "/gateways")


def test_a_gateway_is_registered_in_the_browser(browser, team):
    answer = browser.post("/new/gateway", {"name": "edge-7", "environment": "staging", "team": "checkout"})

    assert answer["Location"] == "/gateways/edge-7"
    assert "never reported" in page(browser, "/gateways/edge-7")


def test_a_name_that_is_taken_stays_in_the_form(browser, gateway):
    answer = browser.post("/new/gateway", {"name": "edge-1", "environment": "staging", "team": "checkout"})

    assert answer.status_code == 409
    assert "exists already" in answer.content.decode()


def test_one_click_rolls_an_environment_back(browser, editor, mapping, gateway):
    services.mapping_activate(editor, mapping, environment="production")
    assert "Roll back" in page(browser, "/environments/production")

    browser.post("/environments/production/roll-back/1")

    assert gateway.environment.bundles.first().revision == 3
    assert "Rolled back to revision 1." in page(browser, "/environments/production")


def test_who_runs_no_gateway_there_is_offered_no_roll_back(team, editor, mapping, gateway):
    services.mapping_activate(editor, mapping, environment="production")

    assert "Roll back" not in page(signed_in(team, Role.EDITOR), "/environments/production")


@pytest.mark.parametrize("address", ["/gateways/none", "/environments/none", "/contracts/none/none/mappings"])
def test_what_is_not_there_is_a_404(browser, address):
    assert browser.get(address).status_code == 404
