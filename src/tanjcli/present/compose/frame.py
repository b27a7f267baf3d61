"""What stands around every progress table: title with 截至, banner, counts by status, the rule, the legend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from tanjcli.core.absence import Unmeasured
from tanjcli.core.severity import Severity
from tanjcli.evaluate.results import Assessment, CellResult, Status
from tanjcli.present.compose.cells import percent_cell
from tanjcli.present.wording import Wording


def title(assessment: Assessment, key: str, w: Wording) -> str:
    """Plan, year, as-of day and, where known, the share of the year gone by."""
    params = {
        "plan": assessment.plan_name.get(w.lang),
        "year": assessment.year,
        "as_of": assessment.as_of.isoformat(),
    }
    if isinstance(assessment.time_share, Unmeasured):
        return w.text(key, **params)
    return w.text(f"{key}_share", **params, share=percent_cell(assessment.time_share, w).text)


def banner(assessment: Assessment, w: Wording) -> str:
    """The sample mark, or nothing."""
    return w.text("report.sample") if assessment.sample else ""


def known(assessment: Assessment, w: Wording) -> str:
    """Up to which day's deliveries the report knows."""
    return w.text("report.known", known_on=assessment.known_on.isoformat())


def counts(rows: Iterable[CellResult], w: Wording) -> str:
    """``已完成 4 · 达序时 11 · 滞后 6`` in the order of the statuses, best known first."""
    tally = Counter(row.status for row in rows)
    return " · ".join(
        w.text("report.status_count", status=w.text(f"status.{status.value}"), n=tally[status])
        for status in _SUMMARY_ORDER
        if tally[status]
    )


def legend(assessment: Assessment, w: Wording) -> Iterator[str]:
    """The footer: the declared rule, other paths in use, the star, the dash, the checks, the data's faults."""
    rules = assessment.rules
    yield w.text(
        "footer.rule",
        path=w.text("path.linear"),
        clock=w.text(f"clock.{rules.clock}"),
        on_track=f"{rules.on_track:f}",
        behind=f"{rules.behind:f}",
        off_track=f"{rules.off_track:f}",
        preset=rules.preset,
    )
    yield from _other_paths(assessment.cells, w)
    yield w.text("footer.dash")
    if any(cell.lead_source == "inferred" for cell in assessment.cells):
        yield w.text("footer.inferred")
    yield from _checks(assessment, w)
    yield from _findings(assessment, w)


_SUMMARY_ORDER = (
    Status.ACHIEVED,
    Status.ON_TRACK,
    Status.ACCEPTED,
    Status.BEHIND,
    Status.OFF_TRACK,
    Status.REVERSING,
    Status.MISSED,
    Status.NOT_DUE,
    Status.NOT_STARTED,
    Status.NO_BASELINE,
    Status.NO_DATA,
    Status.INFORMATIVE,
    Status.NOT_ASSIGNED,
)


def _other_paths(rows: Iterable[CellResult], w: Wording) -> Iterator[str]:
    tally = Counter(row.pace_path for row in rows if row.pace_path not in {"", "linear"})
    if tally:
        named = (w.text("footer.path_count", path=w.text(f"path.{path}"), n=tally[path]) for path in sorted(tally))
        yield w.text("footer.other_paths", paths=w.text("joiner.list").join(named))


def _checks(assessment: Assessment, w: Wording) -> Iterator[str]:
    tally = Counter(check.outcome for check in assessment.checks)
    if tally["ok"] or tally["breach"] or tally["unknown"]:
        yield w.text("footer.checks", ok=tally["ok"], breach=tally["breach"], unknown=tally["unknown"])
    for check in assessment.checks:
        if check.outcome == "breach":
            yield w.text("footer.breach", text=check.text.get(w.lang))


def _findings(assessment: Assessment, w: Wording) -> Iterator[str]:
    tally = Counter(finding.severity for finding in assessment.findings)
    if tally[Severity.ERROR] or tally[Severity.WARNING]:
        yield w.text("footer.findings", errors=tally[Severity.ERROR], warnings=tally[Severity.WARNING])
