"""What a made-up delivery contains, and what must become of each of its rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """How a cell is stored; text files know only text."""

    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    DAY = "day"
    PERCENT = "percent"
    ERROR = "error"
    FORMULA = "formula"
    UNCACHED = "uncached"


@dataclass(frozen=True)
class Cell:
    """One cell as written."""

    value: Any = ""
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Slot:
    """What must be read from one cell: a value (``None``: declared absent), or a refusal that names the cell.

    ``either``: the value and a refusal are both honest answers.
    """

    value: Any = None
    bad: bool = False
    either: bool = False


class Fate(StrEnum):
    """What must become of a row."""

    USED = "used"
    REFUSED = "refused"
    LEFT_OUT = "left out"


@dataclass
class Line:
    """One row: its cells, its fate, what its columns must give. ``named``: columns one of which a refusal names."""

    cells: list[Cell]
    fate: Fate = Fate.LEFT_OUT
    slots: dict[str, Slot] = field(default_factory=dict)
    named: tuple[str, ...] = ()
    hidden: bool = False
    apart: bool = False  # a row of another table: how it is kept out does not matter
    twin: bool = False  # it stands there twice, so what becomes of it hangs on another row
    foreign: bool = False  # a text file: this line is in another encoding
    total: bool | None = None  # a total over readable cells: right (must not be questioned) or wrong (must be)


@dataclass
class Case:
    """One delivery. ``places`` maps ledger column → sheet column; ``refused``: nothing of the table may be used."""

    seed: int
    name: str
    container: str
    encoding: str = ""
    delimiter: str = ","
    lines: list[Line] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)  # first row, first column, last …
    recipe: dict[str, Any] = field(default_factory=dict)
    refused: str = ""
    hidden_column: int | None = None
    extra_sheet: str = ""
    open_quote: bool = False
    traits: list[str] = field(default_factory=list)
