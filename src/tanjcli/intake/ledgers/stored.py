"""Ledgers as plain frozen values that can be written down, and back: the same frames, to the type of every column.

A column is integers in base 64 (amounts scaled, days in seconds, words as places in a list of words) and the rows in
which it is missing. Ledgers too large to be worth keeping are not stored.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tanjcli.core.findings import Finding
from tanjcli.intake.ledger import Account, Ledger, Ledgers, Source, Strip
from tanjcli.intake.ledger_spec import LedgerSpec

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

_MOST_ROWS = 300_000
_WHOLE = frozenset({"int64", "int32", "Int64"})


@dataclass(frozen=True, slots=True)
class StoredColumn:
    """One column: ``numbers`` and ``missing`` are base 64 of 64-bit integers and of bits, ``words`` what they count."""

    name: str
    dtype: str
    numbers: str
    missing: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredLedger:
    """One ledger without its specification."""

    id: str
    columns: tuple[StoredColumn, ...]
    exponents: Mapping[str, int]
    strips: tuple[Strip, ...]


@dataclass(frozen=True, slots=True)
class StoredLedgers:
    """Everything ``Ledgers`` holds."""

    ledgers: tuple[StoredLedger, ...]
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    accounts: tuple[Account, ...]
    sample: bool


def stored(ledgers: Ledgers) -> StoredLedgers | None:
    """The ledgers to be written down; ``None`` where a column is of no kind that can be, or there are too many rows."""
    kept = []
    for ledger in ledgers.ledgers.values():
        columns = [_stored(str(name), ledger.frame[name]) for name in ledger.frame]
        if len(ledger.frame) > _MOST_ROWS or None in columns or ledger.sources != ledgers.sources:
            return None
        told = tuple(column for column in columns if column is not None)
        kept.append(StoredLedger(ledger.id, told, dict(ledger.exponents), ledger.strips))
    return StoredLedgers(tuple(kept), ledgers.sources, ledgers.findings, ledgers.accounts, ledgers.sample)


def restored(kept: StoredLedgers, specs: Mapping[str, LedgerSpec]) -> Ledgers:
    """The ledgers that were written down. Raises ``KeyError`` or ``ValueError`` when their specs were others."""
    import pandas as pd

    ledgers = {
        one.id: Ledger(
            id=one.id,
            spec=specs[one.id],
            frame=pd.DataFrame({column.name: _restored(column) for column in one.columns}, copy=False),
            exponents=one.exponents,
            strips=one.strips,
            sources=kept.sources,
        )
        for one in kept.ledgers
    }
    if ledgers.keys() != specs.keys():
        raise ValueError("other ledgers than those that were stored")
    return Ledgers(ledgers, kept.sources, kept.findings, kept.accounts, kept.sample)


def _stored(name: str, column: pd.Series) -> StoredColumn | None:
    import numpy as np

    dtype, missing = str(column.dtype), column.isna().to_numpy()
    words: tuple[str, ...] = ()
    if column.empty:
        numbers = np.zeros(0, np.int64)
    elif dtype in _WHOLE or dtype == "boolean":
        numbers = column.to_numpy(dtype=np.int64, na_value=0)
    elif dtype.startswith("datetime64"):
        numbers = column.to_numpy().view(np.int64)
    elif dtype == "category":
        numbers, words = column.array.codes, tuple(map(str, column.cat.categories))
    elif dtype.startswith("string"):
        numbers, found = column.factorize()
        words = tuple(str(word) for word in found)
    else:
        return None
    return StoredColumn(name, dtype, _text(numbers.astype(np.int64)), _text(np.packbits(missing)), words)


def _restored(column: StoredColumn) -> Any:
    import numpy as np
    import pandas as pd

    numbers = np.frombuffer(b64decode(column.numbers), np.int64).copy()
    dtype: Any = column.dtype
    bits = np.frombuffer(b64decode(column.missing), np.uint8)
    missing = np.unpackbits(bits, count=len(numbers)).astype(bool)
    if column.dtype == "Int64":
        return pd.arrays.IntegerArray(numbers, missing)
    if column.dtype == "boolean":
        return pd.arrays.BooleanArray(numbers.astype(bool), missing)
    if column.dtype.startswith("datetime64"):
        return numbers.view(dtype)
    if column.dtype == "category":
        return pd.Categorical.from_codes(numbers, categories=pd.Index(pd.array([*column.words], dtype="string")))
    if column.dtype.startswith("string"):
        words = np.array([*column.words, None], dtype=object)  # the last one stands for what is missing: -1
        return pd.array(words[numbers], dtype=dtype)
    return numbers.astype(dtype)


def _text(array: np.ndarray[Any, Any]) -> str:
    return b64encode(array.tobytes()).decode("ascii")
