"""What the program made of a case, row by row, against what must be."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from string import ascii_uppercase
from traceback import format_exc
from typing import Any

from tools.fuzz import firms
from tools.fuzz.family import sources
from tools.fuzz.truth import Case, Fate, Line, Slot
from tools.fuzz.writers import written

_WRONG = {"total-mismatch", "total-of-blanks"}


class Verdict(StrEnum):
    """What became of a row, from good to bad."""

    RIGHT = "right"
    ABSENT = "right, absences as declared"
    LEFT_OUT = "left out with its reason"
    REFUSED = "refused, the cell named"
    TABLE = "refused with its table"
    OVER = "refused although right"
    UNADDRESSED = "refused, no address"
    TOTAL = "total misjudged"
    LOST = "missing without a finding"
    WRONG = "silently wrong"
    CRASH = "traceback"


GOOD = (Verdict.RIGHT, Verdict.ABSENT, Verdict.LEFT_OUT, Verdict.REFUSED, Verdict.TABLE)


@dataclass
class Outcome:
    """One seed: how many rows met which verdict, and a sentence for each that should not have."""

    seed: int
    counts: Counter[Verdict] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Read:
    """What the program says: rows by number, error findings and all codes by row, errors of the file."""

    rows: Mapping[int, Mapping[str, Any]]
    errors: Mapping[int, list[tuple[str, str]]]  # row → (cell, code)
    codes: Mapping[int, set[str]]
    refused: bool


def judge(case: Case, folder: Path) -> Outcome:
    """Write the case, ingest it, and compare."""
    outcome = Outcome(case.seed)
    try:
        read = _ingested(case, folder)
    except Exception:  # noqa: BLE001 - the one thing that must never happen is what is looked for
        outcome.counts[Verdict.CRASH] += len(case.lines)
        outcome.failures.append(f"{case.name}: {format_exc(limit=-4)}")
        return outcome
    for number, line in enumerate(case.lines, start=1):
        verdict, why = _row(case, read, number, line)
        outcome.counts[verdict] += 1
        if verdict not in GOOD:
            outcome.failures.append(f"{case.name} row {number}: {verdict}: {why}")
    return outcome


def _ingested(case: Case, folder: Path) -> Read:
    from tanjcli.core.quantities import UnitTable
    from tanjcli.core.severity import Severity
    from tanjcli.core.words import Name, Term, Vocabulary
    from tanjcli.intake.deliveries import Delivery
    from tanjcli.intake.ingest import ingest
    from tanjcli.intake.spec import Sources

    data = written(case)
    path = folder / f"{case.seed}-{case.name}"
    path.write_bytes(data)
    terms = (Term(i, Name(n, i), firms.TOWN_ALIASES.get(i, ())) for i, n in firms.TOWNS.items())
    delivery = Delivery(path, f"data/2022-01-18/{case.name}", date(2022, 1, 18), hashlib.sha256(data).hexdigest())
    given = Sources.model_validate(sources(case.recipe))
    known = ingest([delivery], given, {"places": Vocabulary("places", tuple(terms))}, UnitTable())
    errors: dict[int, list[tuple[str, str]]] = {}
    codes: dict[int, set[str]] = {}
    for finding in known.findings:
        both = finding.related if finding.code.startswith("duplicate") else ()
        for place in (finding.place, *both):
            row = int(place.cell.lstrip(ascii_uppercase) or 0)
            codes.setdefault(row, set()).add(finding.code)
            if finding.severity is Severity.ERROR and place.file:
                errors.setdefault(row, []).append((place.cell, finding.code))
    ledger = known.ledgers["output"]
    rows = dict(zip(map(int, ledger.frame["_row"]), rows_of(ledger), strict=True))
    return Read(rows, errors, codes, bool(errors) and not len(ledger.frame))


def rows_of(ledger: Any) -> list[dict[str, Any]]:
    """The rows of a ledger as plain values, amounts exact."""
    records = ledger.frame.to_dict("records")
    return [{n: _plain(record[n], ledger.exponents.get(n)) for n in ledger.spec.columns} for record in records]


def _plain(value: Any, exponent: int | None) -> Any:
    import pandas as pd

    if pd.isna(value):
        return None
    if isinstance(value, datetime):
        return value.date()
    return Decimal(int(value)).scaleb(-exponent) if exponent is not None else value


def _row(case: Case, read: Read, number: int, line: Line) -> tuple[Verdict, str]:
    seen = read.rows.get(number)
    if case.refused:
        if seen is not None:
            return Verdict.WRONG, f"used although {case.refused}"
        return (Verdict.TABLE, "") if read.refused else (Verdict.LOST, f"nobody says {case.refused}")
    if line.fate is Fate.USED:
        return _used(case, read, number, line)
    if seen is not None:
        return Verdict.WRONG, f"used although {line.fate}: {seen}"
    errors = read.errors.get(number, [])
    if line.fate is Fate.REFUSED:
        named = {_address(case, name, number) for name in line.named}
        if any(cell in named for cell, _ in errors):
            return Verdict.REFUSED, ""
        return Verdict.UNADDRESSED if errors else Verdict.LOST, f"expected {sorted(named)}, found {errors}"
    return _left_out(read, number, line)


def _left_out(read: Read, number: int, line: Line) -> tuple[Verdict, str]:
    codes = read.codes.get(number, set())
    if line.total is not None and bool(_WRONG & codes) is line.total:
        return Verdict.TOTAL, "a right total is questioned" if line.total else "a wrong total passes"
    if line.total is None and not codes <= {*_WRONG, "total-unchecked", "duplicate-same", "number-cleaned"}:
        unexpected = [found for found in read.errors.get(number, []) if found[1] not in _WRONG]
        if unexpected and not line.slots and not line.apart:
            return Verdict.OVER, f"not a data row, yet {unexpected}"
    return Verdict.LEFT_OUT, ""


def _used(case: Case, read: Read, number: int, line: Line) -> tuple[Verdict, str]:
    seen = read.rows.get(number)
    errors = read.errors.get(number, [])
    if seen is None:
        return (Verdict.OVER if errors or 0 in read.errors else Verdict.LOST), f"not used; {errors or read.errors}"
    result = Verdict.ABSENT if any(s.value is None and not s.bad for s in line.slots.values()) else Verdict.RIGHT
    for name, slot in line.slots.items():
        told = any(
            cell == _address(case, name, row)
            for row in {number, _anchor(case, name, number)}
            for cell, _ in read.errors.get(row, [])
        )
        verdict = _slot(slot, seen[name], told=told)
        if verdict is Verdict.REFUSED:
            result = verdict
        elif verdict is not None:
            raw = line.cells[case.places[name]] if name in case.places else "(no column)"
            return verdict, f"{name} {raw!r}: expected {slot}, seen {seen[name]!r}; {errors}"
    return result, ""


def _slot(slot: Slot, seen: Any, *, told: bool) -> Verdict | None:
    if slot.bad:
        if seen is not None:
            return Verdict.WRONG
        return Verdict.REFUSED if told else Verdict.LOST
    if seen == slot.value:
        return Verdict.OVER if told and seen is None else None
    if seen is None:
        return Verdict.LOST if not told else Verdict.REFUSED if slot.either else Verdict.OVER
    return Verdict.WRONG


def _anchor(case: Case, name: str, number: int) -> int:
    """The row that speaks for the cell: that of its merge."""
    at = case.places.get(name)
    tops = (top for top, left, bottom, _ in case.merges if left == at and top <= number - 1 <= bottom)
    return next(tops, number - 1) + 1


def _address(case: Case, name: str, number: int) -> str:
    return f"{ascii_uppercase[case.places[name]]}{number}" if name in case.places else str(number)
