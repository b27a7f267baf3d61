"""Columns filled from another ledger: the latest value that ledger knows for the same key.

Filled anew for every known-on day, so that what arrived later never reaches back into an earlier report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tanjcli.intake.ledger import Ledger
from tanjcli.intake.spec import Lookup

if TYPE_CHECKING:
    import pandas as pd


def with_lookups(ledgers: Mapping[str, Ledger]) -> dict[str, Ledger]:
    """The same ledgers with every lookup column filled. Lookups form no cycle (checked when sources are loaded)."""
    done: dict[str, Ledger] = {}
    for ledger_id in ledgers:
        _fill(ledger_id, ledgers, done)
    return {ledger_id: done[ledger_id] for ledger_id in ledgers}


def _fill(ledger_id: str, ledgers: Mapping[str, Ledger], done: dict[str, Ledger]) -> Ledger:
    if ledger_id in done:
        return done[ledger_id]
    ledger = ledgers[ledger_id]
    filled: dict[str, pd.Series] = {}
    for name, column in ledger.spec.columns.items():
        if column.lookup is not None:
            filled[name] = _looked_up(ledger, column.lookup, _fill(column.lookup.ledger, ledgers, done))
    done[ledger_id] = replace(ledger, frame=ledger.frame.assign(**filled)) if filled else ledger
    return done[ledger_id]


def _looked_up(ledger: Ledger, lookup: Lookup, source: Ledger) -> pd.Series:
    known = source.frame[[lookup.on, lookup.column]].dropna().drop_duplicates(lookup.on, keep="last")
    values = ledger.frame[lookup.on].map(known.set_index(lookup.on)[lookup.column]).astype("string")
    return values if lookup.otherwise is None else values.fillna(lookup.otherwise)
