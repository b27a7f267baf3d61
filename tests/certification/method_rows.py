"""Rows of ``method.csv``: one small adapter a rule, giving every name it can compute."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tanjcli.core.absence import Unmeasured
from tanjcli.core.periods import Period
from tanjcli.core.quantities import UnitTable, convert
from tanjcli.evaluate.rules import completion, cumulative, destatis, escap, evm, globalfund, level_method, unsd
from tanjcli.evaluate.rules.reported import check_reported
from tests.certification.forecast_rows import chain_ladder, count_forecast, profile_forecast

Inputs = Mapping[str, Any]
Answers = dict[str, Any]
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
HUNDRED = Decimal(100)


def progress(given: Inputs) -> Answers:
    answers: Answers = {}
    done = given.get("completion_pct")
    if "target" in given:
        done = completion.completion(given["actual"], given["target"], given.get("baseline", Decimal(0)))
    elif "actual" in given and done is not None:
        answers["implied_target"] = completion.implied_goal(given["actual"], done)
    answers["completion_pct"] = done
    if "elapsed" in given and isinstance(done, Decimal):
        share = completion.month_share(given["elapsed"], given.get("total", Decimal(12)))
        answers |= {"time_share_pct": share, "ahead_pp": completion.lead(done, share)}
    return answers


def share_of_months(given: Inputs) -> Answers:
    return {"share_pct": completion.month_share(given["month"], given.get("total", Decimal(12)))}


def share_of_days(given: Inputs) -> Answers:
    day = date.fromisoformat(given["date"])
    year = Period.year(day.year)
    return {
        "share_pct": completion.day_share(day, year, as_of_counts=False),
        "share_pct_day_counted": completion.day_share(day, year),
    }


def completion_check(given: Inputs) -> Answers:
    check = check_reported(given["actual"], given["target"], given["reported_pct"], given.get("printed_as", ""))
    return {
        "recomputed_pct": check.recomputed,
        "mismatch": check.mismatch,
        "input_interval_pct": [check.low, check.high],
        "explained_by_rounding": check.explained,
    }


def unit_convert(given: Inputs) -> Answers:
    units = UnitTable()
    return {"value": convert(given["value"], units[given["from_"]], units[given["to"]])}


def ytd_to_month(given: Inputs) -> Answers:
    month = _month_of(given)
    before = MONTHS[MONTHS.index(month) - 1]
    return {f"ytd_{before}": cumulative.previous_to_date(given[f"ytd_{month}"], given[month])}


def yoy_chain(given: Inputs) -> Answers:
    month = _month_of(given)
    before = MONTHS[MONTHS.index(month) - 1]
    to_date_yoy = next(v for k, v in given.items() if k in ("ytd_yoy_pct", f"ytd_{month}_yoy_pct"))
    growth = cumulative.previous_growth(
        given[f"ytd_{month}"], to_date_yoy / HUNDRED, given[month], given[f"{month}_yoy_pct"] / HUNDRED
    )
    percent = growth if isinstance(growth, Unmeasured) else growth * HUNDRED
    return {f"ytd_{before}_yoy_pct": percent, "recomputed": percent}


def level(given: Inputs) -> Answers:
    years = sorted((key for key in given if re.fullmatch(r"y\d+", key)), key=lambda key: int(key[1:]))
    months = [value for year in years for value in given[year]]
    answers: Answers = {
        f"rolling12_to_{years[end // 12]}_{MONTHS[end % 12]}": total
        for end, total in enumerate(level_method.rolling_years(months), start=11)
    }
    reached = level_method.reached(months, given["target_12m"])
    if reached is not None:
        answers["x_days"] = reached.days_early
        answers["early"] = f"{reached.months_early} months {_plain(reached.days_early)} days"
    return answers


def growth_target(given: Inputs) -> Answers:
    return {"completion_pct": cumulative.growth_completion(given["actual_growth"], given["plan_growth"])}


def earned_value(given: Inputs) -> Answers:
    value = evm.EarnedValue(given["BAC"], given["PV"], given["EV"], given["AC"])
    return {
        "SPI": value.spi,
        "SV": value.schedule_variance,
        "CPI": value.cpi,
        "CV": value.cost_variance,
        "TCPI": value.tcpi,
        "EAC": value.estimate_at_completion,
    }


def earned_value_colour(given: Inputs) -> Answers:
    (index,) = given.values()
    return {"colour": evm.colour(index)}


def global_fund(given: Inputs) -> Answers:
    return {"rating": globalfund.rating(given["progress_pct"]).value}


def weather(given: Inputs) -> Answers:
    first, last_year = (int(year) for year in given["years"].split(".."))
    series = list(zip(range(first, last_year + 1), map(float, given["values"]), strict=True))
    target, last = float(given["target"]), series[-1][1]
    projected = destatis.project(series, int(given["target_year"]))
    falling = given["direction"] in ("decreasing", "negative") if "direction" in given else target < series[0][1]
    return {
        "projected": projected,
        "miss_share": destatis.missed_share(last, projected, target),
        "symbol": destatis.symbol(last, projected, target, lower_is_better=falling).value,
    }


def current_status(given: Inputs) -> Answers:
    current, base, target = (float(given[key]) for key in ("I_cv", "I_0", "TV"))
    if given["parity"]:
        return {"csi": escap.parity_status(current, base, target)}
    return {"csi": escap.current_status(current, base, target, lower_is_better=given["direction"] == "decreasing")}


def un_chart(given: Inputs) -> Answers:
    goal_key = next(key for key in given if re.fullmatch(r"target_\d{4}", key))
    due, year = int(goal_key[-4:]), int(given["year"])
    base, value, target = float(given["v_b"]), float(given["v_t"]), float(given[goal_key])
    growth = unsd.yearly_growth(base, value, year - int(given["base_year"]))
    if isinstance(growth, Unmeasured):
        return {}
    expected = unsd.grown(value, growth, due - year)
    share = unsd.share_of_way(expected, base, target)
    answers: Answers = {"cagr": growth, f"expected_{due}": expected, "ratio": share}
    return answers if isinstance(share, Unmeasured) else answers | {"score": unsd.score(share)}


RULES: Mapping[str, Callable[[Inputs], Answers]] = {
    "time_share": progress,
    "time_share_months": share_of_months,
    "time_share_days": share_of_days,
    "completion": progress,
    "completion_check": completion_check,
    "unit_convert": unit_convert,
    "ytd_to_month": ytd_to_month,
    "yoy_chain": yoy_chain,
    "level_method": level,
    "growth_target": growth_target,
    "evm": earned_value,
    "evm_rag": earned_value_colour,
    "global_fund": global_fund,
    "destatis": weather,
    "escap_csi": current_status,
    "un_progress_chart_2023": un_chart,
    "chain_ladder": chain_ladder,
    "profile_forecast": profile_forecast,
    "count_forecast": count_forecast,
}


def _month_of(given: Inputs) -> str:
    return next(month for month in MONTHS if month in given)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
