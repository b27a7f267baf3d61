"""Entities near a threshold, for programs: one record for the target, one flat row for each entity."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tanjcli.core.absence import Unmeasured
from tanjcli.core.words import Lang
from tanjcli.evaluate.near import Entity, Nearness, Threshold
from tanjcli.evaluate.results import Figure

NEAR_COLUMNS = (
    "target_id", "ref", "as_of", "known_on", "sample", "metric", "threshold", "unit", "side", "boundary", "entity",
    "label", "place", "value", "gap", "inside", "members", "p", "expected", "basis", "file", "sheet", "cell",
)  # fmt: skip


def near_record(nearness: Nearness) -> dict[str, Any]:
    """Everything as JSON-ready values; amounts are exact, in the unit of their threshold."""
    return {
        "schema_version": "1",
        "target_id": nearness.target_id,
        "ref": nearness.ref,
        "name": nearness.name.get("zh"),
        "name_en": nearness.name.get("en"),
        "unit": nearness.unit,
        "goal": nearness.goal,
        "period": nearness.period,
        "as_of": nearness.as_of.isoformat(),
        "known_on": nearness.known_on.isoformat(),
        "sample": nearness.sample,
        "thresholds": [_threshold(one) for one in nearness.thresholds],
    }


def near_rows(nearness: Nearness, lang: Lang) -> list[dict[str, Decimal | int | str | None]]:
    """One row for each entity listed, each once, with the columns of ``NEAR_COLUMNS``."""
    head = {
        "target_id": nearness.target_id,
        "ref": nearness.ref,
        "as_of": nearness.as_of.isoformat(),
        "known_on": nearness.known_on.isoformat(),
        "sample": _flag(nearness.sample),
    }
    return [
        {**head, "metric": one.metric, "threshold": one.threshold, "unit": one.unit, **_row(entity, lang)}
        for one in nearness.thresholds
        for entity in _listed(one)
    ]


def _listed(one: Threshold) -> Iterator[Entity]:
    yield from {(entity.key, entity.members): entity for entity in (*one.over, *one.short, *one.boundary)}.values()


def _row(entity: Entity, lang: Lang) -> dict[str, Decimal | int | str | None]:
    return {
        "side": "over" if entity.reached else "short",
        "boundary": _flag(entity.boundary),
        "entity": entity.key,
        "label": entity.label,
        "place": entity.place.get(lang),
        "value": entity.value,
        "gap": entity.gap,
        "inside": _flag(entity.inside),
        "members": entity.members or None,
        "p": _plain(entity.p),
        "expected": _plain(entity.expected),
        "basis": entity.basis or None,
        "file": entity.origin.file if entity.origin else None,
        "sheet": entity.origin.sheet if entity.origin else None,
        "cell": entity.origin.cell if entity.origin else None,
    }


def _threshold(one: Threshold) -> dict[str, Any]:
    return {
        "metric": one.metric,
        "name": one.name.get("zh"),
        "name_en": one.name.get("en"),
        "unit": one.unit,
        "threshold": one.threshold,
        "through": one.through.isoformat(),
        "reached": one.reached,
        "counted": one.counted,
        "over": [_entity(entity) for entity in one.over],
        "short": [_entity(entity) for entity in one.short],
        "boundary": [_entity(entity) for entity in one.boundary],
        "more": one.more,
    }


def _entity(entity: Entity) -> dict[str, Any]:
    origin = entity.origin
    return {
        "entity": entity.key,
        "label": entity.label,
        "place": entity.place.get("zh"),
        "place_en": entity.place.get("en"),
        "value": entity.value,
        "gap": entity.gap,
        "reached": entity.reached,
        "boundary": entity.boundary,
        "inside": entity.inside,
        "members": entity.members,
        "p": _plain(entity.p),
        "expected": _plain(entity.expected),
        "basis": entity.basis or None,
        "source": None
        if origin is None
        else {"file": origin.file, "sha256": origin.sha256, "sheet": origin.sheet, "cell": origin.cell},
    }


def _plain(figure: Figure) -> Decimal | None:
    return None if isinstance(figure, Unmeasured) else figure


def _flag(value: bool) -> str:
    return "true" if value else "false"
