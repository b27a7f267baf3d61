"""``method: cagr_ratio``: a yearly stock judged by its growth rate against the rate required (Eurostat, Open SDG)."""

from __future__ import annotations

from dataclasses import dataclass

from tanjcli.core.periods import Period
from tanjcli.evaluate.bench.bench import Bench
from tanjcli.evaluate.bench.case import Case
from tanjcli.evaluate.measure.model import Window
from tanjcli.evaluate.outlook.model import shown
from tanjcli.evaluate.results import NOT_APPLICABLE, Figure, Status
from tanjcli.evaluate.rules.growth_ratio import RatioRule, Refusal, growth_ratio
from tanjcli.evaluate.rules.growth_score import STATUS


@dataclass(frozen=True, slots=True)
class ByRate:
    """The word of the rate and R, or the refusal by wording key."""

    status: Status | None
    ratio: Figure = NOT_APPLICABLE
    refusal: str = ""


def judged_by_rate(case: Case, bench: Bench) -> ByRate | None:
    """The verdict of the rate, where the target asks for this method; ``None`` for every other target."""
    target = case.sight.target
    if target.pace is None or target.pace.method != "cagr_ratio" or not case.started:
        return None
    base, due = case.aim.start, case.sight.span.due
    if target.baseline is None or base is None:
        return ByRate(None, refusal="no_baseline")
    first = target.baseline.at.year
    window = Window(Period.year(first + 1).start, due, bench.as_of)
    curve = bench.curve(target, window)
    points = [(day.year, float(value)) for day, value in curve.items() if (day.month, day.day) == (12, 31)]
    rule = RatioRule(1 if target.direction == "higher" else -1, first, float(target.goal), due.year)
    found = growth_ratio([(first, float(base)), *points], rule)
    if found.label is None:
        return ByRate(None, refusal=(found.refusal or Refusal.ONE_OBSERVATION).value)
    return ByRate(STATUS[found.label], NOT_APPLICABLE if found.progress is None else shown(found.progress))
