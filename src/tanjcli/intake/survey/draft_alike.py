"""Tables of one shape on sheets that differ in their month only: one recipe reads them all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tanjcli.intake.survey.result import TableSeen

_PASSING = re.compile(
    r"(?:19|20)[0-9]{2}(?:[-.]?[0-9]{1,2})?(?=年|[^0-9]|$)|[0-9]+(?=年|月|季)|[一二三四五六七八九十]+(?=月|季)"
)


def sheet_glob(name: str) -> str:
    """The name of a sheet with ``*`` for the year, month or quarter in it, which will be another next time."""
    return _PASSING.sub("*", name)


def grouped(tables: Sequence[TableSeen]) -> list[list[TableSeen]]:
    """The tables by what one recipe can read; a table that shares its sheet with others is by itself."""
    on_sheet = Counter(table.sheet_index for table in tables)
    groups: dict[object, list[TableSeen]] = {}
    for number, table in enumerate(tables):
        alone = on_sheet[table.sheet_index] == 1 and table.sheet is not None
        groups.setdefault(_shape(table) if alone else number, []).append(table)
    return list(groups.values())


def spokesman(group: Sequence[TableSeen]) -> TableSeen:
    """The first of the group, with what must be asked of any of them."""
    asks = dict.fromkeys((ask.code, tuple(ask.params.items())) for table in group for ask in table.asks)
    known = {(ask.code, tuple(ask.params.items())): ask for table in group for ask in table.asks}
    return replace(group[0], asks=tuple(known[key] for key in asks))


def _shape(table: TableSeen) -> tuple[object, ...]:
    """What tables of one recipe share: the sheet's name but for its month, headers, measures with unit and flow."""
    columns = tuple((c.header, c.role, c.figure) for c in table.columns if c.period is None)
    measures = frozenset(c.figure for c in table.columns if c.period is not None)
    series = tuple((s.label, s.figure) for s in table.series)
    return sheet_glob(table.sheet or ""), table.span.axis, table.rows_are, columns, measures, series
