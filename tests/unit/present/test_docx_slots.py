"""What people write into a bulletin comes back, whichever program they wrote it in; what cannot is said."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from tanjcli.present.compose.bulletin import compose_bulletin
from tanjcli.present.document import Document, Paragraph, Slot
from tanjcli.present.writers import docx
from tests.unit.present.builders import county
from tests.unit.present.docx_reading import edited, part

DAY = date(2021, 12, 18)
FILLED = Slot("leader-remarks", "领导批示", "〔填写〕", ("抓紧补差。",))
EMPTY = Slot("next-steps", "下步要求", "〔填写〕")
DATA = docx.render(Document("通报", (Paragraph(("共 30 项。",)), FILLED, EMPTY)), DAY)
RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def typed(inside: str) -> bytes:
    """The bulletin after somebody typed over the remark."""
    return edited(DATA, lambda xml: xml.replace("抓紧补差。</w:t></w:r>", f"</w:t></w:r>{inside}"))


def remark(data: bytes) -> tuple[str, ...]:
    return docx.kept_slots(data)["leader-remarks"]


@pytest.mark.parametrize(
    "lines",
    [
        ("抓紧补差。",),
        ("一是抓紧。", "二是**压实责任**,三是**按月**调度。", "**全段加粗**"),
        (r"a\*b\*\*c", r"**粗\*体**", "反斜杠\\,引号“”<b>&amp;"),
        ("  首行两个空格", "𠮷\u3000全角空格"),
    ],
)
def test_text_paragraphs_and_bold_come_back_as_they_were_written(lines: tuple[str, ...]) -> None:
    slot = Slot("leader-remarks", "领导批示", "〔填写〕", lines)
    assert remark(docx.render(Document("t", (slot,)), DAY)) == lines


def test_an_unfilled_slot_holds_its_hint_which_composing_takes_for_nothing() -> None:
    first = docx.render(compose_bulletin(county(), "zh"), DAY)
    kept = docx.kept_slots(first)
    assert kept["next-steps"] == ("〔工作要求与完成时限：在此填写〕",)
    assert docx.render(compose_bulletin(county(), "zh", kept), DAY) == first


def test_regenerating_keeps_the_words_and_changes_nothing_else() -> None:
    kept = {"leader-remarks": ("**抓紧**补差。", "按月调度。"), "addressees": ("各乡镇人民政府：",)}
    first = docx.render(compose_bulletin(county(), "zh", kept), DAY)
    again = docx.render(compose_bulletin(county(), "zh", docx.kept_slots(first)), DAY)
    assert again == first
    assert docx.kept_slots(again)["leader-remarks"] == kept["leader-remarks"]


def test_a_slot_is_a_content_control_that_cannot_be_deleted_by_accident() -> None:
    xml = _xml(DATA)
    assert '<w:tag w:val="keep:leader-remarks" />' in xml
    assert xml.count('<w:lock w:val="sdtLocked" />') == 2
    assert xml.count("<w:showingPlcHdr />") == 1


def test_what_word_adds_is_read_as_people_see_it() -> None:
    inserted = f'<w:ins w:id="9" w:author="李" w:date="2021-12-20T00:00:00Z">{RUN.format("增加的")}</w:ins>'
    deleted = (
        '<w:del w:id="8" w:author="李" w:date="2021-12-20T00:00:00Z"><w:r><w:delText>删掉的</w:delText></w:r></w:del>'
    )
    bold = '<w:r><w:rPr><w:b/></w:rPr><w:t>粗</w:t></w:r><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>细</w:t></w:r>'
    broken = "<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r>"
    assert remark(typed(inserted + deleted)) == ("增加的",)
    assert remark(typed(bold)) == ("**粗**细",)
    assert remark(typed(broken)) == ("一", "二 三")
    assert remark(typed("<w:r><w:rPr><w:b/></w:rPr><w:t>一</w:t><w:br/><w:t>二</w:t></w:r>")) == ("**一**", "**二**")


def test_a_table_typed_into_a_slot_loses_its_lines_but_no_word() -> None:
    table = "<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>"
    filled = table.format(RUN.format("镇"), RUN.format("3 个"))
    with_table = edited(DATA, lambda xml: xml.replace("</w:sdtContent>", f"{filled}</w:sdtContent>", 1))
    assert remark(with_table) == ("抓紧补差。", "镇", "3 个")


def test_where_a_program_drops_the_tag_the_style_still_tells_the_slot() -> None:
    bare = edited(DATA, lambda xml: xml.replace('<w:tag w:val="keep:leader-remarks" />', ""))
    assert remark(bare) == ("抓紧补差。",)
    renamed = edited(bare, lambda xml: xml.replace("keep-leader-remarks", "Keepleaderremarks"))
    renamed = edited(
        renamed,
        lambda xml: xml.replace('w:styleId="keep-leader-remarks"', 'w:styleId="Keepleaderremarks"'),
        "word/styles.xml",
    )
    assert remark(renamed) == ("抓紧补差。",)
    assert not docx.edited_outside(renamed)


def test_a_slot_that_was_deleted_is_not_there() -> None:
    gone = edited(DATA, lambda xml: xml[: xml.index("<w:sdt>")] + xml[xml.index("</w:sdt>") + len("</w:sdt>") :])
    assert "leader-remarks" not in docx.kept_slots(gone)


def test_edits_outside_the_slots_are_noticed_and_those_inside_are_not() -> None:
    assert not docx.edited_outside(DATA)
    assert not docx.edited_outside(typed(RUN.format("全新的批示")))
    assert docx.edited_outside(edited(DATA, lambda xml: xml.replace("共 30 项。", "共 31 项。")))
    restyled = edited(DATA, lambda xml: xml.replace('"Body"', '"Note"').replace("共 30", "共  30"))
    assert not docx.edited_outside(restyled)


def test_a_bulletin_without_its_fingerprint_is_not_accused() -> None:
    lost = edited(DATA, lambda xml: xml.replace("tanj-composed", "other"), "docProps/custom.xml")
    assert not docx.edited_outside(edited(lost, lambda xml: xml.replace("共 30 项。", "共 31 项。")))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 not really",
        DATA[: len(DATA) // 2],
        edited(DATA, lambda xml: xml[:-9]),
        edited(DATA, lambda xml: "<!DOCTYPE x [<!ENTITY a 'aa'>]>" + xml[xml.index("<w:document") :]),
    ],
    ids=["empty", "no archive", "cut off", "no xml", "entities"],
)
def test_what_cannot_be_read_is_refused_so_that_nobody_replaces_it(data: bytes) -> None:
    with pytest.raises(ValueError, match="no Word file that can be read"):
        docx.kept_slots(data)


def test_another_archive_is_no_bulletin() -> None:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(ValueError, match="no Word file that can be read"):
        docx.edited_outside(out.getvalue())


def _xml(data: bytes) -> str:
    assert part(data) is not None
    with ZipFile(BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()
