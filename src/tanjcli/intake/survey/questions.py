"""What only a person can decide about a table: asked, never guessed."""

from __future__ import annotations

from collections.abc import Iterator

from tanjcli.core.addresses import column_letters
from tanjcli.intake.survey.result import Ask
from tanjcli.intake.survey.table import Table


def questions(table: Table, *, many: bool) -> tuple[Ask, ...]:
    """Everything the file does not say, and every choice that was not obvious."""
    asks: list[Ask] = []
    if many:
        asks.append(Ask("which-table"))
    head = table.block.head
    if not head.present:
        asks.append(Ask("header-none"))
    elif head.last > head.first:
        asks.append(Ask("header-depth", {"rows": f"{head.first + 1}–{head.last + 1}"}))
    figures = table.all_figures
    if figures and table.axis.kind == "none" and table.base is None:
        asks.append(Ask("period"))
    if any(f.measure is None for f in figures):
        asks.append(Ask("measure"))
    asks += [Ask("units-by-row")] if table.units_by_row else _missing(table, "unit")
    asks += _missing(table, "flow")
    if table.axis.doubts:
        asks.append(Ask("periods-doubtful", {"count": str(len(table.axis.doubts))}))
    if table.body.prefilled:
        asks.append(Ask("rows-prefilled", {"count": str(len(table.body.prefilled))}))
    return (*asks, *_hidden(table))


def _hidden(table: Table) -> Iterator[Ask]:
    """What somebody hid: meant to count, or left over from a filter?"""
    sheet, region = table.canvas.sheet, table.block.region
    rows = sheet.hidden_rows.intersection(table.body.data)
    columns = sorted(col for col in sheet.hidden_cols if col in region.columns)
    if sheet.hidden:
        yield Ask("sheet-hidden")
    if rows:
        yield Ask("rows-hidden", {"count": str(len(rows))})
    if columns:
        yield Ask("columns-hidden", {"columns": "、".join(map(column_letters, columns))})


def _missing(table: Table, what: str) -> list[Ask]:
    lacking = [f.measure or "" for f in table.all_figures if getattr(f, what) is None]
    if not lacking:
        return []
    names = list(dict.fromkeys(name for name in lacking if name))
    shown = "、".join(names[:3]) + (" …" if len(names) > 3 else "")
    return [Ask(what, {"count": str(len(lacking)), "names": shown})]
