"""Records: what they share with dataclasses, and that a class of them costs nothing before it is used."""

import pickle
from functools import cached_property

import pytest

from linting.records import Record, field, parts_of, replace


class Point(Record):
    x: int
    y: int = 0


class Marked(Point):
    mark: str = "o"


class Thing(Record, eq=False):
    name: str


class Special(Thing):
    worth: int = 0


class Basket(Record, frozen=False):
    owner: str
    fruit: list[str] = field(default_factory=list)


class Measured(Record):
    __slots__ = ("__dict__",)

    text: str

    @cached_property
    def length(self) -> int:
        return len(self.text)


def test_parts_are_given_in_order_or_by_name() -> None:
    assert Point(1, 2) == Point(y=2, x=1)
    assert Point(1) == Point(1, 0)
    assert repr(Marked(1)) == "Marked(x=1, y=0, mark='o')"


def test_a_part_without_a_default_has_to_be_given() -> None:
    with pytest.raises(TypeError, match=r"Point.__init__\(\) missing 1 required positional argument: 'x'"):
        Point()  # type: ignore[call-arg]


def test_equal_records_are_of_one_class_and_have_equal_parts() -> None:
    assert Point(1) != Point(2)
    assert Point(1) != Marked(1)
    assert Point(1) != (1, 0)
    assert {Point(1), Point(1), Marked(1)} == {Point(1), Marked(1)}


def test_the_methods_of_a_class_are_not_those_of_the_class_above() -> None:
    assert hash(Point(1)) == hash(Point(1))

    assert Marked(1, 2, "x") != Marked(1, 2, "y")
    assert Marked(1, 2, "x").mark == "x"


def test_some_are_equal_to_themselves_only_and_so_are_those_below() -> None:
    special = Special("gold", 3)

    assert special == special
    assert special != Special("gold", 3)
    assert len({Thing("a"), Thing("a")}) == 2


def test_a_record_cannot_be_changed() -> None:
    point = Point(1)

    with pytest.raises(AttributeError, match="'x' of a Point cannot be changed"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="'x' of a Point cannot be changed"):
        del point.x  # type: ignore[misc]
    with pytest.raises(AttributeError):
        point.z = 2  # type: ignore[attr-defined]


def test_some_can_be_changed_and_share_no_default() -> None:
    one, other = Basket("a"), Basket("a")

    one.fruit.append("pear")
    one.owner = "b"

    assert parts_of(one) == {"owner": "b", "fruit": ["pear"]}
    assert other.fruit == []
    assert one != Basket("b", ["pear"])


def test_another_is_made_with_other_parts() -> None:
    assert replace(Marked(1), y=5) == Marked(1, 5)
    with pytest.raises(TypeError):
        replace(Point(1), z=5)


def test_records_are_matched_and_pickled_by_their_parts() -> None:
    match pickle.loads(pickle.dumps(Marked(1, 2, "x"))):
        case Marked(x, y, mark):
            assert (x, y, mark) == (1, 2, "x")
        case _:
            pytest.fail("no match")


def test_what_is_computed_once_is_kept_beside_the_parts() -> None:
    text = Measured("four")

    assert text.length is text.length
    assert text == Measured("four")


def test_a_class_that_nobody_used_has_no_methods_yet() -> None:
    class Unused(Record):
        part: int

    assert type(vars(Unused)["__init__"]).__name__ == "_Later"
    Unused(1)
    assert type(vars(Unused)["__init__"]).__name__ == "function"
