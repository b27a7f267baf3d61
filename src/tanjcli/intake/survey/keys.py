"""Which columns of an unknown table tell its rows apart, and which of them stand over blanks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tanjcli.core.addresses import column_letters
from tanjcli.core.text import match_key
from tanjcli.intake.survey.canvas import BLANK
from tanjcli.intake.survey.columns import is_day_column
from tanjcli.intake.survey.table import Table


def key_columns(table: Table) -> tuple[str, ...]:
    """The letters of the fewest label columns that, with the period, tell the rows apart; codes before names.

    All of them when even they do not, for then a person has to find what is missing.
    """
    time = [_texts(table, col) for col in table.axis.labels]
    texts = {col: _texts(table, col) for col in _candidates(table)}
    for col, own in texts.items():
        if _tell_apart([*time, own]):
            return (column_letters(col),)
    chosen: list[int] = []
    for col in sorted(texts):
        chosen.append(col)
        if _tell_apart([*time, *(texts[c] for c in chosen)]):
            break
    return tuple(column_letters(col) for col in chosen)


def has_gaps(table: Table, col: int) -> bool:
    """True for a label with blanks below it that no merge fills."""
    rows = table.body.data
    blank = [row for row in rows if _blank(table, row, col)]
    return bool(blank) and table.roles[col] == "label" and col in table.label_columns and blank[0] != rows[0]


def _candidates(table: Table) -> Iterator[int]:
    """Columns that can be part of a key: filled from top to bottom, or with labels over blanks; no days."""
    named = [col for role in ("key", "label") for col, own in table.roles.items() if own == role]
    for col in named:
        whole = not any(_blank(table, row, col) for row in table.body.data)
        over_blanks = col == table.block.region.left and has_gaps(table, col)
        if (whole or over_blanks) and not is_day_column(table.canvas, col, table.body.data):
            yield col


def _texts(table: Table, col: int) -> list[str]:
    """What stands in a column row by row, a blank under a label being the label."""
    texts: list[str] = []
    for row in table.body.data:
        here = match_key(table.canvas.text(*table.canvas.anchors.get((row, col), (row, col))))
        texts.append(here or (texts[-1] if texts else ""))
    return texts


def _tell_apart(columns: Sequence[list[str]]) -> bool:
    rows = list(zip(*columns, strict=True))
    return len(set(rows)) == len(rows)


def _blank(table: Table, row: int, col: int) -> bool:
    return table.canvas.kind(*table.canvas.anchors.get((row, col), (row, col))) == BLANK
