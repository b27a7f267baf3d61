"""Lists against the ledgers: the ledger and every column of a role are there, days are dates, the rest are words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tanjcli.config.positions import Positions
from tanjcli.core.findings import Finding
from tanjcli.core.words import nearest
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.plan.lists import ListRows
from tanjcli.plan.model import Plan

_DAYS = frozenset({"planned_on", "updated_on"})


def check_lists(plan: Plan, specs: Mapping[str, LedgerSpec], positions: Positions) -> list[Finding]:
    """Every finding of ``lists``."""
    return [
        finding
        for key, one in plan.lists.items()
        if one.rows is not None
        for finding in _check(("lists", key, "rows"), one.rows, specs, positions)
    ]


def _check(
    base: tuple[str, ...], rows: ListRows, specs: Mapping[str, LedgerSpec], positions: Positions
) -> Iterator[Finding]:
    spec = specs.get(rows.ledger)
    if spec is None:
        place = positions.place(*base, "ledger")
        yield Finding("list-unknown-ledger", place, {"nearest": nearest(rows.ledger, specs)}, rows.ledger)
        return
    if spec.columns[spec.time].type != "period":
        yield Finding("list-not-reports", positions.place(*base, "ledger"), {"time": spec.time}, rows.ledger)
    roles = {role: (("columns", role), column) for role, column in rows.columns.by_role().items()}
    for role, (path, column) in (roles | {c: (("where", c), c) for c in rows.where}).items():
        found = spec.columns.get(column)
        if found is None:
            params = {"ledger": rows.ledger, "nearest": nearest(column, spec.columns)}
            yield Finding("list-unknown-column", positions.place(*base, *path), params, column)
        elif role in roles and (found.type == "date") != (role in _DAYS):
            params = {"ledger": rows.ledger, "type": found.type, "role": role}
            yield Finding("list-column-type", positions.place(*base, *path), params, column)
