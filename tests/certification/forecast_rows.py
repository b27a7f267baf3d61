"""Rows of ``method.csv`` that are forecasts: chain ladder, seasonal profile, counts.

The profile row prints a whole bench of figures, some of which tanj deliberately does not offer (a normal or lognormal
chance, the mean of yearly shares); those are computed here, from the forecast under test, so that the row stays whole.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from statistics import NormalDist, fmean
from typing import Any

from tanjcli.evaluate.outlook.counts import PRIOR_SHAPE, CountCase, count
from tanjcli.evaluate.outlook.distributions import negative_binomial, student_sf
from tanjcli.evaluate.outlook.flows import FlowCase, blend, profile, run_rate, seasonal_share, yoy
from tanjcli.evaluate.outlook.ladder import fit, project
from tanjcli.evaluate.outlook.model import Forecast, Goal, Outlook, YearToDate
from tanjcli.evaluate.outlook.slip import required_over_observed

Inputs = Mapping[str, Any]
Answers = dict[str, Any]


def chain_ladder(given: Inputs) -> Answers:
    rows = [[float(value) for value in row] for row in given["cumulative_by_origin"]]
    steps = fit(rows)
    ends = [project(row, steps) for row in rows]
    reserves = [end.ultimate - row[-1] for end, row in zip(ends, rows, strict=True)]
    return {
        "factors": [step.factor for step in steps],
        "ultimate_by_origin": [end.ultimate for end in ends],
        "reserve_by_origin": reserves,
        "reserve": math.fsum(reserves),
        "mack_se_by_origin": [end.error for end in ends],
    }


def profile_forecast(given: Inputs) -> Answers:
    case = _flow(given)
    done, goal, months = case.current.last, case.goal.value, int(given["as_of_month"])
    whole = case.months[-1]
    share = float(seasonal_share(case.past, case.age))  # type: ignore[arg-type]
    mean_share = fmean(year.values[case.age] / year.last for year in case.past)
    forecast = _forecast(profile(case))
    required, observed = (goal - done) / (whole - months), done / months
    answers = {
        "time_prop_share": months / whole,
        "naive": _forecast(run_rate(case)).mid,
        "share_vw": share,
        "F_vw": done / share,
        "share_mean": mean_share,
        "F_mean": done / mean_share,
        "CL": forecast.mid,
        "BF": _forecast(blend(replace(case, prior=goal))).mid,
        "req_remaining_monthly": required,
        "avg_monthly_ytd": observed,
        "TCPI_like": required_over_observed(done, goal, months / whole),
        "SPI_timeprop": done / (goal * months / whole),
        "SPI_seasonal": done / (goal * share),
        "seasonal_TCPI": required_over_observed(done, goal, share),
        "required_vs_plan_remaining": (goal - done) / (goal * (1 - share)),
    }
    last = case.last_year or case.past[-1]
    answers["yoy_ytd"] = done / last.values[case.age] - 1
    answers["F_yoy"] = _forecast(yoy(replace(case, past=(last,)))).mid
    return answers | _chances(forecast, goal, len(case.past))


def count_forecast(given: Inputs) -> Answers:
    shape, rate = (float(number) for number in re.findall(r"[\d.]+", given.get("prior", "Gamma(0.5,0)")))
    if "arrivals" not in given:
        return _gamma_prior(given, shape, rate)
    arrived, elapsed = int(given["arrivals"]), float(given["months_observed"])
    left, needed = float(given["months_left"]), int(given["still_needed"])
    if (shape, rate) != (PRIOR_SHAPE, 0.0):
        renamed = {"N": arrived, "periods": elapsed, "horizon": left, "still_needed": needed}
        return _gamma_prior(renamed, shape, rate)
    forecast = _forecast(count(CountCase(Goal(arrived + needed), arrived, elapsed, left)))
    return {
        "mean": forecast.mid - arrived,
        "p_hit": forecast.p_hit,
        "pi80": [forecast.low - arrived, forecast.high - arrived],  # type: ignore[operator]
        "p_hit_poisson_plugin": _poisson_at_least(needed, arrived * left / elapsed),
    }


def _gamma_prior(given: Inputs, shape: float, rate: float) -> Answers:
    periods, horizon = float(given["periods"]), float(given["horizon"])
    r, p = shape + float(given["N"]), (rate + periods) / (rate + periods + horizon)
    coming = negative_binomial(r, p)
    return {
        "nb_r": r,
        "nb_p": p,
        "mean": coming.mean,
        "pi80": [coming.quantile(0.1), coming.quantile(0.9)],
        "p_hit": coming.at_least(given.get("still_needed", 0)),
        "sf": {str(k): coming.at_least(k) for k in range(len(coming.probs) + 1)},
    }


def _flow(given: Inputs) -> FlowCase:
    months = tuple(int(month) for month in given["months"])
    history = {int(year): tuple(map(float, values)) for year, values in given["history_cum"].items()}
    past = tuple(YearToDate(year, history[year]) for year in sorted(history))
    seen = months.index(int(given["as_of_month"])) + 1
    current = YearToDate(past[-1].year + 1, tuple(map(float, given["current"][:seen])))
    return FlowCase(Goal(float(given["target"])), months, past, current)


def _chances(forecast: Forecast, goal: float, years: int) -> Answers:
    if not isinstance(forecast.error, float):
        return {}
    mid, error = forecast.mid, forecast.error
    sigma = math.sqrt(math.log1p((error / mid) ** 2))
    lognormal = NormalDist(math.log(mid) - sigma**2 / 2, sigma)
    return {
        "MackSE": error,
        "P_hit_normal": 1 - NormalDist(mid, error).cdf(goal),
        f"P_hit_t{years - 1}": student_sf((goal - mid) / error, years - 1),
        "P_hit_lognormal": 1 - lognormal.cdf(math.log(goal)),
        "PI80_lognormal": [math.exp(lognormal.inv_cdf(q)) for q in (0.1, 0.9)],
    }


def _poisson_at_least(n: int, mean: float) -> float:
    if mean == 0:
        return float(n <= 0)
    return 1 - math.fsum(math.exp(x * math.log(mean) - mean - math.lgamma(x + 1)) for x in range(n))


def _forecast(outlook: Outlook) -> Forecast:
    if not isinstance(outlook, Forecast):
        raise TypeError(f"refused: {outlook.reason}")
    return outlook
