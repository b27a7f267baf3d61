"""Each place's part of the figures: 按乡镇 with a row a place and a column a target in its own unit, and 乡镇任务."""

from __future__ import annotations

from collections.abc import Iterator

from tanjcli.core.words import Name
from tanjcli.evaluate.results import NOT_APPLICABLE, CellResult, Share
from tanjcli.present.book import Panel, Sheet
from tanjcli.present.compose.amounts import amount_cell
from tanjcli.present.compose.book.sheet import Desk, unit_word
from tanjcli.present.document import Align, Cell, Column, StatusCell, Table, Words


def towns(desk: Desk) -> Sheet:
    """按乡镇: the figures by place."""
    w, split = desk.w, _split(desk)
    if not split:
        nobody = Table((Column("place", w.text("book.place")),), ())
        return desk.sheet("towns", [Panel(nobody)], [w.text("book.no_towns")])
    notes = [w.text("book.town_dash"), *([] if _given(desk) else [w.text("report.towns")])]
    return desk.sheet("towns", [Panel(_matrix(desk, split), fixed="place")], notes)


def tasks(desk: Desk) -> Sheet | None:
    """乡镇任务: what became of the goals that places were given; nothing where none was."""
    w, given = desk.w, _given(desk)
    columns = (
        Column("status", w.text("column.status"), exact=True),
        Column("ref", w.text("column.ref"), exact=True),
        Column("name", w.text("column.name"), least=20),
        Column("group", w.text("book.group"), least=10),
        Column("place", w.text("book.place"), least=14),
        Column("share", w.text("column.share"), Align.RIGHT, exact=True),
        Column("town_goal", w.text("column.town_goal"), Align.RIGHT, exact=True),
    )
    rows = tuple(_task(desk, cell, share) for cell, share in given)
    return desk.sheet("tasks", [Panel(Table(columns, rows), fixed="place")]) if rows else None


def _split(desk: Desk) -> list[CellResult]:
    return [cell for cell in desk.assessment.cells if cell.shares]


def _given(desk: Desk) -> list[tuple[CellResult, Share]]:
    """The goals of places, in the order of the roll."""
    split = _split(desk)
    roll = {key: index for index, (key, _) in enumerate(_places(desk, split))}
    return [
        (cell, share)
        for cell in split
        for share in sorted(cell.shares, key=lambda share: roll.get(share.key, len(roll)))
        if share.goal != NOT_APPLICABLE
    ]


def _matrix(desk: Desk, split: list[CellResult]) -> Table:
    w = desk.w
    columns = (
        Column("group", w.text("book.group"), least=10),
        Column("place", w.text("book.place"), least=14),
        *(Column(cell.target_id, _heading(desk, cell), Align.RIGHT, exact=True) for cell in split),
    )
    whole: tuple[Cell, ...] = (Words(""), Words(w.text("column.whole")))
    total = (*whole, *(amount_cell(cell.actual, cell.unit, w, (cell.goal,), named=False) for cell in split))
    return Table(columns, (*(_row(desk, key, name, split) for key, name in _places(desk, split)), total))


def _heading(desk: Desk, cell: CellResult) -> str:
    name = f"{cell.ref} {cell.name.get(desk.w.lang)}"
    unit = unit_word(cell, desk.w)
    return desk.w.text("book.unit_of", name=name, unit=unit) if unit else name


def _places(desk: Desk, split: list[CellResult]) -> Iterator[tuple[str, Name]]:
    """The roll, group by group; last what stands under no place."""
    groups = dict(desk.assessment.place_groups)
    roll = desk.assessment.places
    for group in dict.fromkeys(groups.get(key, "") for key, _ in roll):
        yield from ((key, name) for key, name in roll if groups.get(key, "") == group)
    if any(share.key == "" for cell in split for share in cell.shares):
        yield "", Name(desk.w.text("report.place_none"))


def _row(desk: Desk, key: str, name: Name, split: list[CellResult]) -> tuple[Cell, ...]:
    figures = (next((share.value for share in cell.shares if share.key == key), NOT_APPLICABLE) for cell in split)
    cells = (amount_cell(f, cell.unit, desk.w, named=False) for f, cell in zip(figures, split, strict=True))
    return (_group(desk, key), Words(name.get(desk.w.lang)), *cells)


def _group(desk: Desk, key: str) -> Words:
    group = dict(desk.assessment.place_groups).get(key, "")
    return Words(desk.w.group(group) if group else "")


def _task(desk: Desk, cell: CellResult, share: Share) -> tuple[Cell, ...]:
    w = desk.w
    return (
        StatusCell(share.status.value, w.status(share.status.value)),
        Words(cell.ref),
        Words(cell.name.get(w.lang)),
        _group(desk, share.key),
        Words(share.name.get(w.lang)),
        amount_cell(share.value, cell.unit, w),
        amount_cell(share.goal, cell.unit, w),
    )
