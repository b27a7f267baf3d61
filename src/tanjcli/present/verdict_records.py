"""The parts of one verdict for programs: inputs, formula, path, threshold, method, backtest, each by its name."""

from __future__ import annotations

from typing import Any

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.results import CellResult, RulesUsed
from tanjcli.present.compose.formula import formula_lines
from tanjcli.present.compose.outlook import outlook_formula
from tanjcli.present.compose.rules import rule_of
from tanjcli.present.outlook_records import number, outlook_record, point_record, rules_record
from tanjcli.present.wording import Wording

_INPUTS = ("actual", "expected", "completion", "time_share", "lead_pp", "pace", "gap", "gap_to_plan")
_SPREAD = ("low", "mid", "high", "p_hit", "word", "caveats", "reason")


def components_record(cell: CellResult, rules: RulesUsed, w: Wording) -> dict[str, Any]:
    """What the verdict of a row is put together from; numbers exact, the formula in words with its numbers put in."""
    used, ahead = cell.rules or rules, outlook_record(cell.outlook)
    return {
        "inputs": {
            "baseline": None if cell.baseline is None or isinstance(cell.baseline, Unmeasured) else cell.baseline,
            "goal": cell.goal,
            "goal_max": cell.goal_max,
            **{name: number(getattr(cell, name)) for name in _INPUTS},
        },
        "formula": list(formula_lines(cell, used, w)),
        "path": {
            "name": cell.pace_path or None,
            "points": [point_record(point) for point in cell.history],
        },
        "threshold": {**rules_record(used), "rule": rule_of(cell, used, w), "reason": w.remark(cell.reason, cell.unit)},
        "method": {
            "name": cell.outlook.method,
            "n": cell.outlook.n,
            "basis": cell.outlook.basis,
            "terms": ahead["terms"],
            "formula": outlook_formula(cell, w),
            **{name: ahead[name] for name in _SPREAD},
        },
        "backtest": {"mean_error": ahead["error"], "errors": ahead["errors"]},
    }
