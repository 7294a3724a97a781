"""A quantity without its unit.

What it does
    Reports numbers named like physical quantities, such as `timeout` or `weight`, whose unit neither the name, the
    description, the title nor `x-unit` tells.

Why is this bad
    A timeout of 30 is half a minute or a blink. Units get mixed up across teams, and the payload is valid either way.

Example
    {"type": "object", "properties": {"timeout": {"type": "integer"}}}

Use instead
    {"type": "object", "properties": {"timeout_seconds": {"type": "integer"}}}
"""

import re
from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.names import words_of
from linting.rules.rule import rule
from linting.rules.subschema import Subschema

_QUANTITIES = frozenset(
    {
        "age", "altitude", "bandwidth", "delay", "depth", "distance", "duration", "elapsed", "height", "interval",
        "latency", "mass", "period", "pressure", "radius", "speed", "temperature", "timeout", "ttl", "uptime",
        "velocity", "voltage", "volume", "weight",
    }
)  # fmt: skip
_UNIT = re.compile(
    r"\b(nano|micro|milli|kilo|mega|giga|centi)?(seconds?|minutes?|hours?|days?|weeks?|months?|years?|met(er|re)s?|grams?|"
    r"bytes?|bits?|celsius|fahrenheit|kelvin|degrees?|pixels?|percent(age)?|miles?|feet|inch(es)?|pounds?|lit(er|re)s?|"
    r"volts?|watts?|hertz|pascal|unit|ms|sec|min|kg|km|cm|mm|px|kb|mb|gb|iso 8601)\b|%",
    re.IGNORECASE,
)


@rule(Level.NOTE, on=("type",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the field."""
    name = here.field_name
    if name is None or here.sole_type not in ("integer", "number") or words_of(name)[-1:] == ():
        return
    told = " ".join(here.text(keyword) for keyword in ("description", "title", "$comment"))
    if words_of(name)[-1] in _QUANTITIES and "x-unit" not in here.node and not _UNIT.search(told):
        yield here.remark(f"nothing says in which unit `{name}` is")
