"""The verdicts under every reading, for programs: one record, and one flat row, for each reading of each target."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tanjcli.core.absence import Unmeasured
from tanjcli.core.words import Lang
from tanjcli.evaluate.results import Assessment, Reading
from tanjcli.present.wording import Wording

READING_COLUMNS = (
    "year", "as_of", "known_on", "sample", "target_id", "ref", "name", "unit", "reading", "text", "period", "actual",
    "goal", "goal_max", "status", "status_word", "reason", "flips",
)  # fmt: skip


def reading_record(reading: Reading) -> dict[str, Any]:
    """One reading; ``status`` is null where ``reason`` says why it cannot be computed."""
    absent = reading.actual if isinstance(reading.actual, Unmeasured) else None
    reason = reading.reason
    return {
        "id": reading.id,
        "text": reading.text.get("zh"),
        "text_en": reading.text.get("en"),
        "period": reading.period,
        "goal": reading.goal,
        "goal_max": reading.goal_max,
        "actual": None if absent else reading.actual,
        "actual_absent": absent.why.value if absent else None,
        "status": reading.status.value if reading.status else None,
        "reason": None if reason is None else {"code": reason.code, "params": dict(reason.params)},
        "flips": reading.flips,
    }


def reading_rows(assessment: Assessment, lang: Lang) -> list[dict[str, Decimal | int | str | None]]:
    """One row for each reading, with the columns of ``READING_COLUMNS``; words in ``lang``."""
    w = Wording(lang)
    return [
        {
            "year": assessment.year,
            "as_of": f"{assessment.as_of}",
            "known_on": f"{assessment.known_on}",
            "sample": "true" if assessment.sample else "false",
            "target_id": cell.target_id,
            "ref": cell.ref,
            "name": cell.name.get(lang),
            "unit": cell.unit,
            "reading": reading.id,
            "text": reading.text.get(lang),
            "period": reading.period,
            "actual": None if isinstance(reading.actual, Unmeasured) else reading.actual,
            "goal": reading.goal,
            "goal_max": reading.goal_max,
            "status": reading.status.value if reading.status else None,
            "status_word": w.status(reading.status.value) if reading.status else None,
            "reason": w.remark(reading.reason) if reading.reason else None,
            "flips": "true" if reading.flips else "false",
        }
        for cell in assessment.cells
        for reading in cell.readings
    ]
