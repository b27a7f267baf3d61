"""Where a row will end, and on what that rests: method, numbers put in, error in past years, what must be said."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tanjcli.core.absence import Unmeasured
from tanjcli.core.quantities import rounded
from tanjcli.evaluate.results import CellResult, Figure
from tanjcli.present.compose import amounts, cells, percents
from tanjcli.present.digits import goal_digits
from tanjcli.present.document import Cell, Facts, Number, Words
from tanjcli.present.wording import Wording

_SHARES = frozenset({"share"})
_PLAIN = frozenset({"arrived", "gone", "there", "over"})  # whole numbers
_FINE = frozenset({"factor", "elapsed", "left", "years", "hoped"})
_DIGITS = 4


def outlook_facts(cell: CellResult, w: Wording) -> Facts:
    """The outlook of a row, or why there is none."""
    return Facts(tuple(_facts(cell, w)), w.text("ahead.title"))


def _facts(cell: CellResult, w: Wording) -> Iterator[tuple[str, Cell]]:
    ahead = cell.outlook
    if ahead.reason is not None or isinstance(ahead.mid, Unmeasured):
        why = w.text("ahead.none") if ahead.reason is None else w.remark(ahead.reason, cell.unit)
        yield w.text("ahead.result"), Words(why)
        return
    yield w.text("ahead.result"), Words(_result(cell, ahead.mid, w))
    basis = w.text(f"basis_of.{ahead.basis}", n=ahead.n)
    yield w.text("ahead.method"), Words(w.text("ahead.rests", method=w.text(f"method.{ahead.method}"), basis=basis))
    if line := outlook_formula(cell, w):
        yield w.text("ahead.formula"), Words(line)
    yield w.text("ahead.error"), Words(_errors(cell, w))
    for caveat in ahead.caveats:
        yield w.text("ahead.note"), Words(w.remark(caveat, cell.unit))


def _result(cell: CellResult, mid: Decimal, w: Wording) -> str:
    shown = cells.outlook_cell(cell, w).text
    if isinstance(cell.outlook.low, Unmeasured):
        return shown
    return w.text("ahead.middle", outlook=shown, mid=amounts.amount_cell(mid, cell.unit, w, named=False).text)


def _errors(cell: CellResult, w: Wording) -> str:
    ahead = cell.outlook
    if isinstance(ahead.error, Unmeasured):
        return w.text("ahead.untested")
    years = (w.text("ahead.year", year=str(y), error=percents.percent_cell(e, w).text) for y, e in ahead.errors)
    mean = percents.percent_cell(ahead.error, w).text
    return w.text("ahead.errors", mean=mean, years=w.text("joiner.list").join(years))


def outlook_formula(cell: CellResult, w: Wording) -> str:
    """The forecast with its numbers put in; empty where it runs on other figures than the row's (growth)."""
    ahead, terms = cell.outlook, dict(cell.outlook.terms)
    if not terms or cell.kind == "average_growth" or isinstance(ahead.mid, Unmeasured):
        return ""
    key = "stock" if ahead.method == "count" and "there" in terms else ahead.method
    base = cell.baseline
    if key == "run_rate" and cell.kind in ("stock_at_date", "level"):
        key = "change"
        terms["base"] = Decimal(0) if base is None or isinstance(base, Unmeasured) else base
    given = {name: _term(name, value, cell, w) for name, value in terms.items()}
    if "factor" not in given and key == "profile":
        return ""
    return w.text(f"forecast.{key}", **given, mid=_term("mid", ahead.mid, cell, w))


def _term(name: str, value: Figure, cell: CellResult, w: Wording) -> str:
    if isinstance(value, Unmeasured):
        return ""
    if name in _SHARES:
        return percents.percent_cell(value * 100, w).text
    if name in _PLAIN or name in _FINE:
        return Number(value, goal_digits(rounded(value, 0 if name in _PLAIN else _DIGITS))).figure
    return amounts.amount_cell(value, cell.unit, w, named=False).text
