"""Mappings, gateways and environments in the browser."""

import json

import pytest
from django.test import Client

from registry.delivery import queries, services
from registry.delivery.models import Mapping, MappingState
from registry.identity.actors import SYSTEM, Role
from shims.language import ops
from tests.factories import make_member, make_published_version
from tests.registry.delivery.conftest import DOWN, REFUTED

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
    [("[", "line 1"), ("{}", "A mapping is an object"), ('[{"op": "js"}]', "No op is called"), ("[1e999]", "line 1")],
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


def test_the_editor_opens_with_the_versions_that_the_address_names(browser, new, old):
    shown = page(browser, "/contracts/shop/orders/new-mapping?from=1.0.0&to=2.0.0")

    assert [text.split("</option>")[0] for text in shown.split("selected>")[1:]] == ["1.0.0", "2.0.0"]
    assert "&quot;id&quot;: " in shown


def test_a_mapping_needs_two_published_versions(browser, old):
    assert "Two published versions are needed" in page(browser, "/contracts/shop/orders/new-mapping")


def checked(browser, ops, new, old, **more) -> str:
    form = {"source": new.pk, "target": old.pk, "ops": ops, **more}
    answer = browser.post("/contracts/shop/orders/new-mapping/check", form)
    assert answer.status_code == 200
    return answer.content.decode()


def test_versions_that_are_not_there_leave_the_newest_two(browser, new, old):
    shown = page(browser, "/contracts/shop/orders/new-mapping?from=9.9.9&to=x")

    assert f'<option value="{new.pk}" selected>2.0.0</option>' in shown
    assert f'<option value="{old.pk}" selected>1.0.0</option>' in shown


def test_of_many_ops_the_first_are_shown_and_the_others_folded_away(browser, contract):
    names = [f"field_{number}" for number in range(30)]
    texts, numbers = ({name: {"type": kind} for name in names} for kind in ("string", "integer"))
    first = make_published_version(contract, {"properties": texts}, number="1.0.0")
    required = {"properties": numbers, "required": names}
    second = make_published_version(contract, required, number="2.0.0")
    query = f"source={first.pk}&target={second.pk}"

    shown = page(browser, f"/contracts/shop/orders/new-mapping/suggestions?{query}")

    visible = shown.partition("<details")[0]
    assert visible.count("<li>") == 8
    assert shown.count('<ol class="bullets" start="9">') >= 1


def test_the_verdict_follows_what_is_typed(browser, new, old):
    assert "Proved" in checked(browser, json.dumps(DOWN), new, old)
    assert "The result is not valid at /id" in checked(browser, json.dumps(REFUTED), new, old)
    assert "This is not a mapping yet" in checked(browser, "[", new, old)
    assert "leads to another version" in checked(browser, "[]", new, new)
    assert queries.mappings_of(new.contract).count() == 0


def test_a_whole_mapping_may_be_pasted_too(browser, new, old):
    assert "Proved" in checked(browser, json.dumps({"oplevel": 1, "ops": DOWN}), new, old)
    assert 'data-line="1" data-column="25"' in checked(browser, '{"oplevel": 1, "ops": [{"op": "x"}]}', new, old)


def test_a_verdict_says_what_is_lost_and_how_it_goes_back(browser, new, old):
    shown = checked(browser, json.dumps([*DOWN, {"op": "remove", "at": ["state"]}]), new, old)

    assert "The value of <code>/state</code> is dropped." in shown
    assert "The way back" in shown


def test_a_payload_is_tried(browser, new, old):
    def tried(payload: str) -> str:
        form = {"source": new.pk, "target": old.pk, "ops": json.dumps(DOWN), "payload": payload}
        return browser.post("/contracts/shop/orders/new-mapping/try", form).content.decode()

    assert "Valid under 1.0.0" in tried('{"key": "7"}')
    assert "Op 1 fails" in tried('{"key": "x"}')
    assert "not valid under 2.0.0" in tried('{"key": "x"}')
    assert "Line 1 of the payload" in tried("{")


def test_a_result_that_is_too_deep_to_read_is_told(browser, new, old):
    ops = json.dumps([{"op": "wrap", "at": ["key"]}] * 250)
    form = {"source": new.pk, "target": old.pk, "ops": ops, "payload": '{"key": "7"}'}

    shown = browser.post("/contracts/shop/orders/new-mapping/try", form)

    assert "More than 200 levels of nesting" in shown.content.decode()


def test_a_payload_with_more_faults_than_can_be_told_is_told_so(browser, contract, new):
    node = {"$ref": "#/$defs/node"}
    branch = {"type": "object", "properties": {"next": node}, "required": ["next"]}
    schema = {"$defs": {"node": {"anyOf": [branch, branch, {"type": "null"}]}}, **node}
    target = make_published_version(contract, schema, number="3.0.0")
    payload = json.loads('{"next":' * 100 + "5" + "}" * 100)
    form = {"source": new.pk, "target": target.pk, "ops": "[]", "payload": json.dumps(payload)}

    shown = browser.post("/contracts/shop/orders/new-mapping/try", form).content.decode()

    assert "not valid under 3.0.0" in shown
    assert "more is wrong with it than can be told" in shown


def test_suggestions_come_with_their_reasons(browser, new, old):
    address = "/contracts/shop/orders/new-mapping/suggestions"

    shown = page(browser, f"{address}?source={new.pk}&target={old.pk}")

    assert "has become" in shown
    assert "data-fill" in shown
    assert "Choose two different versions" in page(browser, f"{address}?source={new.pk}&target=x")


def test_an_owner_takes_an_undecided_mapping_upon_them_on_its_page(browser, undecided, gateway):
    assert "Let it run" in page(browser, MAPPINGS)

    browser.post(f"/mappings/{undecided.public_id}/acknowledge", {"reason": "Seen on a month of traffic."})

    assert "lets it run without a proof" in page(browser, MAPPINGS)


def test_editors_see_that_an_undecided_mapping_waits(team, undecided):
    shown = page(signed_in(team, Role.EDITOR), MAPPINGS)

    assert "until an owner of the team lets it" in shown
    assert "Let it run" not in shown


def test_a_refuted_mapping_is_offered_to_no_environment(browser, refuted, gateway):
    assert "Activate in production" not in page(browser, MAPPINGS)


def test_a_verdict_that_is_out_of_date_can_be_found_out_again(browser, mapping):
    Mapping.objects.update(verification="not_verified", verdict=None)
    assert "Verify again" in page(browser, MAPPINGS)

    browser.post(f"/mappings/{mapping.public_id}/verify")

    assert "Verify again" not in page(browser, MAPPINGS)


@pytest.mark.parametrize("name", sorted(ops()))
def test_every_op_has_its_page(browser, name):
    shown = page(browser, f"/ops/{name}")

    assert "Way back" in shown
    assert "```" not in shown


def test_an_op_that_is_not_there_is_a_404(browser):
    assert f"/ops/{sorted(ops())[0]}" in page(browser, "/ops")
    assert browser.get("/ops/teleport").status_code == 404
