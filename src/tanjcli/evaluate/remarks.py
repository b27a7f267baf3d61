"""Every code a Remark or an Origin's role may carry, with its parameters: the list the wording must cover.

Parameters are plain text: ids, dates as 2021-06-30, whole numbers, or amounts written exactly. Codes that begin
with ``reason-`` explain a status; the others stand beside a figure or a check.
"""

from __future__ import annotations

from collections.abc import Mapping

from tanjcli.core.words import Name
from tanjcli.evaluate.results import Remark

REMARKS: Mapping[str, tuple[str, ...]] = {
    # why this status
    "reason-not-started": ("opens",),
    "reason-no-data": (),
    "reason-not-yet": (),
    "reason-disputed": (),
    "months-missing": ("months",),
    "reason-achieved": (),
    "reason-full": ("goal_max",),
    "reason-missed": ("due",),
    "reason-exceeded": (),
    "reason-no-baseline": (),
    "reason-lost": (),
    "reason-within-tolerance": ("tolerance",),
    "reason-nothing-due": (),
    "reason-declared": ("zh", "en"),
    "reason-deadline": ("due",),
    "reason-no-last-year": (),
    "reason-pace": ("bound",),
    "reason-reversing": ("bound",),
    # beside a figure
    "level-of-period": ("period",),
    "held-back-data": ("data_through", "due"),
    "held-back-coverage": ("reported", "expected"),
    "coverage": ("reported", "expected", "missing"),
    "entities-missing": ("count", "period"),
    "values-missing": ("count", "period"),
    "removed-without-entry": ("count",),
    "judged-at-data-date": ("data_through",),
    "target-not-ambitious": ("baseline",),
    "was-met": ("month",),
    "stretch": ("goal_max", "short"),
    "and-with": ("target", "status"),
    "strict-and-loose": ("strict", "loose"),
    "lowest-part": ("part",),
    "growth-level-needed": ("level", "unit"),
    "growth-ratio": ("percent",),
    # beside a check
    "goals-out-of-order": ("lower", "upper"),
    "actuals-out-of-order": ("lower", "upper"),
    "goals-sum": ("sum", "unit"),
    "declared-total": ("sum", "total", "difference", "unit"),
    "not-measured": ("targets",),
}

# How a cell took part in a figure.
ROLES: tuple[str, ...] = (
    "addend",
    "counted",
    "dated",
    "condition",
    "below_threshold",
    "boundary",
    "in_cluster",
    "removed",
    "base",
)

# What the parts of a figure are called where no metric gives them a name.
PART_NAMES: Mapping[str, Name] = {
    "added": Name("累计增加", "added"),
    "removed": Name("累计减少", "removed"),
    "single": Name("单个", "single"),
    "clusters": Name("集群", "clusters"),
    "strict": Name("不重复计", "strict"),
    "loose": Name("重复计", "loose"),
    "numerator": Name("分子", "numerator"),
    "denominator": Name("分母", "denominator"),
}


def remark(code: str, **params: str) -> Remark:
    """A remark with the parameters its code declares. A wrong code or parameter is a bug: ``KeyError``."""
    return Remark(code, tuple((name, params[name]) for name in REMARKS[code]))
