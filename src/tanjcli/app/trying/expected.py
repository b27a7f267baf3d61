"""Who is expected to report: the rows a form is filled with before it is sent out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tanjcli.core.quantities import UnitTable
    from tanjcli.intake.ledger import Ledger, Ledgers
    from tanjcli.intake.ledgers.revisions import Known
    from tanjcli.plan.metrics import Balance
    from tanjcli.plan.model import Plan

Rows = Sequence[Mapping[str, "Known"]]


def expected_rows(plan: Plan, ledgers: Ledgers, ledger_id: str, at: date | None, units: UnitTable) -> Rows:
    """Rows that a return on ``ledger_id`` begins with, by ledger column.

    Where the plan keeps a stock of the ledger's entities (a ``balance``), those on the register ``at`` the day;
    else what returns list again each time. Of a report only who and where is filled in, never a figure.
    """
    from tanjcli.evaluate.measure.register import registered
    from tanjcli.intake.ledgers.roll import last_list

    ledger = ledgers.ledgers[ledger_id]
    stock = _stock(plan, ledgers, ledger)
    if stock is not None:
        register = ledgers.ledgers[stock.ledger]
        day = at or max((strip.through for strip in register.strips), default=date.max)
        rows = registered(stock, register, day, units)
    else:
        rows = [row for row in last_list(ledger, at) if not taken_off(plan, ledger_id, row)]
    kept = _identifying(ledger)
    return [{name: value for name, value in row.items() if name in kept} for row in rows]


def taken_off(plan: Plan, ledger_id: str, row: Mapping[str, Known]) -> bool:
    """True for a row of one of the plan's lists that has been taken off it."""
    lists = (one.rows for one in plan.lists.values() if one.rows is not None and one.rows.ledger == ledger_id)
    return any(row.get(rows.columns.stage) in rows.removed for rows in lists)


def _stock(plan: Plan, ledgers: Ledgers, ledger: Ledger) -> Balance | None:
    """The metric that says which entities of a reporting ledger there are; a register does not report on itself."""
    entity, spec = ledger.spec.entity, ledger.spec
    if entity is None or spec.columns[spec.time].type != "period" or spec.snapshot:
        return None
    stocks = (m for m in plan.metrics.values() if m.kind == "balance" and m.distinct == entity and not m.where)
    return next((m for m in stocks if m.ledger != ledger.id and m.ledger in ledgers.ledgers), None)


def _identifying(ledger: Ledger) -> frozenset[str]:
    """All columns of a list; of a report those that say who and where."""
    spec = ledger.spec
    if spec.columns[spec.time].type != "period" or spec.snapshot:
        return frozenset(name for name, column in spec.columns.items() if column.lookup is None)
    named = {name for name, column in spec.columns.items() if column.names is not None or column.type == "place"}
    return frozenset((named | set(spec.key)) - {spec.time})
