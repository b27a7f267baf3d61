"""One assessment, every format: the same figures, units, statuses and absences, whatever the shape."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from decimal import Decimal

import pytest

from tanjcli.core.quantities import rounded
from tanjcli.core.words import Lang
from tanjcli.present.compose.report import ReportOptions, compose_report
from tanjcli.present.document import Absent, Cell, Number, Span, StatusCell, Table
from tanjcli.present.records import ROW_COLUMNS, report_records, report_rows
from tanjcli.present.wording import Wording
from tanjcli.present.writers import delimited, json_text, markdown, plain, table
from tests.unit.present.builders import county

COUNTY = county()
FIGURES = (
    *("actual", "completion", "time_share", "lead_pp", "expected", "pace", "slip_months", "gap"),
    *("months_left", "required_rate", "observed_rate"),
)
LANGS: tuple[Lang, ...] = ("zh", "en")
Row = dict[str, Cell]


def document_rows(lang: Lang) -> list[Row]:
    document = compose_report(COUNTY, lang, ReportOptions(wide=True))
    (block,) = (b for b in document.blocks if isinstance(b, Table))
    return [dict(zip((c.key for c in block.columns), row, strict=True)) for row in block.rows]


def json_rows() -> list[dict[str, object]]:
    targets: list[dict[str, object]] = json.loads(
        json_text.render(report_records(COUNTY)), parse_float=Decimal, parse_int=Decimal
    )["rows"]
    return targets


def delimited_rows(kind: str, lang: Lang) -> list[dict[str, object]]:
    text = delimited.render(ROW_COLUMNS, report_rows(COUNTY, lang), kind)  # type: ignore[arg-type]
    found = csv.DictReader(io.StringIO(text), delimiter="," if kind == "csv" else "\t")
    return [{key: Decimal(v) if key in FIGURES and v else v or None for key, v in row.items()} for row in found]


MACHINES: dict[str, Callable[[], list[dict[str, object]]]] = {
    "json": json_rows,
    "csv": lambda: delimited_rows("csv", "zh"),
    "tsv": lambda: delimited_rows("tsv", "en"),
}


@pytest.mark.parametrize("name", MACHINES)
@pytest.mark.parametrize("lang", LANGS)
def test_machine_formats_hold_the_unrounded_value_of_every_printed_number(name: str, lang: Lang) -> None:
    rows = MACHINES[name]()
    assert len(rows) == len(COUNTY.cells)
    for shown, exact in zip(document_rows(lang), rows, strict=True):
        for key in FIGURES:
            cell, value = shown[key], exact[key]
            if isinstance(cell, Number) and cell.enclosed:  # a level in the place of a completion that is none
                assert value is None
                value = exact["level_share"] if name == "json" else Decimal(str(exact["level_share"]))
            if isinstance(cell, Absent):
                assert value is None or (key, exact["status"]) == ("lead_pp", "not_due"), (name, key)
            else:
                assert isinstance(cell, Number)
                assert isinstance(value, Decimal)
                assert rounded(value, cell.digits) == rounded(cell.value, cell.digits)


@pytest.mark.parametrize("name", MACHINES)
def test_machine_formats_hold_the_printed_status_unit_and_goal(name: str) -> None:
    for shown, exact in zip(document_rows("zh"), MACHINES[name](), strict=True):
        status, goal = shown["status"], shown["goal"]
        assert isinstance(status, StatusCell)
        assert exact["status"] == status.code
        assert goal.text.endswith(str(exact["unit"]))
        low = goal.low if isinstance(goal, Span) else goal
        assert isinstance(low, Number)
        assert low.value == Decimal(str(exact["goal"]))


def rendered(name: str, lang: Lang) -> list[str]:
    document = compose_report(COUNTY, lang, ReportOptions(wide=True))
    if name == "markdown":
        return [re.sub(r"\\(.)", r"\1", line) for line in markdown.render(document).splitlines()]
    if name == "plain":
        return plain.render(document).splitlines()
    terminal = table.Terminal(width=80, colour=name == "coloured", dropped=Wording(lang).dropped)
    return [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in table.render(document, terminal).splitlines()]


@pytest.mark.parametrize("name", ["table", "coloured", "plain", "markdown"])
@pytest.mark.parametrize("lang", LANGS)
def test_readable_formats_print_every_cell_of_the_document(name: str, lang: Lang) -> None:
    lines = rendered(name, lang)
    for row in document_rows(lang):
        words = [cell.text for cell in row.values() if cell.text]
        assert any(all(word in line for word in words) for line in lines), words
