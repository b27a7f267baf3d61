"""A draft, once a person has answered what it asks, reads the very file it was drafted for: every row, every figure.

Each drawing (see ``sheets``) is drafted, the questions are answered as its ``answers`` say, and the sheet is ingested
by the result. The figures of the ledger are compared with those drawn, cell by cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tanjcli.intake.files.read import read_book
from tanjcli.intake.ledger import ROW, STRIP, Ledger, Ledgers
from tanjcli.intake.sources import load_sources
from tanjcli.intake.survey.draft import draft_recipe
from tanjcli.intake.survey.survey import survey
from tests.unit.intake.builders import ingested, xlsx
from tests.unit.intake.survey.sheets import sheet

USUAL = {
    'unit: "?"': "unit: 万元",
    'flow: "?"': "flow: point",
    'kind: "?"': "kind: month",
    'rhythm: "?"': "rhythm: any",
}
USUAL |= {"fill_down: false": "fill_down: true", "type: place": "type: text"}


def read_by_its_draft(folder: Path, drawing: str, merges: str, file: str) -> Ledgers:
    """The drawn sheet as a workbook, ingested by its own draft with every question answered as usual."""
    rows = [[_plain(cell) for cell in row] for row in sheet(drawing).rows]
    data = xlsx(rows, merges=merges.split())
    path = folder / file
    path.write_bytes(data)
    book, _ = read_book(path, file, "0" * 64)
    assert book is not None
    text = "\n".join(line.text for line in draft_recipe(survey(book)))
    for question, answer in USUAL.items():
        text = text.replace(question, answer)
    (folder / "sources.yaml").write_text(text, encoding="utf-8")
    loaded = load_sources(folder / "sources.yaml", "sources.yaml")
    assert loaded.sources is not None, loaded.findings
    return ingested(folder, {f"2021-07-18/{file}": data}, loaded.sources)


def _plain(cell: object) -> object:
    return date(cell.year, cell.month, cell.day) if isinstance(cell, datetime) else None if cell == "" else cell


def figures(ledger: Ledger) -> Mapping[str, Decimal]:
    """Cell → figure."""
    amounts = [name for name, column in ledger.spec.columns.items() if column.type == "amount"]
    found = {}
    for record in ledger.frame.to_dict("records"):
        for name in amounts:
            cell = ledger.cell(int(record[STRIP]), int(record[ROW]), name)
            if cell is not None and record[name] == record[name]:
                found[cell.cell] = Decimal(int(record[name])).scaleb(-ledger.exponents[name])
    return found


CASES = {
    "columns of one name": (
        "县区|产值(万元)|增速(%)|税收(万元)|增速(%)\n东县|1.5|2.5|3.5|4.5\n西县|1.6|2.6|3.6|4.6",
        "",
        "B2=1.5 C2=2.5 D3=3.6 E3=4.6",
    ),
    "names over blanks": (
        "类别|项目|投资(万元)\n工业|甲|1.5\n|乙|2.5\n农业|甲|3.5\n|乙|4.5",
        "",
        "C2=1.5 C3=2.5 C4=3.5 C5=4.5",
    ),
    "measures down, places across": (
        "2021年6月\n指标|单位|甲镇|乙镇|丙镇\n产值|亿元|1.5|2.5|3.5\n税收|万元|4.5|5.5|6.5",
        "",
        "C3=1.5 E3=3.5 D4=5.5",
    ),
    "measures under each period": (
        "地区|2020年||2021年|\n|产值(亿元)|利润(万元)|产值(亿元)|利润(万元)\n李镇|1.5|2.5|3.5|4.5\n马镇|1.6|2.6|3.6|4.6",
        "A1:A2 B1:C1 D1:E1",
        "B3=1.5 C3=2.5 D4=3.6 E4=4.6",
    ),
    "levels in one header cell": (
        "企业|销售额;本年-本月|销售额;本年-1—本月\n甲厂|1.5|2.5\n乙厂|1.6|2.6",
        "",
        "B2=1.5 C3=2.6",
    ),
    "rows that say whose and how often": (
        "指标|产值_当期|利润_当期\n地区|全国|全国\n频度|月|月\n单位|亿元|万元\n2021-04|1.5|2.5\n2021-05|1.6|2.6",
        "",
        "B5=1.5 C6=2.6",
    ),
    "days": ("日期|库存(万元)\n@2021-01-04|1.5\n@2021-01-05|1.6\n@2021-01-06|1.7", "", "B2=1.5 B4=1.7"),
    "places over years and a column of units": (
        "年份|单位|甲省|乙省|丙省\n2020年|亿元|1.5|2.5|3.5\n2021年|亿元|1.6|2.6|3.6",
        "",
        "C2=1.5 E3=3.6",
    ),
    "a form with the day it holds to": (
        "有效期至：2022年1月\n2021年6月|计量单位：万元\n企业|产值|税收\n甲厂|1.5|2.5\n乙厂|1.6|2.6",
        "",
        "B4=1.5 C5=2.6",
    ),
    "a unit behind every figure": ("项目|投资\n甲项目|1.2亿元\n乙项目|2.5亿元", "", "B2=1.2 B3=2.5"),
}


@pytest.mark.parametrize(("drawing", "merges", "wanted"), CASES.values(), ids=CASES.keys())
def test_an_answered_draft_reads_its_own_file(tmp_path: Path, drawing: str, merges: str, wanted: str) -> None:
    known = read_by_its_draft(tmp_path, drawing, merges, "样例_2021年6月.xlsx")
    (ledger,) = known.ledgers.values()
    read = figures(ledger)
    for pair in wanted.split():
        cell, _, figure = pair.partition("=")
        assert read.get(cell) == Decimal(figure), (cell, read)
    assert sum(account.rejected for account in known.accounts) == 0
