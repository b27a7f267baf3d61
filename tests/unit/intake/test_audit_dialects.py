"""The fast reader and the patient one give the same answers; what the fast one cannot vouch for it leaves alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tanjcli.core.addresses import column_letters
from tanjcli.intake.files.audit import WorkbookAudit, audit_xlsx
from tanjcli.intake.files.ooxml.cells import NotPlainError, plain_rows
from tests.unit.intake import hostile

STYLES = hostile.styles("0", "14", "9", "31")
LETTERS = ("A", "B", "C", "Z", "AA", "XFD")

numbers = st.sampled_from(["0", "1", "-2.5", "1E-3", "44197", "1_0", "nan", "1e999", ".5", "&#49;"])
texts = st.text(alphabet="甲乙lt1 .&;<", max_size=6).map(lambda t: t.replace("&", "&amp;").replace("<", "&lt;"))
formulas = st.sampled_from(["", "<f>A1</f>", "<f/>", '<f t="shared" si="0"/>', '<f t="array" ref="A1:B2">1&lt;2</f>'])


@st.composite
def contents(draw: st.DrawFn) -> str:
    """What follows the address of a cell: attributes and body."""
    style = draw(st.sampled_from(["", ' s="1"', ' s="2"', ' s="3"', ' s="99"']))
    kind = draw(st.sampled_from(["", "n", "s", "str", "b", "e", "inlineStr", "blank"]))
    if kind == "blank":
        return f"{style}/>"
    if kind == "inlineStr":
        return f'{style} t="inlineStr"><is><t>{draw(texts)}</t></is></c>'
    value = {"s": "1", "b": "1", "e": "#REF!"}.get(kind) or draw(texts if kind == "str" else numbers)
    written = draw(st.sampled_from([f"<v>{value}</v>", "<v></v>", "<v/>", ""]))
    type_ = f' t="{kind}"' if kind else ""
    attributes = draw(st.sampled_from([f"{style}{type_}", f"{type_}{style}"]))
    return f"{attributes}>{draw(formulas)}{written}</c>"


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """Rows with cells, blank rows, hidden rows, in any order."""
    rows = []
    for number in draw(st.lists(st.integers(1, 40), max_size=8, unique=draw(st.booleans()))):
        columns = draw(st.lists(st.sampled_from(LETTERS), max_size=4, unique=draw(st.booleans())))
        cells = "".join(f'<c r="{letter}{number}"{draw(contents())}' for letter in columns)
        attributes = draw(st.sampled_from(["", ' hidden="1"', ' ht="0" customHeight="1"', ' spans="1:5"']))
        rows.append(f'<row r="{number}"{attributes}>{cells}</row>' if cells else f'<row r="{number}"{attributes}/>')
    return draw(st.sampled_from(["", "\n"])).join(rows)


def both_ways(rows: str) -> tuple[WorkbookAudit, WorkbookAudit]:
    """The same sheet read plainly, and read patiently because a comment stands before its rows."""
    return tuple(  # type: ignore[return-value]
        audit_xlsx(hostile.book(styles=STYLES, sheet=hostile.sheet(start + rows)), "x.xlsx")
        for start in ("", "<!-- -->")
    )


@settings(max_examples=400, deadline=None)
@given(sheets())
def test_both_readers_see_the_same_workbook(rows: str) -> None:
    plain, patient = both_ways(rows)
    assert plain == patient


def test_both_readers_see_the_same_across_pieces_of_the_file() -> None:
    """Rows longer than the pieces a member is inflated in, and rows that begin at their very ends."""
    long = "".join(f'<c r="{column_letters(n)}1" s="1"><v>{n}</v></c>' for n in range(500))
    rows = f'<row r="1">{long}</row>' + hostile.many_rows(
        3000, lambda n: f'<row r="{n + 1}"><c r="A{n + 1}" s="{n % 4}"><f>B{n}</f><v>{n}</v></c></row>'
    )
    plain, patient = both_ways(rows)
    assert plain == patient
    assert len(plain.sheets["表"].formulas) == 3000
    assert len(plain.sheets["表"].dates) == 500 + 1500


@pytest.mark.parametrize(
    "rows",
    [
        "<row r='1'/>",
        '<row r="1"><!-- --></row>',
        '<row r="1"><c r="A1"><v><![CDATA[1]]></v></c></row>',
        '<row r="1"><c r="A&#49;"><v>1</v></c></row>',
        '<x:row r="1"/>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="A11"><v>1</v></c></row>',
        '<row r="1"><c r="A1" s="1" s="2"><v>1</v></c></row>',
        '<row r="1" r="2"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c>',
        '<c r="A1"><v>1</v></c>',
        '<row r="1"/><c r="A1"><v>1</v></c>',
        '<row r="1"><row r="2"></row></row>',
        '<row r="1"><c r="A1"><v>&b;</v></c></row>',
        '<row r="1"><c r="A1"><v>1<b/>2</v></c></row>',
        '<row r="1">7<c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s" xmlns="urn:other"><v>1</v></c></row>',
        '<row r="0"/>',
        '<row r="01"><c r="A01"><v>1</v></c></row>',
    ],
)
def test_the_fast_reader_leaves_alone_what_it_does_not_know(rows: str) -> None:
    with pytest.raises(NotPlainError):
        plain_rows(rows.encode())


def test_the_fast_reader_leaves_alone_what_is_not_utf_8() -> None:
    with pytest.raises(NotPlainError):
        plain_rows('<row r="1"><c r="A1" t="str"><v>甲</v></c></row>'.encode("gb18030"))


def test_cells_and_rows_without_address_follow_the_one_before() -> None:
    found = audit_xlsx(
        hostile.book(
            "<row><c><v>1</v></c><c><v>2</v></c></row><row r='5'><c r='C5'><v>3</v></c><c t='b'><v>1</v></c></row>"
        )
    )
    assert found.sheets["表"].numbers == {0: [1.0, 2.0], 4: [3.0]}
    assert found.sheets["表"].booleans == {(4, 3)}


@pytest.mark.parametrize("aside", ["<![CDATA[5<6]]>", "1<!-- -->2", "1<?x?>2"])
def test_markup_inside_a_value_that_readers_take_differently_is_refused(aside: str) -> None:
    in_cell = audit_xlsx(hostile.book(f'<row r="1"><c r="A1" t="str"><v>{aside}</v></c></row>'))
    in_table = audit_xlsx(hostile.book(strings=hostile.strings(aside)))
    assert {f.code for f in (*in_cell.findings, *in_table.findings)} == {"xml-unusual"}
    assert len(in_cell.findings) == len(in_table.findings) == 1


def test_rich_text_is_joined_and_reading_aids_are_left_out() -> None:
    rich = '<row r="1"><c r="A1" t="inlineStr"><is><r><t>甲</t></r><rPh><t>jia</t></rPh><r><t>乙</t></r></is></c></row>'
    assert not audit_xlsx(hostile.book(rich)).findings
    table = hostile.strings("甲").replace("<t>甲</t>", "<r><t>甲</t></r><r><t>乙</t></r>")
    assert not audit_xlsx(hostile.book(hostile.text_cell("0"), strings=table)).findings
