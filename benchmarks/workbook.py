"""``report.xlsx`` from a composed Book, against openpyxl writing the same cells.

    python -m benchmarks.workbook [--runs 7]

Two anchors, both doing less than the whole (no widths, charts, bars in cells, print setup): ``bare`` writes values and
number formats, ``same`` also the border and alignment every cell has. All sides run in turn in one process, after one
unmeasured round.
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Side

from tanjcli.app.report import Request, report
from tanjcli.app.workspace import find_workspace
from tanjcli.present.book import Book, Sheet
from tanjcli.present.compose.book import compose_book
from tanjcli.present.document import Number
from tanjcli.present.writers.xlsx import render
from tanjcli.present.writers.xlsx.geometry import text_of
from tanjcli.present.writers.xlsx.numbers import number_format, stored

ROOT = Path(__file__).parents[1]


def by_openpyxl(book: Book, styled: bool) -> bytes:
    """The cells by openpyxl."""
    line = Side(style="thin", color="BFBFBF")
    border, side = Border(line, line, line, line), Alignment(vertical="center", indent=1)
    target = Workbook()
    for sheet in book.sheets:
        page = target.create_sheet(sheet.name)
        page.append([sheet.title])
        for panel in sheet.panels if isinstance(sheet, Sheet) else ():
            page.append([column.heading for column in panel.table.columns])
            for row, cells in enumerate(panel.table.rows, page.max_row + 1):
                for column, cell in enumerate(cells, 1):
                    if isinstance(cell, Number):
                        made = page.cell(row, column, float(stored(cell)))
                        made.number_format = number_format(cell)
                    else:
                        made = page.cell(row, column, text_of(cell))
                    if styled:
                        made.border, made.alignment = border, side
    out = io.BytesIO()
    target.save(out)
    return out.getvalue()


def seconds(work: Callable[[], bytes]) -> float:
    """CPU seconds of one call."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    """Print the medians of every side and of the ratio round by round."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    request = Request(year=2021, split_by="town", origins=True, readings=True)
    assessment = report(find_workspace(ROOT / "targets.yaml", ROOT), request).assessment
    book = compose_book(assessment, "zh")
    cells = sum(len(p.table.rows) * len(p.table.columns) for s in book.sheets if isinstance(s, Sheet) for p in s.panels)
    sides = (
        lambda: render(book, assessment.known_on),
        lambda: by_openpyxl(book, styled=True),
        lambda: by_openpyxl(book, styled=False),
    )
    rounds = [[seconds(side) for side in sides] for _ in range(runs + 1)][1:]
    print(f"report.xlsx, {cells} cells, against openpyxl  ({runs} rounds)")
    for index, name in ((1, "same"), (2, "bare")):
        mine, theirs = (statistics.median(one[i] for one in rounds) for i in (0, index))
        ratio = statistics.median(one[0] / one[index] for one in rounds)
        print(f"  cpu   ours {mine:8.2f} s   {name} {theirs:8.2f} s   ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
