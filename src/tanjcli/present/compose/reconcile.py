"""How the plan's reconciliation rules came out: outcome, rule, and what there is to say, waivers with their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tanjcli.evaluate.results import Check
from tanjcli.present.document import Cell, Column, StatusCell, Table, Words
from tanjcli.present.wording import Wording

# Outcomes borrow the signs and colours of the verdicts.
_SIGNS = {"ok": "achieved", "breach": "missed", "waived": "accepted", "unknown": "no_data", "remark": "informative"}


def compose_checks(checks: Sequence[Check], w: Wording) -> Table:
    """One row a rule, in the plan's order."""
    columns = (
        Column("status", w.text("column.outcome"), exact=True),
        Column("id", w.text("column.id"), exact=True),
        Column("rule", w.text("column.rule"), least=24),
        Column("period", w.text("column.period"), exact=True, priority=1),
        Column("detail", w.text("column.detail"), least=24),
    )
    return Table(columns, tuple(_row(check, w) for check in checks), w.text("reconcile.title"))


def _row(check: Check, w: Wording) -> tuple[Cell, ...]:
    return (
        StatusCell(_SIGNS[check.outcome], w.text(f"outcome.{check.outcome}")),
        Words(check.id),
        Words(check.text.get(w.lang)),
        Words(w.period(check.period) if check.period else ""),
        Words(w.text("joiner.note").join(_said(check, w))),
    )


def _said(check: Check, w: Wording) -> Iterator[str]:
    said = () if check.remark is None else (check.remark, *check.also)
    yield from (w.remark(remark) for remark in said)
    if check.waiver is not None:
        given = check.waiver
        yield w.text("reconcile.waiver", by=given.by, reason=given.reason.get(w.lang), until=f"{given.until}")
