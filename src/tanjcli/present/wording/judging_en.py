"""How a verdict is reasoned, in English: rules, the course of a figure, what an outlook rests on."""

from __future__ import annotations

from collections.abc import Mapping

_PACE = "pace R ≥ {on_track} on track, ≥ {behind} behind, ≥ {off_track} far behind, below that reversing"
_BOUNDS = "pace bounds {on_track} / {behind} / {off_track}"

WORDS: Mapping[str, str] = {
    "explain.known_share": "{share} of this target's time gone · from data received up to {known_on}",
    # the rule in the footer
    "footer.rule_of": "{refs} by another: {clock}; {rule} (preset {preset})",
    "footer.rule_rate": "{refs} by growth a year over the growth required (cagr_ratio)",
    "footer.outlook": "Outlook: the range is 80 %; likely from {likely} on, unlikely below {unlikely}, else uncertain",
    "rule.eurostat": _PACE,
    "rule.shixu": _PACE,
    "rule.evm": _PACE + "; a note above 1.05",
    "rule.unsd": (
        "share of the way forecast when due ≥ {on_track} on track, ≥ {behind} behind, ≥ {off_track} far behind, "
        "below that reversing"
    ),
    "rule.destatis": "of the remaining gap ≤ 20 % missed on track, < 100 % behind, ≥ 100 % far behind",
    "rule.globalfund": "completion ≥ 90 % on track, ≥ 60 % behind, below that far behind",
    "bounds.eurostat": _BOUNDS,
    "bounds.shixu": _BOUNDS,
    "bounds.evm": _BOUNDS,
    "bounds.unsd": "bounds of the share of the way forecast {on_track} / {behind} / {off_track}",
    "bounds.destatis": "bounds of the remaining gap to be missed 20 % / 100 %",
    "bounds.globalfund": "bounds of completion 90 % / 60 %",
    # the course of a figure
    "course.title": "Course",
    "course.title_in": "Course ({unit})",
    "course.day": "month",
    "course.actual": "actual",
    "course.expected": "expected",
    "course.last_year": "a year ago",
    "course.goal": "goal",
    "course.outlook": "outlook",
    # what an outlook rests on
    "ahead.title": "Outlook",
    "ahead.result": "when due",
    "ahead.middle": "{outlook} (middle {mid})",
    "ahead.method": "method",
    "ahead.rests": "{method}, on {basis}",
    "ahead.formula": "formula",
    "ahead.error": "error in past years",
    "ahead.errors": "{mean} on average at the same month ({years})",
    "ahead.year": "{year}: {error}",
    "ahead.untested": "no full past year to test it on",
    "ahead.note": "note",
    "ahead.none": "no forecast",
    "remark.outlook-erred-beyond-range": "past errors, {percent} on average, exceed half the range: perhaps too narrow",
    "remark.outlook-sooner-than-ever": "past years had none by now and this one has: taken as even over the months",
    "forecast.run_rate": "{reached} ÷ {share} = {mid}",
    "forecast.profile": "{reached} × {factor} = {mid} (growth from this month to the end of past years)",
    "forecast.blend": "{reached} + (1 - {share}) × {prior} = {mid}",
    "forecast.yoy": "{whole} × {reached} ÷ {before} = {mid}",
    "forecast.count": "{arrived} + ({arrived} + 0.5) × {left} ÷ {elapsed} = {mid} (negative binomial)",
    "forecast.stock": (
        "{there} + ({arrived} + 0.5) × {left} ÷ {elapsed} - ({gone} + 0.5) × {left} ÷ {elapsed} = {mid} "
        "(entries and exits, each negative binomial)"
    ),
    "forecast.firm": "{over} over it + {hoped}, the chances of the others summed up = {mid}",
    "forecast.trend": "{last} + {change} × {years} = {mid}",
    "forecast.change": "{base} + {reached} ÷ {share} = {mid}",
    # methods held against each other
    "remark.no-contest-held": "a stock does not start anew each year: no past years to try on",
    "remark.no-contest-yearly": "known once a year: the yearly trend is the only method",
    "method.count_months": "count, by months",
    "method.count_share": "count, by the rhythm of past years",
    "contest.title": "{plan} · outlook methods on past years · as of {as_of}",
    "contest.metric": "{refs} {name} · past years {years}",
    "contest.month": "m{month}",
    "contest.months": "months {months}",
    "contest.run": "{first} to {last}",
    "contest.mean": "mean",
    "contest.auto": "auto: {taken}",
    "contest.taken": "in {months} {method} ({why})",
    "contest.why.firm": "a threshold count with figures of each entity",
    "contest.why.profile": "{n:full past year|full past years}",
    "contest.why.blend": "less than 35 % of a year is usually done by then, so last year is heard too",
    "contest.why.yoy": "one past year",
    "contest.why.run_rate": "no past year to go by",
    "contest.why.count_months": "a count, and months err no more than the rhythm of past years",
    "contest.why.count_share": "a count in batches, or the rhythm of past years errs less",
    "contest.best": "smallest error: {method}, {mean} on average",
    "contest.auto_mean": "following auto: {mean} on average",
    "contest.declared": "the plan asks for: {asked}",
    "contest.refused": "Not compared",
    "contest.no": "{refs} {name}: {why}",
    "contest.legend": (
        "error = |year forecast - year as it came| ÷ year as it came; each year is left out in turn and forecast from "
        "the others; the mean counts only months and years that every method was tried at; – no basis"
    ),
    "contest.hint": "to use another method, write outlook under the target in the plan",
}
