"""Who is asked again: the rows a ledger's next return would begin with."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from tanjcli.intake.ledger import STRIP, Ledger
from tanjcli.intake.ledgers.revisions import Known, known_value

if TYPE_CHECKING:
    import pandas as pd

_RECURRING = 0.5


def last_list(ledger: Ledger, before: date | None = None) -> list[Mapping[str, Known]]:
    """The rows known last, where returns repeat what they list: of reports the latest period's, else all.

    ``before``: of reports only those for periods that end before the day.

    A ledger whose returns only bring what is new (this quarter's certificates) has no such rows; a snapshot always has.
    """
    import pandas as pd

    spec = ledger.spec
    reports = spec.columns[spec.time].type == "period"
    identity = [name for name in spec.key if not (reports and name == spec.time)]
    frame = ledger.frame
    if frame.empty or not identity or not (spec.snapshot or _repeats(frame, identity)):
        return []
    if reports:
        told = frame[spec.time] if before is None else frame[spec.time][frame[spec.time] < pd.Timestamp(before)]
        frame = frame[frame[spec.time] == told.max()]
    return plain_rows(ledger, frame.drop_duplicates(list(spec.key), keep="last"))


def plain_rows(ledger: Ledger, frame: pd.DataFrame) -> list[Mapping[str, Known]]:
    """Rows of the ledger's frame as plain values by column."""
    columns = list(ledger.spec.columns)
    return [
        {name: known_value(ledger, name, value) for name, value in zip(columns, row, strict=True)}
        for row in frame[columns].itertuples(index=False, name=None)
    ]


def _repeats(frame: pd.DataFrame, identity: list[str]) -> bool:
    """True when most of the last table had been listed before."""
    last = frame[STRIP] == frame[STRIP].iloc[-1]
    listed, earlier = frame[last][identity].drop_duplicates(), frame[~last][identity].drop_duplicates()
    return len(listed.merge(earlier, on=identity)) >= _RECURRING * len(listed)
