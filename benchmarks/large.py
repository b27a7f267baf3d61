"""Large files: reading xlsx and csv beside the libraries that only read, growth with rows, and a report that is exact.

    python -m benchmarks.large [--rows 5800000] [--xlsx-rows 360000] [--runs 3] [--growth 6]

Whole processes, taken in turn, medians of ratios; every side pays for its own start. ``ours`` for csv is everything up
to the ledgers: hashing, the reading child, each row's account, the comparison of all rows with each other. For xlsx it
is the audited sheet, as it comes out of the reading child. A short run: ``--rows 50000 --xlsx-rows 5000 --runs 1``.
"""

from __future__ import annotations

import argparse
import json
import math
import statistics
import sys
import tempfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from subprocess import run as run_for_output

from benchmarks.large_files import Answers, write_workspace
from benchmarks.pairs import Run, run

ROOT = Path(__file__).parents[1]
PYTHON = (sys.executable, "-W", "ignore", "-c")

PANDAS_CSV = "import sys, pandas; pandas.read_csv(sys.argv[1], dtype=str)"
PANDAS_XLSX = "import sys, pandas; pandas.read_excel(sys.argv[1], engine='openpyxl')"
CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python(skip_empty_area=False)
"""
SHEET = """
import sys, pathlib
from tanjcli.intake.bounds import Bounds
from tanjcli.intake.files.read import read_fenced
limits = Bounds(file_mb=2000, unpacked_mb=2000, rows=1_000_000).limits()
book, found = read_fenced(pathlib.Path(sys.argv[1]), "output.xlsx", "", limits)
assert book is not None, found
"""
LEDGERS = """
import sys, pathlib
from tanjcli.app.ledgers import ingest_deliveries
from tanjcli.app.load import load_settings
from tanjcli.app.workspace import find_workspace
workspace = find_workspace(pathlib.Path(sys.argv[1]), pathlib.Path("/"))
ledgers = ingest_deliveries(workspace, load_settings(workspace))
assert sum(account.used for account in ledgers.accounts) == int(sys.argv[2]), ledgers.accounts
"""


def compare(title: str, sides: Mapping[str, Sequence[str]], runs: int) -> None:
    """Print the medians of every side, and the ratio of the first one to each of the others."""
    taken: dict[str, list[Run]] = {name: [] for name in sides}
    for number in range(runs + 1):
        for name, command in sides.items():
            done = run(command)
            if number:  # the first round only warms the file cache
                taken[name].append(done)
    print(f"{title}  ({runs} rounds)")
    ours, *others = sides
    for name, found in taken.items():
        wall, cpu, peak = (statistics.median(getattr(r, field) for r in found) for field in ("wall", "cpu", "peak"))
        print(f"  {name:22} wall {wall:7.2f} s  cpu {cpu:7.2f} s  peak {peak:6.0f} MB")
    for other in others:
        ratios = [a.wall / b.wall for a, b in zip(taken[ours], taken[other], strict=True)]
        print(f"  {ours} / {other}: {statistics.median(ratios):.2f}")


def check_report(folder: Path, answers: Answers) -> None:
    """Run ``tanj report``; its count and its sum must be those that were written, to the last digit."""
    command = (sys.executable, "-m", "tanjcli", "--targets", str(folder / "targets.yaml"), "report")
    options = ("--year", "2021", "--no-cache", "--format", "json")
    peak = run((*command, *options)).peak
    printed = run_for_output((*command, *options), capture_output=True, check=True, text=True).stdout
    rows = json.loads(printed, parse_float=Decimal, parse_int=Decimal)["rows"]
    actuals = {row["target_id"]: row["actual"] for row in rows}
    wanted = {"reached": Decimal(answers.reached), "total": Decimal(answers.total).scaleb(-2)}
    right = "exact" if actuals == wanted else f"WRONG: {wanted} wanted"
    print(f"report over {answers.rows:,} rows ({answers.exactly} firms exactly at the line)")
    print(f"  {actuals['reached']} firms, {actuals['total']} 万元: {right}; peak {peak:.0f} MB")


def growth(folder: Path, most: int) -> None:
    """Time from 10⁴ to 10^most rows, and the slope of its logarithm over that of the rows (1: in step with them).

    The last step says most: start-up is a part of every time, the whole of it with few rows.
    """
    points = []
    for power in range(4, most + 1):
        place = folder / f"growth-{power}"
        _, answers = write_workspace(place, 10**power)
        taken = [run(ledgers_of(place, answers)) for _ in range(3)]
        best, peak = min(each.wall for each in taken), max(each.peak for each in taken)
        points.append((answers.rows, best))
        print(f"  {answers.rows:>11,} rows  {best:7.2f} s  peak {peak:6.0f} MB", flush=True)
    for (x1, y1), (x2, y2) in (points[-2:], (points[0], points[-1])):
        print(f"  slope from {x1:,} to {x2:,} rows: {math.log(y2 / y1) / math.log(x2 / x1):.2f}")


def ledgers_of(folder: Path, answers: Answers) -> tuple[str, ...]:
    """The command that reads a workspace into its ledgers."""
    return (*PYTHON, LEDGERS, str(folder / "targets.yaml"), str(answers.rows))


def main() -> None:
    """Print every comparison."""
    parser = argparse.ArgumentParser(description="Large files beside the libraries that only read.")
    parser.add_argument("--rows", type=int, default=5_800_000)
    parser.add_argument("--xlsx-rows", type=int, default=360_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--growth", type=int, default=6, help="up to 10 to this power; 4 leaves it out")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, answers = write_workspace(folder / "csv", options.rows)
        sides = {"ours": ledgers_of(folder / "csv", answers), "pandas dtype=str": (*PYTHON, PANDAS_CSV, str(path))}
        compare(f"csv into the ledger, {answers.rows:,} rows", sides, options.runs)
        check_report(folder / "csv", answers)
        path, answers = write_workspace(folder / "xlsx", options.xlsx_rows, "xlsx")
        scripts = {"ours": SHEET, "calamine": CALAMINE, "pandas + openpyxl": PANDAS_XLSX}
        read = {side: (*PYTHON, script, str(path)) for side, script in scripts.items()}
        compare(f"xlsx with audit, {answers.rows:,} rows", read, options.runs)
        if options.growth > 4:
            print("growth of csv into the ledger")
            growth(folder, options.growth)


if __name__ == "__main__":
    main()
