"""Moments agree with the validator's formats, and with Python where it has them."""

from datetime import UTC, datetime, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given

from linting.schemas import load
from shims.moments import date_text, date_time_text, day_of, moment_of

DATE, DATE_TIME = load({"format": "date"}), load({"format": "date-time"})
PARTS = st.lists(st.sampled_from([*"0123456789-+:TtZz. ", "2024-02-29", "T23:59:60", "00", "Z", "+01:00"]), max_size=12)


@given(st.datetimes(timezones=st.just(UTC)))
def test_it_counts_as_python_does(moment):
    text = moment.isoformat()

    assert moment_of(text) == (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


@given(st.integers(-62_167_219_200_000, 253_402_300_799_999))
def test_what_it_writes_it_reads(moment):
    assert moment_of(date_time_text(moment, "Z")) == moment
    assert day_of(date_text(moment, "Z")) == moment // 86_400_000


@given(PARTS.map("".join))
def test_it_takes_for_a_moment_what_the_validator_does(text):
    assert (moment_of(text) is not None) == DATE_TIME.accepts(text)
    assert (day_of(text) is not None) == DATE.accepts(text)


@pytest.mark.parametrize("hour", [0, 1, 12, 22, 23])
@pytest.mark.parametrize("offset", ["Z", "+00:00", "-00:00", "+01:00", "-01:00", "+23:59", "-05:30"])
def test_leap_seconds_stand_where_the_validator_lets_them(hour, offset):
    for minute in (0, 29, 59):
        text = f"1998-12-31T{hour:02}:{minute:02}:60{offset}"

        assert (moment_of(text) is not None) == DATE_TIME.accepts(text), text
