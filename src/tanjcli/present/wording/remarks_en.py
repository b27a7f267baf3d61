"""What is said beside a figure, in English: one entry for each code and role of ``evaluate.remarks``."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    # why this status
    "remark.reason-not-started": "counts from {opens}",
    "remark.reason-no-data": "nothing was delivered that could say",
    "remark.reason-not-yet": "the figure is not published yet",
    "remark.reason-disputed": "the data contradict each other; no verdict until that is settled",
    "remark.reason-achieved": "the goal is reached",
    "remark.reason-full": "the upper goal {goal_max} is reached",
    "remark.reason-missed": "due {due}, goal not reached",
    "remark.reason-exceeded": "beyond the permitted range",
    "remark.reason-no-baseline": "the document gives no baseline, so there is no pace",
    "remark.reason-lost": "was reached, has fallen below the goal again",
    "remark.reason-within-tolerance": "within the tolerance of {tolerance}",
    "remark.reason-nothing-due": "nothing is due yet",
    "remark.reason-declared": "{en}",
    "remark.reason-deadline": "judged when due, {due}",
    "remark.reason-no-last-year": "no comparable figure last year, not judged yet",
    "remark.reason-pace": "the pace R is at or above {bound}, where this status begins",
    "remark.reason-reversing": "the pace R is below {bound}",
    # beside a figure
    "remark.level-of-period": "this is the level of {period}",
    "remark.held-back-data": "data end {data_through}, before {due}: not called missed yet",
    "remark.held-back-coverage": "only {reported}/{expected} units reported: not called missed yet",
    "remark.coverage": "{reported}/{expected} units reported, missing {missing}",
    "remark.entities-missing": "{count} did not report {period}, so the sum is low",
    "remark.values-missing": "{count} blank figures of {period} are left out",
    "remark.months-missing": "no data for {months}",
    "remark.removed-without-entry": "{count} left without a record of entry",
    "remark.judged-at-data-date": "judged at the data date {data_through}",
    "remark.target-not-ambitious": "the baseline {baseline} is already better than the goal",
    "remark.was-met": "was reached in {month}",
    "remark.stretch": "stretch goal {goal_max}, {short} to go",
    "remark.and-with": "holds only together with {target} (now: {status})",
    "remark.strict-and-loose": "cluster members counted once {strict}, twice {loose}",
    "remark.lowest-part": "the lower of two: {part}",
    "remark.growth-level-needed": "the goal needs {level}",
    "remark.growth-ratio": "(1 + growth) is {percent} of (1 + planned growth)",
    # beside a check
    "remark.goals-out-of-order": "goal {lower} is above {upper}",
    "remark.actuals-out-of-order": "actual {lower} is above {upper}",
    "remark.goals-sum": "the goals add to {sum} (the document states no total)",
    "remark.declared-total": "the parts add to {sum}, the declared total is {total}, a difference of {difference}",
    "remark.not-measured": "no data for {targets}, cannot be checked",
    # how a cell took part in a figure
    "role.addend": "added",
    "role.counted": "counted",
    "role.dated": "its date",
    "role.condition": "a condition",
    "role.below_threshold": "below the threshold",
    "role.boundary": "on the threshold",
    "role.in_cluster": "in a counted cluster, not counted again",
    "role.removed": "removed",
    "role.base": "baseline",
}
