"""What ops that change one value where it stands make of it: fast for what is usual, else by the op itself."""

from datetime import datetime, timedelta
from decimal import Context, Decimal
from typing import Any

from shims import moments
from shims.ops.affix import Affix
from shims.ops.base import PointOp
from shims.ops.cast import Cast
from shims.ops.clamp import Clamp
from shims.ops.datetime import Datetime
from shims.ops.enum import Enum
from shims.ops.explode import Explode
from shims.ops.scale import Scale
from shims.ops.truncate import Truncate
from shims.ops.wrap import Wrap
from shims.runtimes.python.compiled.nodes import Changed, constant, plain, text_of

_LONGEST_INTEGER = 15
_LARGEST_WHOLE = 10**_LONGEST_INTEGER
_LARGEST_FACTOR = 10**9
_EXACT = Context(prec=28)  # a double has 17 digits, and a factor 9; the caller's own context may have fewer
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the zone is written by hand
_LAST_SECOND = 2**32


def changed_by(op: PointOp) -> Changed:
    """What the op makes of a node. What it raises means: unfit. Raises UnfitError for constants of its own."""
    match op:
        case Affix():
            return _affixed(op)
        case Cast():
            return _cast(op)
        case Enum():
            return _looked_up(op)
        case Datetime():
            return _dated(op)
        case Explode(_, sep):
            return lambda node: text_of(node).split(sep) if node else _itself(op)(node)
        case Scale():
            return _scaled(op)
        case Truncate(_, length):
            return lambda node: text_of(node)[:length] if len(text_of(node)) > length else node
        case Wrap():
            return lambda node: [node]
        case Clamp(_, least, most):
            constant([least, most])
    return _itself(op)


def _itself(op: PointOp) -> Changed:
    return lambda node: plain(op.changed(node))


def _affixed(op: Affix) -> Changed:
    prefix, suffix, slow = op.prefix, op.suffix, _itself(op)
    if op.mode == "add":
        return lambda node: prefix + text_of(node) + suffix
    start, shortest = len(prefix), len(prefix) + len(suffix)

    def strip(node: Any) -> Any:
        text = text_of(node)
        if len(text) >= shortest and text.startswith(prefix) and text.endswith(suffix):
            return text[start : len(text) - len(suffix)]
        return slow(node)

    return strip


def _cast(op: Cast) -> Changed:
    slow = _itself(op)

    def integer_to_string(node: Any) -> Any:
        return str(node) if type(node) is int else slow(node)

    def string_to_integer(node: Any) -> Any:
        plain_digits = type(node) is str and node.isascii() and node.isdigit() and len(node) <= _LONGEST_INTEGER
        return int(node) if plain_digits and (node[0] != "0" or node == "0") else slow(node)

    match op.source, op.target:
        case ("integer" | "number", "string"):
            return integer_to_string
        case ("string", "integer" | "number"):
            return string_to_integer
    return slow


def _looked_up(op: Enum) -> Changed:
    slow = _itself(op)
    by_text = {old: constant(new) for old, new in op.pairs if isinstance(old, str)}
    constant([new for _, new in op.pairs])
    if op.otherwise is not None:
        constant(op.otherwise.value)

    def look_up(node: Any) -> Any:
        return by_text[node] if type(node) is str and node in by_text else slow(node)

    return look_up


def _scaled(op: Scale) -> Changed:
    """Whole results of whole factors at once; what needs rounding, or more digits than these, by the op."""
    slow, times, plus = _itself(op), op.factor, op.offset
    if times.denominator != 1 or plus.denominator != 1 or abs(times) > _LARGEST_FACTOR:
        return slow
    factor, offset = times.numerator, plus.numerator

    def scale(node: Any) -> Any:
        if type(node) is int:
            whole = node * factor + offset
        elif type(node) is float and not offset:
            exact = _EXACT.multiply(Decimal(repr(node)), factor)
            whole = int(exact)
            if whole != exact:
                return slow(node)
        else:
            return slow(node)
        return whole if -_LARGEST_WHOLE < whole < _LARGEST_WHOLE else slow(node)

    return scale


def _dated(op: Datetime) -> Changed:
    """Seconds of our age by the clock of the standard library, all else by the op."""
    slow = _itself(op)
    if op.source != "epoch-s" or op.target != "date-time":
        return slow
    zone, start = op.zone, _EPOCH + timedelta(milliseconds=moments.offset_of(op.zone) or 0)

    def date(node: Any) -> Any:
        if type(node) is int and 0 <= node <= _LAST_SECOND:
            return (start + timedelta(seconds=node)).isoformat() + zone
        return slow(node)

    return date
