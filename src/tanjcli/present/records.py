"""The Assessment for programs: JSON records with exact numbers, and flat rows for CSV.

Numbers are the unrounded decimals. An absent figure is ``null`` and ``<field>_absent`` says why; a reader never has to
guess whether 0 means nothing. The shape is published in ``docs/schema/report.schema.json``.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tanjcli.core.absence import Unmeasured
from tanjcli.core.findings import Finding, Place
from tanjcli.core.words import Lang
from tanjcli.evaluate.results import Assessment, CellResult, Check, Origin, Part, Share
from tanjcli.present.book_records import book_records
from tanjcli.present.findings import finding_id, finding_message, finding_remedy
from tanjcli.present.head_record import figure, head_record, named, remark_record
from tanjcli.present.outlook_records import outlook_record, point_record, rules_record
from tanjcli.present.reading_records import reading_record
from tanjcli.present.wording import Wording

# Figures every row has; each gets a sibling ``<field>_absent``.
FIGURES = (
    "actual", "completion", "level_share", "time_share", "expected", "lead_pp", "pace", "gap", "gap_to_plan",
    "required_rate", "observed_rate", "slip_months", "rate_ratio",
)  # fmt: skip
ROW_COLUMNS = (
    "schema_version", "plan", "year", "as_of", "known_on", "sample", "target_id", "ref", "series", "name", "clause",
    "kind", "unit", "period", "direction", "comparison", "goal", "goal_max", "baseline", *FIGURES, "months_left",
    "status", "status_word", "status_reason", "absent", "stale", "data_through", "boundary", "reported",
    "expected_units", "lead", "lead_source", "reading", "confidence", "note_codes", "sources",
)  # fmt: skip


def report_records(assessment: Assessment) -> dict[str, Any]:
    """One report as JSON-ready values (``Decimal`` for numbers), with the books where they were asked for."""
    return {
        **head_record(assessment),
        "program_version": assessment.program_version,
        "rules": rules_record(assessment.rules),
        "rows": [target_record(cell) for cell in assessment.cells],
        "checks": [check_record(check) for check in assessment.checks],
        "findings": [finding_record(finding, "en") for finding in assessment.findings],
        **book_records(assessment),
    }


def target_record(cell: CellResult) -> dict[str, Any]:
    """One row: names in both languages, figures exact, absences with their reason."""
    return {
        "target_id": cell.target_id,
        "ref": cell.ref,
        "series": cell.series,
        **named("name", cell.name),
        "clause": cell.clause,
        "kind": cell.kind,
        "unit": cell.unit,
        "period": cell.period,
        "direction": cell.direction,
        "comparison": cell.comparison,
        "goal": cell.goal,
        "goal_max": cell.goal_max,
        "goal_original": cell.goal_original,
        "goal_change": None if cell.goal_original is None else cell.goal - cell.goal_original,
        **figure("baseline", cell.baseline),
        **{key: value for name in FIGURES for key, value in figure(name, getattr(cell, name)).items()},
        "months_left": cell.months_left,
        "proxy": None if cell.proxy is None else _part(cell.proxy),
        **_verdict(cell),
        "outlook": outlook_record(cell.outlook),
        "history": [point_record(point) for point in cell.history],
        **_responsible(cell),
        **named("reading", cell.reading),
        "confidence": cell.confidence,
        "readings": [reading_record(reading) for reading in cell.readings],
        "parts": [_part(part) for part in cell.parts],
        "shares": [_share(share) for share in cell.shares],
        "sources": list(cell.sources),
        "origins": [_origin(origin) for origin in cell.origins],
    }


def finding_record(finding: Finding, lang: Lang) -> dict[str, Any]:
    """One finding with its place, what was seen, and its sentences in ``lang``."""
    return {
        "id": finding_id(finding),
        "code": finding.code,
        "severity": finding.severity.value,
        "place": _place(finding.place),
        "raw": finding.raw,
        "params": dict(finding.params),
        "message": finding_message(finding, lang),
        "remedy": finding_remedy(finding, lang),
        "related": [_place(place) for place in finding.related],
        "sha256": finding.sha256,
    }


def report_rows(assessment: Assessment, lang: Lang) -> list[dict[str, Decimal | int | str | None]]:
    """Tidy long rows, one per target and period, with the columns of ``ROW_COLUMNS``; words in ``lang``."""
    w = Wording(lang)
    head = head_record(assessment) | {"plan": assessment.plan_name.get(lang), "sample": _flag(assessment.sample)}
    return [{name: (head | _row(cell, w))[name] for name in ROW_COLUMNS} for cell in assessment.cells]


def _row(cell: CellResult, w: Wording) -> dict[str, Decimal | int | str | None]:
    figures = {name: getattr(cell, name) for name in ("baseline", *FIGURES)}
    absent = [f"{name}:{value.why.value}" for name, value in figures.items() if isinstance(value, Unmeasured)]
    plain = (
        "target_id", "ref", "series", "clause", "kind", "unit", "period", "direction", "comparison", "goal", "goal_max",
        "months_left", "boundary", "lead_source", "confidence",
    )  # fmt: skip
    return {
        **{name: getattr(cell, name) for name in plain},
        **{name: None if isinstance(value, Unmeasured) else value for name, value in figures.items()},
        "name": cell.name.get(w.lang),
        "status": cell.status.value,
        "status_word": w.status(cell.status.value),
        "status_reason": cell.reason.code,
        "absent": " ".join(absent),
        "stale": _flag(cell.stale),
        "data_through": cell.data_through.isoformat() if cell.data_through else None,
        "reported": cell.coverage.reported if cell.coverage else None,
        "expected_units": cell.coverage.expected if cell.coverage else None,
        "lead": cell.lead.get(w.lang),
        "reading": cell.reading.get(w.lang),
        "note_codes": " ".join(remark.code for remark in cell.remarks),
        "sources": "; ".join(cell.sources),
    }


def _verdict(cell: CellResult) -> dict[str, Any]:
    return {
        "status": cell.status.value,
        "status_reason": remark_record(cell.reason),
        "underlying": None if cell.underlying is None else cell.underlying.value,
        "rules": None if cell.rules is None else rules_record(cell.rules),
        "pace_path": cell.pace_path,
        "stale": cell.stale,
        "complete": cell.complete,
        "firms": cell.firms,
        "data_through": cell.data_through.isoformat() if cell.data_through else None,
        "boundary": cell.boundary,
        "coverage": None
        if cell.coverage is None
        else {
            "reported": cell.coverage.reported,
            "expected": cell.coverage.expected,
            "missing": list(cell.coverage.missing),
        },
        "remarks": [remark_record(remark) for remark in cell.remarks],
    }


def _responsible(cell: CellResult) -> dict[str, Any]:
    return {
        "lead_id": cell.lead_id,
        **named("lead", cell.lead),
        "lead_source": cell.lead_source,
        "lead_basis": cell.lead_basis,
        "support": [name.zh for name in cell.support],
        "industry": cell.industry,
        "path": cell.path,
    }


def _part(part: Part) -> dict[str, Any]:
    return {**named("name", part.name), **figure("value", part.value), "unit": part.unit, "role": part.role}


def _share(share: Share) -> dict[str, Any]:
    figures = {**figure("value", share.value), **figure("goal", share.goal)}
    return {"key": share.key, **named("name", share.name), **figures, "status": share.status.value}


def check_record(check: Check) -> dict[str, Any]:
    """One check: how it came out, what there is to say, who waived it."""
    waiver = check.waiver
    return {
        "id": check.id,
        "outcome": check.outcome,
        "period": check.period or None,
        **named("text", check.text),
        "remark": None if check.remark is None else remark_record(check.remark),
        "also": [remark_record(remark) for remark in check.also],
        "waiver": None
        if waiver is None
        else {"by": waiver.by, **named("reason", waiver.reason), "until": waiver.until.isoformat()},
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "file": place.file,
        "sheet": place.sheet,
        "cell": place.cell,
        "line": place.line,
        "column": place.column,
        "record": place.record,
    }


def _origin(origin: Origin) -> dict[str, Any]:
    return {
        "file": origin.file,
        "sha256": origin.sha256,
        "sheet": origin.sheet,
        "cell": origin.cell,
        "received": origin.received.isoformat(),
        "entity": origin.entity,
        "label": origin.label,
        "unit": origin.unit,
        "value": origin.value,
        "value_unit": origin.value_unit,
        "text": origin.text,
        "role": origin.role,
        "column": origin.column,
    }


def _flag(value: bool) -> str:
    return "true" if value else "false"
