"""Where a table ends because another begins: a line that says so (附表二, 上年同期), or that names another period.

What stands below such a line may look the same to the last column; it is not what the title above speaks of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tanjcli.core.text import match_key
from tanjcli.intake.files.grid import Sheet, text_of
from tanjcli.intake.tables.context import Covered
from tanjcli.intake.tables.table import RowKind, is_group
from tanjcli.intake.words.period_text import find_periods

_OPENS = re.compile(r"附[表件：:]|附[一二三四五1-9]|表[二三四五六2-9]|(?:上年|去年|上月|上期)(?:同期|同月|数|情况|:|$)")
_BARE = re.compile(r"[0-9./\-\s]+|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日")
_OWN = frozenset({RowKind.DATA, RowKind.GROUP, RowKind.PREFILLED, RowKind.HEADER, RowKind.TOTAL})


def end_at_next_table(sheet: Sheet, kinds: list[RowKind], when: Covered | None) -> None:
    """Name the rows from another table's title on for what they are. ``when``: what the table itself covers."""
    data = [row for row, kind in enumerate(kinds) if kind is RowKind.DATA and len(sheet.filled(row)) > 1]
    titles = (row for row in range(data[0] + 1, len(kinds)) if _is_title(sheet, row, kinds, when)) if data else ()
    start = next(iter(titles), len(kinds))
    for row in range(start, len(kinds)):
        if kinds[row] in _OWN:
            kinds[row] = RowKind.OTHER_BLOCK


def _is_title(sheet: Sheet, row: int, kinds: Sequence[RowKind], when: Covered | None) -> bool:
    cells = sheet.filled(row)
    if len(cells) != 1 or kinds[row] not in (RowKind.DATA, RowKind.GROUP, RowKind.PREFILLED):
        return False
    text = text_of(sheet.at(row, cells[0]))
    if is_group(text):
        return False
    if _OPENS.match(match_key(text)):
        return True
    headed = next((kind for kind in kinds[row + 1 :] if kind is not RowKind.BLANK), None) is RowKind.HEADER
    if not headed and _BARE.fullmatch(text):  # a row of which nothing is filled in but its date
        return False
    said = [stated for stated in find_periods(text) if headed or stated.grain != "year"]  # 2020年结转项目 is a name
    return when is not None and any(stated.day != when.through for stated in said)
