"""Schemas that others have published with faults: undecided where a fault matters, and never an exception."""

from linting.containment import Settings, Undecided, contains
from linting.schemas import load


def test_properties_that_are_no_object_leave_it_open_which_defaults_there_are():
    reader = load({"properties": [], "required": ["a"]}, lenient=True)

    assert isinstance(contains(load({}), reader, Settings(readers_apply_defaults=True)), Undecided)
