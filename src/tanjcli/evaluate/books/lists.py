"""What the lists say this month: moves, rows nobody touched, what came and went, what is past its day, and whose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from tanjcli.core.findings import Finding
from tanjcli.core.periods import month_start
from tanjcli.core.words import Name
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.list_counts import ListCounts, StageCount, UnitLoad
from tanjcli.evaluate.list_results import Alteration, Begun, ListBook, ListItem, StageMove
from tanjcli.evaluate.measure.items import ListReport, list_reports
from tanjcli.plan.follow import TaskList
from tanjcli.plan.lists import ListRows

ADDED, REMOVED, VANISHED = "added", "removed", "vanished"


def list_books(bench: Bench) -> tuple[ListBook, ...]:
    """Every list of the plan that says where its rows are, as of the bench's day."""
    return tuple(_book(key, one, bench) for key, one in bench.plan.lists.items() if one.rows is not None)


def list_findings(books: Sequence[ListBook]) -> Iterator[Finding]:
    """Rows that went without a reason, and items that fell back to an earlier stage: both want a word."""
    for book in books:
        for gone in book.audit:
            if gone.kind == VANISHED or (gone.kind == REMOVED and not gone.reason):
                code = "list-row-vanished" if gone.kind == VANISHED else "list-row-unexplained"
                params = {"list": book.name.zh, "period": gone.period, "name": gone.item.name}
                yield Finding(code, gone.item.place, params, gone.item.key)
        for move in book.moves:
            if move.back:
                params = {"list": book.name.zh, "before": move.before, "after": move.item.stage, "name": move.item.name}
                yield Finding("list-stage-back", move.item.place, params, move.item.key)


def _book(key: str, one: TaskList, bench: Bench) -> ListBook:
    rows = one.rows or ListRows(ledger="")
    blank = ListBook(
        id=key,
        name=Name(one.name.zh, one.name.en),
        clause=one.clause,
        lead_id=one.lead,
        lead=bench.department(one.lead),
        path=one.path,
    )
    reports = list_reports(rows, bench.room, bench.as_of)
    return _filled(blank, rows.stages or one.stages, rows, reports, bench) if reports else blank


def _filled(
    blank: ListBook, stages: Sequence[str], rows: ListRows, reports: Sequence[ListReport], bench: Bench
) -> ListBook:
    now = reports[-1]
    last = reports[-2] if len(reports) > 1 else ListReport("", now.through, {})
    items, begun = listed(now, rows), tuple(_begun(reports, rows))
    audit = tuple(_altered(reports, rows))
    quarter = month_start(now.through.year, now.through.month - (now.through.month - 1) % 3)
    of_quarter = {report.period for report in reports if report.through >= quarter}
    altered = tuple(one for one in audit if one.period in of_quarter)
    moves = tuple(_moves(items, last, stages))
    stale = stale_items(items, now.through)
    overdue = tuple(i for i in items if i.stage not in rows.done and i.planned_on and i.planned_on < bench.as_of)
    return replace(
        blank,
        period=now.period,
        before=last.period,
        rows=len(items),
        done=sum(item.stage in rows.done for item in items),
        original=len(begun),
        original_done=sum(one.ended for one in begun),
        counts=ListCounts(
            moved=len(moves),
            **{kind: sum(one.kind == kind for one in altered) for kind in (ADDED, REMOVED, VANISHED)},
            stale=len(stale),
            overdue=len(overdue),
            troubled=sum(bool(item.problem) for item in items),
        ),
        stages=tuple(_counts(stages, items, listed(last, rows), rows.done)),
        items=items,
        moves=moves,
        stale=stale,
        overdue=overdue,
        altered=altered,
        audit=audit,
        begun=begun,
        units=tuple(_loads(items, stale, overdue)),
    )


def _begun(reports: Sequence[ListReport], rows: ListRows) -> Iterator[Begun]:
    """What the year's first report holds, each as the last report that has it says."""
    now = reports[-1]
    first = next((r for r in reports if r.through.year == now.through.year), now)
    seen = {key: item for report in reports for key, item in report.items.items()}
    ended = {key for report in reports for key, item in report.items.items() if item.stage in rows.done}
    return (Begun(seen[item.key], item.key in ended) for item in listed(first, rows))


def listed(report: ListReport, rows: ListRows) -> tuple[ListItem, ...]:
    """The items on the list: those taken off are reported once more, and are not."""
    return tuple(item for item in report.items.values() if item.stage not in rows.removed)


def stale_items(items: Sequence[ListItem], through: date) -> tuple[ListItem, ...]:
    """Those that nobody updated in the month that ends with the day."""
    return tuple(item for item in items if item.updated_on is None or item.updated_on < through.replace(day=1))


def _counts(
    stages: Sequence[str], now: Sequence[ListItem], before: Sequence[ListItem], done: Container[str]
) -> Iterator[StageCount]:
    """Stages in their order; words nobody declared come last, as they are written."""
    here, there = Counter(i.stage for i in now), Counter(i.stage for i in before)
    for stage in dict.fromkeys((*stages, *sorted(here | there))):
        yield StageCount(stage, here[stage], there[stage], stage in stages, stage in done)


def _moves(items: Sequence[ListItem], last: ListReport, stages: Sequence[str]) -> Iterator[StageMove]:
    order = {stage: place for place, stage in enumerate(stages)}
    for item in items:
        before = last.items.get(item.key)
        if before is not None and before.stage != item.stage:
            back = order.get(item.stage, len(order)) < order.get(before.stage, -1)
            yield StageMove(item, before.stage, back)


def _altered(reports: Sequence[ListReport], rows: ListRows) -> Iterator[Alteration]:
    """What came and went from report to report; what the first one holds did not come."""
    for earlier, later in pairwise(reports):
        there = {item.key for item in listed(earlier, rows)}
        for key, item in later.items.items():
            if item.stage in rows.removed and key in there:
                yield Alteration(REMOVED, later.period, item, item.note)
            elif item.stage not in rows.removed and key not in there:
                yield Alteration(ADDED, later.period, item, item.note)
        for key in there - later.items.keys():
            yield Alteration(VANISHED, later.period, earlier.items[key])


def _loads(items: Sequence[ListItem], stale: Sequence[ListItem], overdue: Sequence[ListItem]) -> Iterator[UnitLoad]:
    """Every unit with a row, the one with most to answer for first."""
    loads = []
    for unit in dict.fromkeys(item.town for item in items):
        mine = [item for item in items if item.town == unit]
        loads.append(
            UnitLoad(
                unit=unit,
                rows=len(mine),
                stale=sum(item in stale for item in mine),
                overdue=sum(item in overdue for item in mine),
                troubled=sum(bool(item.problem) for item in mine),
            )
        )
    yield from sorted(loads, key=lambda load: (-load.overdue, -load.stale, -load.troubled, load.unit.zh))
