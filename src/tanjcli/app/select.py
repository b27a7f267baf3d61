"""Which rows of an Assessment are shown, and what its news means for a script that asked to be told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tanjcli.app.choices import choose
from tanjcli.app.report import Report
from tanjcli.core.exits import ExitCode, worst
from tanjcli.core.periods import Period, parse_label
from tanjcli.evaluate.results import BEHIND_FAMILY, UNDECIDED, Assessment, CellResult, Status

STALE = "stale"
_Test = Callable[[CellResult], bool]

# condition → (the code it asks for, when a row meets it)
_NEWS: Mapping[str, tuple[ExitCode, _Test]] = {
    "behind": (ExitCode.BEHIND, lambda row: row.status in BEHIND_FAMILY),
    "missed": (ExitCode.MISSED, lambda row: row.status is Status.MISSED),
    "no-data": (ExitCode.UNDECIDED, lambda row: row.status in UNDECIDED),
    STALE: (ExitCode.UNDECIDED, lambda row: row.stale),
}
_REJECTS = "rejects"
CONDITIONS = (*_NEWS, _REJECTS)


@dataclass(frozen=True, slots=True)
class News:
    """How many rows of the report's year there are, are behind and are missed; rejected rows; the last day of data."""

    rows: int
    behind: int
    missed: int
    rejected: int
    data_to: date


def news(report: Report) -> News:
    """The news of a report in numbers, for a monitor."""
    rows = _of_year(report.assessment)
    days = [row.data_through for row in rows if row.data_through is not None]
    return News(
        rows=len(rows),
        behind=sum(row.status in BEHIND_FAMILY for row in rows),
        missed=sum(row.status is Status.MISSED for row in rows),
        rejected=report.health.rejected,
        data_to=max(days, default=report.assessment.as_of),
    )


def select(assessment: Assessment, statuses: str, owners: str) -> Assessment:
    """Only the rows with one of ``statuses`` and one of ``owners`` (comma-separated; empty: all).

    Raises ``UsageError`` for a word that is neither an id nor a name in one of the languages.
    """
    cells = assessment.cells
    if statuses:
        chosen = choose("--status", statuses, {word: _status_words(word) for word in (*Status, STALE)})
        cells = tuple(c for c in cells if c.status in chosen or (c.stale and STALE in chosen))
    if owners:
        departments = {key: (name.zh, name.en) for key, name in assessment.departments}
        picked = choose("--owner", owners, departments)
        cells = tuple(c for c in cells if c.lead_id in picked)
    return replace(assessment, cells=cells)


def verdict(report: Report, conditions: frozenset[str]) -> ExitCode:
    """The exit code: news only for the ``conditions`` asked, the health of the run always."""
    health = report.health
    codes = [ExitCode.DATA] if health.refused else []
    codes += [ExitCode.PARTIAL] if health.incomplete or (_REJECTS in conditions and health.rejected) else []
    codes += [
        code
        for condition, (code, test) in _NEWS.items()
        if condition in conditions and any(test(row) for row in _of_year(report.assessment))
    ]
    return worst(*codes)


def _of_year(assessment: Assessment) -> list[CellResult]:
    """The rows whose period touches the report's year: what ended before is no news any more."""
    year = Period.year(assessment.year)
    periods = [(row, parse_label(row.period)) for row in assessment.cells]
    return [row for row, period in periods if period.start < year.end and year.start < period.end]


def _status_words(status: str) -> tuple[str, ...]:
    from tanjcli.present.wording import Wording

    return tuple(Wording(lang).text(f"status.{status}") for lang in ("zh", "en"))
