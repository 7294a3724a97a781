"""The tables of a run: as text for whoever runs it, and in the docs, where they stand between two marks."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.figures import machine
from tests.conformance.figures import Reached, figure_of
from tests.conformance.peers import MOST_ROWS, PATIENCE, Tally
from tests.conformance.rows import Answer, Mark

DOCS = Path(__file__).resolve().parent.parent.parent / "docs" / "containment.md"
Answers = dict[str, list[Answer]]
_SHARES = (0.5, 0.99, 1.0)


@dataclass(frozen=True)
class Measured:
    """A peer's answers by file."""

    name: str
    by_file: dict[str, Tally]


def printed(answers: Answers) -> str:
    """The table of a run, for a terminal."""
    head = ("set", "rows", *(mark.value for mark in Mark), "median ms", "p99 ms", "slowest ms", "figure")
    lines = [head]
    for file, given in [*answers.items(), ("all", [one for rows in answers.values() for one in rows])]:
        reached = Reached.of(given)
        times = (f"{reached.milliseconds(share):.2f}" for share in _SHARES)
        lines.append(
            (file, str(reached.rows), *(str(reached.marks[mark]) for mark in Mark), *times, _met(file, reached))
        )
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(_aligned(line, widths) for line in lines)


def _aligned(line: tuple[str, ...], widths: list[int]) -> str:
    cells = [cell.rjust(width) for cell, width in zip(line, widths, strict=True)]
    return "  ".join([line[0].ljust(widths[0]), *cells[1:-1], line[-1]]).rstrip()


def write(answers: Answers, peers: list[Measured]) -> None:
    """Put the tables into the docs, in place of the last ones; those of peers only where these were asked."""
    told = "processor time of the decision, two processes; `disputed` rows are the ones listed above"
    put("conformance", f"Measured on {machine()}: {told}.\n\n{_ours(answers)}\n{_by_keyword(answers)}")
    if peers:
        put("peers", _peers(answers, peers))


def put(name: str, text: str) -> None:
    """Put a text into the docs, between the marks of this name."""
    place = re.compile(rf"(?<=<!-- {name}:begin -->\n).*?(?=<!-- {name}:end -->)", re.DOTALL)
    DOCS.write_text(place.sub(lambda _: f"\n{text}\n", DOCS.read_text(encoding="utf-8")), encoding="utf-8")


def _table(head: Iterable[str], rows: Iterable[Iterable[object]], words: int = 1) -> str:
    """Markdown; all but the first columns are figures."""
    names = list(head)
    lines = [names, [*["---"] * words, *["---:"] * (len(names) - words)], *rows]
    return "".join("| " + " | ".join(map(str, line)) + " |\n" for line in lines)


def _met(file: str, reached: Reached) -> str:
    figure = figure_of(file)
    if figure is None:
        return ""
    missed = reached.missed(figure)
    return f"missed ({', '.join(missed)}): {figure}" if missed else f"met: {figure}"


def _ours(answers: Answers) -> str:
    rows = []
    for file, given in answers.items():
        reached = Reached.of(given)
        times = (f"{reached.milliseconds(share):.{0 if share == 1 else 2}f}" for share in _SHARES)
        counts = (reached.rows, f"{reached.decided:.1%}", reached.marks[Mark.WRONG], reached.marks[Mark.DISPUTED])
        rows.append((file, _met(file, reached), *counts, *times))
    head = ("set", "figure", "rows", "decided", "wrong", "disputed", "median ms", "p99 ms", "slowest ms")
    open_rows = sum(one.is_open for given in answers.values() for one in given)
    told = f"\n{open_rows} rows refer to schemas that are not there; they do not count as decided or undecided.\n"
    return _table(head, rows, words=2) + (told if open_rows else "")


def _by_keyword(answers: Answers) -> str:
    """By what the public data says that a row is about."""
    about: dict[str, Counter[bool]] = defaultdict(Counter)
    for given in answers.values():
        for one in given:
            if one.keyword and not one.is_open:
                about[one.keyword][one.mark is Mark.UNDECIDED] += 1
    left = sorted(((name, counts) for name, counts in about.items() if counts[True]), key=lambda held: -held[1][True])
    whole = ", ".join(f"{name} ({counts[False]})" for name, counts in sorted(about.items()) if not counts[True])
    table = _table(("keyword or group", "decided", "undecided"), [(name, n[False], n[True]) for name, n in left])
    return f"By keyword, where the data names one, or by its groups:\n\n{table}\nDecided whole: {whole}.\n"


def _peers(answers: Answers, peers: list[Measured]) -> str:
    rows = []
    for file, given in answers.items():
        asked = sum(peers[0].by_file[file].marks.values())
        ours = Reached.of(given)
        cells = [f"{ours.decided:.0%}, {ours.milliseconds(0.5):.2f} ms"]
        for peer in peers:
            tally = peer.by_file[file]
            decided = 1 - tally.marks["undecided"] / asked
            wrong = f", **{tally.marks['wrong']} wrong**" if tally.marks["wrong"] else ""
            cells.append(f"{decided:.0%}{wrong}, {sorted(tally.milliseconds)[asked // 2]:.2f} ms")
        rows.append((file, asked, *cells))
    told = (
        "Share decided, wrong answers, and the median time (of peers from question to answer, between two processes, "
        f"by the clock). Each peer was asked every n-th row, at most {MOST_ROWS} of a set, and had {PATIENCE:g} seconds"
        " for each; the figures of this engine are of all rows.\n"
    )
    return f"{told}\n" + _table(("set", "asked", "this engine", *(peer.name for peer in peers)), rows)
