"""Which metrics are only ever compared with: a figure of last year is no actual, but a growth may stand on it."""

from __future__ import annotations

from tanjcli.plan.metrics import Growth, Lowest, Ratio
from tanjcli.plan.model import Plan


def only_compared(plan: Plan) -> frozenset[str]:
    """The denominators of ratios that nothing else uses: no target, no other metric, no proxy, no reading."""
    below: set[str] = set()
    shown: set[str | None] = set()
    for metric in plan.metrics.values():
        match metric:
            case Ratio():
                below.add(metric.denominator)
                shown.add(metric.numerator)
            case Lowest():
                shown.update(metric.of)
            case Growth():
                shown.add(metric.of)
    for target in plan.targets:
        shown |= {target.metric, target.proxy, *(other.metric for other in target.reading.alternatives)}
    return frozenset(below - shown)
