"""What every row of a sheet is: context, header, data, total, group heading, note, blank … each row exactly one.

The count of these kinds is the sheet's account; nothing is dropped without one of these names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

from tanjcli.core.text import match_key
from tanjcli.intake.files.grid import Sheet, text_of
from tanjcli.intake.tables.header import Header
from tanjcli.intake.tables.other_tables import rows_of_other_tables
from tanjcli.intake.tables.total_labels import NO_ROLES, Roles, total_label
from tanjcli.intake.words.number_text import plain_number


class RowKind(StrEnum):
    """What a row is. All but ``DATA`` are excluded, with this as the reason."""

    CONTEXT = "context"
    HEADER = "header"
    BLANK = "blank"
    NOTE = "note"
    TOTAL = "total"
    GROUP = "group"
    HIDDEN = "hidden"
    PREFILLED = "prefilled"
    OTHER_BLOCK = "other_block"
    UNCLAIMED = "unclaimed"
    UNDECIDED = "undecided"
    UNLISTED = "unlisted"
    DATA = "data"


_OPENERS = frozenset("注备说附数资来填制审负单联报统财经分主校复录汇企部项领签盖电上")
_NOTE = re.compile(r"(?:注|备注|说明|附注)[0-9一二三四]?:|注[0-9]|数据来源|资料来源|来源:")
_SIGNATURE = re.compile(
    r"(?:(?:单位|统计|财务|企业|项目|部门|分管|主要|主管)?(?:负责人|领导)|填[表报]人|制表人?|审[核定]人?|复核人?|校对人?|经办人"
    r"|汇总人|录入人|联系人|联系电话|电话|[报上]报日期|报出日期|填[表报](?:日期|时间)|制表(?:日期|时间)|签[字名章]|盖章)"
    r"(?:[(][^()]*[)])?:"
)
_COUNTED = re.compile(r".+[(][0-9]+[个家户项][)]:?")
_CHINESE = "[一二三四五六七八九十]{1,3}"
_GROUP = re.compile(rf"(?:[(]{_CHINESE}[)]|{_CHINESE}[)]?[、.]|[0-9]{{1,2}}、).+|{_COUNTED.pattern}")


def classify(
    sheet: Sheet, header: Header, totals: Iterable[str] = (), hidden: bool = True, roles: Roles = NO_ROLES
) -> list[RowKind]:
    """The kind of every row. ``totals``: labels of total rows beside the usual words; ``hidden``: hidden rows count."""
    words = frozenset(match_key(t) for t in totals)
    kinds = [_above(sheet, header, row) for row in range(min(header.last + 1, len(sheet.rows)))]
    lone: list[int] = []
    unseen = {row for row, _ in (*sheet.errors, *sheet.uncached)}  # cells that look blank and are not
    in_notes = False
    for row in range(header.last + 1, len(sheet.rows)):
        cells = sheet.filled(row)
        if not hidden and row in sheet.hidden_rows:
            kinds.append(RowKind.HIDDEN)
        elif not cells and row not in sheet.broken:
            kinds.append(RowKind.BLANK)
        elif in_notes or (cells and _opens_notes(sheet, header, row, cells)):
            in_notes = True
            block = _fills_columns(sheet, header, row, cells) and not _is_signature(sheet, row, cells)
            kinds.append(RowKind.OTHER_BLOCK if block else RowKind.NOTE)
        else:
            kinds.append(_inside(sheet, header, row, cells, (words, roles)))
            if len(cells) == 1 and row not in unseen and kinds[-1] in (RowKind.DATA, RowKind.PREFILLED):
                if len(header.used) > 2:
                    lone.append(row)
                elif _COUNTED.fullmatch(match_key(text_of(sheet.at(row, cells[0])))):
                    kinds[-1] = RowKind.GROUP
    ours = {row for row, kind in enumerate(kinds) if kind in (RowKind.DATA, RowKind.PREFILLED, RowKind.HIDDEN)}
    ours.difference_update(lone)  # headings and notes, as may yet turn out
    filled = [row for row in range(header.last + 1, len(kinds)) if kinds[row] is not RowKind.BLANK]
    for row in rows_of_other_tables(sheet, header.used, ours, filled):
        if kinds[row] not in (RowKind.NOTE, RowKind.HIDDEN):
            kinds[row] = RowKind.OTHER_BLOCK
    _settle_lone(sheet, kinds, [row for row in lone if kinds[row] is not RowKind.OTHER_BLOCK])
    return kinds


def is_note(text: str) -> bool:
    """True for the text that opens the notes under a table, or its line of signatures."""
    if text[:1] not in _OPENERS:
        return False
    folded = match_key(text)
    return bool(_NOTE.match(folded) or _SIGNATURE.match(folded))


def is_group(text: str) -> bool:
    """True for a heading over some of the rows: 一、化工, 化工（12个）."""
    return bool(_GROUP.fullmatch(match_key(text)))


def _opens_notes(sheet: Sheet, header: Header, row: int, cells: list[int]) -> bool:
    """A remark in front of a full row (注：漏报) ends nothing; a line of signatures does."""
    if len(cells) > 1 and all(is_note(text_of(sheet.at(row, col))) for col in cells):
        return True
    remark = cells[0] not in header.used and 2 * len(header.used.intersection(cells)) > len(header.used)
    return not remark and is_note(text_of(sheet.at(row, cells[0])))


def _above(sheet: Sheet, header: Header, row: int) -> RowKind:
    if row >= header.first:
        return RowKind.HEADER
    return RowKind.CONTEXT if sheet.filled(row) else RowKind.BLANK


def _inside(sheet: Sheet, header: Header, row: int, cells: list[int], totals: tuple[frozenset[str], Roles]) -> RowKind:
    if row in sheet.broken:
        return RowKind.DATA
    if total_label(sheet, header, row, *totals):
        return RowKind.TOTAL
    if _repeats_header(sheet, header, row):
        return RowKind.HEADER
    if header.used.isdisjoint(cells):
        return RowKind.PREFILLED
    return RowKind.DATA


def _repeats_header(sheet: Sheet, header: Header, row: int) -> bool:
    """A header printed again at a page break."""
    filled = sheet.filled(row)
    if len(filled) < 2 or not all(isinstance(sheet.at(row, col), str) for col in filled):
        return False
    return any(_same_words(sheet, row, r) for r in range(header.first, header.last + 1) if sheet.filled(r) == filled)


def _same_words(sheet: Sheet, row: int, other: int) -> bool:
    return all(
        match_key(text_of(sheet.at(row, c))) == match_key(text_of(sheet.at(other, c))) for c in sheet.filled(row)
    )


def _fills_columns(sheet: Sheet, header: Header, row: int, cells: list[int]) -> bool:
    """True for a row below the notes that looks like more of the table, or of another."""
    ours = header.used.intersection(cells)
    figures = any(plain_number(sheet.at(row, col)) is not None for col in ours)
    return len(cells) > 3 or (len(ours) > 1 and 2 * len(ours) > len(header.used) and figures)


def _is_signature(sheet: Sheet, row: int, cells: list[int]) -> bool:
    return any(is_note(text_of(sheet.at(row, col))) for col in cells)


def _settle_lone(sheet: Sheet, kinds: list[RowKind], lone: list[int]) -> None:
    """A row with one cell is a note after the data, a heading inside it when it reads like one, else a broken row."""
    solid = [r for r, kind in enumerate(kinds) if kind in (RowKind.DATA, RowKind.TOTAL) and r not in set(lone)]
    end = solid[-1] if solid else -1
    for row in lone:
        text = match_key(text_of(sheet.at(row, sheet.filled(row)[0])))
        if plain_number(text) is not None:
            continue
        if row > end:
            kinds[row] = RowKind.NOTE
        elif is_group(text) or _spans(sheet, row):
            kinds[row] = RowKind.GROUP


def _spans(sheet: Sheet, row: int) -> bool:
    return any(top == row == bottom and right - left >= 2 for top, left, bottom, right in sheet.merges)
