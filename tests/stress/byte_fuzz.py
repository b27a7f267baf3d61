"""Valid files with bytes changed at random: each is refused by name, or read as another program reads it.

``python -m tests.stress.byte_fuzz --files 5000 --seed 1 [--kinds xlsx,xls] [--jobs 2] [--keep DIR]``; exit code 1 when
a file met anything else. A reader that raises or dies, though the fence catches it, counts as a fault here; so do an
internal error of the program, a cell that the second reader reads otherwise and that carries no finding, and a cell
that only the second reader sees. Half of the damage to zip containers is done inside a member, with a right checksum.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tanjcli.core.findings import Finding, errors
from tanjcli.intake.files.grid import Book
from tanjcli.intake.files.read import read_fenced
from tanjcli.intake.sources import load_sources
from tanjcli.plan.load import load_plan
from tests.hostile.county_book import NAME
from tests.hostile.intaken import take_in
from tests.stress.byte_damage import damaged
from tests.stress.second_readers import Unread, differences

KINDS = ("xlsx", "xls", "ods", "csv", "yaml")
_SUFFIX = {"xlsx": ".xlsx", "xls": ".xls", "ods": ".ods", "csv": ".csv"}
_FAULTY = {"reader-killed", "reader-out-of-memory", "reader-too-slow"}
_CHUNK = 50


@dataclass(frozen=True)
class Outcome:
    """How one damaged file ended; ``fault`` is empty when it ended well."""

    kind: str
    number: int
    end: str
    fault: str = ""
    data: bytes = b""


def tried(kind: str, seed: int, number: int, root: Path) -> Outcome:
    """One damaged file, whatever it may be, taken in from the folder ``root``."""
    data = damaged(kind, f"{seed}-{number}")
    end, fault = _yaml(data, root) if kind == "yaml" else _table(kind, data, root)
    return Outcome(kind, number, end, fault, data if fault else b"")


def run(kinds: Iterable[str], seed: int, numbers: Iterable[int]) -> list[Outcome]:
    """File after file."""
    chosen = tuple(kinds)
    with tempfile.TemporaryDirectory(prefix="tanj-bytes-") as folder:
        return [tried(chosen[number % len(chosen)], seed, number, Path(folder)) for number in numbers]


def main(arguments: list[str] | None = None) -> int:
    """Run as many files as asked for and print the account."""
    parser = argparse.ArgumentParser(prog="python -m tests.stress.byte_fuzz", description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder to keep faulty files in")
    chosen = parser.parse_args(arguments)
    counts: Counter[tuple[str, str]] = Counter()
    faulty: list[Outcome] = []
    for outcome in _outcomes(tuple(chosen.kinds.split(",")), chosen.seed, chosen.files, chosen.jobs):
        counts[outcome.kind, outcome.end] += 1
        faulty += [outcome] if outcome.fault else []
    for (kind, end), times in sorted(counts.items()):
        print(f"{kind:<6}{end:<32}{times:>8}")
    for outcome in faulty[:40]:
        print(f"! {outcome.kind} {chosen.seed}-{outcome.number}: {outcome.fault}")
        if chosen.keep:
            chosen.keep.mkdir(parents=True, exist_ok=True)
            (chosen.keep / f"{outcome.number}.{outcome.kind}").write_bytes(outcome.data)
    print(f"{chosen.files} files, {len(faulty)} faults")
    return 1 if faulty else 0


def _outcomes(kinds: tuple[str, ...], seed: int, files: int, jobs: int) -> Iterator[Outcome]:
    if jobs == 1:
        yield from run(kinds, seed, range(files))
        return
    chunks = [range(at, min(at + _CHUNK, files)) for at in range(0, files, _CHUNK)]
    with ProcessPoolExecutor(jobs) as pool:
        for outcomes in pool.map(run, [kinds] * len(chunks), [seed] * len(chunks), chunks):
            yield from outcomes


def _table(kind: str, data: bytes, root: Path) -> tuple[str, str]:
    path = root / f"{NAME}{_SUFFIX[kind]}"
    path.write_bytes(data)
    book, found = read_fenced(path, path.name, "0" * 64)
    if broken := _broken(found):
        return "a reader failed", broken
    if book is None:
        return ("refused", "") if found else ("refused", "without a finding")
    try:
        take_in(data, _SUFFIX[kind], root)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the fault looked for
        return "an internal error", f"{type(error).__name__}: {error}"
    return _compared(kind, data, book)


def _compared(kind: str, data: bytes, book: Book) -> tuple[str, str]:
    try:
        wrong = differences(kind, data, book)
    except Unread:
        return "read, nothing to compare with", ""
    return ("read otherwise", wrong[0]) if wrong else ("read as another reads it", "")


def _yaml(data: bytes, root: Path) -> tuple[str, str]:
    path = root / "targets.yaml"
    path.write_bytes(data)
    try:
        loaded = load_plan(path, path.name) if b"tanj-plan" in data else load_sources(path, path.name)
    except Exception as error:  # noqa: BLE001 - as above
        return "an internal error", f"{type(error).__name__}: {error}"
    return ("refused" if errors(loaded.findings) else "read"), ""


def _broken(found: Iterable[Finding]) -> str:
    return next((f"{each.code} {each.params.get('reason', '')}" for each in found if each.code in _FAULTY), "")


if __name__ == "__main__":
    sys.exit(main())
