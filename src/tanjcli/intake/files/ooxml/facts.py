"""What calamine does not tell about a sheet's cells: errors, formulas without values, formats, hidden rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress
from math import inf

from tanjcli.core.findings import Finding
from tanjcli.intake.files.ooxml.cells import Batch
from tanjcli.intake.files.ooxml.formats import Formats

Cell = tuple[int, int]
Range = tuple[int, int, int, int]

_NUMBER = re.compile(rb"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_DIGITS = b"0123456789.+-eE"
_NUMERIC = frozenset(("", "n"))


@dataclass(slots=True)
class SheetAudit:
    """One sheet; rows and columns count from 0, ranges include both ends.

    ``errors``: what stands in a cell instead of a value: an Excel error (``#N/A``), or a number no reader may accept
    (``1_000``, ``NaN``, ``1e999``). ``uncached``: text of a formula without a stored value. ``formulas``: every cell
    that holds one. ``dates``: the number as written under a date or time format. ``percents``: numbers under a
    percent format; ``scaled``: under one that shows another number than is stored; ``printed``: under one that prints
    a unit, which. ``filtered``: a filter is switched on. ``numbers``: per row, the numbers that are no dates, left to
    right: the second reading, see ``disputed_rows``.
    """

    errors: dict[Cell, str] = field(default_factory=dict)
    uncached: dict[Cell, str] = field(default_factory=dict)
    formulas: frozenset[Cell] = frozenset()
    dates: dict[Cell, str] = field(default_factory=dict)
    percents: frozenset[Cell] = frozenset()
    scaled: frozenset[Cell] = frozenset()
    printed: dict[Cell, str] = field(default_factory=dict)
    booleans: frozenset[Cell] = frozenset()
    merges: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_cols: frozenset[int] = frozenset()
    hidden: bool = False
    filtered: bool = False
    findings: tuple[Finding, ...] = ()
    numbers: dict[int, list[float]] = field(default_factory=dict)


def disputed_rows(audit: SheetAudit, rows: Sequence[Sequence[object]]) -> frozenset[int]:
    """Rows in which another reader's ``rows`` hold other numbers than the audit saw; dates and texts are not compared.

    ``rows`` start at row 0 and column 0. Numbers are ``float`` there, and booleans are no numbers.
    """
    errors = {row for row, _ in audit.errors}
    disputed = set()
    for at, cells in enumerate(rows):
        theirs, ours = [cell for cell in cells if type(cell) is float], audit.numbers.get(at, [])
        if theirs != ours and at not in errors:
            # What is a date to us may be its bare number to them: the same cell, and we have said so.
            undated = [
                cell for column, cell in enumerate(cells) if type(cell) is float and (at, column) not in audit.dates
            ]
            if undated != ours:
                disputed.add(at)
    disputed.update(at for at in audit.numbers if at >= len(rows))
    return frozenset(disputed)


_NO_FORMATS = Formats()


class Facts:
    """Collects the facts of one sheet, batch by batch; a column of facts is only walked when something is in it."""

    def __init__(self, formats: Formats = _NO_FORMATS) -> None:
        self._formats = formats
        self._errors: dict[Cell, str] = {}
        self._uncached: dict[Cell, str] = {}
        self._dates: dict[Cell, str] = {}
        self._formulas: set[Cell] = set()
        self._percents: set[Cell] = set()
        self._scaled: set[Cell] = set()
        self._printed: dict[Cell, str] = {}
        self._booleans: set[Cell] = set()
        self._hidden: set[int] = set()
        self._numbers: dict[int, list[float]] = {}

    def add(self, batch: Batch) -> None:
        """Take the next rows."""
        self._hidden.update([row.number for row in batch.rows if row.hidden])
        types = {kind.type for kind in batch.kinds.values()}
        if "e" in types:
            self._errors.update((cell, _text(value) or "#ERROR!") for cell, value in _cells(batch, _typed(batch, "e")))
        if "b" in types:
            self._booleans.update(cell for cell, _ in _cells(batch, _typed(batch, "b")))
        if "d" in types:
            self._dates.update((cell, _text(value)) for cell, value in _cells(batch, _typed(batch, "d")) if value)
        if batch.formulas.count(None) != len(batch.formulas):
            self._add_formulas(batch)
        self._add_numbers(batch)

    def audit(self) -> SheetAudit:
        """What was found."""
        return SheetAudit(
            errors=self._errors,
            uncached=self._uncached,
            formulas=frozenset(self._formulas),
            dates=self._dates,
            percents=frozenset(self._percents),
            scaled=frozenset(self._scaled),
            printed=self._printed,
            booleans=frozenset(self._booleans),
            hidden_rows=frozenset(self._hidden),
            numbers=self._numbers,
        )

    def _add_formulas(self, batch: Batch) -> None:
        for at, cell in _places(batch, [at for at, formula in enumerate(batch.formulas) if formula is not None]):
            self._formulas.add(cell)
            value = batch.values[at]
            # A formula may compute empty text: that is a blank which Excel has calculated.
            if not value and not (value is not None and batch.kinds[batch.attributes[at]].type == "str"):
                self._uncached[cell] = _text(batch.formulas[at])

    def _add_numbers(self, batch: Batch) -> None:
        numeric = _typed(batch, *_NUMERIC)
        dated = {key for key in numeric if batch.kinds[key].style in self._formats.dates}
        percents = {key for key in numeric if batch.kinds[key].style in self._formats.percents}
        scaled = {key for key in numeric if batch.kinds[key].style in self._formats.scaled}
        if dated:
            found = _places(batch, _where(batch, dated))
            self._dates.update({cell: value.decode() for at, cell in found if (value := batch.values[at])})
        printing = {key for key in numeric if batch.kinds[key].style in self._formats.printed}
        if printing:
            for at, cell in _places(batch, _where(batch, printing)):
                self._printed[cell] = self._formats.printed[batch.kinds[batch.attributes[at]].style]
        for keys, cells in ((percents, self._percents), (scaled, self._scaled)):
            if keys:
                cells.update(cell for at, cell in _places(batch, _where(batch, keys)) if batch.values[at])
        try:
            self._add_plain_numbers(batch, numeric, numeric - dated)
        except ValueError:
            self._add_odd_numbers(batch, numeric, dated)

    def _add_plain_numbers(self, batch: Batch, numeric: set[bytes], undated: set[bytes]) -> None:
        """All numbers of the batch at once; ``ValueError`` when one of them is none."""
        if _letters(batch, numeric):
            raise ValueError
        found: dict[int, list[float]] = {}
        wanted = [key in undated for key in batch.attributes]
        for number, _, start, stop, shape in batch.rows:
            written = compress(batch.values[start:stop], wanted[start:stop])
            floats = [*map(float, filter(None, written))]
            if inf in floats or -inf in floats or not shape.ordered:
                raise ValueError
            if floats:
                found[number] = floats
        self._numbers.update(found)

    def _add_odd_numbers(self, batch: Batch, numeric: set[bytes], dated: set[bytes]) -> None:
        rows: dict[int, dict[int, float]] = {}
        for at, (row, column) in _places(batch, _where(batch, numeric)):
            value = batch.values[at]
            if value and not _is_number(value):
                self._errors[row, column] = _text(value)
            elif value and batch.attributes[at] not in dated:
                rows.setdefault(row, {})[column] = float(value)
        self._numbers.update({row: [cells[c] for c in sorted(cells)] for row, cells in rows.items()})


def _typed(batch: Batch, *types: str) -> set[bytes]:
    return {key for key, kind in batch.kinds.items() if kind.type in types}


def _where(batch: Batch, keys: set[bytes]) -> list[int]:
    return [at for at, key in enumerate(batch.attributes) if key in keys]


def _places(batch: Batch, positions: list[int]) -> Iterator[tuple[int, Cell]]:
    """Each position in the batch, ascending, with the address of the cell there."""
    if not positions:
        return
    rows = iter(batch.rows)
    row = next(rows)
    for at in positions:
        while at >= row.stop:
            row = next(rows)
        yield at, (row.number, row.shape.columns[at - row.start])


def _cells(batch: Batch, keys: set[bytes]) -> Iterator[tuple[Cell, bytes | None]]:
    return ((cell, batch.values[at]) for at, cell in _places(batch, _where(batch, keys)))


def _letters(batch: Batch, numeric: set[bytes]) -> bytes:
    """Whatever among the numbers is neither digit nor point, sign or exponent."""
    values = batch.values
    if _typed(batch, "str", "inlineStr", "e", "d"):
        values = [v for key, v in zip(batch.attributes, values, strict=True) if key in numeric]
    # Indexes of strings and booleans are digits as numbers are, and need not be sorted out.
    return b"".join(filter(None, values)).translate(None, _DIGITS)


def _is_number(value: bytes) -> bool:
    return _NUMBER.fullmatch(value) is not None and abs(float(value)) != inf


def _text(value: bytes | None) -> str:
    return (value or b"").decode("utf-8", "replace")
