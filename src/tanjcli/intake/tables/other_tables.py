"""A second table under the first: its rows are none of ours, even where they happen to fill our columns.

Below a blank row, a row of nothing but words, one of them where the table has only codes or figures, is the header
of something else; everything down to the next blank row belongs to it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from tanjcli.intake.files.grid import Raw, Sheet, is_blank
from tanjcli.intake.words.cells import MISSING_TOKENS


def rows_of_other_tables(
    sheet: Sheet, used: Collection[int], data: Collection[int], filled: Iterable[int]
) -> Iterator[int]:
    """The rows among ``filled`` (not blank, top down) of other tables. ``data``: rows that would be read as ours."""
    runs = _runs(filled)
    own = next((i for i, run in enumerate(runs) if any(row in data for row in run)), len(runs))
    later = runs[own + 1 :]
    telling = [col for col in used if later and _only_figures(sheet, col, runs[own], data)]
    for run in later:
        opener = next((row for row in run if len(sheet.filled(row)) > 1), None)
        if opener is not None and opener in data and _heads(sheet, opener, telling):
            yield from run


def _runs(filled: Iterable[int]) -> list[list[int]]:
    """Rows that follow one another without a blank one between."""
    runs: list[list[int]] = []
    for row in filled:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _only_figures(sheet: Sheet, col: int, rows: Sequence[int], data: Collection[int]) -> bool:
    cells = [raw for row in rows if row in data and not _says_nothing(raw := sheet.at(row, col))]
    return bool(cells) and sum(map(_has_digit, cells)) * 10 >= len(cells) * 9


def _heads(sheet: Sheet, row: int, telling: Collection[int]) -> bool:
    if any(_has_digit(sheet.at(row, col)) for col in sheet.filled(row)):
        return False
    return any(not _says_nothing(sheet.at(row, col)) for col in telling)


def _has_digit(raw: Raw) -> bool:
    return not isinstance(raw, str) or any(ch.isdigit() for ch in raw)


def _says_nothing(raw: Raw) -> bool:
    return is_blank(raw) or (isinstance(raw, str) and raw.strip() in MISSING_TOKENS)
