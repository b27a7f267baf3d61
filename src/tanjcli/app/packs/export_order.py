"""What an export is asked for: a preset of the plan, a period, formats; and the period and targets that makes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from tanjcli.app.report import Report
from tanjcli.core.errors import UsageError
from tanjcli.core.findings import Finding, Place
from tanjcli.core.periods import Period, month_start, parse_label
from tanjcli.core.words import Lang, nearest

if TYPE_CHECKING:
    from tanjcli.plan.model import Plan
    from tanjcli.plan.reports import ReportPreset

_LATEST = {"latest month": 1, "latest quarter": 3, "latest half": 6, "latest year": 12}


@dataclass(frozen=True, slots=True)
class Order:
    """What to export. Anything left empty is what the preset ``name`` says, else what is usual.

    ``period`` is a label (2021-06) or ``latest month``; ``usual`` is the language where nobody asked for one.
    """

    name: str = ""
    period: str = ""
    formats: tuple[str, ...] = ()
    lang: Lang | None = None
    usual: Lang = "zh"
    public: bool = False
    known_on: date | None = None


def preset_of(plan: Plan, name: str) -> ReportPreset:
    """The preset called ``name``, the plain monthly report for no name. Raises ``UsageError`` for an unknown one."""
    from tanjcli.plan.metrics import Label
    from tanjcli.plan.reports import ReportPreset

    if not name:
        return ReportPreset(name=Label(zh="月度报告", en="Monthly report"))
    if name not in plan.reports:
        params = {"nearest": nearest(name, plan.reports) or "–", "choices": ", ".join(plan.reports) or "–"}
        raise UsageError(findings=(Finding("usage-unknown-report", Place(), params, raw=name),))
    return plan.reports[name]


def settle(order: Order, preset: ReportPreset) -> Order:
    """The order with everything said that the preset or habit can say."""
    from tanjcli.app.packs.pack_formats import FORMATS

    return replace(
        order,
        period=order.period or preset.period,
        formats=tuple(name for name in FORMATS if name in (order.formats or preset.formats or FORMATS)),
        lang=order.lang or preset.language or order.usual,
        public=order.public or preset.public,
    )


def period_of(text: str, latest: date) -> Period:
    """The period of a label, or the last one of its length that ``latest`` has reached the end of.

    Raises:
        UsageError: ``text`` is neither, or no single month, quarter, half or year.
    """
    if text in _LATEST:
        return _reached(_LATEST[text], latest)
    try:
        period = parse_label(text)
        if period.months in _LATEST.values() and "/" not in period.label:
            return period
    except ValueError:
        pass
    params = {"option": "--month", "choices": ", ".join(_LATEST)}
    raise UsageError(findings=(Finding("usage-period", Place(), params, raw=text),))


def narrowed(report: Report, preset: ReportPreset) -> Report:
    """The report with the targets that meet every condition of the preset."""
    cells = tuple(
        cell
        for cell in report.assessment.cells
        if (not preset.status or cell.status in preset.status)
        and (not preset.owner or cell.lead_id in preset.owner)
        and (not preset.clause or cell.clause in preset.clause)
        and (not preset.targets or cell.target_id in preset.targets)
    )
    return replace(report, assessment=replace(report.assessment, cells=cells))


def selection(preset: ReportPreset) -> dict[str, Any]:
    """The conditions and columns of a preset as JSON values, those that say something."""
    given = {
        "columns": preset.columns,
        "status": preset.status,
        "owner": preset.owner,
        "clause": preset.clause,
        "targets": preset.targets,
    }
    return {key: list(value) for key, value in given.items() if value}


def _reached(months: int, latest: date) -> Period:
    first = (latest.month - 1) // months * months + 1
    running = Period(month_start(latest.year, first), month_start(latest.year, first + months))
    return running if latest >= running.last_day else running.previous()
