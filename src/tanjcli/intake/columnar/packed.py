"""Columns of many rows in little room: what a list of values would hold, as bytes that cross the fence cheaply.

They behave as sequences of values, so that whoever reads a table row by row need not know; whoever works by column
takes the arrays. numpy is imported by the arrays only. The bytes are those of the arrays they came from, not a copy.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol, overload

from tanjcli.intake.words.cells import Value

if TYPE_CHECKING:
    import numpy as np

Data = bytes | memoryview

_WORD, _LONG = "<i4", "<i8"
_FEW = 1 << 16


class Mover(Protocol):
    """Somewhere to put bytes and words, or to take them from."""

    def data(self, data: Any, /) -> Any:
        """Where they are now."""

    def words(self, words: Any, /) -> Any:
        """Where they are now."""


class Packed(Sequence[Value]):
    """A column that is read like a list of values."""

    @overload
    def __getitem__(self, index: int) -> Value: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Value]: ...
    def __getitem__(self, index: int | slice) -> Value | Sequence[Value]:
        if isinstance(index, slice):
            return [self.value(i) for i in range(*index.indices(len(self)))]
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        return self.value(at)

    def value(self, index: int) -> Value:
        """One value; ``index`` is within the column."""
        raise NotImplementedError

    def take(self, index: np.ndarray[Any, Any] | slice) -> Packed:
        """The values at these positions."""
        raise NotImplementedError

    def moved(self, mover: Mover) -> Packed:
        """The same values, their bytes and words where ``mover`` puts them."""
        raise NotImplementedError


@dataclass(frozen=True, eq=False)
class Coded(Packed):
    """Each value as the number of a word in ``words``; −1 is an absence. ``width``: bytes a number takes."""

    words: Sequence[Value]
    width: int
    data: Data = field(repr=False)

    @classmethod
    def of(cls, words: Sequence[Value], codes: np.ndarray[Any, Any]) -> Coded:
        """From an array of numbers."""
        width = next(width for width in (1, 2, 4) if len(words) <= 1 << (8 * width - 1))
        return cls(words, width, _data(codes, f"<i{width}"))

    def __reduce__(self) -> tuple[type[Coded], tuple[Any, ...]]:
        return Coded, (self.words, self.width, _plain(self.data))

    def codes(self) -> np.ndarray[Any, Any]:
        """The numbers."""
        import numpy as np

        return np.frombuffer(self.data, f"<i{self.width}")

    def __len__(self) -> int:
        return len(self.data) // self.width

    def value(self, index: int) -> Value:
        """One value."""
        at = self.width * index
        code = int.from_bytes(self.data[at : at + self.width], "little", signed=True)
        return None if code < 0 else self.words[code]

    def take(self, index: np.ndarray[Any, Any] | slice) -> Coded:
        """The values at these positions."""
        return Coded.of(self.words, self.codes()[index])

    def moved(self, mover: Mover) -> Coded:
        """The same values, their bytes and words where ``mover`` puts them."""
        return replace(self, words=mover.words(self.words), data=mover.data(self.data))


@dataclass(frozen=True, eq=False)
class Scaled(Packed):
    """Exact numbers as integers times ``10**-exponent``; ``absent`` has a byte for each, 1 where there is none.

    ``whole``: the values are ``int``, else ``Decimal``.
    """

    exponent: int
    data: Data = field(repr=False)
    absent: Data = field(repr=False)
    whole: bool = False

    @classmethod
    def of(
        cls, exponent: int, numbers: np.ndarray[Any, Any], absent: np.ndarray[Any, Any], *, whole: bool = False
    ) -> Scaled:
        """From arrays of integers and of truth values."""
        return cls(exponent, _data(numbers, _LONG), _data(absent, "?"), whole)

    def __reduce__(self) -> tuple[type[Scaled], tuple[Any, ...]]:
        return Scaled, (self.exponent, _plain(self.data), _plain(self.absent), self.whole)

    def numbers(self) -> np.ndarray[Any, Any]:
        """The integers; what stands where a value is absent means nothing."""
        import numpy as np

        return np.frombuffer(self.data, _LONG)

    def gaps(self) -> np.ndarray[Any, Any]:
        """True where a value is absent."""
        import numpy as np

        return np.frombuffer(self.absent, np.bool_)

    def __len__(self) -> int:
        return len(self.absent)

    def value(self, index: int) -> Value:
        """One value."""
        if self.absent[index]:
            return None
        number = int.from_bytes(self.data[8 * index : 8 * index + 8], "little", signed=True)
        exact = Decimal(number).scaleb(-self.exponent)
        return int(exact) if self.whole else exact

    def take(self, index: np.ndarray[Any, Any] | slice) -> Scaled:
        """The values at these positions."""
        return Scaled.of(self.exponent, self.numbers()[index], self.gaps()[index], whole=self.whole)

    def moved(self, mover: Mover) -> Scaled:
        """The same values, their bytes where ``mover`` puts them."""
        return replace(self, data=mover.data(self.data), absent=mover.data(self.absent))


@dataclass(frozen=True, eq=False)
class Numbers(Sequence[int]):
    """Row numbers."""

    data: bytes = field(repr=False)

    @classmethod
    def of(cls, numbers: np.ndarray[Any, Any]) -> Numbers:
        """From an array."""
        return cls(numbers.astype(_WORD, copy=False).tobytes())

    def array(self) -> np.ndarray[Any, Any]:
        """The numbers."""
        import numpy as np

        return np.frombuffer(self.data, _WORD)

    def __len__(self) -> int:
        return len(self.data) // 4

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        return int.from_bytes(self.data[4 * at : 4 * at + 4], "little", signed=True)


@dataclass(frozen=True)
class Mostly(Sequence[str]):
    """What became of each of ``length`` rows: ``usual``, but for the ``others``."""

    length: int
    usual: str
    others: Mapping[int, str]

    def __len__(self) -> int:
        return self.length

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self.length))]
        at = index + self.length if index < 0 else index
        if not 0 <= at < self.length:
            raise IndexError(index)
        return self.others.get(at, self.usual)


def _data(numbers: np.ndarray[Any, Any], kind: str) -> memoryview:
    import numpy as np

    return np.ascontiguousarray(numbers, kind).data.cast("B")


def _plain(data: Any) -> Any:
    return bytes(data) if isinstance(data, memoryview) else data


def spare_digits(numbers: np.ndarray[Any, Any], most: int) -> int:
    """How many digits at their end are 0 in all of the integers, at most ``most``."""
    return next(digits for digits in range(most, -1, -1) if _end_in_zeros(numbers, 10**digits))


def _end_in_zeros(numbers: np.ndarray[Any, Any], power: int) -> bool:
    """True when ``power`` divides all of them; the first few mostly tell, and a few at a time stay near at hand."""
    return all(
        (part // power * power == part).all()
        for part in (numbers[:1000], *(numbers[at : at + _FEW] for at in range(0, len(numbers), _FEW)))
    )
