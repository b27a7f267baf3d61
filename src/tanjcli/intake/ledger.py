"""Ledgers: canonical rows with exact amounts, each row knowing the cell it came from and the day it became known.

pandas lives here and in ``tanjcli.evaluate.measure`` only. Amounts are integers scaled by a power of ten that the
column states (``exponents``), so sums and comparisons are exact; a missing amount is ``<NA>``, never 0.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from tanjcli.core.addresses import column_letters
from tanjcli.core.findings import Finding
from tanjcli.core.periods import Period
from tanjcli.intake.ledger_spec import LedgerSpec, Lookup

if TYPE_CHECKING:
    import pandas as pd

STRIP, ROW, RECEIVED = "_strip", "_row", "_received"


@dataclass(frozen=True, slots=True)
class Source:
    """One delivered file. ``file`` is relative to the workspace; ``received`` is its folder's date."""

    file: str
    sha256: str
    received: date
    sample: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """One stretch of a table that shares a layout: where each ledger column stands, in which unit it was read.

    ``columns`` maps ledger column → 0-based sheet column. ``covers`` is the reporting period the table states;
    ``through`` its last day: what a table says, it says up to that day. Where figures run across, ``across`` is the
    ledger column that the header over them gives, and ``rows`` maps ledger column → the 1-based sheet row it stands
    in, whatever the row of the ledger: the header's, or that of a measure with a row of its own.
    """

    source: int
    sheet: str
    recipe: str
    columns: Mapping[str, int]
    units: Mapping[str, str]
    covers: Period
    through: date
    across: str = ""
    rows: Mapping[str, int] = field(default_factory=dict)

    @property
    def lines(self) -> frozenset[int]:
        """The sheet rows that each hold one measure; empty where every ledger row is a sheet row."""
        return frozenset(row for column, row in self.rows.items() if column != self.across)


@dataclass(frozen=True, slots=True)
class CellRef:
    """One source cell."""

    file: str
    sha256: str
    sheet: str
    cell: str
    unit: str
    received: date


@dataclass(frozen=True)
class Ledger:
    """One ledger as known on a day.

    ``frame`` has the spec's columns plus ``_strip`` (index into ``strips``), ``_row`` (1-based sheet row) and
    ``_received``. dtypes: text, code, place, term → ``string``, of large files ``category`` (strings in ascending
    order, the empty one always among them); date and period (its last day) → ``datetime64[s]``; year, whole →
    ``Int64``; flag → ``boolean``; amount → ``Int64`` scaled by ``10**exponents[column]``, or ``object`` of Python
    ints (with ``None`` for missing) where 64 bits do not hold the sums.
    """

    id: str
    spec: LedgerSpec
    frame: pd.DataFrame
    exponents: Mapping[str, int]
    strips: tuple[Strip, ...]
    sources: tuple[Source, ...]

    def known_on(self, day: date) -> Ledger:
        """The ledger as it stood on ``day``: later deliveries unseen; per key the latest received row wins.

        Of rows received the same day the one of the file that sorts last wins. A snapshot ledger keeps every
        delivery's rows (they differ by period); which delivery is the state at a date is ``evaluate``'s question.
        """
        import numpy as np
        import pandas as pd

        from tanjcli.intake.ledgers.rows_by_key import last_of_each, numbered

        seen = np.flatnonzero(self.frame[RECEIVED].to_numpy() <= pd.Timestamp(day).to_datetime64())
        # Rows are stored in (received, file, row) order, so "last" is the latest restatement.
        kept = seen[np.sort(last_of_each(numbered(self.frame, self.spec.key)[seen]))]
        return self if len(kept) == len(self.frame) else replace(self, frame=self.frame.iloc[kept])

    def without(self, files: Container[str]) -> Ledger:
        """The ledger as if ``files`` had never come."""
        kept = [i for i, strip in enumerate(self.strips) if self.sources[strip.source].file not in files]
        frame = self.frame[self.frame[STRIP].isin(kept)]
        frame = frame.assign(**{STRIP: frame[STRIP].map({old: new for new, old in enumerate(kept)})})
        return replace(self, frame=frame, strips=tuple(self.strips[i] for i in kept))

    def cell(self, strip: int, row: int, column: str) -> CellRef | None:
        """The source cell of one value, or ``None`` when the column did not come from a cell (a fixed value)."""
        layout = self.strips[strip]
        if column not in layout.columns:
            return None
        source = self.sources[layout.source]
        address = f"{column_letters(layout.columns[column])}{layout.rows.get(column, row)}"
        return CellRef(source.file, source.sha256, layout.sheet, address, layout.units.get(column, ""), source.received)


@dataclass(frozen=True, slots=True)
class Account:
    """The row account of one sheet: ``rows_in`` = ``used`` + Σ ``excluded`` + ``rejected``, always (else exit 70)."""

    file: str
    sheet: str
    recipe: str  # empty: no recipe claimed this sheet
    rows_in: int
    used: int
    excluded: Mapping[str, int]  # reason (context, header, blank, note, total, unlisted …) → rows
    rejected: int
    block: str = ""  # A1:C9, where the sheet holds several tables and the account is that of one


@dataclass(frozen=True)
class Ledgers:
    """Everything read from ``data/``: ledgers by id, all sources, all findings, row accounts."""

    ledgers: Mapping[str, Ledger]
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    accounts: tuple[Account, ...]
    sample: bool

    def known_on(self, day: date) -> Ledgers:
        """Every ledger as it stood on ``day``, looked-up columns filled from what was known by then."""
        return replace(
            self,
            ledgers=with_lookups({key: ledger.known_on(day) for key, ledger in self.ledgers.items()}),
            sources=tuple(s for s in self.sources if s.received <= day),
        )

    def without(self, files: Container[str]) -> Ledgers:
        """Every ledger as if ``files`` had never come."""
        return replace(
            self,
            ledgers=with_lookups({key: ledger.without(files) for key, ledger in self.ledgers.items()}),
            sources=tuple(s for s in self.sources if s.file not in files),
        )


def with_lookups(ledgers: Mapping[str, Ledger]) -> dict[str, Ledger]:
    """The same ledgers with every lookup column filled by the latest value known for its key.

    Filled anew for every known-on day, so that what arrived later never reaches back into an earlier report. Lookups
    form no cycle (checked when sources are loaded).
    """
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
