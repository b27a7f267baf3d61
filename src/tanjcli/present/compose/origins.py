"""Every contributing row, none left out: who it is, how it took part, and its cells with what stands in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tanjcli.core.findings import Place
from tanjcli.evaluate.results import Assessment, CellResult, Origin
from tanjcli.present.compose import amounts
from tanjcli.present.document import Block, Column, Paragraph, Table, Words
from tanjcli.present.wording import Wording

# What a row is there for, the most telling first; a date or a condition only supports the others.
_ROLES = (
    *("counted", "boundary_counted", "addend", "base", "removed", "in_cluster", "boundary", "below_threshold"),
    *("dated", "condition"),
)
# In a count over a threshold, none on either side is news as well.
_ALWAYS = {"threshold_count": ("counted", "below_threshold", "boundary")}
_ADDRESS = re.compile(r"([A-Z]*)(\d*)")


@dataclass(frozen=True, slots=True)
class _Row:
    """One source row: its cells by column, and the roles they took."""

    found: tuple[Origin, ...]

    @property
    def role(self) -> str:
        """The most telling role."""
        return min((origin.role for origin in self.found), key=_ROLES.index)


def origin_blocks(assessment: Assessment, cell: CellResult, w: Wording) -> Iterator[Block]:
    """How many rows took which part, then one table for each sheet they stand in."""
    if not cell.origins:
        yield Paragraph((w.text("explain.no_rows"),))
        return
    sheets: dict[str, dict[tuple[str, str], list[Origin]]] = {}
    for origin in cell.origins:
        place = str(Place(origin.file, origin.sheet))
        heading = w.text("explain.sheet", place=place, received=origin.received.isoformat())
        sheets.setdefault(heading, {}).setdefault((_row_number(origin), origin.entity), []).append(origin)
    rows = {heading: [_Row(tuple(found)) for found in grouped.values()] for heading, grouped in sheets.items()}
    yield Paragraph((_counts(cell, [row for found in rows.values() for row in found], len(rows), w),))
    names = {key: name.get(w.lang) for key, name in (*assessment.industries, *assessment.places)}
    columns = [
        Column("role", w.text("column.role"), exact=True),
        Column("label", w.text("column.label"), priority=1, least=16),
        Column("entity", w.text("column.entity"), priority=2, exact=True),
        Column("cells", w.text("column.cells"), exact=True),
    ]
    kept = [i for i, column in enumerate(columns) if column.key != "label" or any(o.label for o in cell.origins)]
    for heading, found in rows.items():
        texts = [_table_row(row, names, w) for row in found]
        yield Table(tuple(columns[i] for i in kept), tuple(tuple(row[i] for i in kept) for row in texts), heading)


def _counts(cell: CellResult, rows: Sequence[_Row], sheets: int, w: Wording) -> str:
    tally = Counter(row.role for row in rows)
    shown = [role for role in _ROLES if tally[role] or role in _ALWAYS.get(cell.kind, ())]
    roles = " · ".join(f"{w.text(f'role.{role}')} {tally[role]}" for role in shown)
    return w.text("explain.rows", sheets=sheets, n=len(rows), roles=roles)


def _table_row(row: _Row, names: dict[str, str], w: Wording) -> tuple[Words, ...]:
    first = row.found[0]
    ordered = sorted({origin.cell: origin for origin in row.found}.values(), key=lambda o: (len(o.cell), o.cell))
    told = " · ".join(_told(origin, w) for origin in ordered)
    return (
        Words(w.text(f"role.{row.role}")),
        Words(first.label),
        Words(names.get(first.entity, first.entity)),
        Words(told),
    )


def _told(origin: Origin, w: Wording) -> str:
    """``D74 227930 万元``; the name and the code already stand beside it."""
    value = amounts.source_cell(origin, w).text or origin.text
    return origin.cell if value in (origin.label, origin.entity) else f"{origin.cell} {value}".rstrip()


def _row_number(origin: Origin) -> str:
    found = _ADDRESS.fullmatch(origin.cell)
    return found.group(2) if found else origin.cell
