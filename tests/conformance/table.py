"""The table of the docs, written by the run that measured it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.figures import machine
from tests.conformance.peers import Tally
from tests.conformance.rows import Answer, Mark

DOCS = Path(__file__).resolve().parent.parent.parent / "docs" / "containment.md"
_PLACE = re.compile(r"(?<=<!-- conformance:begin -->\n).*?(?=<!-- conformance:end -->)", re.DOTALL)
_SHOWN_KEYWORDS = 12


@dataclass(frozen=True)
class Measured:
    """A peer's answers by file."""

    name: str
    by_file: dict[str, Tally]


def write(answers: dict[str, list[Answer]], peers: Iterable[Measured]) -> None:
    """Put the tables into the docs, in place of the last ones."""
    text = DOCS.read_text(encoding="utf-8")
    parts = [f"Measured on {machine()}, two processes.\n", _ours(answers), _by_keyword(answers), _peers(answers, peers)]
    DOCS.write_text(_PLACE.sub(lambda _: "\n" + "\n".join(parts) + "\n", text), encoding="utf-8")


def percentile(values: list[float], share: float) -> float:
    """The value that this share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    names = list(head)
    lines = [names, ["---", *["---:"] * (len(names) - 1)], *rows]
    return "".join("| " + " | ".join(map(str, line)) + " |\n" for line in lines)


def _ours(answers: dict[str, list[Answer]]) -> str:
    rows = []
    for file, given in answers.items():
        marks = Counter(one.mark for one in given)
        decided = len(given) - marks[Mark.UNDECIDED] - marks[Mark.CRASHED]
        times = [one.milliseconds for one in given]
        rows.append(
            [file, len(given), f"{decided / len(given):.1%}", marks[Mark.WRONG], marks[Mark.DISPUTED]]
            + [f"{percentile(times, share):.2f}" for share in (0.5, 0.99)]
            + [f"{max(times):.0f}"]
        )
    head = ("set", "rows", "decided", "wrong", "disputed", "median ms", "p99 ms", "slowest ms")
    return _table(head, rows)


def _by_keyword(answers: dict[str, list[Answer]]) -> str:
    """Only keywords that leave something undecided; all others are decided whole."""
    rows: dict[str, Counter[bool]] = defaultdict(Counter)
    for given in answers.values():
        for one in given:
            rows[one.keyword][one.mark is Mark.UNDECIDED] += 1
    left = {keyword: counts for keyword, counts in rows.items() if keyword and counts[True]}
    ranked = sorted(left.items(), key=lambda item: -item[1][True])[:_SHOWN_KEYWORDS]
    if not ranked:
        return ""
    told = (
        f"Of {len([keyword for keyword in rows if keyword])} groups of rows by keyword, these leave some undecided:\n\n"
    )
    return told + _table(("group", "decided", "undecided"), [[name, n[False], n[True]] for name, n in ranked])


def _peers(answers: dict[str, list[Answer]], peers: Iterable[Measured]) -> str:
    rows = []
    for peer in peers:
        for file, tally in peer.by_file.items():
            total = len(answers[file])
            decided = total - tally.marks["undecided"]
            median = percentile(tally.milliseconds, 0.5)
            rows.append([f"{peer.name}: {file}", f"{decided / total:.1%}", tally.marks["wrong"], f"{median:.2f}"])
    return _table(("peer and set", "decided", "wrong", "median ms"), rows) if rows else ""
