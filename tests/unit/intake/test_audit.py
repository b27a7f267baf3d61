"""The audit tells what calamine keeps to itself; every fact is looked for in a workbook built for it."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from tanjcli.core.findings import errors
from tanjcli.intake.files.audit import SheetAudit, audit_xlsx, disputed_rows
from tanjcli.intake.files.preflight import preflight
from tests.unit.intake import hostile


def audit(rows: str = "", **changed: str | bytes) -> SheetAudit:
    """The audit of the only sheet of a small workbook."""
    found = audit_xlsx(hostile.book(rows, **changed), "表.xlsx")
    assert not errors(found.findings), found.findings
    return found.sheets["表"]


def row(*cells: str, number: int = 1, attributes: str = "") -> str:
    return f'<row r="{number}"{attributes}>{"".join(cells)}</row>'


def calamine_rows(data: bytes) -> list[list[object]]:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_an_error_cell_is_known_by_its_excel_name() -> None:
    found = audit(row('<c r="B1" t="e"><v>#N/A</v></c>', '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'))
    assert found.errors == {(0, 1): "#N/A", (0, 2): "#DIV/0!"}


@pytest.mark.parametrize("text", ["1_000", "NaN", "inf", "1e999", "-1e999", " 5", "1.2.3", "0x10", "12%"])
def test_a_number_no_reader_may_accept_is_an_error_cell(text: str) -> None:
    found = audit(row(f'<c r="A1"><v>{text}</v></c>', '<c r="B1"><v>7</v></c>'))
    assert found.errors == {(0, 0): text}
    assert found.numbers == {0: [7.0]}


def test_a_formula_without_a_stored_value_is_told_with_its_text() -> None:
    found = audit(row('<c r="C1"><f>SUM(A1:B1)&amp;"x"</f></c>', '<c r="D1"><f>A1</f><v></v></c>'))
    assert found.uncached == {(0, 2): 'SUM(A1:B1)&"x"', (0, 3): "A1"}
    assert found.formulas == {(0, 2), (0, 3)}


@pytest.mark.parametrize("value", ["<v></v>", "<v/>"])
def test_a_computed_blank_is_no_missing_value(value: str) -> None:
    found = audit(row(f'<c r="A1" t="str"><f>IF(B1,"","")</f>{value}</c>'))
    assert found.uncached == {}
    assert found.formulas == {(0, 0)}


def test_a_formula_that_computes_text_but_was_never_calculated_is_missing() -> None:
    assert audit(row('<c r="A1" t="str"><f>B1</f></c>')).uncached == {(0, 0): "B1"}


@pytest.mark.parametrize("id_", ["14", "22", "27", "31", "36", "45", "50", "58"])
def test_builtin_date_formats_are_dates_the_cjk_ones_too(id_: str) -> None:
    found = audit(
        row('<c r="A1" s="1"><v>43629</v></c>', '<c r="B1"><v>43629</v></c>'), styles=hostile.styles("0", id_)
    )
    assert found.dates == {(0, 0): "43629"}
    assert found.numbers == {0: [43629.0]}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("yyyy-mm-dd", "date"),
        ('yyyy"年"m"月"', "date"),
        ("[$-804]e.m.d", "date"),
        ("[h]:mm", "date"),
        ("aaaa", "date"),
        ("上午/下午h时", "date"),
        ("0.0%", "percent"),
        ("0.00E+00", ""),
        ("General", ""),
        ('0"年"', ""),
        ("[Red]0.00", ""),
        (r"0\%", ""),
        ('#,##0.00"days"', ""),
        ("0_ ;[Red]\\-0\\ ", ""),
    ],
)
def test_custom_formats_are_read_by_their_letters(code: str, kind: str) -> None:
    escaped = code.replace('"', "&quot;")
    formats = f'<numFmts><numFmt numFmtId="164" formatCode="{escaped}"/></numFmts>'
    found = audit(row('<c r="A1" s="0"><v>0.5</v></c>'), styles=hostile.styles("164", body=formats))
    assert ((0, 0) in found.dates, (0, 0) in found.percents) == (kind == "date", kind == "percent")


def test_a_cell_without_style_wears_the_first_one() -> None:
    assert audit(row('<c r="A1"><v>44197</v></c>'), styles=hostile.styles("14")).dates == {(0, 0): "44197"}


def test_text_under_a_date_format_is_no_date() -> None:
    assert audit(row('<c r="A1" s="0" t="s"><v>1</v></c>'), styles=hostile.styles("14")).dates == {}


def test_an_iso_date_cell_is_a_date() -> None:
    assert audit(row('<c r="A1" t="d"><v>2021-06-30</v></c>')).dates == {(0, 0): "2021-06-30"}


def test_booleans_are_no_numbers() -> None:
    found = audit(row('<c r="A1" t="b"><v>1</v></c>'))
    assert found.booleans == {(0, 0)}
    assert found.numbers == {}


def test_merges_hidden_rows_and_columns_and_filters() -> None:
    found = audit(
        sheet=hostile.sheet(
            row(number=1)
            + row(number=2, attributes=' hidden="1"')
            + row(number=3, attributes=' ht="0" customHeight="1"'),
            '<autoFilter ref="A1:B3"><filterColumn colId="0"/></autoFilter>' + hostile.merges("B2:C4", "E1"),
            '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/><col min="6" max="6"/></cols>',
        )
    )
    assert found.merges == ((1, 1, 3, 2), (0, 4, 0, 4))
    assert found.hidden_rows == {1, 2}
    assert found.hidden_cols == {1, 2, 4}
    assert found.filtered


def test_a_filter_that_filters_nothing_is_off() -> None:
    assert not audit(sheet=hostile.sheet("", '<autoFilter ref="A1:B3"/>')).filtered


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_hidden_both_ways(state: str) -> None:
    assert audit(book=hostile.workbook("表", state=f' state="{state}"')).hidden


@pytest.mark.parametrize("claim", ["A1", "A1:XFD4294967295", "nonsense"])
def test_a_dimension_is_never_believed_but_a_wrong_one_is_noted(claim: str) -> None:
    rows = hostile.cell("A1") + hostile.cell("C9", "5")
    found = audit(sheet=hostile.sheet(rows, before=f'<dimension ref="{claim}"/>'))
    assert [f.code for f in found.findings] == ["sheet-dimension-wrong"]
    assert found.numbers == {0: [1.0], 8: [5.0]}


def test_a_dimension_that_claims_too_much_is_nothing_to_speak_of() -> None:
    assert audit(sheet=hostile.sheet(hostile.cell("A1"), before='<dimension ref="A1:XFD1048576"/>')).findings == ()


def test_rows_out_of_order_are_read_by_address_with_a_warning() -> None:
    found = audit(hostile.cell("A3", "3") + hostile.cell("A1", "1"))
    assert [f.code for f in found.findings] == ["sheet-rows-unordered"]
    assert found.numbers == {0: [1.0], 2: [3.0]}


def test_odd_styles_never_stop_data() -> None:
    without = {k: v for k, v in hostile.parts().items() if k != hostile.STYLES}
    assert audit_xlsx(hostile.packed(without)).sheets["表"].numbers == {0: [1.0]}
    assert audit(hostile.cell("A1"), styles=hostile.styles("0", body="<fills><fill/></fills>")).findings == ()


def test_broken_styles_are_a_warning_and_the_numbers_stay() -> None:
    found = audit(hostile.cell("A1"), styles="<styleSheet><cellXfs>")
    assert [f.code for f in found.findings] == ["sheet-not-audited"]
    assert found.numbers == {0: [1.0]}


def test_parts_are_found_whatever_their_case() -> None:
    members = {k.replace("shared", "Shared"): v for k, v in hostile.parts(hostile.text_cell("1")).items()}
    assert not errors(audit_xlsx(hostile.packed(members)).findings)


def test_200000_styled_blank_rows_are_no_reason_to_refuse(tmp_path: Path) -> None:
    blanks = hostile.many_rows(
        200_000, lambda n: f'<row r="{n + 1}"><c r="A{n + 1}" s="0"/><c r="B{n + 1}" s="0"/></row>'
    )
    path = tmp_path / "blank.xlsx"
    path.write_bytes(hostile.book(hostile.cell("A1") + blanks))
    assert preflight(path, path.name) == ()


def test_links_in_cells_are_noted_and_not_followed() -> None:
    data = hostile.book(links=hostile.links(hostile.link("hyperlink", "file:///C:/a.xls")))
    assert [f.code for f in audit_xlsx(data).findings] == ["workbook-link-outside"]


def test_every_refusal_names_file_sheet_and_cell() -> None:
    found = audit_xlsx(hostile.book(hostile.cell("XFD1048576")), "产值.xlsx").findings
    assert str(found[0].place) == "产值.xlsx / 表 / XFD1048576"


def test_all_bad_sheets_are_named_at_once() -> None:
    members = hostile.parts(
        hostile.cell("XFE1"),
        book=hostile.workbook("甲", "乙"),
        links=hostile.links().replace("sharedStrings", "worksheet", 1),
    )
    members[hostile.LINKS] = str(members[hostile.LINKS]).replace(
        'Target="sharedStrings.xml"', 'Target="worksheets/b.xml"'
    )
    members["xl/worksheets/b.xml"] = hostile.sheet(hostile.cell("A0"))
    found = audit_xlsx(hostile.packed(members), "x.xlsx").findings
    assert {f.place.sheet for f in found} == {"甲", "乙"}


def test_the_two_readers_agree_on_what_other_programs_write(tmp_path: Path) -> None:
    path = tmp_path / "w.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        for n in range(300):
            sheet.write_row(n, 0, [f"样例{n}", n, n / 7, -n * 1e9, n % 2 == 0])
            sheet.write_number(n, 6, 44000 + n, day)
            sheet.write_formula(n, 7, f"=B{n + 1}*2", None, n * 2)
    found = audit_xlsx(path).sheets["Sheet1"]
    assert disputed_rows(found, calamine_rows(path.read_bytes())) == frozenset()
    assert len(found.dates) == len(found.formulas) == 300


def test_openpyxl_formulas_are_uncached(tmp_path: Path) -> None:
    book, path = openpyxl.Workbook(), tmp_path / "o.xlsx"
    book.active.append([1, "甲", "=A1*2"])
    book.save(path)
    found = audit_xlsx(path).sheets["Sheet"]
    assert found.uncached == {(0, 2): "A1*2"}
    assert disputed_rows(found, calamine_rows(path.read_bytes())) == frozenset()


def test_a_date_another_reader_takes_for_its_number_is_no_dispute() -> None:
    weekday = '<numFmts><numFmt numFmtId="164" formatCode="aaaa"/></numFmts>'
    found = audit(row('<c r="A1" s="0"><v>44197</v></c>'), styles=hostile.styles("164", body=weekday))
    assert disputed_rows(found, [[44197.0]]) == frozenset()


def test_a_number_another_reader_sees_differently_is_disputed() -> None:
    found = audit(hostile.cell("A1", "1.25") + hostile.cell("B2", "2") + hostile.cell("A4", "4"))
    assert disputed_rows(found, [[1.25], ["", 2.0], [], [4.0]]) == frozenset()
    assert disputed_rows(found, [[999.0], ["", 2.0], [3.0]]) == {0, 2, 3}
