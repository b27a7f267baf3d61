"""Everyday commands on the sample county, each against a plain script that does less.

    python -m benchmarks.report [--runs 5]

Anchors: a process that imports typer only; a script that reads the same deliveries with ``pandas.read_excel``
(openpyxl; xlrd for .xls) and ``read_csv`` and computes nothing; ``import pandas`` and ``read_csv`` of 7,000 rows.
Python keeps what it compiles, on both sides, as an installed program's is kept: a first run of each is not counted.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from itertools import count
from pathlib import Path

from benchmarks.pairs import Command, compare

ROOT = Path(__file__).parents[1]
COMPILED = ("env", "-u", "PYTHONDONTWRITEBYTECODE")
PYTHON = (*COMPILED, sys.executable)

READ_ALL = """
import pathlib, sys
import pandas
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*")):
    if path.suffix in (".xlsx", ".xls"):
        pandas.read_excel(path, header=None, sheet_name=None)
    elif path.suffix == ".csv":
        pandas.read_csv(path, header=None, names=range(30), encoding="gb18030", dtype=str)
"""
REVISE = """
import sys
import openpyxl
book = openpyxl.load_workbook(sys.argv[1])
sheet = book.active
for row in range(sheet.max_row - 4, sheet.max_row - 1):  # a firm, its town, the county; then the notes
    for column in (5, 6):
        sheet.cell(row, column).value += 10_000
book.save(sys.argv[2])
"""
READ_7000 = "import sys, pandas; pandas.read_csv(sys.argv[1])"


def seven_thousand_rows(folder: Path) -> Path:
    """A firm × month table of the size of the sample county."""
    path = folder / "firms.csv"
    rows = (
        f"9137132200{i % 200:08d},firm {i % 200},town {i % 16},{2020 + i // 2400},{i % 12 + 1},{i}.25"
        for i in range(7000)
    )
    path.write_text("code,name,town,year,month,output\n" + "\n".join(rows), encoding="utf-8")
    return path


class Desk:
    """A copy of the sample county that may be written to, and a cache of its own."""

    def __init__(self, folder: Path) -> None:
        self._root, self._cache, self._numbers = folder / "county", folder / "cache", count(1)
        self._root.mkdir()
        shutil.copy(ROOT / "targets.yaml", self._root)
        shutil.copytree(ROOT / "data", self._root / "data")

    def tanj(self, *argv: str) -> Command:
        """A command on it."""
        here = ("--targets", str(self._root / "targets.yaml"))
        return (*COMPILED, f"TANJ_CACHE={self._cache}", sys.executable, "-m", "tanjcli", *here, *argv)

    def forget(self) -> None:
        """Nothing has been computed yet."""
        shutil.rmtree(self._cache, ignore_errors=True)

    def receive(self) -> None:
        """One more delivery: a list that came before, with a line at its end that says nothing."""
        old = max((self._root / "data").glob("*/招商引资项目台账_*.csv"), key=lambda path: path.parent.name)
        day = self._root / "data" / "2023-03-20"
        day.mkdir(exist_ok=True)
        (day / old.name).write_bytes(old.read_bytes() + b"\r\n" * next(self._numbers))

    def revised(self) -> Path:
        """The firm workbook of the last month with one figure, and the totals over it, changed."""
        path = next((self._root / "data").glob("2023-01-18/*.xlsx"))
        offered = self._root / path.name
        subprocess.run([sys.executable, "-c", REVISE, path, offered], check=True)
        return offered


def main() -> None:
    """Print the comparisons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = Desk(folder)
        small = (*PYTHON, "-c", READ_7000, str(seven_thousand_rows(folder)))
        everything = (*PYTHON, "-W", "ignore", "-c", READ_ALL, str(ROOT / "data"))
        report = desk.tanj("report", "--year", "2021")
        typer = (*PYTHON, "-c", "import typer")
        compare("tanj --version, against `import typer`", (*PYTHON, "-m", "tanjcli", "--version"), typer, runs)
        compare("first report, against reading the same files with pandas", report, everything, runs, desk.forget)
        compare("repeated report, against `import pandas; read_csv(7,000 rows)`", report, small, runs)
        offered = desk.revised()
        compare("check of one firm workbook, against the same", desk.tanj("check", str(offered)), small, runs)
        offered.unlink()
        compare("report after one new delivery, against the same", report, small, runs, desk.receive)


if __name__ == "__main__":
    main()
