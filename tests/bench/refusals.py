"""Bad input is answered within a second, whatever it is: the slowest refusal of all that the tests know."""

import time
from collections.abc import Callable, Iterator

from linting.documents import DocumentError, read
from linting.schemas import SchemaError, load
from tests.bench.figures import report
from tests.linting.documents.test_reading import HOSTILE as TEXTS
from tests.linting.schemas.test_loading import HOSTILE as SCHEMAS


def run() -> None:
    print("\nbad input, refused in-process")
    for label, refusals in (("texts", _texts()), ("schemas", _schemas())):
        slowest, name = max((_seconds(refuse), name) for name, refuse in refusals)
        report(f"slowest of the hostile {label}", f"{slowest * 1000:8.1f} ms   ({name})", "1,000 ms")


def _texts() -> Iterator[tuple[str, Callable[[], object]]]:
    for name, (source, *_) in TEXTS.items():
        yield name, lambda source=source: read(source)


def _schemas() -> Iterator[tuple[str, Callable[[], object]]]:
    for name, (value, *_) in SCHEMAS.items():
        yield name, lambda value=value: load(value)


def _seconds(refuse: Callable[[], object]) -> float:
    started = time.perf_counter()
    try:
        refuse()
    except (DocumentError, SchemaError):
        return time.perf_counter() - started
    raise RuntimeError("what the tests call hostile was accepted")
