"""``python -m tests.certify FILE.csv …``: replay vector files through tanj and print what does not come out.

The kind of file is told by its columns. Every row is counted: passed, failed, or unsupported (an unknown method), and
the exit code is 1 unless all passed. A row marked differ-on-purpose passes when it differs as it says.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from tests.certification import method_rows, opensdg_rows
from tests.certification.compare import Mismatch, printed_equal

METHOD_COLUMNS = {"id", "method", "inputs", "expected"}
OPENSDG_COLUMNS = {"id", "method", "data", "tanj_expectation", *opensdg_rows.RESULTS}


@dataclass(frozen=True)
class Replayed:
    """One row: which, how it went, and what was wrong."""

    id: str
    method: str
    mismatches: tuple[Mismatch, ...] = ()
    unsupported: bool = False

    @property
    def passed(self) -> bool:
        return not self.mismatches and not self.unsupported


def replay_file(path: Path) -> list[Replayed]:
    """Replay every row. Raises ``ValueError`` when the columns are those of neither kind."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        columns = set(reader.fieldnames or ())
        if columns >= METHOD_COLUMNS:
            return [replay_method(row) for row in reader]
        if columns >= OPENSDG_COLUMNS:
            return [replay_opensdg(row) for row in reader]
    raise ValueError(f"{path.name}: the columns are those of neither vector file")


def replay_method(row: Mapping[str, str]) -> Replayed:
    """One row of the ``method.csv`` kind."""
    rule = method_rows.RULES.get(row["method"])
    if rule is None:
        return Replayed(row["id"], row["method"], unsupported=True)
    expected = _json(row["expected"])
    tolerance = expected.pop("tolerance_pp", Decimal(0))
    try:
        got = rule(_json(row["inputs"]))
    except (ArithmeticError, KeyError, StopIteration, TypeError, ValueError) as error:
        return _crashed(row, error)
    wrong = [
        Mismatch(row["id"], name, value, got.get(name, "nothing"))
        for name, value in expected.items()
        # A declared tolerance is meant for the published figure; the recomputed one is held to its own decimals.
        if not printed_equal(value, got.get(name), Decimal(0) if name == "recomputed" else tolerance)
    ]
    return Replayed(row["id"], row["method"], tuple(wrong))


def replay_opensdg(row: Mapping[str, str]) -> Replayed:
    """One row of the ``opensdg.csv`` kind."""
    if row["method"] not in opensdg_rows.METHODS:
        return Replayed(row["id"], row["method"], unsupported=True)
    try:
        return Replayed(row["id"], row["method"], tuple(opensdg_rows.replay(row)))
    except (ArithmeticError, KeyError, SyntaxError, TypeError, ValueError) as error:
        return _crashed(row, error)


def summary(rows: Sequence[Replayed]) -> str:
    """The closing count."""
    unsupported = sum(row.unsupported for row in rows)
    passed = sum(row.passed for row in rows)
    return f"{len(rows)} rows: {passed} passed, {len(rows) - passed - unsupported} failed, {unsupported} unsupported"


def lines(rows: Iterable[Replayed]) -> list[str]:
    """One line for each mismatch and each unsupported row."""
    said = []
    for row in rows:
        if row.unsupported:
            said.append(f"{row.id} {row.method}: unsupported method")
        said.extend(str(mismatch) for mismatch in row.mismatches)
    return said


def main(arguments: Sequence[str]) -> int:
    """Replay the files named; 0 when every row of every file passed, 2 when a file cannot be replayed."""
    if not arguments:
        print("usage: python -m tests.certify FILE.csv …", file=sys.stderr)
        return 2
    everything = True
    for name in arguments:
        try:
            rows = replay_file(Path(name))
        except (OSError, ValueError) as error:
            print(error, file=sys.stderr)
            return 2
        print("\n".join([*lines(rows), f"{Path(name).name}: {summary(rows)}"]))
        everything &= all(row.passed for row in rows)
    return 0 if everything else 1


def _crashed(row: Mapping[str, str], error: Exception) -> Replayed:
    return Replayed(
        row["id"], row["method"], (Mismatch(row["id"], "run", "an answer", f"{type(error).__name__}: {error}"),)
    )


def _json(text: str) -> dict[str, Any]:
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)  # type: ignore[no-any-return]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
