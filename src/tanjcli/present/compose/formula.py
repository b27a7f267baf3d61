"""The formulas of the method with the numbers put in, as a person would check them on paper."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tanjcli.core.absence import Unmeasured
from tanjcli.core.words import Name
from tanjcli.evaluate.results import CellResult, Part, RulesUsed
from tanjcli.present.compose import amounts, cells, percents
from tanjcli.present.document import Absent, Cell, Number
from tanjcli.present.wording import Wording


def formula_lines(cell: CellResult, rules: RulesUsed, w: Wording) -> Iterator[str]:
    """Completion, expected value, lead, pace, gap and monthly need, each where it exists; last the rule.

    Growth is measured on levels, so its completion is reckoned on them.
    """
    terms = _terms(cell, rules, w)
    yield from _growth(cell, w)
    plain = cell.kind != "average_growth" and not isinstance(cell.baseline, Unmeasured)
    names: list[tuple[str, Cell]] = []
    if plain:
        names.append(("completion", percents.percent_cell(cell.completion, w)))
    straight = plain and cell.pace_path == "linear"
    names.append(("expected" if straight else _expected(cell, plain), amounts.amount_cell(cell.expected, cell.unit, w)))
    names.append(("lead" if percents.adds_up(cell, w) else "lead_about", percents.lead_pp_cell(cell, w)))
    if plain:
        names.append(("pace", percents.pace_cell(cell.pace, rules, w)))
    names.append(("gap_down" if cell.direction == "lower" else "gap_up", cells.gap_cell(cell, w)))
    names.append(("rate", amounts.rate_cell(cell.required_rate, cell.unit, w, named=True)))
    for name, result in names:
        if not isinstance(result, Absent):
            yield w.text(f"formula.{name}", **terms, result=result.text)
    yield w.text("formula.rule", **terms)


def _expected(cell: CellResult, plain: bool) -> str:
    """The share that another path makes due enters the formula like the time share; a level may follow none."""
    return "expected_share" if plain and cell.pace_path else "expected_path"


def _growth(cell: CellResult, w: Wording) -> Iterator[str]:
    """The levels behind an average growth, as far as they are known."""
    asked = next((dict(remark.params) for remark in cell.remarks if remark.code == "growth-level-needed"), None)
    if asked is None or len(cell.parts) < 2:
        return
    base, reached = (amounts.part_cell(part, w) for part in cell.parts[:2])
    goal = amounts.part_cell(Part(Name(""), Decimal(asked["level"]), asked["unit"]), w)
    level = {
        "base": _figure(base),
        "reached": _figure(reached),
        "goal": _figure(goal),
        "rate": amounts.exact_cell(cell.goal, cell.unit, w).text,
        "gone": asked["gone"],
        "total": asked["total"],
    }
    actual = amounts.amount_cell(cell.actual, cell.unit, w, (cell.goal,))
    yield w.text("formula.growth", **level, result=actual.text)
    yield w.text("formula.growth_goal", **level, result=goal.text)
    yield w.text("formula.growth_done", **level, result=percents.percent_cell(cell.completion, w).text)
    yield w.text("formula.growth_share", **level, result=percents.percent_cell(cell.time_share, w).text)


def _figure(cell: Cell) -> str:
    return cell.figure if isinstance(cell, Number) else cell.text


def _terms(cell: CellResult, rules: RulesUsed, w: Wording) -> dict[str, str]:
    base = Decimal(0) if cell.baseline is None else cell.baseline
    marks = (cell.goal,)
    bounds = {name: f"{getattr(rules, name):f}" for name in ("on_track", "behind", "off_track")}
    return {
        "actual": amounts.amount_cell(cell.actual, cell.unit, w, marks, named=False).text,
        "base": amounts.amount_cell(base, cell.unit, w, named=False).text if base else "0",
        "goal": amounts.exact_cell(cell.goal, cell.unit, w, named=False).text,
        "aim": _aim(cell, w),
        "expected": amounts.amount_cell(cell.expected, cell.unit, w, marks, named=False).text,
        "share": percents.percent_cell(cell.time_share, w).text,
        "completion": percents.percent_cell(cell.completion, w).text,
        "gap": cells.gap_cell(cell, w).text,
        "months": percents.months_cell(cell.months_left).text,
        "path": w.text(f"path.{cell.pace_path}") if cell.pace_path else "",
        "bounds": w.text(f"bounds.{rules.preset}", **bounds),
    }


def _aim(cell: CellResult, w: Wording) -> str:
    """``≥ 30 家``; a range as it stands."""
    if cell.goal_max is not None:
        return cells.goal_cell(cell, w).text
    return f"{w.text(f'comparison.{cell.comparison}')} {amounts.exact_cell(cell.goal, cell.unit, w).text}"
