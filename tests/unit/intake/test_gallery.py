"""Every finding of the intake: the smallest delivery that triggers it, and a message that can be written out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import xlsxwriter

from tanjcli.core.catalogue import across, cells, doubts, entry, files, keys, series, tables
from tanjcli.intake.spec import Sources
from tests.unit.intake.builders import (
    HEADER,
    LEDGERS,
    RECIPES,
    TITLE,
    A,
    B,
    C,
    ingested,
    monthly,
    sources,
    table,
    text,
    xls,
    xlsx,
)

JUNE = "2021-07-18/产值_2021年6月.xlsx"
CSV = "2021-07-18/产值_2021年6月.csv"
ROW = [A, "甲", "东样镇", 1]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504

Case = tuple[Mapping[str, bytes], Sources | None]


def cell(value: Any, kind: str = "amount", **take: Any) -> Case:
    """A table whose last column holds ``value`` and is read as ``kind``."""
    ledger = {
        "name": {"zh": "样", "en": "x"},
        "key": ["uscc"],
        "time": "dated",
        "rhythm": "any",
        "columns": {
            "uscc": {"type": "code", "name": {"zh": "信用代码", "en": "code"}},
            "dated": {"type": "date", "name": {"zh": "日", "en": "day"}},
            "value": {
                "type": kind,
                "name": {"zh": "值", "en": "value"},
                **({"unit": "万元", "flow": "point"} if kind == "amount" else {}),
            },
        },
    }
    unit = {"unit": "万元"} if kind == "amount" else {}
    recipe = {
        "ledger": "x",
        "match": {"file": "产值_*"},
        "period": {"from": ["file"], "kind": "month"},
        "columns": {
            "uscc": {"from": ["信用代码"]},
            "dated": {"context": "period"},
            "value": {"from": ["值"], **unit, **take},
        },
    }
    given = sources({"x": ledger}, {"x": recipe})
    return {JUNE: xlsx([["信用代码", "值"], [A, value]])}, given


CATTLE = [["农户代码", "户主", "村", "存栏"], [A, "丁", "东样镇", 3], [B, "戊", "西样镇", 4]]


def herds() -> dict[str, Any]:
    """The default recipe's columns, from the headers of ``CATTLE``."""
    taken = zip(("uscc", "firm", "town", "value"), CATTLE[0], strict=True)
    return {**RECIPES["monthly"]["columns"], **{name: {"from": [header]} for name, header in taken}}


def formatted(value: float, form: str) -> bytes:
    """A workbook with one number under a format."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet()
    for c, label in enumerate(HEADER):
        page.write(0, c, label)
    for c, label in enumerate((A, "甲", "东样镇")):
        page.write(1, c, label)
    page.write_number(1, 3, value, book.add_format({"num_format": form}))
    book.close()
    return out.getvalue()


def formula(result: str) -> bytes:
    """A workbook whose figure is a formula with this stored result."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet()
    page.write_row(0, 0, HEADER)
    page.write_row(1, 0, [A, "甲", "东样镇"])
    page.write_formula("D2", "=1/F9", None, result)
    book.close()
    data = out.getvalue()
    return data if result else _without_values(data)


def cities(rows: list[list[Any]], kind: str = "year", **columns: Any) -> Case:
    """A table with periods as columns."""
    ledger = {
        "name": {"zh": "样", "en": "x"},
        "key": ["city", "dated"] if "city" in columns else ["dated"],
        "time": "dated",
        "rhythm": "any",
        "columns": {
            "city": {"type": "text", "name": {"zh": "地区", "en": "city"}},
            "dated": {"type": "period", "name": {"zh": "日", "en": "day"}},
            "value": {"type": "amount", "name": {"zh": "值", "en": "value"}, "unit": "万元", "flow": "point"},
        },
    }
    recipe = {
        "ledger": "x",
        "match": {"file": "产值_*"},
        "period": {"from": ["header"], "kind": kind},
        "columns": {"dated": {"across": "header"}, **columns},
    }
    return {JUNE: xlsx(rows)}, sources({"x": ledger}, {"x": recipe})


BY_CITY = {"city": {"from": ["地区"]}, "value": {"across": "figures", "unit": "万元"}}


def _without_values(data: bytes) -> bytes:
    """The same workbook as a script leaves it: formulas without stored values."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"<f>1/F9</f><v></v>", b"<f>1/F9</f>").replace(b' t="str"', b""))
    return out.getvalue()


def hidden(what: str = "row") -> bytes:
    """A workbook with a hidden row, column or sheet."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet()
    for r, row in enumerate([HEADER, ROW, [B, "乙", "东样镇", 2]]):
        page.write_row(r, 0, row)
    if what == "row":
        page.set_row(1, None, None, {"hidden": True})
    elif what == "column":
        page.set_column("D:D", None, None, {"hidden": True})
    else:
        book.add_worksheet().activate()
        page.hide()
    book.close()
    return out.getvalue()


def june(*rows: list[Any], **more: Any) -> dict[str, bytes]:
    """June's table with these rows."""
    return {JUNE: xlsx(table(*rows), **more)}


def may(value: int, firm: str) -> dict[str, bytes]:
    """One firm's figure to the end of May."""
    return {"2021-06-18/产值_2021年5月.xlsx": xlsx(table([A, firm, "东样镇", value], title=["2021年1-5月"]))}


def may_and_june(factor: int | Decimal, *, moved: int = 3) -> dict[str, bytes]:
    """Three firms in May and June; the first ``moved`` of them leapt by ``factor``."""
    firms = [(A, "甲"), (B, "乙"), (C, "丙")]
    may = table(*([c, n, "东样镇", 50] for c, n in firms), title=["2021年1-5月"])
    later = table(*([c, n, "东样镇", 60 * (factor if i < moved else 1)] for i, (c, n) in enumerate(firms)))
    return {"2021-06-18/产值_2021年5月.xlsx": xlsx(may), JUNE: xlsx(later)}


def flows(*rows: tuple[str, int, int]) -> Case:
    """Firms with a figure of June and one of January to June."""
    amount = {"type": "amount", "unit": "元"}
    columns = {
        "uscc": {"type": "code", "name": {"zh": "信用代码", "en": "code"}},
        "period": {"type": "period", "name": {"zh": "报告期", "en": "period"}},
        "month": {**amount, "name": {"zh": "产值 本月", "en": "of the month"}, "flow": "month"},
        "to_date": {**amount, "name": {"zh": "产值 累计", "en": "to date"}, "flow": "ytd"},
    }
    name = {"zh": "样", "en": "x"}
    ledger = {"name": name, "key": ["uscc", "period"], "time": "period", "rhythm": "month", "columns": columns}
    recipe = {
        "ledger": "x",
        "match": {"file": "产值_*"},
        "period": {"from": ["title"], "kind": "month"},
        "columns": {
            "uscc": {"from": ["信用代码"]},
            "period": {"context": "period"},
            "month": {"from": ["本月"], "unit": "万元"},
            "to_date": {"from": ["累计"], "unit": "万元"},
        },
    }
    cells = [["2021年6月", None, "单位：万元"], ["信用代码", "本月", "累计"], *map(list, rows)]
    return {JUNE: xlsx(cells)}, sources({"x": ledger}, {"x": recipe})


def shrinking(before: int, now: int) -> dict[str, bytes]:
    """A table of ``before`` firms in May, of ``now`` in June."""
    firms = [[f"1101080000000{n:02}", f"样例{n}号厂", "东样镇", 10 * n] for n in range(1, before + 1)]
    june = [[*firm[:3], firm[3] + n] for n, firm in enumerate(firms[:now], 1)]
    return {"2021-06-18/产值_2021年5月.xlsx": xlsx(table(*firms, title=["2021年1-5月"])), JUNE: xlsx(table(*june))}


def projects(name: str) -> Case:
    """A list of one project."""
    columns = {**LEDGERS["output"]["columns"], "firm": {"type": "text", "name": {"zh": "项目名称", "en": "project"}}}
    return june([A, name, "东样镇", 1]), sources({"output": {**LEDGERS["output"], "columns": columns}})


DIGITS = (6.9, 8.5, 7.1, 6.633333, 8.0, 9.2, 12.0, 10.5)

ARCHIVE = io.BytesIO()
with zipfile.ZipFile(ARCHIVE, "w") as _archive:
    _archive.writestr("xl/workbook.bin", "x")

GALLERY: dict[str, Case] = {
    "file-empty": ({JUNE: b""}, None),
    "file-password": ({JUNE: OLE + "EncryptedPackage\0".encode("utf-16-le")}, None),
    "file-damaged": ({JUNE: OLE}, None),
    "file-no-table": ({JUNE: b"%PDF-1.7"}, None),
    "file-other-format": ({JUNE: b"<?xml version='1.0'?><a/>"}, None),
    "file-repeated": ({JUNE: xlsx(table(ROW)), "2021-08-18/产值_2021年6月.xlsx": xlsx(table(ROW))}, None),
    "file-repeated-period": ({JUNE: xlsx(table(ROW)), "2021-08-18/产值_2021年7月.xlsx": xlsx(table(ROW))}, None),
    "file-unknown": ({"2021-07-18/其他.xlsx": xlsx([["封面"]])}, None),
    "file-unknown-alike": ({"2021-07-18/其他.xlsx": xlsx(table(ROW))}, None),
    "recipe-no-header": ({JUNE: xlsx([["封面"]])}, None),
    "recipe-other-title": (june(ROW), monthly(match={"file": "产值_*", "title": "利润"})),
    "recipe-no-fit": ({JUNE: xlsx([["信用代码"], [A]])}, None),
    "recipe-doubtful": ({JUNE: xlsx([["信用代码", "单位名称"], [A, "甲"]])}, None),
    "recipe-tie": (june(ROW), sources(recipes={"one": RECIPES["monthly"], "two": RECIPES["monthly"]})),
    "sheet-tie": ({JUNE: xlsx(table(ROW), 表2=table(ROW))}, None),
    "sheet-unread": ({JUNE: xlsx(table(ROW), 说明=[["填表说明"]])}, None),
    "csv-encoding": ({CSV: "單位名稱,鄉鎮\n樣例化學工業,東樣鎮\n".encode("big5")}, None),
    "csv-line-encoding": (
        {CSV: text(table(*([A, f"样例{i}", "东样镇", 1] for i in range(20)))) + "样例,坏\n".encode("gb18030")},
        None,
    ),
    "csv-open-quote": ({CSV: b'a,b\n"c,d\n'}, None),
    "csv-bad-quote": ({CSV: b'a,b\n"c"d,e\n'}, None),
    "finding-accepted": (
        june(ROW, ["合计", None, None, 9]),
        monthly(accept=[{"code": "total-mismatch", "file": "*", "reason": "已核实"}]),
    ),
    "alias-applied": (
        june([A, "甲", "东样乡", 1]),
        sources(aliases=[{"column": "town", "seen": "东样乡", "is": "东样镇", "reason": "撤乡设镇"}]),
    ),
    "cell-control": cell("样例\x07厂", "text"),
    "cell-error": ({JUNE: formula("#DIV/0!")}, None),
    "cell-uncached": ({JUNE: formula("")}, None),
    "merged-amount": (june(ROW, [B, "乙", "东样镇", None], merges=["D3:D4"]), None),
    "label-lost": (
        june([A, "甲", "东样", 1], [B, "乙", None, 2]),
        monthly(columns={"town": {"from": ["乡镇"], "fill_down": "true"}}),
    ),
    "number-unreadable": cell("约65"),
    "number-suffix": cell("12%"),
    "number-flag": cell(True),
    "number-date": ({JUNE: formatted(2021, "yyyy-mm-dd")}, None),
    "number-percent": ({JUNE: formatted(0.5, "0%")}, None),
    "number-scaled": ({JUNE: formatted(1234500, "0\\.0,")}, None),
    "number-unit-printed": ({JUNE: formatted(12, '0"亿元"')}, None),
    "number-not-whole": cell(1.5, "whole"),
    "number-cleaned": cell("1,234"),
    "flag-unreadable": cell("也许", "flag"),
    "date-unreadable": cell("上周三", "date"),
    "date-ambiguous": cell("03/04/2021", "date"),
    "date-no-day": cell("2021年6月", "date"),
    "date-impossible": cell("2021-02-30", "date"),
    "date-serial": cell(44197, "date"),
    "date-with-time": cell("2021-06-03", "date"),
    "year-unreadable": cell("2021年6月", "year"),
    "period-unreadable": cell("03/20", "period"),
    "period-ambiguous": cell("2016.1", "period"),
    "period-impossible": cell("2020-13", "period"),
    "period-inside-month": cell(date(2020, 4, 21), "period"),
    "term-unknown": cell("东样", "place"),
    "code-unreadable": cell(True, "code"),
    "code-lost-digits": cell(9.1e17, "code"),
    "uscc-alphabet": cell("9137I322MA00000150", "code"),
    "uscc-check": cell("91371322MA00000151", "code"),
    "uscc-inner-check": cell("91371322MA0000000F", "code"),
    "header-missing": ({JUNE: xlsx([TITLE, ["信用代码", "名称", "乡镇", "产值"], ROW])}, None),
    "header-absent": ({JUNE: xlsx([TITLE, ["信用代码", "单位名称", "区划", "产值"], ROW])}, None),
    "header-twice": ({JUNE: xlsx([TITLE, [*HEADER, "产值"], [*ROW, 2]])}, None),
    "header-blank": ({JUNE: xlsx([TITLE, HEADER, [*ROW, 5]])}, None),
    "hidden-refused": ({JUNE: hidden()}, monthly(hidden="refuse")),
    "hidden-used": ({JUNE: hidden()}, None),
    "hidden-columns-used": ({JUNE: hidden("column")}, None),
    "hidden-sheet-used": ({JUNE: hidden("sheet")}, None),
    "measure-missing": ({JUNE: xlsx([TITLE, [*HEADER[:3], "产值合并数"], ROW])}, None),
    "measure-blank": (june([A, "甲", "东样镇", None]), None),
    "figures-blank": (june(ROW, [B, "乙", "东样镇", None]), None),
    "table-empty": (june(), None),
    "period-no-such-month": ({JUNE: xlsx(table(ROW, title=["2021年13月"]))}, None),
    "date-after-receipt": ({JUNE.replace("07-18", "06-18"): cell(1)[0][JUNE]}, cell(1)[1]),
    "sample-undeclared": ({JUNE: xlsx(table(ROW, title=["2021年6月样例数据"]))}, sources(sample="false")),
    "period-missing": ({"2021-07-18/产值_6月.xlsx": xlsx([HEADER, ROW])}, None),
    "period-conflict": ({JUNE: xlsx(table(ROW, title=["2021年1-5月"]))}, None),
    "unit-missing": ({JUNE: xlsx([HEADER, ROW])}, monthly(columns={"value": {"from": ["产值"]}})),
    "unit-unknown": ({JUNE: xlsx(table(ROW, title=["单位：拾万元"]))}, None),
    "unit-conflict": ({JUNE: xlsx(table(ROW, title=["单位：千元"]))}, None),
    "unit-alarm": (may_and_june(10), None),
    "unit-odd": (may_and_june(10, moved=1), None),
    "row-width": ({CSV: text(table([*ROW, 5]))}, None),
    "row-shifted": (june([A, "甲", "东样镇", None, 5], [B, "乙", "东样镇", 2], [C, "丙", "东样镇", 2]), None),
    "rows-above": ({JUNE: xlsx([TITLE, [B, "乙", "东样镇", 2], HEADER, ROW])}, None),
    "row-prefilled": ({JUNE: xlsx([TITLE, [*HEADER, "序号", "状态"], [*ROW, 1, "填"], [*[None] * 4, 2, "填"]])}, None),
    "row-other-block": (june(ROW, ["注：样例"], [B, "乙", "东样镇", 2]), None),
    "group-count": (june(["化工（2个）"], ROW, [B, "乙", "东样镇", 2], [C, "丙", "东样镇", 2]), None),
    "required-missing": (june([None, "甲", "东样镇", 1]), None),
    "duplicate-same": (june(ROW, ROW), None),
    "duplicate-conflict": (june(ROW, [A, "甲", "东样镇", 2]), None),
    "total-mismatch": (june(ROW, ["合计", None, None, 9]), None),
    "total-unchecked": (june([A, "甲", "东样镇", "约65"], ["合计", None, None, 9]), None),
    "total-of-blanks": (june([A, "甲", "东样镇", None], ["合计", None, None, 9]), None),
    "flows-crossed": flows(*((code, 60, 10) for code in (A, B, C, "110108000000016", "110108000000024"))),
    "flows-odd": flows((A, 10, 60), (B, 9, 50), (C, 40, 8)),
    "ytd-falls-most": (may_and_june(Decimal("0.5")), None),
    "figures-repeated": (may_and_june(Decimal(5) / 6), None),
    "figure-computed": (june(*([f"11010800000000{n}", "样例", "东样镇", v] for n, v in enumerate(DIGITS))), None),
    "project-agency": projects("样例县农业农村局"),
    "rows-few": (shrinking(9, 4), None),
    "ytd-falls": ({**may(9, "甲"), **june([A, "甲", "东样镇", 8])}, None),
    "code-renamed": ({**may(9, "甲旧"), **june([A, "甲", "东样镇", 9])}, None),
    "name-alike": (
        june([A, "样例恒通有限公司", "东样镇", 1], [B, "样例恒通有限责任公司", "东样镇", 2]),
        None,
    ),
    "same-day-differs": ({**june(ROW), JUNE.replace("6月", "6月 (2)"): june([*ROW[:3], 2])[JUNE]}, None),
    "name-two-codes": (june(ROW, [B, "甲", "东样镇", 2]), None),
    "across-ambiguous": cities([["地区", "2016.11", "2016.1"], ["甲", 1, 2]], "month", **BY_CITY),
    "across-twice": cities([["地区", "2016年", 2016], ["甲", 1, 2]], **BY_CITY),
    "across-other": cities([["地区", "2016年", "备注"], ["甲", 1, 2]], **BY_CITY),
    "across-blank": cities([["地区", "2016年", "2015年"], ["甲", None, 2]], **BY_CITY),
    "across-gaps": cities([["地区", "2016年", "2015年"], ["甲", None, 2], ["乙", 1, 2]], **BY_CITY),
    "across-blank-row": cities([["地区", "2016年"], ["甲", None], ["乙", 1]], **BY_CITY),
    "row-unlisted": cities([["指标", "2016年"], ["甲(万元)", 1], ["乙", 1]], value={"row": ["甲"]}),
    "code-length": (june([A[:-1], "甲", "东样镇", 1]), None),
    "code-old": (june(["110108000000016", "甲", "东样镇", 1]), None),
    "code-old-check": (june(["110108000000017", "甲", "东样镇", 1]), None),
    "key-spelling": cities([["地区", "2016年"], ["甲（样）", 1], ["甲(样)", 1]], **BY_CITY),
    "table-tie": ({JUNE: xlsx([*table(ROW), [], *table(ROW)])}, monthly(match={"file": "产值_*", "tables": "one"})),
    "table-unread": ({JUNE: xlsx([*table(ROW), [], *CATTLE])}, monthly(match={"file": "产值_*", "tables": "one"})),
    "sheet-several": (
        {JUNE: xlsx([*table(ROW), [], *CATTLE])},
        sources(recipes={**RECIPES, "herds": {**RECIPES["monthly"], "columns": herds()}}),
    ),
    "unit-row": cities([["地区", "2016年"], ["甲(亿元)", 1]], **BY_CITY),
}  # fmt: skip
ELSEWHERE = {"delivery-undated", "delivery-outside", "delivery-irregular", "sheet-not-audited", "file-changing"}
ELSEWHERE |= {"delivery-unreadable", "period-unpublished"}
ELSEWHERE |= {e.code for e in across.ENTRIES if e.code.startswith("sources-")}
GALLERY["date-with-time"] = cell(datetime.fromisoformat("2021-06-03T12:30"), "date")
GALLERY["file-other-format"] = ({JUNE: ARCHIVE.getvalue()}, None)


@pytest.mark.parametrize("code", GALLERY)
def test_the_smallest_delivery_that_triggers_it(tmp_path: Path, code: str) -> None:
    """The finding appears with its place, and both its messages can be written."""
    given, how = GALLERY[code]
    known = ingested(tmp_path, given, how)
    found = next((f for f in known.findings if f.code == code), None)
    assert found is not None, [f.code for f in known.findings]
    assert found.place.file.startswith("data/")
    for words in (entry(code).title, entry(code).message, entry(code).remedy):
        for sentence in (words.zh, words.en):
            wanted = {name for _, name, _, _ in Formatter().parse(sentence) if name}
            assert wanted <= {"raw", *found.params}


def test_every_entry_has_its_place_in_the_gallery() -> None:
    """No message that nothing can trigger, no finding without a message."""
    mine = {e.code for module in (files, cells, keys, tables, series, doubts, across) for e in module.ENTRIES}
    assert mine == set(GALLERY) | ELSEWHERE


def test_an_old_workbook_that_defies_the_audit_is_read_with_a_warning(tmp_path: Path) -> None:
    """xlrd and calamine disagree about what is damaged; the cells may still be good."""
    data = xls([HEADER, ROW])
    marker = data.index(b"\xe0\x00\x14\x00")  # the first cell format record: longer than the file, says xlrd
    broken = data[:marker] + b"\xe0\x00\x02\x00" + data[marker + 4 :]
    known = ingested(tmp_path, {"2021-07-18/产值_2021年6月.xls": broken})
    assert {f.code for f in known.findings} & {"sheet-not-audited", "file-damaged"}
