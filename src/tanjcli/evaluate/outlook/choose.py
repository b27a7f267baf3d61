"""One door to the outlook: ``auto`` picks by the data at hand, a declared method is taken at its word or refused.

auto: counts → count; threshold counts with firm data → firm; yearly stocks → trend; flows → profile from two full
past years on (blend while less than 35 % of a year is usually done), yoy with exactly one, else run_rate.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tanjcli.core.absence import Unmeasured
from tanjcli.evaluate.outlook.counts import CountCase, count
from tanjcli.evaluate.outlook.firms import FirmCase, firm
from tanjcli.evaluate.outlook.flows import MIN_PROFILE, FlowCase, blend, profile, run_rate, seasonal_share, yoy
from tanjcli.evaluate.outlook.model import Method, NoForecast, Outlook
from tanjcli.evaluate.outlook.trend import TrendCase, trend

Case = FlowCase | CountCase | FirmCase | TrendCase
EARLY = 0.35

FLOW_METHODS: Mapping[Method, Callable[[FlowCase], Outlook]] = MappingProxyType(
    {Method.RUN_RATE: run_rate, Method.PROFILE: profile, Method.BLEND: blend, Method.YOY: yoy}
)


def outlook(case: Case, method: Method = Method.AUTO) -> Outlook:
    """The forecast of a case. A method that does not fit the case is refused, never replaced by another."""
    if method is Method.NONE:
        return NoForecast(method, "not_asked")
    chosen = chosen_method(case) if method is Method.AUTO else method
    match case:
        case FlowCase() if chosen in FLOW_METHODS:
            return FLOW_METHODS[chosen](case)
        case CountCase() if chosen is Method.COUNT:
            return count(case)
        case FirmCase() if chosen is Method.FIRM:
            return firm(case)
        case TrendCase() if chosen is Method.TREND:
            return trend(case)
    return NoForecast(chosen, "method_does_not_fit")


def chosen_method(case: Case) -> Method:
    """What ``auto`` means for this case."""
    match case:
        case CountCase():
            return Method.COUNT
        case FirmCase():
            return Method.FIRM
        case TrendCase():
            return Method.TREND
        case FlowCase():
            return _flow_method(case)


def _flow_method(case: FlowCase) -> Method:
    if len(case.past) >= MIN_PROFILE:
        share = seasonal_share(case.past, max(case.age, 0))
        early = isinstance(share, Unmeasured) or share < EARLY
        can_blend = case.prior is not None or case.last_year is not None
        return Method.BLEND if early and can_blend else Method.PROFILE
    return Method.YOY if len(case.past) == 1 and case.last_year is not None else Method.RUN_RATE
