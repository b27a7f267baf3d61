"""Columns of a ledger's frame from packed columns: arrays put end to end, no value touched by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Any

from tanjcli.intake.columnar.packed import Coded, Packed, Scaled
from tanjcli.intake.words.cells import Value

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_MOST, _DIGITS = 2**62, 18
_CODED = frozenset({"text", "prose", "code", "place", "term", "date", "period", "year", "flag"})


def packed_words(parts: Sequence[Sequence[Value]], kind: str) -> tuple[Any, Array] | None:
    """A column of anything but figures, and its values as numbers in the order of time, or as they came.

    ``None`` where a part holds what this cannot; ``kind``: the column's.
    """
    import numpy as np
    import pandas as pd

    if kind not in _CODED or any(isinstance(part, Scaled) for part in parts):
        return None
    lists = {id(words): words for words in map(_words_of, parts)}.values()
    distinct = dict.fromkeys(chain.from_iterable(lists))
    distinct.pop(None, None)
    told: dict[Value, int] = {word: at for at, word in enumerate(distinct)}
    if kind in ("date", "period"):
        told = {day: at for at, day in enumerate(sorted(day for day in told if isinstance(day, date)))}
    places: dict[int, Array] = {}
    arrays: list[Array] = []
    for part in parts:
        words = _words_of(part)
        if id(words) not in places:
            places[id(words)] = np.array([told.get(word, -1) for word in words] + [-1], np.int32)
        arrays.append(places[id(words)][part.codes()] if isinstance(part, Coded) else places[id(words)][:-1])
    codes = np.concatenate(arrays)
    whole = _words([*told], kind)[codes]
    if kind in ("date", "period"):
        return whole, codes
    dtype = {"year": "Int64", "flag": "boolean"}.get(kind, "string")
    if dtype == "string" and pd.StringDtype().storage == "python":
        return pd.arrays.StringArray(whole), codes
    return pd.array(whole, dtype=dtype), codes


def _words_of(part: Sequence[Value]) -> Sequence[Value]:
    return part.words if isinstance(part, Coded) else part


def _words(words: Sequence[Value], kind: str) -> Array:
    """The words as an array, an absence last, where −1 finds it."""
    import numpy as np
    import pandas as pd

    if kind in ("date", "period"):
        days: list[date | None] = [*(w if isinstance(w, date) else None for w in words), None]
        return np.array(days, dtype="datetime64[s]")
    array = np.empty(len(words) + 1, dtype=object)
    array[:] = [*(pd.NA if word is None else word for word in words), pd.NA]
    return array


def packed_figures(parts: Sequence[Sequence[Value]]) -> tuple[Any, int] | None:
    """A column of figures and its exponent; ``None`` where 64 bits do not hold it."""
    import numpy as np
    import pandas as pd

    exponents = [part.exponent if isinstance(part, Scaled) else _digits(part) for part in parts]
    exponent = max(0, *exponents) if exponents else 0
    numbers, absent = [], []
    for part, own in zip(parts, exponents, strict=True):
        made = _integers(part, exponent, own)
        if made is None:
            return None
        numbers.append(made[0])
        absent.append(made[1])
    whole, gaps = np.concatenate(numbers), np.concatenate(absent)
    whole[gaps] = 0
    spare = next(digits for digits in range(exponent, -1, -1) if _ends_in_zeros(whole, digits))
    whole, exponent = whole // 10**spare if spare else whole, exponent - spare
    if _sum_of_sizes(whole) >= _MOST:
        return None
    return pd.arrays.IntegerArray(whole, gaps), exponent


def is_packed(parts: Sequence[Sequence[Value]]) -> bool:
    """True when at least one part is."""
    return any(isinstance(part, Packed) for part in parts)


def _integers(part: Sequence[Value], exponent: int, own: int) -> tuple[Array, Array] | None:
    import numpy as np

    if isinstance(part, Scaled):
        numbers, gaps = part.numbers(), part.gaps()
        factor = 10 ** (exponent - own)
        if factor > 1 and numbers.size and int(np.abs(numbers).max()) * factor >= _MOST:
            return None
        return numbers * factor, gaps
    values = list(part)
    gaps = np.array([value is None for value in values], np.bool_)
    exact = [int(Decimal(v).scaleb(exponent)) if isinstance(v, int | Decimal) else 0 for v in values]
    if any(abs(number) >= _MOST for number in exact):
        return None
    return np.array(exact, np.int64), gaps


def _digits(part: Sequence[Value]) -> int:
    """How many digits after the point the values need."""
    exponents = (v.normalize().as_tuple().exponent for v in part if isinstance(v, Decimal) and v)
    return max((-e for e in exponents if isinstance(e, int)), default=0)


def _ends_in_zeros(numbers: Array, digits: int) -> bool:
    """True when the last ``digits`` digits of every number are 0; the first few mostly tell."""
    power = 10 ** min(digits, _DIGITS)
    return digits <= _DIGITS and not ((numbers[:1000] % power).any() or (numbers % power).any())


def _sum_of_sizes(numbers: Array) -> int:
    """The exact sum of the absolute values: high and low halves are added apart, so that neither overflows."""
    import numpy as np

    sizes = np.abs(numbers)
    return (int((sizes >> 32).sum()) << 32) + int((sizes & 0xFFFFFFFF).sum())
