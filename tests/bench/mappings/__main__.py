"""The figures of mappings alone; with `--write-docs` also in docs/runtimes.md."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from tests.bench.figures import machine
from tests.bench.mappings import Figure, figures

PAGE = Path(__file__).resolve().parents[3] / "docs" / "runtimes.md"
START, END = "<!-- figures: python -m tests.bench.mappings --write-docs -->\n", "<!-- end of figures -->\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write-docs", action="store_true")
    chosen = parser.parse_args()
    print(f"machine: {machine()}")
    told = list(figures())
    if chosen.write_docs:
        before, rest = PAGE.read_text().split(START)
        PAGE.write_text(before + START + table(told) + END + rest.split(END)[1])


def table(told: Sequence[Figure]) -> str:
    """As Markdown has it."""
    rows = []
    for figure in told:
        who = figure.contender
        rows.append(f"| {who.label} | {_rounded(figure)} | {who.aim or ''} | {who.remark} |\n")
    return f"Measured on {machine()}.\n\n| | µs | aim | |\n|---|---|---|---|\n{''.join(rows)}"


def _rounded(figure: Figure) -> str:
    """Two digits: more of them change from one time to the next."""
    if figure.failure:
        return figure.failure
    return f"{float(f'{figure.median:.2g}'):,.0f}"


if __name__ == "__main__":
    main()
