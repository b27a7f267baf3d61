"""The rows of a large table that are not plain, as a table of their own which knows what stands beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tanjcli.intake.columnar.packed import spare_digits
from tanjcli.intake.columnar.scan import NUMBER, SCALE, Scan
from tanjcli.intake.files.grid import Book, Sheet
from tanjcli.intake.tables.control import Addends, Control, Stated, compare, rounding
from tanjcli.intake.tables.matching import Match
from tanjcli.intake.tables.read_table import Table
from tanjcli.intake.tables.stretch import Kit
from tanjcli.intake.tables.table import RowKind
from tanjcli.intake.tables.totals import Measure, addends, total_scopes

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_TAIL = 5
_HALF = 32  # bits of a number that are added up on their own, so that no sum is too large


@dataclass(frozen=True)
class Beside:
    """The plain records, and the sheet in which every record stands at its own number."""

    scan: Scan
    plain: Array
    whole: Sheet


class Rest(Table):
    """A table that leaves the plain rows out, except where rows are added up."""

    def __init__(self, book: Book, match: Match, kit: Kit, beside: Beside) -> None:
        super().__init__(book, match, kit)
        self._beside = beside
        self._numbers = self.sheet.numbers or ()

    def _controls(self, labels: Mapping[int, str], measures: Sequence[Measure]) -> list[Control]:
        """As ``check_totals``, in numbers of records."""
        first, plain, numbers = self._beside.scan.first, self._beside.plain, self._numbers
        own = [numbers[row] for row in self.data]
        beside = [first + int(place) for place in plain.nonzero()[0][[0, -1]]] if plain.any() else []
        data = sorted([*own[:1], *own[-1:], *beside])
        headings = [numbers[row] for row, kind in enumerate(self.kinds) if kind is RowKind.GROUP]
        scopes = total_scopes({numbers[row]: label for row, label in labels.items()}, headings, data[:1] + data[-1:])
        rows = {numbers[row]: row for row in labels}
        controls = []
        for record, (above, below) in scopes.items():
            careful = self.data[bisect_right(own, above) : bisect_left(own, below)]
            span = slice(max(above + 1 - first, 0), max(below - first, 0))
            for measure in measures:
                number = measure.numbers.get(rows[record])
                if number is None or not (careful or plain[span].any()):
                    continue
                stated = Stated(record, labels[rows[record]], measure.name, measure.column, number)
                found = self._added(measure, careful, span)
                controls.append(compare(self.book, self._beside.whole, stated, found, self.recipe.totals.tolerance))
        return controls

    def _added(self, measure: Measure, careful: Sequence[int], span: slice) -> Addends:
        """What the careful rows and the plain ones of a span hold together."""
        scan, column = self._beside.scan, measure.column
        places = self._beside.plain[span].nonzero()[0] + span.start
        places_of_numbers = places[scan.states[column][places] == NUMBER]
        values = scan.numbers[column][places_of_numbers]
        ends = [scan.first + int(place) for place in (*places[:1], *places[-1:])]
        rows, count, digits = len(places), len(values), SCALE - spare_digits(values, SCALE)
        total = Decimal(_sum(values)).scaleb(-SCALE)
        unread: list[int] = []
        if careful:
            part = addends(measure, careful)
            ends += [self._numbers[part.first], self._numbers[part.last]]
            rows, count, total = rows + part.rows, count + part.count, total + part.total
            digits = max(digits, part.digits)
            unread = [self._numbers[row] for row in part.unread]
        least = digits

        def written() -> int:
            texts = (str(self._beside.whole.at(scan.first + int(at), column)) for at in places_of_numbers)
            return max(least, max((len(text.partition(".")[2]) for text in texts), default=0))

        return _Many(min(ends), max(ends), rows, count, total, unread, digits, written)


@dataclass(frozen=True)
class _Many(Addends):
    """``digits`` are those beside zeros at the end; with them, as ``written``, they are known only to who looks."""

    written: Callable[[], int]

    def explains(self, difference: Decimal) -> bool:
        if difference > rounding(self.count, self.digits):
            return False
        return difference <= rounding(self.count, SCALE) or difference <= rounding(self.count, self.written())


def shown(found: Scan, plain: Array) -> Array:
    """The plain records without those that the careful reader has to see to judge the others."""
    import numpy as np

    plain = plain.copy()
    plain[-_TAIL:] = False
    _hide_last(plain, plain)
    for states in found.states.values():
        _hide_last(plain, plain & (states == NUMBER))
    empty = np.array([not text or text.isspace() for text in found.texts.get(0, ())], np.bool_)
    if not empty.any():
        return plain
    left, blank = np.flatnonzero(plain), np.flatnonzero(empty[found.codes[0]])
    after = np.unique(np.searchsorted(left, blank))
    plain[left[after[after < len(left)]]] = False
    return plain


def _hide_last(plain: Array, seen: Array) -> None:
    """The last of the records ``seen`` is no longer plain."""
    if seen.any():
        plain[len(seen) - 1 - seen[::-1].argmax()] = False


def _sum(values: Array) -> int:
    low = int((values & ((1 << _HALF) - 1)).sum())
    return (int((values >> _HALF).sum()) << _HALF) + low
