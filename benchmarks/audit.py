"""What preflight, audit and fence cost beside calamine, on synthetic workbooks; prints ratios of processor time.

Run ``python -m benchmarks.audit [ROWS]`` in the project folder. Rounds are interleaved and the best one counts.
"""

from __future__ import annotations

import gc
import io
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from tanjcli.intake.files.audit import audit_xlsx, disputed_rows
from tanjcli.intake.files.fence import Fence
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.files.preflight import preflight

COLUMNS, ROUNDS = 15, 5
LIMITS = Limits(cells=10_000_000)


def write(path: Path, rows: int, kind: str) -> None:
    """``numbers``: four labels, then figures. ``formats``: also a date and a share. ``formulas``: also a formula."""
    chance = random.Random(1)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("表")
        share, day = book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": "yyyy-mm-dd"})
        for row in range(rows):
            sheet.write_row(row, 0, [f"91371322MA{row:08d}", f"样例企业{row}", "样例乡镇", "样例行业"])
            sheet.write_row(row, 4, [round(chance.random() * 10_000, 2) for _ in range(COLUMNS - 4)])
            if kind == "formats":
                sheet.write_number(row, 4, 44_000 + row % 900, day)
                sheet.write_number(row, 5, chance.random(), share)
            if kind == "formulas":
                sheet.write_formula(row, 4, f"=F{row + 1}*2", None, 1.5)


def grid(path: Path) -> list[list[object]]:
    """The sheet by calamine, as the reader uses it."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def timed(steps: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Best processor time of each step, in seconds."""
    best = dict.fromkeys(steps, float("inf"))
    for _ in range(ROUNDS):
        for name, step in steps.items():
            start = time.process_time()
            step()
            best[name] = min(best[name], time.process_time() - start)
    return best


def main(rows: int) -> None:
    """Print one line a workbook, then what a call through the fence costs."""
    gc.disable()  # as behind the fence
    print(f"{rows:,} rows x {COLUMNS} columns; ratio to calamine")
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("numbers", "formats", "formulas"):
            path = Path(folder, f"{kind}.xlsx")
            write(path, rows, kind)
            cells, audit = grid(path), audit_xlsx(path, limits=LIMITS).sheets["表"]
            if disputed_rows(audit, cells):
                raise SystemExit("the readers disagree")
            spent = timed(
                {
                    "calamine": lambda path=path: grid(path),
                    "preflight": lambda path=path: preflight(path, path.name, LIMITS),
                    "audit": lambda path=path: audit_xlsx(path, limits=LIMITS),
                    "disputes": lambda audit=audit, cells=cells: disputed_rows(audit, cells),
                }
            )
            base = spent["calamine"]
            ratios = "  ".join(f"{name} {spent[name] / base:.2f}" for name in ("preflight", "audit", "disputes"))
            print(f"{kind:9} calamine {base:.3f} s ({base / rows / COLUMNS * 1e6:.2f} us a cell)  {ratios}")
    fence_cost()


def fence_cost() -> None:
    """Wall time of starting the child, and of an empty call."""
    with Fence() as fence:
        start = time.perf_counter()
        fence.run("", len, "")
        first = time.perf_counter() - start
        start = time.perf_counter()
        for _ in range(200):
            fence.run("", len, "")
        print(f"fence: start {first * 1000:.0f} ms, then {(time.perf_counter() - start) * 5:.2f} ms a call")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
