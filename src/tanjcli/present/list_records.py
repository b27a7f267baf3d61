"""The lists for programs: JSON records, and one flat row an item with its prose word for word."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from tanjcli.core.words import Lang
from tanjcli.evaluate.list_results import Alteration, ListBook, ListItem
from tanjcli.evaluate.results import Assessment
from tanjcli.present.head_record import head_record

LIST_COLUMNS = (
    "plan", "as_of", "known_on", "sample", "list", "period", "item", "name", "town", "owner", "stage", "planned_on",
    "progress", "problem", "remedy", "updated_on", "note", "done", "moved_from", "stale", "overdue", "file", "sheet",
    "cell",
)  # fmt: skip


def list_record(assessment: Assessment) -> dict[str, Any]:
    """The lists of an assessment."""
    return {**head_record(assessment), "lists": [_book(book) for book in assessment.lists]}


def list_rows(assessment: Assessment, lang: Lang) -> list[dict[str, Any]]:
    """One row an item, with the columns of ``LIST_COLUMNS``."""
    head = {
        "plan": assessment.plan_name.get(lang),
        "as_of": assessment.as_of.isoformat(),
        "known_on": assessment.known_on.isoformat(),
        "sample": "true" if assessment.sample else "false",
    }
    return [head | _row(book, item, lang) for book in assessment.lists for item in book.items]


def _row(book: ListBook, item: ListItem, lang: Lang) -> dict[str, Any]:
    record = _item(item)
    place = record.pop("place")
    flags = {
        "done": any(count.stage == item.stage and count.ends for count in book.stages),
        "stale": item in book.stale,
        "overdue": item in book.overdue,
    }
    return {
        "list": book.id,
        "period": book.period,
        **{name: str(flag).lower() for name, flag in flags.items()},
        "moved_from": next((move.before for move in book.moves if move.item == item), ""),
        **record,
        "town": item.town.get(lang),
        **place,
    }


def _book(book: ListBook) -> dict[str, Any]:
    numbers = ("id", "clause", "lead_id", "path", "period", "before", "rows", "done", "original", "original_done")
    return {
        **{name: getattr(book, name) for name in numbers},
        "name": book.name.zh,
        "name_en": book.name.en,
        "counts": asdict(book.counts),
        "stages": [asdict(count) for count in book.stages],
        "items": [_item(item) for item in book.items],
        "moves": [{"item": m.item.key, "before": m.before, "after": m.item.stage, "back": m.back} for m in book.moves],
        "stale": [item.key for item in book.stale],
        "overdue": [item.key for item in book.overdue],
        "altered": [_alteration(one) for one in book.altered],
        "audit": [_alteration(one) for one in book.audit],
        "begun": [
            {"item": one.item.key, "name": one.item.name, "ended": one.ended, "place": _place(one.item)}
            for one in book.begun
        ],
        "units": [asdict(load) | {"unit": load.unit.zh, "unit_en": load.unit.en} for load in book.units],
    }


def _item(item: ListItem) -> dict[str, Any]:
    prose = ("name", "owner", "stage", "progress", "problem", "remedy", "note")
    days = {name: getattr(item, name) for name in ("planned_on", "updated_on")}
    return {
        "item": item.key,
        **{name: getattr(item, name) for name in prose},
        "town": item.town.zh,
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "place": _place(item),
    }


def _place(item: ListItem) -> dict[str, str]:
    return {"file": item.place.file, "sheet": item.place.sheet, "cell": item.place.cell}


def _alteration(one: Alteration) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "period": one.period,
        "item": one.item.key,
        "name": one.item.name,
        "reason": one.reason,
        "place": _place(one.item),
    }
