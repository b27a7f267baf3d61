"""Typed rows → ledger frames: exact integer columns with the exponent each column needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

from tanjcli.intake.columnar.packed import Numbers
from tanjcli.intake.ledger import RECEIVED, ROW, STRIP, Ledger, Source, Strip
from tanjcli.intake.ledger_spec import ColumnType, LedgerSpec
from tanjcli.intake.ledgers.frame_columns import is_packed, packed_figures, packed_words
from tanjcli.intake.tables.stretch import Stretch
from tanjcli.intake.words.cells import Value

_SUM_LIMIT = 2**62


def build_ledger(
    ledger_id: str, spec: LedgerSpec, parts: Sequence[tuple[int, Stretch]], sources: tuple[Source, ...]
) -> Ledger:
    """One ledger from its stretches in order of arrival; ``parts`` pair each with the index of its source."""
    import numpy as np
    import pandas as pd

    values = {name: [_values(part, name) for _, part in parts] for name in spec.columns}
    large = any(map(is_packed, values.values()))
    kinds = [column.type for column in spec.columns.values()]
    with ThreadPoolExecutor() as pool:
        each = pool.map if large else map  # numpy lets others go on while it copies much
        made = dict(zip(spec.columns, each(_array, values.values(), kinds), strict=True))
    data: dict[str, Any] = {name: array for name, (array, _) in made.items()}
    lengths = [len(part.rows) for _, part in parts]
    data[STRIP] = np.repeat(np.arange(len(parts), dtype=np.int32), lengths)
    data[ROW] = np.concatenate([_numbers(part.rows) for _, part in parts] or [np.zeros(0, np.int32)])
    data[ROW] += 1
    data[RECEIVED] = np.repeat(_days([sources[source].received for source, _ in parts]), lengths)
    exponents = {name: exponent for name, (_, exponent) in made.items() if spec.columns[name].type == "amount"}
    strips = tuple(_strip(source, stretch) for source, stretch in parts)
    return Ledger(ledger_id, spec, pd.DataFrame(data, copy=False), exponents, strips, sources)


def _strip(source: int, part: Stretch) -> Strip:
    return Strip(
        source,
        part.sheet,
        part.recipe,
        part.places,
        part.units,
        part.covered.period,
        part.covered.through,
        part.across,
        {column: row + 1 for column, row in part.fixed.items()},
    )


def _values(part: Stretch, name: str) -> Sequence[Value]:
    found = part.columns.get(name)
    return [None] * len(part.rows) if found is None else found


def _numbers(rows: Sequence[int]) -> Any:
    import numpy as np

    if isinstance(rows, range):
        return np.arange(rows.start, rows.stop, rows.step, dtype=np.int32)
    return rows.array() if isinstance(rows, Numbers) else np.array(rows, np.int32)


def _array(parts: Sequence[Sequence[Value]], kind: ColumnType) -> tuple[Any, int]:
    """The array of a column, and its exponent."""
    if is_packed(parts):
        words = packed_words(parts, kind)
        if words is not None:
            return words, 0
        figures = packed_figures(parts) if kind in ("amount", "whole") else None
        if figures is not None and (kind == "amount" or figures[1] == 0):
            return figures
    values = [value for part in parts for value in part]
    return _amounts(values) if kind == "amount" else (_ARRAYS[kind](values), 0)


def _amounts(values: Sequence[Value]) -> tuple[Any, int]:
    """Decimals as integers scaled by the fewest digits that lose nothing; Python ints where 64 bits are too few."""
    import numpy as np
    import pandas as pd

    decimals = [v for v in values if isinstance(v, Decimal)]
    exponent = max((-_lowest_digit(v) for v in decimals), default=0)
    exponent = max(exponent, 0)
    scaled = [int(v.scaleb(exponent)) if isinstance(v, Decimal) else None for v in values]
    if sum(abs(n) for n in scaled if n is not None) < _SUM_LIMIT:
        return pd.array(scaled, dtype="Int64"), exponent
    return np.array(scaled, dtype=object), exponent


def _lowest_digit(value: Decimal) -> int:
    """Exponent of the last digit that is not zero."""
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or not any(digits):
        return 0
    zeros = next(i for i, digit in enumerate(reversed(digits)) if digit)
    return exponent + zeros


def _texts(values: Sequence[Value]) -> Any:
    import pandas as pd

    return pd.array(list[Any](values), dtype="string")


def _days(values: Sequence[Value]) -> Any:
    import numpy as np

    return np.array(values, dtype="datetime64[s]")


def _integers(values: Sequence[Value]) -> Any:
    import pandas as pd

    return pd.array(list[Any](values), dtype="Int64")


def _flags(values: Sequence[Value]) -> Any:
    import pandas as pd

    return pd.array(list[Any](values), dtype="boolean")


_ARRAYS: Mapping[ColumnType, Callable[[Sequence[Value]], Any]] = {
    "text": _texts,
    "prose": _texts,
    "code": _texts,
    "place": _texts,
    "term": _texts,
    "date": _days,
    "period": _days,
    "year": _integers,
    "whole": _integers,
    "flag": _flags,
}
