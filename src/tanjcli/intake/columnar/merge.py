"""The plain rows and the rest of one table together: columns in the ledger's unit, cut where periods change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tanjcli.core.periods import Period
from tanjcli.intake.columnar.blocks import DeclinedError
from tanjcli.intake.columnar.packed import Coded, Numbers, Packed, Scaled
from tanjcli.intake.columnar.scan import NUMBER, SCALE, Scan
from tanjcli.intake.tables.context import Covered, period_of
from tanjcli.intake.tables.read_table import Table
from tanjcli.intake.tables.stretch import Stretch
from tanjcli.intake.words.cells import Value

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_MOST = 2**62


@dataclass(frozen=True)
class Found:
    """The scan, the value of each distinct text, which records are plain, and what columns without cells hold."""

    scan: Scan
    values: Mapping[int, list[Value]]
    plain: Array
    given: Mapping[str, Value]


@dataclass(frozen=True)
class Merged:
    """The stretches of the whole table; ``used``: how many rows of the rest are among them."""

    stretches: list[Stretch]
    used: int


def merged(found: Found, careful: Sequence[Stretch], table: Table) -> Merged:
    """Put what was read with care in its place among the plain rows. Raises ``DeclinedError``."""
    import numpy as np

    numbers = table.sheet.numbers or ()
    rows = [numbers[row] for part in careful for row in part.rows]
    at = np.array(rows, np.int64) - found.scan.first
    keep = found.plain.copy()
    keep[at] = True
    place = _Place(keep, at)
    columns: dict[str, Packed] = {}
    for name in table.recipe.columns:
        values = [value for part in careful for value in part.columns[name]] if careful else []
        columns[name] = _column(found, table, name, place, values)
    kept = np.flatnonzero(keep) + found.scan.first
    return Merged(_stretches(table, Numbers.of(kept), columns), len(rows))


@dataclass(frozen=True)
class _Place:
    """Which records are kept, and the records at which values read with care belong, in their order."""

    keep: Array
    at: Array


def _column(found: Found, table: Table, name: str, place: _Place, values: list[Value]) -> Packed:
    column = table.header.columns.get(name)
    if column is None:
        return _constant(found.given[name], int(place.keep.sum()))
    if column in found.values:
        return _coded(found.values[column], found.scan.codes[column], place, values)
    shift = _shift(table, name)
    return _scaled(found.scan, column, place, values, shift, whole=table.spec.columns[name].type == "whole")


def _constant(value: Value, count: int) -> Coded:
    import numpy as np

    return Coded.of([value], np.full(count, -1 if value is None else 0, np.int32))


def _coded(words: list[Value], codes: Array, place: _Place, values: list[Value]) -> Coded:
    import numpy as np

    absent = np.array([word is None for word in words], np.bool_)
    codes = np.where(absent[codes], -1, codes) if absent.any() else codes.copy()
    more: dict[Value, int] = {}
    own = [-1 if value is None else more.setdefault(value, len(words) + len(more)) for value in values]
    codes[place.at] = own
    return Coded.of([*words, *more] if more else words, codes[place.keep])


def _scaled(scan: Scan, column: int, place: _Place, values: list[Value], shift: int, *, whole: bool) -> Scaled:
    import numpy as np

    numbers, absent = scan.numbers[column], scan.states[column] != NUMBER
    exponent = SCALE - shift
    own = [Decimal(value) for value in values if isinstance(value, int | Decimal)]
    needed = max([0 if whole else exponent, *(_digits(value) for value in own)])
    if whole:
        numbers, exponent = numbers // 10**SCALE, 0
    elif needed > exponent:
        if numbers.size and int(np.abs(numbers).max()) * 10 ** (needed - exponent) >= _MOST:
            raise DeclinedError
        numbers, exponent = numbers * 10 ** (needed - exponent), needed
    numbers, absent = numbers.copy(), absent.copy()
    integers = [0 if v is None else int(Decimal(v).scaleb(exponent)) for v in values]  # type: ignore[arg-type]
    if any(abs(n) >= _MOST for n in integers):
        raise DeclinedError
    numbers[place.at] = integers
    absent[place.at] = [value is None for value in values]
    return Scaled.of(exponent, numbers[place.keep], absent[place.keep], whole=whole)


def _digits(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _shift(table: Table, name: str) -> int:
    """The power of ten by which an amount as written becomes one in the ledger's unit."""
    written, own = table.units.get(name), table.spec.columns[name].unit
    if table.spec.columns[name].type != "amount" or written is None or own is None or written == own:
        return 0
    factor = table.kit.units[written].factor / table.kit.units[own].factor
    _, digits, exponent = factor.normalize().as_tuple()
    if digits != (1,) or not isinstance(exponent, int):
        raise DeclinedError
    return exponent


def _stretches(table: Table, rows: Numbers, columns: Mapping[str, Packed]) -> list[Stretch]:
    """As ``Table`` cuts them: one of the table's own period, one a period that rows state, or one of dated events."""
    import numpy as np

    if not len(rows):
        return []
    rule, time = table.recipe.period, table.spec.time
    everything = np.arange(len(rows))
    if table.when is not None:
        spans = [(table.when, everything)]
    else:
        column = columns[time]
        if not isinstance(column, Coded):
            raise DeclinedError
        days, order = _days(column)
        if table.spec.columns[time].type == "period":
            spans = [(Covered(period_of(day, rule), day), np.flatnonzero(order == at)) for at, day in enumerate(days)]
            spans = [(when, chosen) for when, chosen in spans if len(chosen)]
        else:
            seen = [days[at] for at in np.unique(order[order >= 0])]
            whole = Period(period_of(min(seen), rule).start, period_of(max(seen), rule).end)
            spans = [(Covered(whole, max(seen)), everything)]
    name, sheet = table.match.name, table.sheet.name
    places = table.header.columns
    return [
        Stretch(
            sheet,
            name,
            places,
            table.units,
            when,
            _rows(rows, chosen),
            {c: v if len(chosen) == len(rows) else v.take(chosen) for c, v in columns.items()},
        )
        for when, chosen in spans
    ]


def _rows(rows: Numbers, chosen: Array) -> Numbers:
    return rows if len(chosen) == len(rows) else Numbers.of(rows.array()[chosen])


def _days(column: Coded) -> tuple[list[date], Array]:
    """The days of a column in order, and the place among them of each row's; −1 for none."""
    import numpy as np

    days = sorted({word for word in column.words if isinstance(word, date)})
    index = {day: at for at, day in enumerate(days)}
    places = np.array([index.get(word, -1) if isinstance(word, date) else -1 for word in column.words] + [-1])
    return days, places[column.codes()]
