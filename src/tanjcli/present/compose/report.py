"""The main report: one row a target, whole or in sections by department, industry, town or clause."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tanjcli.core.words import Lang, Name
from tanjcli.evaluate.results import BEHIND_FAMILY, Assessment, CellResult, Share
from tanjcli.present.compose import frame
from tanjcli.present.compose.amounts import amount_cell
from tanjcli.present.compose.columns import RULES, View, progress_table
from tanjcli.present.compose.notes import level_note
from tanjcli.present.document import Align, Block, Cell, Column, Document, Paragraph, StatusCell, Table, Words
from tanjcli.present.wording import Wording

By = Literal["", "owner", "industry", "town", "clause"]

PLAIN = View(
    (
        *("status", "ref", "name", "actual", "goal", "completion", "lead_pp", "gap", "required_rate", "outlook"),
        *("lead", "note"),
    ),
    go=("note", "lead", "required_rate", "gap", "outlook", "ref", "lead_pp", "completion", "goal", "actual"),
)
# Whoever asks for everything gets everything, on a terminal of any width.
WIDE = View(
    (
        *("status", "ref", "name", "period", "actual", "goal", "completion", "time_share", "lead_pp", "expected"),
        *("pace", "slip_months", "gap", "months_left", "required_rate", "observed_rate", "outlook", "lead", "clause"),
        *("data_through", "coverage", "confidence", "note"),
    )
)


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What the reader asked for: sections ``by`` something, all columns, or ``columns`` by their keys."""

    by: By = ""
    wide: bool = False
    columns: tuple[str, ...] = ()


def compose_report(assessment: Assessment, lang: Lang, options: ReportOptions = ReportOptions()) -> Document:
    """The gap and on-track report of an assessment (already narrowed to the rows asked for)."""
    w = frame.wording(assessment, lang)
    rows = assessment.cells
    return Document(
        title=frame.title(assessment, "report.title", w),
        banner=frame.banner(assessment, w),
        header=(frame.known(assessment, w),),
        blocks=tuple(_blocks(assessment, options, w)) if rows else (Paragraph((w.text("report.nothing"),)),),
        footer=tuple(frame.legend(assessment, w)) if rows else (),
        hints=tuple(_hints(assessment, w)),
    )


def _blocks(assessment: Assessment, options: ReportOptions, w: Wording) -> Iterator[Block]:
    view = View(options.columns) if options.columns else WIDE if options.wide else PLAIN
    if options.by == "town":
        yield from _towns(assessment, w)
    elif options.by:
        for name, rows in _groups(assessment, options.by, w):
            heading = w.text("report.group", name=name, n=len(rows), statuses=frame.counts(rows, w))
            yield progress_table(rows, view, assessment.rules, w, heading)
    else:
        yield progress_table(assessment.cells, view, assessment.rules, w)
    yield frame.tally(assessment.cells, w)


def _groups(assessment: Assessment, by: By, w: Wording) -> Iterator[tuple[str, Sequence[CellResult]]]:
    """Sections in the plan's order; rows without the property come last."""
    reads: dict[str, tuple[Callable[[CellResult], str], tuple[tuple[str, Name], ...]]] = {
        "owner": (lambda c: c.lead_id, assessment.departments),
        "industry": (lambda c: c.industry, assessment.industries),
        "clause": (lambda c: c.clause, ()),
    }
    read, named = reads[by]
    names = dict(named) | {"": Name(w.text("report.industry_none"))}
    present = dict.fromkeys(read(cell) for cell in assessment.cells)
    order = [key for key, _ in named if key in present] + [key for key in present if key not in dict(named)]
    for key in sorted(order, key=lambda k: k == ""):
        rows = [cell for cell in assessment.cells if read(cell) == key]
        yield names.get(key, Name(key)).get(w.lang), rows


def _towns(assessment: Assessment, w: Wording) -> Iterator[Block]:
    """Each place's part of the figures, judged where the plan gives it a task."""
    split = [cell for cell in assessment.cells if cell.shares]
    yield Paragraph((w.text("report.towns" if split else "report.nothing_by_place"),))
    groups = dict(assessment.place_groups)
    for group in dict.fromkeys(groups.get(key, "") for key, _ in assessment.places):
        places = [(key, name) for key, name in assessment.places if groups.get(key, "") == group]
        tables = list(_places(split, places, w))
        if group and tables:
            yield Paragraph((), w.group(group))
        yield from tables
    yield from _places(split, [("", Name(w.text("report.place_none")))], w)


def _places(split: Sequence[CellResult], places: Iterable[tuple[str, Name]], w: Wording) -> Iterator[Table]:
    columns = (
        *(RULES[key].column(w) for key in ("ref", "name")),
        Column("share", w.text("column.share"), Align.RIGHT, exact=True),
        replace(RULES["actual"].column(w), heading=w.text("column.whole")),
        replace(RULES["status"].column(w), key="town_goal", heading=w.text("column.town_goal")),
        RULES["note"].column(w, priority=1),
    )
    for key, name in places:
        rows = tuple(_town_row(cell, share, w) for cell in split for share in cell.shares if share.key == key)
        if rows:
            shares = (share for cell in split for share in cell.shares if share.key == key)
            yield Table(
                columns,
                rows,
                w.text("report.group", name=name.get(w.lang), n=len(rows), statuses=frame.counts(shares, w)),
            )


def _town_row(cell: CellResult, share: Share, w: Wording) -> tuple[Cell, ...]:
    judged = StatusCell(share.status.value, w.status(share.status.value))
    value, whole = (amount_cell(figure, cell.unit, w) for figure in (share.value, cell.actual))
    note = Words(w.text("joiner.note").join(level_note(cell, w)))
    return Words(cell.ref), Words(cell.name.get(w.lang)), value, whole, judged, note


def _hints(assessment: Assessment, w: Wording) -> Iterator[str]:
    first = next((c for c in assessment.cells if c.status in BEHIND_FAMILY), None) or next(iter(assessment.cells), None)
    if first:
        yield w.text("hint.explain", ref=first.ref, year=assessment.year)
    if assessment.followed:
        books = w.text("joiner.list").join(w.text(f"hint.{key}", n=n) for key, n in assessment.followed)
        yield w.text("hint.books", books=books)
