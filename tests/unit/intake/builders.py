"""Small workbooks and sources for the intake tests, built in memory from rows written in the test."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
import xlwt

from tanjcli.core.findings import Finding
from tanjcli.core.quantities import UnitTable
from tanjcli.core.words import Name, Term, Vocabulary
from tanjcli.intake.deliveries import Delivery
from tanjcli.intake.files.grid import Book, Sheet
from tanjcli.intake.ingest import ingest
from tanjcli.intake.ledger import Ledgers
from tanjcli.intake.recipe import Recipe
from tanjcli.intake.spec import Sources

Rows = Sequence[Sequence[Any]]

UNITS = UnitTable()
PLACES = Vocabulary(
    "places",
    (Term("east", Name("东样镇", "East"), ("东镇",)), Term("west", Name("西样镇", "West"))),
)


def xlsx(rows: Rows, sheet: str = "表1", merges: Sequence[str] = (), **more: Rows) -> bytes:
    """A workbook whose first sheet holds ``rows``; ``more`` are further sheets by name."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, cells in {sheet: rows, **more}.items():
        page = book.add_worksheet(name)
        for r, row in enumerate(cells):
            for c, value in enumerate(row):
                if isinstance(value, date):
                    page.write_datetime(r, c, value, day)
                elif value is not None:
                    page.write(r, c, value)
        for area in merges if name == sheet else ():
            first = area.split(":")[0]
            value = rows[int(first[1:]) - 1][ord(first[0]) - 65]
            page.merge_range(area, value)
    book.close()
    return out.getvalue()


def xls(rows: Rows, sheet: str = "表1", merges: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """An old workbook; ``merges`` are (first row, last row, first column, last column) from 0."""
    book = xlwt.Workbook()
    page = book.add_sheet(sheet)
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value is not None and not any(a <= r <= b and x <= c <= y for a, b, x, y in merges):
                page.write(r, c, value)
    for a, b, x, y in merges:
        page.write_merge(a, b, x, y, rows[a][x])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text(rows: Rows, encoding: str = "utf-8") -> bytes:
    """A comma-separated file of cells that need no quotes."""
    return "".join(",".join("" if v is None else str(v) for v in row) + "\r\n" for row in rows).encode(encoding)


LEDGERS: dict[str, Any] = {
    "output": {
        "name": {"zh": "产值", "en": "output"},
        "key": ["uscc", "period"],
        "time": "period",
        "rhythm": "month",
        "entity": "uscc",
        "columns": {
            "uscc": {"type": "code", "name": {"zh": "信用代码", "en": "code"}},
            "firm": {"type": "text", "name": {"zh": "单位名称", "en": "firm"}, "names": "uscc"},
            "town": {"type": "place", "name": {"zh": "乡镇", "en": "town"}},
            "period": {"type": "period", "name": {"zh": "报告期", "en": "period"}},
            "value": {"type": "amount", "name": {"zh": "产值", "en": "output"}, "unit": "元", "flow": "ytd"},
        },
    }
}
RECIPES: dict[str, Any] = {
    "monthly": {
        "ledger": "output",
        "match": {"file": "产值_*"},
        "period": {"from": ["title", "file"], "kind": "ytd"},
        "columns": {
            "uscc": {"from": ["信用代码"], "required": "true"},
            "firm": {"from": ["单位名称"], "required": "true"},
            "town": {"from": ["乡镇"]},
            "period": {"context": "period"},
            "value": {"from": ["产值"], "unit": "万元"},
        },
    }
}


def sources(ledgers: Mapping[str, Any] | None = None, recipes: Mapping[str, Any] | None = None, **more: Any) -> Sources:
    """Sources as ``data/sources.yaml`` would give them: one ledger ``output``, one recipe ``monthly``."""
    head = {"schema": "tanj-sources/1", "sample": "true"}
    return Sources.model_validate({**head, "ledgers": ledgers or LEDGERS, "recipes": recipes or RECIPES, **more})


def monthly(**changes: Any) -> Sources:
    """The default sources with keys of the recipe ``monthly`` replaced; ``columns`` are merged in."""
    recipe = {**RECIPES["monthly"], **changes}
    recipe["columns"] = {**RECIPES["monthly"]["columns"], **changes.get("columns", {})}
    return sources(recipes={"monthly": recipe})


def recipe(columns: Mapping[str, Any], **more: Any) -> Recipe:
    """A recipe on the ledger ``output`` with these columns."""
    base = {"ledger": "output", "match": {"file": "*"}, "period": {"from": ["file"], "kind": "month"}}
    return Recipe.model_validate({**base, "columns": columns, **more})


def sheet(rows: Rows, **more: Any) -> Sheet:
    """A sheet of raw cells; ``None`` is blank."""
    return Sheet("表1", [["" if v is None else v for v in row] for row in rows], **more)


def book(*sheets: Sheet, file: str = "data/2021-07-18/产值_2021年6月.xlsx") -> Book:
    """A book around sheets."""
    return Book(file, "0" * 64, "xlsx", sheets)


def ingested(folder: Path, files: Mapping[str, bytes], given: Sources | None = None) -> Ledgers:
    """Write ``files`` (by ``received date/name``) below ``folder`` and ingest them."""
    deliveries = []
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        received = date.fromisoformat(name.partition("/")[0])
        deliveries.append(Delivery(path, f"data/{name}", received, hashlib.sha256(data).hexdigest()))
    ordered = sorted(deliveries, key=lambda d: (d.received, d.file))
    return ingest(ordered, given or sources(), {"places": PLACES}, UNITS)


def codes(findings: Sequence[Finding]) -> list[str]:
    """The codes of findings, in order."""
    return [f.code for f in findings]


HEADER = ["信用代码", "单位名称", "乡镇", "产值"]
A, B, C = "91371322MA00000150", "91371322MA0000023T", "91371322MA0000031M"
TITLE = ["2021年1-6月产值（万元）"]


def table(*rows: Sequence[Any], title: Sequence[Any] = TITLE) -> list[list[Any]]:
    """A title row, the header, and ``rows``."""
    return [list(title), HEADER, *map(list, rows)]
