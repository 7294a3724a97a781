"""What no op can mend may be left out, if a person says so."""

from linting.schemas import load
from shims.runtimes.python import run
from shims.suggest import Direction, suggest
from tests.shims.suggest.versions import TEXT, a_list_of, a_record, best


def test_what_no_op_can_mend_may_be_dropped_if_a_person_says_so():
    old = a_record("id", id=TEXT, ip=TEXT, at=TEXT)
    new = a_record("id", id=TEXT, ip=TEXT | {"format": "ipv4"}, at=TEXT | {"minLength": 3})

    found = best(old, new)

    assert found.is_proved
    assert sorted(found.questions) == ["May `/at` be dropped?", "May `/ip` be dropped?"]
    assert sorted(found.losses) == ["The value of `/at` is dropped.", "The value of `/ip` is dropped."]


def test_the_draft_that_drops_nothing_stays_beside_it():
    found = suggest(load(a_record(ip=TEXT)), load(a_record(ip=TEXT | {"format": "ipv4"})), direction=Direction.UP)

    assert [suggestion.is_proved for suggestion in found] == [True, False]


def test_what_must_be_there_is_not_dropped():
    assert not best(a_record("ip", ip=TEXT), a_record("ip", ip=TEXT | {"format": "ipv4"})).is_proved


def test_a_member_of_items_is_dropped_from_each():
    old, new = (a_list_of(a_record("id", id=TEXT, ip=TEXT | more)) for more in ({}, {"format": "ipv4"}))

    found = best(a_record(hosts=old), a_record(hosts=new))

    assert found.is_proved
    assert found.questions == ("May `/hosts/*/ip` be dropped?",)
    assert run(found.mapping, {"hosts": [{"id": "1", "ip": "x"}]}) == {"hosts": [{"id": "1"}]}


def test_items_themselves_are_not_dropped():
    lists = (a_record(l=a_list_of(TEXT | more)) for more in ({}, {"format": "ipv4"}))

    assert not best(*lists).is_proved
