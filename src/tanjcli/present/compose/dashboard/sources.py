"""The contributing cells of a figure in few words: ``file!sheet``, addresses as ranges, and how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from tanjcli.core.addresses import column_index, column_letters
from tanjcli.evaluate.results import CellResult
from tanjcli.present.wording import Wording

_ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")
_MOST_RANGES = 6


def source_lines(cell: CellResult, w: Wording) -> Iterator[str]:
    """A line a table, in the order of the files; where only tables are known, those."""
    if not cell.origins:
        yield from cell.sources
        return
    tables: dict[tuple[str, str, date], dict[str, None]] = {}
    for origin in cell.origins:
        tables.setdefault((origin.file, origin.sheet, origin.received), {})[origin.cell] = None
    for (file, sheet, received), found in sorted(tables.items()):
        table = f"{file}!{sheet}" if sheet else file
        shown = _shortened(ranges(found), w)
        yield w.text("dashboard.source", table=table, cells=shown, n=len(found), received=received.isoformat())


def ranges(addresses: Iterable[str]) -> list[str]:
    """``B4, B5, C4, C5, F9`` as ``B4:C5, F9``; what is no address of a sheet's cell stands as it is, at the end."""
    columns: dict[int, list[int]] = {}
    others: list[str] = []
    for address in addresses:
        found = _ADDRESS.fullmatch(address)
        if found is None:
            others.append(address)
        else:
            columns.setdefault(column_index(found[1]), []).append(int(found[2]))
    runs = [(column, _runs(sorted(rows))) for column, rows in sorted(columns.items())]
    # Neighbouring columns with the same rows are one rectangle.
    blocks = groupby(enumerate(runs), key=lambda item: (item[1][0] - item[0], item[1][1]))
    return [text for _, block in blocks for text in _rectangles([run for _, run in block])] + others


def _rectangles(block: Sequence[tuple[int, Sequence[tuple[int, int]]]]) -> Iterator[str]:
    left, right = column_letters(block[0][0]), column_letters(block[-1][0])
    for top, bottom in block[0][1]:
        first, last = f"{left}{top}", f"{right}{bottom}"
        yield first if first == last else f"{first}:{last}"


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Rows that follow one another: 4, 5, 6, 9 are 4–6 and 9–9."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and row <= found[-1][1] + 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def _shortened(texts: Sequence[str], w: Wording) -> str:
    shown = w.text("joiner.list").join(texts[:_MOST_RANGES])
    return shown if len(texts) <= _MOST_RANGES else f"{shown} {w.text('dashboard.rest')}"
