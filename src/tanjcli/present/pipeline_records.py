"""Pipelines for programs: JSON records, and one flat row for every stage a project has reached."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tanjcli.core.words import Lang
from tanjcli.evaluate.pipeline_results import PipelineBook, Project, StageFlow
from tanjcli.evaluate.results import Assessment
from tanjcli.present.head_record import figure, head_record

PIPELINE_COLUMNS = (
    "plan", "as_of", "known_on", "sample", "pipeline", "project", "name", "town", "amount", "unit", "stage",
    "stage_name", "reached_on", "current", "dropped", "reason", "file", "sheet", "cell",
)  # fmt: skip


def pipeline_record(assessment: Assessment) -> dict[str, Any]:
    """The pipelines of an assessment."""
    books = [_book(book, assessment.year) for book in assessment.pipelines]
    return {**head_record(assessment), "pipelines": books}


def pipeline_rows(assessment: Assessment, lang: Lang) -> list[dict[str, Any]]:
    """One row for every stage a project has reached, with the columns of ``PIPELINE_COLUMNS``."""
    head = {
        "plan": assessment.plan_name.get(lang),
        "as_of": assessment.as_of.isoformat(),
        "known_on": assessment.known_on.isoformat(),
        "sample": "true" if assessment.sample else "false",
    }
    return [
        head | {"pipeline": book.id, "unit": book.unit} | row
        for book in assessment.pipelines
        for one in book.projects
        for row in _stages(one, book, lang)
    ]


def _stages(one: Project, book: PipelineBook, lang: Lang) -> list[dict[str, Any]]:
    of_project = {
        "project": one.key,
        "name": one.name,
        "town": "; ".join(
            f"{t.name.get(lang)} {t.share}" if len(one.towns) > 1 else t.name.get(lang) for t in one.towns
        ),
        "amount": one.amount if isinstance(one.amount, Decimal) else None,
        "dropped": str(one.dropped).lower(),
        "reason": one.reason,
    }
    return [
        of_project
        | {
            "stage": reached.stage,
            "stage_name": book.called(reached.stage).get(lang),
            "reached_on": _iso(reached.on) or "",
            "current": str(reached.stage == one.stage).lower(),
            "file": reached.place.file,
            "sheet": reached.place.sheet,
            "cell": reached.place.cell,
        }
        for reached in one.reached
    ]


def _book(book: PipelineBook, year: int) -> dict[str, Any]:
    return {
        "id": book.id,
        "name": book.name.zh,
        "name_en": book.name.en,
        "path": book.path,
        "unit": book.unit,
        "through": _iso(book.through),
        "by_month": book.by_month,
        "total": book.total,
        "stages": [_flow(flow) for flow in book.stages],
        "waits": {"since": book.ages[0], "until": book.ages[1]} if book.ageing else None,
        "ageing": [
            {
                "over_days": max(bucket.over, 0),
                "to_days": bucket.to,
                "projects": [{"project": a.project, "since": a.since.isoformat(), "days": a.days} for a in bucket.aged],
            }
            for bucket in book.ageing
        ],
        "towns": [
            {
                "town": flow.town.zh,
                "town_en": flow.town.en,
                "year": dict(flow.year),
                "waiting": flow.waiting,
            }
            for flow in book.towns
        ],
        "rows": {count: [one.key for one in book.rows(count, year)] for count in book.counts},
        "projects": [_project(one) for one in book.projects],
    }


def _flow(flow: StageFlow) -> dict[str, Any]:
    return {
        "id": flow.id,
        "name": flow.name.zh,
        "name_en": flow.name.en,
        **{name: getattr(flow, name) for name in ("ever", "year", "now", "dropped", "timed")},
        **figure("conversion", flow.conversion),
        **figure("days", flow.days),
    }


def _project(one: Project) -> dict[str, Any]:
    return {
        "project": one.key,
        "name": one.name,
        "towns": [{"town": t.name.zh, "town_en": t.name.en, "share": t.share} for t in one.towns],
        **figure("amount", one.amount),
        "stage": one.stage,
        "dropped": one.dropped,
        "reason": one.reason,
        "reached": [
            {"stage": r.stage, "on": _iso(r.on), "file": r.place.file, "sheet": r.place.sheet, "cell": r.place.cell}
            for r in one.reached
        ],
        "place": {"file": one.place.file, "sheet": one.place.sheet, "cell": one.place.cell},
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
