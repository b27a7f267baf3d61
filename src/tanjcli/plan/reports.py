"""Reports that are made again and again: which targets, which period, which formats, under one name."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated, Literal

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from tanjcli.config.scalars import ClauseId, Flag, Id, Model
from tanjcli.core.periods import parse_label
from tanjcli.plan.metrics import Label

LATEST = ("latest month", "latest quarter", "latest half", "latest year")
PackFormatName = Literal["xlsx", "docx", "html", "csv", "json", "md"]
ColumnName = Literal[
    "status", "ref", "name", "period", "actual", "goal", "completion", "time_share", "lead_pp", "expected", "pace",
    "slip_months", "gap", "months_left", "required_rate", "observed_rate", "outlook", "lead", "clause",
    "data_through", "coverage", "confidence", "note",
]  # fmt: skip
StatusName = Literal[
    "not_assigned", "informative", "not_started", "no_data", "achieved", "missed", "no_baseline", "not_due",
    "accepted", "on_track", "behind", "off_track", "reversing",
]  # fmt: skip


def _span(value: object) -> str:
    text = str(value)
    if text in LATEST:
        return text
    with suppress(ValueError):
        if "/" not in text:
            return parse_label(text).label
    choices = ", ".join(f"'{choice}'" for choice in (*LATEST, "2021-06", "2021-Q2", "2021"))
    raise PydanticCustomError("literal_error", "not a reporting period", {"expected": choices})


Span = Annotated[
    str,
    BeforeValidator(_span),
    WithJsonSchema(
        {"anyOf": [{"enum": [*LATEST]}, {"type": ["string", "integer"], "pattern": r"^\d{4}(-(\d{2}|Q[1-4]|H[12]))?$"}]}
    ),
]


class ReportPreset(Model):
    """One named report, made by ``tanj export NAME``. A condition left out lets every target through.

    ``latest month`` is the last one that the data have reached the end of. ``columns`` are those of the table in
    ``report.md``; the other files have theirs.
    """

    name: Label
    period: Span = "latest month"
    formats: tuple[PackFormatName, ...] = ()  # none named: all
    columns: tuple[ColumnName, ...] = ()
    status: tuple[StatusName, ...] = ()
    owner: tuple[Id, ...] = ()
    clause: tuple[ClauseId, ...] = ()
    targets: tuple[Id, ...] = ()
    language: Literal["zh", "en"] | None = None  # else that of the plan
    public: Flag = False
