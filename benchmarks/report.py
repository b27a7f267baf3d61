"""Start-up, first and repeated report on the sample county, each against a plain script that does less.

    python -m benchmarks.report [--runs 5]

Anchors: a process that imports typer only; a script that reads the same deliveries with ``pandas.read_excel``
(openpyxl; xlrd for .xls) and ``read_csv`` and computes nothing; ``import pandas`` and ``read_csv`` of 7,000 rows.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.pairs import compare

ROOT = Path(__file__).parents[1]
TANJ = (sys.executable, "-m", "tanjcli")

READ_ALL = """
import pathlib, sys
import pandas
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*")):
    if path.suffix in (".xlsx", ".xls"):
        pandas.read_excel(path, header=None, sheet_name=None)
    elif path.suffix == ".csv":
        pandas.read_csv(path, header=None, names=range(30), encoding="gb18030", dtype=str)
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


def main() -> None:
    """Print the three comparisons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cache = folder / "cache"
        plan = ("--targets", str(ROOT / "targets.yaml"))
        report = ("env", f"TANJ_CACHE={cache}", *TANJ, *plan, "report", "--year", "2021")
        compare(
            "tanj --version, against `import typer`", (*TANJ, "--version"), (sys.executable, "-c", "import typer"), runs
        )
        compare(
            "first report, against reading the same files with pandas",
            report,
            (sys.executable, "-W", "ignore", "-c", READ_ALL, str(ROOT / "data")),
            runs,
            before=lambda: shutil.rmtree(cache, ignore_errors=True),
        )
        table = seven_thousand_rows(folder)
        compare(
            "repeated report, against `import pandas; read_csv(7,000 rows)`",
            report,
            (sys.executable, "-c", READ_7000, str(table)),
            runs,
        )


if __name__ == "__main__":
    main()
