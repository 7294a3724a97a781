"""Prints per set how the engine did; fails on a wrong answer, a crash, or more undecided rows than before."""

import argparse
import json
import multiprocessing
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from tests.conformance import peers, table
from tests.conformance.rows import Answer, Mark, answer, case_files, rows_of

BASELINE = Path(__file__).with_name("undecided.json")
_PROCESSES = 2


def main() -> int:
    """The exit code: 0 where nothing is wrong or worse."""
    options = _options()
    files = [path for path in case_files(options.directory) if options.only in str(path)]
    if not files:
        print(f"No cases in {options.directory}", file=sys.stderr)
        return 2
    rows = (row for path in files for row in rows_of(path, options.directory))
    answers: dict[str, list[Answer]] = defaultdict(list)
    with multiprocessing.Pool(_PROCESSES) as pool:
        for given in pool.imap(answer, rows, chunksize=16):
            answers[given.file].append(given)
    print(table.printed(answers))
    if options.write_docs:
        table.write(answers, _measured_peers(answers, options.directory) if options.peers else [])
    shown = {Mark.WRONG, Mark.CRASHED, *([Mark.UNDECIDED, Mark.DISPUTED] if options.verbose else [])}
    for given in _all(answers):
        if given.mark in shown:
            print(f"{given.mark}: {given.row}: {given.detail}")
    return _exit_code(answers, update=options.update)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.conformance", description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--only", default="", help="only files whose path contains this")
    parser.add_argument("--update", action="store_true", help="lower the committed counts of undecided rows")
    parser.add_argument("--write-docs", action="store_true", help="write the table of the docs")
    parser.add_argument("--peers", action="store_true", help="measure other engines for that table too (some minutes)")
    parser.add_argument("--verbose", action="store_true", help="list undecided and disputed rows too")
    return parser.parse_args()


def _measured_peers(answers: dict[str, list[Answer]], directory: Path) -> list[table.Measured]:
    """Every peer on every file; a peer answers one row at a time."""
    truth = {given.row: given.is_contained for given in _all(answers)}
    unanswerable = {given.row for given in _all(answers) if given.is_open}
    measured = []
    for peer in peers.peers():
        by_file = {}
        for file in answers:
            path = (directory / file).with_suffix(".jsonl")
            rows = peers.sampled([row for _, row in rows_of(path, directory) if row["id"] not in unanswerable])
            by_file[file] = peers.tally(peer, rows, truth)
            print(f"{peer.name} on {file}: {dict(by_file[file].marks)}", flush=True)
        measured.append(table.Measured(peer.name, by_file))
    return measured


def _all(answers: dict[str, list[Answer]]) -> Iterable[Answer]:
    return (given for rows in answers.values() for given in rows)


def _exit_code(answers: dict[str, list[Answer]], *, update: bool) -> int:
    failed = any(given.mark in (Mark.WRONG, Mark.CRASHED) for given in _all(answers))
    known: dict[str, int] = json.loads(BASELINE.read_text()) if BASELINE.exists() else {}
    for file, rows in answers.items():
        undecided = sum(1 for row in rows if row.mark is Mark.UNDECIDED)
        if undecided > known.get(file, undecided):
            print(f"{file}: {undecided} undecided, where {known[file]} were before")
            failed = True
        if update:
            known[file] = min(undecided, known.get(file, undecided))
    if update:
        BASELINE.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
