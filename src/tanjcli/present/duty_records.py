"""The calendar of duties for programs: one record, and one flat row, for each duty."""

from __future__ import annotations

from typing import Any

from tanjcli.core.words import Lang
from tanjcli.evaluate.books.owed import Duty
from tanjcli.evaluate.results import Assessment
from tanjcli.present.head_record import head_record

CALENDAR_COLUMNS = (
    "plan", "year", "as_of", "known_on", "sample", "id", "cadence", "name", "subject", "subject_id", "subject_name",
    "clause", "owner_id", "owner", "owner_source", "period", "opens", "due", "state", "strict", "done_on", "late",
    "missing", "evidence",
)  # fmt: skip


def calendar_record(assessment: Assessment) -> dict[str, Any]:
    """The duties of an assessment, the earliest due first."""
    return {**head_record(assessment), "duties": [_duty(duty) for duty in assessment.duties]}


def calendar_rows(assessment: Assessment, lang: Lang) -> list[dict[str, Any]]:
    """One row a duty, with the columns of ``CALENDAR_COLUMNS``; several units are separated by a semicolon."""
    head = {
        "plan": assessment.plan_name.get(lang),
        "year": assessment.year,
        "as_of": assessment.as_of.isoformat(),
        "known_on": assessment.known_on.isoformat(),
        "sample": _flag(assessment.sample),
    }
    return [{column: (head | _row(duty, lang))[column] for column in CALENDAR_COLUMNS} for duty in assessment.duties]


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        **_dates(duty),
        "name": duty.name.get("zh"),
        "name_en": duty.name.get("en"),
        "subject": duty.subject or None,
        "subject_id": duty.subject_id or None,
        "subject_name": duty.subject_name.get("zh") or None,
        "subject_name_en": duty.subject_name.get("en") or None,
        "clause": duty.clause or None,
        "owner_id": duty.owner_id,
        "owner": duty.owner.get("zh"),
        "owner_en": duty.owner.get("en"),
        "owner_source": duty.owner_source,
        "strict": duty.strict,
        "late": duty.late,
        "missing": [{"name": one.get("zh"), "name_en": one.get("en")} for one in duty.missing],
        "note": duty.note.get("zh") or None,
        "note_en": duty.note.get("en") or None,
        "evidence": None
        if duty.evidence is None
        else {"code": duty.evidence.code, "params": dict(duty.evidence.params)},
    }


def _row(duty: Duty, lang: Lang) -> dict[str, Any]:
    plain = ("subject", "subject_id", "clause", "owner_id", "owner_source")
    return {
        **_dates(duty),
        **{field: getattr(duty, field) for field in plain},
        "name": duty.name.get(lang),
        "subject_name": duty.subject_name.get(lang),
        "owner": duty.owner.get(lang),
        "strict": _flag(duty.strict),
        "late": _flag(duty.late),
        "missing": ";".join(one.get(lang) for one in duty.missing),
        "evidence": duty.evidence.code if duty.evidence else None,
    }


def _dates(duty: Duty) -> dict[str, Any]:
    return {
        "id": duty.id,
        "cadence": duty.cadence,
        "period": duty.period,
        "opens": duty.opens.isoformat(),
        "due": duty.due.isoformat(),
        "state": duty.state.value,
        "done_on": duty.done_on.isoformat() if duty.done_on else None,
    }


def _flag(value: bool) -> str:
    return "true" if value else "false"
