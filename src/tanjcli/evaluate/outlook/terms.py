"""The numbers that a forecast was reckoned from, so that it can be checked on paper."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from statistics import fmean

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.outlook.choose import Case
from tanjcli.evaluate.outlook.counts import CountCase
from tanjcli.evaluate.outlook.firms import FirmCase
from tanjcli.evaluate.outlook.flows import FlowCase, expectation, seasonal_share
from tanjcli.evaluate.outlook.model import Forecast, Method
from tanjcli.evaluate.outlook.trend import CHANGES, TrendCase


def terms_of(case: Case, forecast: Forecast) -> Mapping[str, float]:
    """Name → number: shares as fractions, everything else in the unit of the case.

    ``run_rate`` reached, share · ``profile`` reached, factor · ``blend`` reached, share, prior · ``yoy`` reached,
    before, whole · ``count`` arrived, elapsed, left (there, gone of a stock) · ``firm`` over, hoped · ``trend`` last,
    change, years.
    """
    match case:
        case FlowCase():
            return {"reached": case.current.last, **_of_flow(case, forecast)}
        case CountCase():
            exits = {} if case.gone is None else {"there": case.start + case.arrived - case.gone, "gone": case.gone}
            return {"arrived": case.arrived, "elapsed": case.elapsed, "left": case.left, **exits}
        case FirmCase():
            over = sum(one.current.last >= case.threshold for one in case.firms)
            return {"over": over, "hoped": forecast.mid - over}
        case TrendCase():
            return _of_trend(case)


def _of_flow(case: FlowCase, forecast: Forecast) -> Mapping[str, float]:
    reached, last = case.current.last, case.last_year
    match forecast.method:
        case Method.RUN_RATE:
            return {"share": case.elapsed}
        case Method.PROFILE:
            return {"factor": forecast.mid / reached} if reached else {}
        case Method.YOY if last is not None:
            return {"before": last.values[case.age], "whole": last.last}
        case Method.BLEND:
            share, expected = seasonal_share(case.past, case.age), expectation(case)
            if expected is not None and not isinstance(share, Unmeasured):
                return {"share": share, "prior": expected[0]}
    return {}


def _of_trend(case: TrendCase) -> Mapping[str, float]:
    numbers = [value for _, value in case.values][-CHANGES - 1 :]
    change = fmean(after - before for before, after in pairwise(numbers))
    return {"last": numbers[-1], "change": change, "years": max(0, case.due - case.values[-1][0])}
