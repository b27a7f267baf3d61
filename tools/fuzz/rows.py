"""The rows of one made-up report: good ones, bad ones, repeated ones, each with what must become of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from tools.fuzz import firms, spellings
from tools.fuzz.family import FACTORS
from tools.fuzz.spellings import Spelt
from tools.fuzz.truth import Cell, Fate, Line, Slot


class RowMaker:
    """Makes data rows for one report. ``order``: the columns from left to right, ``""`` for one nobody reads."""

    def __init__(self, rng: Random, container: str, unit: str, order: Sequence[str]) -> None:
        self._rng, self._container, self._unit, self._order = rng, container, unit, order
        self._bad = rng.choice((0.0, 0.02, 0.1, 0.3))
        self._absent = rng.choice((0.0, 0.05, 0.3))

    def clean(self, number: int, which: str) -> Line:
        """A row in which every cell is plain and right."""
        right = firms.code(number)
        spelt: dict[str, Spelt] = {
            "code": (Cell(right), Slot(right)),
            "firm": (Cell(f"样例{number}厂"), Slot(f"样例{number}厂")),
            "town": (Cell(firms.TOWNS[which]), Slot(which)),
            "built": spellings.day(self._rng, "csv"),
        }
        return self.line(spelt | {name: self.figure(name) for name in ("month", "ytd", "staff")})

    def any(self, number: int, which: str) -> Line:
        """A row as they come."""
        rng, box = self._rng, self._container
        spelt = {
            "code": firms.no_code(rng, box) if self._hit(self._bad / 3) else firms.spelt_code(rng, firms.code(number)),
            "firm": (Cell(""), spellings.BAD) if self._hit(self._bad / 6) else firms.firm(rng, number, box),
            "town": firms.no_town(rng) if self._hit(self._bad / 3) else firms.town(rng, which),
        }
        for name in ("month", "ytd", "staff"):
            unit = "人" if name == "staff" else self._unit
            whole = name == "staff"
            if self._hit(self._bad):
                spelt[name] = spellings.no_number(rng, box, whole=whole, unit=unit)
            else:
                spelt[name] = spellings.absent(rng) if self._hit(self._absent) else self.figure(name)
        if self._hit(self._bad):
            spelt["built"] = spellings.no_day(rng, box)
        else:
            spelt["built"] = spellings.absent(rng) if self._hit(self._absent) else spellings.day(rng, box)
        return self.line(spelt)

    def figure(self, name: str) -> Spelt:
        """A good number for a measure."""
        unit = "人" if name == "staff" else self._unit
        return spellings.number(self._rng, self._container, whole=name == "staff", unit=unit)

    def line(self, spelt: dict[str, Spelt]) -> Line:
        """The row of these cells; without a code or a name it must be refused."""
        beside = Cell(self._rng.choice(("", "", "样例备注", "5", "待定")))
        cells = [spelt[name][0] if name else beside for name in self._order]
        slots = {name: slot for name, (_, slot) in spelt.items() if name in self._order}
        fatal = tuple(name for name in ("code", "firm") if name in slots and slots[name].bad)
        scale = FACTORS[self._unit]
        for name in ("month", "ytd"):
            if name in slots and isinstance(slots[name].value, Decimal):
                slots[name] = replace(slots[name], value=slots[name].value * scale)
        return Line(cells, Fate.REFUSED if fatal else Fate.USED, slots, fatal)

    def repeated(self, line: Line, policy: str, *, same: bool) -> Line:
        """The row once more, the same or with another figure; sets the fate of both."""
        line.twin = True
        again = Line(list(line.cells), line.fate, dict(line.slots), line.named, twin=True)
        if same:
            again.fate = Fate.LEFT_OUT
            return again
        column = "month" if "month" in self._order else "staff"
        cell, slot = self.figure(column)
        while slot.value * (FACTORS[self._unit] if column == "month" else 1) == line.slots[column].value:
            cell, slot = self.figure(column)
        factor = FACTORS[self._unit] if column == "month" else 1
        again.cells[self._order.index(column)] = cell
        again.slots[column] = Slot(slot.value * factor)
        if policy == "latest":
            line.fate = Fate.LEFT_OUT
        else:
            line.fate = again.fate = Fate.REFUSED
            line.named = again.named = ("code",)
        return again

    def _hit(self, share: float) -> bool:
        return self._rng.random() < share
