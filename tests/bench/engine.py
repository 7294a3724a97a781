"""A check in-process: read both texts, load both schemas, compare them."""

from linting import documents
from linting.changes import Mode, compare
from linting.containment import Settings
from linting.schemas import load
from tests.bench import peers, schemas
from tests.bench.figures import measure, report


def run() -> None:
    old = schemas.event_schema()
    print(f"\nengine, a pair of {len(schemas.as_text(old)) / 1024:.1f} KB")
    for label, new in (
        ("compatible", schemas.compatible_successor(old)),
        ("breaking", schemas.breaking_successor(old)),
    ):
        new_text, known = schemas.as_text(new), load(old)
        counter = iter(range(10**9))

        def check(text: str = new_text, known=known, counter=counter) -> object:
            fresh = text + " " * (next(counter) % 50 + 1)
            candidate = load(documents.read(fresh).value)
            return compare(known, candidate, mode=Mode.BACKWARD, settings=Settings())

        report(f"check, {label}, old version known", measure(check, runs=100), "10 ms, then 2")

        def cold(text: str = new_text, old_text: str = schemas.as_text(old)) -> object:
            return compare(
                load(documents.read(old_text).value),
                load(documents.read(text).value),
                mode=Mode.BACKWARD,
                settings=Settings(),
            )

        report(f"check, {label}, both read and loaded", measure(cold, runs=50))
        peers.compare(label, old, new)
