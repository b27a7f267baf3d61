"""Typed rows → ledger frames: exact integer columns with the exponent each column needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from tanjcli.intake.ledger import RECEIVED, ROW, STRIP, Ledger, Source, Strip
from tanjcli.intake.spec import ColumnType, LedgerSpec
from tanjcli.intake.tables.stretch import Stretch
from tanjcli.intake.words.cells import Value

_SUM_LIMIT = 2**62


def build_ledger(
    ledger_id: str, spec: LedgerSpec, parts: Sequence[tuple[int, Stretch]], sources: tuple[Source, ...]
) -> Ledger:
    """One ledger from its stretches in order of arrival; ``parts`` pair each with the index of its source."""
    import pandas as pd

    strips = tuple(_strip(source, stretch) for source, stretch in parts)
    data: dict[str, Any] = {}
    exponents: dict[str, int] = {}
    for name, column in spec.columns.items():
        values = [v for _, part in parts for v in part.columns.get(name) or [None] * len(part.rows)]
        if column.type == "amount":
            data[name], exponents[name] = _amounts(values)
        else:
            data[name] = _ARRAYS[column.type](values)
    lengths = [len(part.rows) for _, part in parts]
    data[STRIP] = _repeat(range(len(parts)), lengths)
    data[ROW] = [row + 1 for _, part in parts for row in part.rows]
    data[RECEIVED] = _days([sources[source].received for source, part in parts for _ in part.rows])
    return Ledger(ledger_id, spec, pd.DataFrame(data), exponents, strips, sources)


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


def _repeat(values: Sequence[int], times: Sequence[int]) -> list[int]:
    return [v for v, n in zip(values, times, strict=True) for _ in range(n)]


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
    "code": _texts,
    "place": _texts,
    "term": _texts,
    "date": _days,
    "period": _days,
    "year": _integers,
    "whole": _integers,
    "flag": _flags,
}
