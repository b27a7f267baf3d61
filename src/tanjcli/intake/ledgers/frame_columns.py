"""Columns of a ledger's frame from packed columns: arrays put end to end, no value touched by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import chain
from operator import lt
from typing import TYPE_CHECKING, Any

from tanjcli.intake.columnar.packed import Coded, Packed, Scaled, spare_digits
from tanjcli.intake.words.cells import Value

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_MOST, _DIGITS = 2**62, 18
_TEXTS = frozenset({"text", "prose", "code", "place", "term"})
_DAYS = frozenset({"date", "period"})
_OTHERS = frozenset({"year", "flag"})


def packed_words(parts: Sequence[Sequence[Value]], kind: str) -> Any | None:
    """A column of anything but figures; ``None`` where a part holds what this cannot; ``kind``: the column's.

    Texts become categories in ascending order. An empty text is always among them, so that an absence can be called
    that by whoever groups rows.
    """
    import numpy as np
    import pandas as pd

    if kind not in _TEXTS | _DAYS | _OTHERS or any(isinstance(part, Scaled) for part in parts):
        return None
    lists = {id(words): words for words in map(_words_of, parts)}
    words = _ordered([*lists.values()], kind)
    alike = [*lists.values()] == [words]
    told = {} if alike else {word: at for at, word in enumerate(words)}
    places = {} if alike else {key: _places(own, told) for key, own in lists.items()}
    codes = np.concatenate([_codes(part, places) for part in parts])
    if kind in _TEXTS:
        return pd.Categorical.from_codes(codes, categories=pd.Index(pd.array(words, dtype="string")))
    if kind in _DAYS:
        return np.array([*words, None], dtype="datetime64[s]")[codes]
    held: Any = pd.array([*words, None], dtype="boolean" if kind == "flag" else "Int64")
    return held[codes]


def _words_of(part: Sequence[Value]) -> Sequence[Value]:
    return part.words if isinstance(part, Coded) else part


def _ordered(lists: Sequence[Sequence[Value]], kind: str) -> list[Any]:
    """Every word once, in ascending order: as one large file has them already."""
    first: list[Any] = [*lists[0]] if len(lists) == 1 else [None]
    if None not in first and all(map(lt, first, first[1:])) and (kind not in _TEXTS or first[:1] == [""]):
        return first
    distinct: dict[Any, None] = dict.fromkeys(chain.from_iterable(lists))
    distinct.pop(None, None)
    return sorted({"": None} | distinct if kind in _TEXTS else distinct)


def _places(words: Sequence[Value], told: Mapping[Value, int]) -> Array:
    """The number of each word, and −1 last, where an absence finds it."""
    import numpy as np

    return np.array([*(told.get(word, -1) for word in words), -1], np.int32)


def _codes(part: Sequence[Value], places: Mapping[int, Array]) -> Array:
    """The number of each value; without ``places`` words are numbered as they are."""
    import numpy as np

    place = places.get(id(_words_of(part)))
    if isinstance(part, Coded):
        return part.codes() if place is None else place[part.codes()]
    return np.arange(len(part)) if place is None else place[:-1]


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
    if gaps.any():
        whole[gaps] = 0
    spare = spare_digits(whole, min(exponent, _DIGITS))
    whole, exponent = whole // 10**spare if spare else whole, exponent - spare
    if _may_overflow(whole) and _sum_of_sizes(whole) >= _MOST:
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
        return numbers * factor if factor > 1 else numbers, gaps
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


def _may_overflow(numbers: Array) -> bool:
    """True when the absolute values might add up to more than 64 bits hold: if all were as large as the largest."""
    return bool(len(numbers)) and max(int(numbers.max()), -int(numbers.min())) * len(numbers) >= _MOST


def _sum_of_sizes(numbers: Array) -> int:
    """The exact sum of the absolute values: high and low halves are added apart, so that neither overflows."""
    import numpy as np

    sizes = np.abs(numbers)
    return (int((sizes >> 32).sum()) << 32) + int((sizes & 0xFFFFFFFF).sum())
