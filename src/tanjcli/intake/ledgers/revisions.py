"""What files changed in what was known: new keys, and known values they restate, each with both cells.

A delivery never overwrites; it restates. Of every key the row that came last is known, so a restatement is a value
that differs between the ledger with the files and the ledger without them.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from tanjcli.core.quantities import EXACT
from tanjcli.core.words import Name
from tanjcli.intake.ledger import ROW, STRIP, CellRef, Ledger, Ledgers

if TYPE_CHECKING:
    import pandas as pd

Known = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class Restated:
    """One value that is known differently: of which row (``key``, and a readable ``label``), before and after.

    Amounts are in ``unit``, the ledger's; a term is its id in ``vocabulary``. A cell is absent where none held it.
    ``sender`` is the place that reports the row now, empty where rows are not reported by places.
    """

    column: str
    name: Name
    vocabulary: str
    key: tuple[str, ...]
    label: str
    before: Known
    after: Known
    unit: str
    old: CellRef | None
    new: CellRef | None
    sender: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """What files did to one ledger, in keys: ``new``, ``same``, ``restated``, ``late`` (a later delivery has them too).

    ``periods`` are labels of reporting periods nobody had reported before.
    """

    ledger: str
    name: Name
    new: int
    same: int
    restated: int
    late: int
    periods: tuple[str, ...]
    values: tuple[Restated, ...]


def revisions(ledgers: Ledgers, files: Container[str]) -> tuple[Revision, ...]:
    """What ``files`` change, for every ledger they have rows in; ``ledgers`` hold their rows among all others."""
    touched = (ledger for ledger in ledgers.ledgers.values() if any(_theirs(ledger, files)))
    return tuple(_revision(ledger, ledger.without(files), files) for ledger in touched)


def _theirs(ledger: Ledger, files: Container[str]) -> list[bool]:
    return [ledger.sources[strip.source].file in files for strip in ledger.strips]


def _revision(ledger: Ledger, base: Ledger, files: Container[str]) -> Revision:
    key, theirs = list(ledger.spec.key), _theirs(ledger, files)
    after = ledger.frame.drop_duplicates(key, keep="last")
    mine = after[after[STRIP].map(lambda strip: theirs[strip]).astype(bool)]
    sent = ledger.frame[ledger.frame[STRIP].map(lambda strip: theirs[strip]).astype(bool)].drop_duplicates(key)
    before = base.frame.drop_duplicates(key, keep="last")
    columns = [name for name, column in ledger.spec.columns.items() if column.lookup is None and name not in key]
    both = mine.merge(before, on=key, how="inner", suffixes=("", _OLD))
    values: list[Restated] = []
    restated = 0
    for row in _differing(both, columns):
        found = list(_values(ledger, base, row, columns))
        restated += bool(found)
        values += found
    known = {strip.covers.label for strip in base.strips}
    told = dict.fromkeys(s.covers.label for s, own in zip(ledger.strips, theirs, strict=True) if own)
    return Revision(
        ledger=ledger.id,
        name=Name(ledger.spec.name.zh, ledger.spec.name.en),
        new=len(mine) - len(both),
        same=len(both) - restated,
        restated=restated,
        late=len(sent) - len(mine),
        periods=tuple(label for label in told if label not in known),
        values=tuple(values),
    )


_OLD = "\x00old"


def _differing(both: pd.DataFrame, columns: Sequence[str]) -> Iterator[pd.Series]:
    """The rows in which any column has another value, or has one where the other has none."""
    mask = both[STRIP] < 0
    for name in columns:
        now, then = both[name], both[name + _OLD]
        mask |= (now.isna() != then.isna()) | (now != then).fillna(value=False).astype(bool) & now.notna()
    yield from (row for _, row in both[mask].iterrows())


def _values(ledger: Ledger, base: Ledger, row: pd.Series, columns: Sequence[str]) -> Iterator[Restated]:
    spec, by = ledger.spec, ledger.spec.unit_of_report
    sender = str(known_value(ledger, by, row[by]) or "") if by else ""
    naming = next((name for name, column in spec.columns.items() if column.names == spec.entity and spec.entity), "")
    for name in columns:
        before, after = known_value(base, name, row[name + _OLD]), known_value(ledger, name, row[name])
        if before != after:
            yield Restated(
                column=name,
                name=Name(spec.columns[name].name.zh, spec.columns[name].name.en),
                vocabulary="places" if spec.columns[name].type == "place" else spec.columns[name].vocabulary or "",
                key=tuple(str(known_value(ledger, part, row[part])) for part in spec.key),
                label=str(known_value(ledger, naming, row[naming]) or "") if naming and naming not in spec.key else "",
                before=before,
                after=after,
                unit=spec.columns[name].unit or "",
                old=base.cell(int(row[STRIP + _OLD]), int(row[ROW + _OLD]), name),
                new=ledger.cell(int(row[STRIP]), int(row[ROW]), name),
                sender=sender,
            )


def known_value(ledger: Ledger, column: str, value: object) -> Known:
    """One cell of the ledger's frame as a plain value: an exact amount, a day, a text; ``None`` when missing."""
    import pandas as pd

    if pd.isna(value):  # type: ignore[call-overload]
        return None
    kind = ledger.spec.columns[column].type
    if kind == "amount":
        return Decimal(int(value)).scaleb(-ledger.exponents.get(column, 0), EXACT)  # type: ignore[call-overload]
    if kind in ("date", "period"):
        return pd.Timestamp(value).date()  # type: ignore[arg-type]
    return str(value)
