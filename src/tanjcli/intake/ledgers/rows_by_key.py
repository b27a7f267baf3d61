"""Rows of a ledger told apart by columns, in whole numbers: what comparing millions of texts would take minutes for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    Array = np.ndarray[Any, Any]

_ROOM = 8  # slots a row that a table of all combinations may take
_MOST, _MOST_SHORT = 2**62, 2**31
_FEW = 1 << 16


def numbered(frame: pd.DataFrame, columns: Sequence[str]) -> Array:
    """A number for every row, the same where ``columns`` agree; they ascend with the values, later columns more finely.

    Of a single column 0 stands for an absence.
    """
    import numpy as np

    parts = [_numbers(frame[name]) for name in columns]
    return reduce(finer, parts) if parts else np.zeros(len(frame), np.int32)


def finer(one: Array, other: Array) -> Array:
    """A number for every pair of numbers, ascending with the first and then with the second."""
    import numpy as np

    most, span = int(one.max(initial=0)) + 1, int(other.max(initial=0)) + 1
    if most >= _MOST // span:
        one = np.unique(one, return_inverse=True)[1]
        most = int(one.max()) + 1
    identity = np.multiply(one, span, dtype=np.int32 if most * span < _MOST_SHORT else np.int64)
    return np.add(identity, other, out=identity)


def _numbers(column: pd.Series) -> Array:
    """A number from 1 for every value, 0 for an absence."""
    import numpy as np
    import pandas as pd

    if isinstance(column.dtype, pd.CategoricalDtype):
        return np.add(column.cat.codes.to_numpy(), 1, dtype=np.int32)
    if not pd.api.types.is_datetime64_any_dtype(column):
        return np.add(pd.factorize(column, sort=True)[0], 1, dtype=np.int32)
    # Days stand in long runs: a period is that of a table.
    days = column.to_numpy()
    runs = np.flatnonzero(np.concatenate(([True], days[1:] != days[:-1]))[: len(days)])
    numbers, found = pd.factorize(days[runs], sort=True)
    return np.repeat((numbers + 1).astype(np.min_scalar_type(-len(found) - 1)), np.diff(runs, append=len(days)))


def distinct(frame: pd.DataFrame, column: str) -> int:
    """How many different values a column has; an absence is none."""
    import numpy as np

    return int(np.count_nonzero(counted(numbered(frame, [column]))[1:]))


def counted(numbers: Array, least: int = 0) -> Array:
    """How often each number from 0 occurs, for ``least`` numbers or more."""
    import numpy as np

    counts = np.zeros(max(least, int(numbers.max(initial=-1)) + 1), np.int64)
    for at in range(0, len(numbers), _FEW):  # numpy makes a copy of 64 bits a row of what it counts
        part = np.bincount(numbers[at : at + _FEW])
        counts[: len(part)] += part
    return counts


def last_of_each(identity: Array) -> Array:
    """The last row of every number, ordered by number."""
    import numpy as np

    identity = _close(identity)
    last = np.full(int(identity.max(initial=-1)) + 1, -1, np.int32)
    for at in range(0, len(identity), _FEW):
        part = identity[at : at + _FEW]
        last[part] = np.arange(at, at + len(part))
    return np.asarray(last[last >= 0])


def first_of_each(identity: Array) -> Array:
    """The first row of every number, in the order of rows."""
    import numpy as np

    found = len(identity) - 1 - last_of_each(identity[::-1])
    found.sort()
    return np.asarray(found)


def first_of_pairs(one: Array, other: Array) -> Array:
    """The first row of every pair of numbers, in the order of rows; quick where ``one`` mostly decides ``other``."""
    import numpy as np

    first = first_of_each(one)
    usual = np.zeros(int(one.max(initial=-1)) + 1, other.dtype)
    usual[one[first]] = other[first]
    astray = np.flatnonzero(usual[one] != other)
    if not len(astray):
        return first
    pairs = one[astray].astype(np.int64) * (int(other.max()) + 1) + other[astray]
    return np.sort(np.concatenate((first, astray[first_of_each(pairs)])))


def _close(identity: Array) -> Array:
    """The numbers themselves, or as many as there are rows where a table of all between would be too large."""
    import numpy as np

    if int(identity.max(initial=-1)) < _ROOM * len(identity) + 1000:
        return identity
    return np.asarray(np.unique(identity, return_inverse=True)[1])
