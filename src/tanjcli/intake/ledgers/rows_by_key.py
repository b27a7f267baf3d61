"""Rows of a ledger told apart by columns, in whole numbers: what comparing millions of texts would take minutes for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

    Array = np.ndarray[Any, Any]

_ROOM = 8  # slots a row that a table of all combinations may take


def numbered(frame: pd.DataFrame, columns: Sequence[str], codes: Mapping[str, Array]) -> Array:
    """A number for every row, the same where ``columns`` agree; later columns count more finely, in ascending order.

    ``codes``: columns that have numbers already, one per distinct value and −1 for none, parallel to the frame.
    """
    import numpy as np
    import pandas as pd

    identity = np.zeros(len(frame), np.int64)
    for name in columns:
        own = codes.get(name)
        if own is None:
            ordered = pd.api.types.is_datetime64_any_dtype(frame[name])
            own = pd.factorize(frame[name], sort=bool(ordered))[0]
        span = int(own.max(initial=-1)) + 2
        if int(identity.max(initial=0)) >= 2**62 // span:
            identity = np.unique(identity, return_inverse=True)[1]
        identity = identity * span + own + 1
    return identity


def distinct(frame: pd.DataFrame, column: str, codes: Mapping[str, Array]) -> int:
    """How many different values a column has; an absence is none."""
    import numpy as np

    if column not in codes:
        return int(frame[column].nunique())
    return int(np.count_nonzero(np.bincount(codes[column] + 1)[1:]))


def last_of_each(identity: Array) -> Array:
    """The last row of every number, ordered by number."""
    import numpy as np

    most = int(identity.max(initial=-1)) + 1
    if most > _ROOM * len(identity) + 1000:
        identity = np.unique(identity, return_inverse=True)[1]
        most = int(identity.max(initial=-1)) + 1
    last = np.full(most, -1, np.int64)
    last[identity] = np.arange(len(identity))
    return last[last >= 0]


def first_of_each(identity: Array) -> Array:
    """The first row of every number, in the order of rows."""
    import numpy as np

    found = len(identity) - 1 - last_of_each(identity[::-1])
    found.sort()
    return np.asarray(found)
