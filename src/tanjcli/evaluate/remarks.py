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
    "reason-not-assigned": (),
    "reason-informative": (),
    "reason-accepted": ("status", "goal", "until", "zh", "en", "ref"),
    "reason-no-profile": (),
    "reason-no-forecast": (),
    "reason-forecast": (),
    "reason-gap-closing": (),
    "reason-completion": (),
    "reason-rate": (),
    "reason-rate-no-baseline": (),
    "reason-rate-one-observation": (),
    "reason-rate-zero": (),
    "reason-rate-sign-change": (),
    "reason-rate-maintain": (),
    "reason-rate-due-before-base": (),
    "reason-rate-missed": (),
    # beside a figure
    "level-of-period": ("period",),
    "held-back-data": ("data_through", "due"),
    "held-back-coverage": ("reported", "expected"),
    "coverage": ("reported", "expected", "missing"),
    "entities-missing": ("count", "period", "before"),
    "values-missing": ("count", "period"),
    "removed-without-entry": ("count",),
    "rejected": ("count",),
    "held-back-incomplete": (),
    "categories-missing": ("zh", "en", "period", "before"),
    "unclassified": ("count", "sum", "unit", "period"),
    "judged-at-data-date": ("data_through",),
    "target-not-ambitious": ("baseline",),
    "was-met": ("month",),
    "stretch": ("goal_max", "short"),
    "and-with": ("target", "ref", "status"),
    "strict-and-loose": ("strict", "loose"),
    "lowest-part": ("part", "zh", "en"),
    "growth-level-needed": ("level", "unit", "period", "gone", "total"),
    "growth-ratio": ("percent",),
    "profile-would-say": ("status",),
    "ahead": (),
    "accept-expired": ("until",),
    "accept-not-enough": ("goal",),
    # why nothing is forecast
    "no-outlook-not-asked": (),
    "no-outlook-not-started": (),
    "no-outlook-finished": (),
    "no-outlook-no-data": ("seen", "needed"),
    "no-outlook-no-baseline": ("seen", "needed"),
    "no-outlook-insufficient-data": ("seen", "needed"),
    "no-outlook-too-few-years": ("seen", "needed"),
    "no-outlook-no-last-year": ("seen", "needed"),
    "no-outlook-zero-history": ("seen", "needed"),
    "no-outlook-no-exposure": ("seen", "needed"),
    "no-outlook-months-missing": ("seen", "needed"),
    "no-outlook-method-does-not-fit": ("seen", "needed"),
    # what must be said with a forecast
    "outlook-low-confidence": (),
    "outlook-no-seasonality": (),
    "outlook-one-past-year": (),
    "outlook-too-few-years-for-range": (),
    "outlook-no-variation": (),
    "outlook-declared-prior": (),
    "outlook-prior-from-last-year": (),
    "outlook-seasonal-exposure": (),
    "outlook-overdispersed": (),
    "outlook-independent-exits": (),
    "outlook-firms-independent": (),
    "outlook-common-factor": (),
    "outlook-pooled-spread": (),
    "outlook-clusters-stand-for-members": (),
    "outlook-months-alike": (),
    "outlook-worst-part": ("part", "zh", "en"),
    "outlook-other-method-better": ("method", "percent"),
    "goal-revised": ("original", "goal", "change", "since", "times", "zh", "en"),
    # beside a reading
    "reading-undeclared": (),
    "reading-uncomputable": ("zh", "en"),
    # beside a check
    "declared-stock": ("sum", "total", "needed", "opening", "removed", "rest"),
    "declared-stock-short": ("sum", "total", "needed", "opening", "removed", "rest"),
    "sums-agree": ("sum", "total", "unit"),
    "sums-differ": ("sum", "total", "difference", "unit"),
    "part-above-whole": ("zh", "en", "part_sum", "total", "unit"),
    "parts-without-key": ("sum", "unit"),
    "unclassified-part": ("sum", "percent", "unit"),
    "stated-totals-differ": ("count",),
    "reported-twice": ("count",),
    "stock-adds-up": ("opening", "entries", "exits", "closing"),
    "stock-differs": ("opening", "entries", "exits", "closing"),
    "removed-unknown": ("count", "names"),
    "entered-twice": ("count", "names"),
    "counted-elsewhere": ("count", "names"),
    "not-same-day": ("one", "other"),
    "nothing-told": (),
    "waiver-expired": ("by", "until"),
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
    "boundary_counted",
    "in_cluster",
    "removed",
    "base",
)

# What the parts of a figure are called where no metric gives them a name.
PART_NAMES: Mapping[str, Name] = {
    "opening": Name("期初", "opening"),
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
