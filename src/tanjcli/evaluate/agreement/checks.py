"""The plan's own arithmetic, held against goals and actuals: at most, nested, declared total, or a plain remark."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import pairwise

from tanjcli.core.absence import Unmeasured
from tanjcli.core.quantities import UnitTable, convert
from tanjcli.core.words import Name
from tanjcli.evaluate.remarks import PART_NAMES, remark
from tanjcli.evaluate.results import CellResult, Check, Remark
from tanjcli.plan.model import Invariant, Plan

Outcome = tuple[str, Remark | None]


def check_invariants(plan: Plan, cells: Mapping[str, CellResult], units: UnitTable) -> tuple[Check, ...]:
    """Every invariant of the plan with its outcome: ``ok``, ``breach``, ``unknown`` or ``remark``."""
    checks = []
    for invariant in plan.invariants:
        outcome, said = _MACHINES[invariant.kind](invariant, cells, units)
        checks.append(Check(invariant.id, outcome, Name(invariant.text.zh, invariant.text.en), said))
    return tuple(checks)


def _ordered(invariant: Invariant, cells: Mapping[str, CellResult], units: UnitTable) -> Outcome:
    """Each target at most the next one, in goals and in actuals (innermost first)."""
    members = [cells[target] for target in invariant.targets]
    for small, large in pairwise(members):
        if _in(small, small.goal, large, units) > large.goal:
            return "breach", remark("goals-out-of-order", lower=small.ref, upper=large.ref)
    for small, large in pairwise(members):
        inner, outer = small.actual, large.actual
        if isinstance(inner, Unmeasured) or isinstance(outer, Unmeasured):
            continue
        if _in(small, inner, large, units) > outer:
            return "breach", remark("actuals-out-of-order", lower=small.ref, upper=large.ref)
    return _unknown(members) or ("ok", None)


def _declared_total(invariant: Invariant, cells: Mapping[str, CellResult], units: UnitTable) -> Outcome:
    """The declared total stands; what the periods add up to is said beside it, never used as a target."""
    members = [cells[target] for target in invariant.targets]
    total = cells[invariant.total] if invariant.total else members[0]
    added = sum((_in(member, member.goal, total, units) for member in members), Decimal(0))
    if not invariant.total:
        return "remark", remark("goals-sum", sum=f"{added:f}", unit=total.unit)
    stock = _stock(total, added)
    if stock is not None:
        return "remark", stock
    params = {"sum": f"{added:f}", "total": f"{total.goal:f}", "difference": f"{total.goal - added:f}"}
    return "remark", remark("declared-total", unit=total.unit, **params)


def _stock(total: CellResult, added: Decimal) -> Remark | None:
    """Entries that sum to less than a stock's goal: the opening stock, less the exits, must make up for it."""
    removed = next((part.value for part in total.parts if part.name == PART_NAMES["removed"]), None)
    opening = total.baseline
    if total.kind != "stock_at_date" or not isinstance(removed, Decimal) or not isinstance(opening, Decimal):
        return None
    needed, rest = total.goal - added, opening - removed
    figures = {"needed": needed, "opening": opening, "removed": removed, "rest": rest}
    code = "declared-stock" if rest >= needed else "declared-stock-short"
    return remark(code, sum=f"{added:f}", total=f"{total.goal:f}", **{k: f"{v:f}" for k, v in figures.items()})


def _remark(_: Invariant, __: Mapping[str, CellResult], ___: UnitTable) -> Outcome:
    return "remark", None


def _unknown(members: list[CellResult]) -> Outcome | None:
    absent = [m.ref for m in members if isinstance(m.actual, Unmeasured)]
    return ("unknown", remark("not-measured", targets=",".join(absent))) if absent else None


def _in(member: CellResult, value: Decimal, other: CellResult, units: UnitTable) -> Decimal:
    return convert(value, units[member.unit], units[other.unit])


_MACHINES: Mapping[str, Callable[[Invariant, Mapping[str, CellResult], UnitTable], Outcome]] = {
    "at_most": _ordered,
    "nested": _ordered,
    "declared_total": _declared_total,
    "remark": _remark,
}
