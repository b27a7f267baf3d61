"""What stands around every progress table: words, title with 截至, banner, counts by status, the rule, the legend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tanjcli.core.absence import Unmeasured
from tanjcli.core.severity import Severity
from tanjcli.core.words import Lang
from tanjcli.evaluate.results import Assessment, CellResult, Check, Figure, Share, Status
from tanjcli.present.compose.percents import adds_up, completion_cell, percent_cell
from tanjcli.present.compose.rules import outlook_lines, rule_lines
from tanjcli.present.document import Number, StatusCell, Tally
from tanjcli.present.wording import Wording


def wording(assessment: Assessment, lang: Lang) -> Wording:
    """The words of ``lang``, the plan's own for its units and places included."""
    return Wording(lang, assessment.units, assessment.roll)


def title(assessment: Assessment, key: str, w: Wording) -> str:
    """Plan, year and as-of day."""
    plan, as_of = assessment.plan_name.get(w.lang), assessment.as_of.isoformat()
    return w.text(key, plan=plan, year=assessment.year, as_of=as_of)


def banner(assessment: Assessment, w: Wording) -> str:
    """The sample mark, or nothing."""
    return w.text("report.sample") if assessment.sample else ""


def known(assessment: Assessment, w: Wording) -> str:
    """The share of the year gone by, where known, and up to which day's deliveries the report knows."""
    return _known(assessment, assessment.time_share, "report.known_share", w)


def known_of(assessment: Assessment, cell: CellResult, w: Wording) -> str:
    """The same for one target: the share of its own way, the one its lead is told by."""
    if isinstance(cell.time_share, Unmeasured):
        return known(assessment, w)
    return _known(assessment, cell.time_share, "explain.known_share", w)


def _known(assessment: Assessment, share: Figure, text: str, w: Wording) -> str:
    known_on = assessment.known_on.isoformat()
    if isinstance(share, Unmeasured):
        return w.text("report.known", known_on=known_on)
    return w.text(text, known_on=known_on, share=percent_cell(share, w).text)


def counts(rows: Iterable[CellResult | Share], w: Wording) -> str:
    """``已完成 4 · 达序时 11 · 滞后 6`` in the order of the statuses, best known first."""
    return " · ".join(status.text for status in _tally(rows, w))


def tally(rows: Sequence[CellResult], w: Wording) -> Tally:
    """The same with every sign beside its word: the legend of the signs."""
    return Tally(w.text("report.count", n=len(rows)), tuple(_tally(rows, w)))


def _tally(rows: Iterable[CellResult | Share], w: Wording) -> Iterator[StatusCell]:
    found = Counter(row.status for row in rows)
    for status in _SUMMARY_ORDER:
        if found[status]:
            yield StatusCell(status.value, w.status(status.value), str(found[status]))


def legend(assessment: Assessment, w: Wording, paced: bool = True) -> Iterator[str]:
    """The footer: the rule, the signs (``paced``: those of completion and pace too), the checks, the data's faults."""
    yield from rule_lines(assessment, w)
    yield from _other_paths(assessment.cells, w)
    if paced:
        yield w.text("footer.lead_pp")
        yield from _rounding(assessment.cells, w)
        if any(_bracketed(cell, w) for cell in assessment.cells):
            yield w.text("footer.brackets")
        yield from outlook_lines(assessment.cells, assessment.rules, w)
    yield w.text("footer.dash")
    if any(cell.lead_source == "inferred" for cell in assessment.cells):
        yield w.text("footer.inferred")
    yield from _checks(assessment, w)
    yield from _findings(assessment, w)


_OUTCOMES = ("ok", "breach", "waived", "unknown")
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
    found = Counter(row.pace_path for row in rows if row.pace_path not in {"", "linear"})
    if found:
        named = (w.text("footer.path_count", path=w.text(f"path.{path}"), n=found[path]) for path in sorted(found))
        yield w.text("footer.other_paths", paths=w.text("joiner.list").join(named))


def _rounding(rows: Iterable[CellResult], w: Wording) -> Iterator[str]:
    """Rows whose printed figures do not add up are named, as the field does in its notes."""
    refs = [row.ref for row in rows if not adds_up(row, w)]
    if refs:
        yield w.text("footer.rounding", refs=w.text("joiner.list").join(refs))


def _bracketed(row: CellResult, w: Wording) -> bool:
    cell = completion_cell(row, w)
    return isinstance(cell, Number) and cell.enclosed


def _checks(assessment: Assessment, w: Wording) -> Iterator[str]:
    found = Counter(check.outcome for check in assessment.checks)
    told = [w.text(f"footer.checks_{key}", n=found[key]) for key in _OUTCOMES if found[key]]
    if told:
        yield w.text("footer.checks", outcomes=w.text("joiner.clause").join(told))
    for check in assessment.checks:
        yield from spoken(check, w)


def spoken(check: Check, w: Wording) -> Iterator[str]:
    """What must not go unsaid: breaches, who let one pass, a stock that its entries can no longer make up."""
    text, why = check.text.get(w.lang), "" if check.remark is None else w.remark(check.remark)
    if check.waiver is not None:
        given = {"by": check.waiver.by, "reason": check.waiver.reason.get(w.lang), "until": f"{check.waiver.until}"}
        yield w.text("footer.waived", text=text, why=why, **given)
    elif check.outcome == "breach":
        yield w.text("footer.breach_why", text=text, why=why) if why else w.text("footer.breach", text=text)
    elif check.remark is not None and check.remark.code == "declared-stock-short":
        yield w.text("footer.noted", why=why)


def _findings(assessment: Assessment, w: Wording) -> Iterator[str]:
    found = Counter(finding.severity for finding in assessment.findings)
    if found[Severity.ERROR] or found[Severity.WARNING]:
        yield w.text("footer.findings", errors=found[Severity.ERROR], warnings=found[Severity.WARNING])
