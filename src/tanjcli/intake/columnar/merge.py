"""The plain rows and the rest of one table together: columns in the ledger's unit, cut where periods change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tanjcli.core.periods import Period
from tanjcli.intake.columnar.blocks import DeclinedError
from tanjcli.intake.columnar.packed import Coded, Numbers, Packed, Scaled, spare_digits
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
    """Put what was read with care in its place among the plain rows: that of the scan. Raises ``DeclinedError``."""
    import numpy as np

    numbers = table.sheet.numbers or ()
    rows = [numbers[row] for part in careful for row in part.rows]
    at = np.array(rows, np.int64) - found.scan.first
    keep = found.plain.copy()
    keep[at] = True
    place = _Place(keep, at)

    def column(name: str) -> Packed:
        return _column(found, table, name, place, [value for part in careful for value in part.columns[name]])

    with ThreadPoolExecutor() as pool:
        columns = dict(zip(table.recipe.columns, pool.map(column, table.recipe.columns), strict=True))
    return Merged(_stretches(table, np.flatnonzero(keep) + found.scan.first, columns), len(rows))


@dataclass(frozen=True)
class _Place:
    """Which records are kept, and the records at which values read with care belong, in their order."""

    keep: Array
    at: Array

    def kept(self, array: Array) -> Array:
        """What the array holds of records that are kept; nothing is copied where all are."""
        return array if self.keep.all() else array[self.keep]


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

    return Coded.of([value], np.full(count, -1 if value is None else 0, np.int8))


def _coded(words: list[Value], codes: Array, place: _Place, values: list[Value]) -> Coded:
    """Words in ascending order, each of them once."""
    import numpy as np

    ordered, places = _in_order([*words, *values])
    places = places.astype(np.min_scalar_type(-len(ordered)))
    codes = places[codes]
    codes[place.at] = places[len(words) :]
    return Coded.of(ordered, place.kept(codes))


def _in_order(words: list[Value]) -> tuple[list[Value], Array]:
    """Every word once, in ascending order, the empty text first among texts; and the place of each, −1 for none."""
    import numpy as np
    import polars as pl

    if not any(isinstance(word, str) for word in words):
        ordered: list[Any] = sorted({word for word in words if word is not None})
        told = {word: at for at, word in enumerate(ordered)}
        return ordered, np.array([told.get(word, -1) for word in words], np.int32)
    ranks = pl.Series(["", *words], dtype=pl.String).rank("dense")
    places = ranks.cast(pl.Int32).fill_null(0).to_numpy()[1:] - 1
    texts = np.full(int(places.max(initial=0)) + 1, "", object)
    known = places >= 0
    texts[places[known]] = np.array(words, object)[known]
    return texts.tolist(), places


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
    integers = [0 if v is None else int(Decimal(v).scaleb(exponent)) for v in values]  # type: ignore[arg-type]
    if any(abs(n) >= _MOST for n in integers):
        raise DeclinedError
    numbers[place.at] = integers
    absent[place.at] = [value is None for value in values]
    numbers, absent = place.kept(numbers), place.kept(absent)
    if spare := spare_digits(numbers, max(exponent, 0)):
        numbers //= 10**spare
    return Scaled.of(exponent - spare, numbers, absent, whole=whole)


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


def _stretches(table: Table, rows: Array, columns: Mapping[str, Packed]) -> list[Stretch]:
    """As ``Table`` cuts them: one of the table's own period, one a period that rows state, or one of dated events."""
    if not len(rows):
        return []
    rule, time = table.recipe.period, table.spec.time
    if table.when is not None:
        return [_stretch(table, table.when, rows, columns)]
    column = columns[time]
    if not isinstance(column, Coded):
        raise DeclinedError
    spans = list(_by_word(column))
    if table.spec.columns[time].type != "period":
        days = [day for day, _ in spans]
        whole = Period(period_of(days[0], rule).start, period_of(days[-1], rule).end)
        return [_stretch(table, Covered(whole, days[-1]), rows, columns)]
    found = []
    for day, chosen in spans:
        cut = {name: packed.take(chosen) for name, packed in columns.items()}
        found.append(_stretch(table, Covered(period_of(day, rule), day), rows[chosen], cut))
    return found


def _stretch(table: Table, when: Covered, rows: Array, columns: Mapping[str, Packed]) -> Stretch:
    first, last = int(rows[0]), int(rows[-1])
    numbers = range(first, last + 1) if last - first + 1 == len(rows) else Numbers.of(rows)
    return Stretch(table.sheet.name, table.match.name, table.header.columns, table.units, when, numbers, {**columns})


def _by_word(column: Coded) -> Iterator[tuple[Any, Array | slice]]:
    """The rows of every word, in the order of words; a slice where they stand together."""
    import numpy as np

    codes = column.codes()
    together = bool((codes[1:] >= codes[:-1]).all())
    order = np.arange(0) if together else np.argsort(codes, kind="stable")
    starts = np.searchsorted(codes if together else codes[order], np.arange(len(column.words), dtype=codes.dtype))
    for word, start, end in zip(column.words, starts, [*starts[1:], len(codes)], strict=True):
        if start < end:
            yield word, slice(start, end) if together else order[start:end]
