"""How each kind of paragraph looks: GB/T 9704—2012 in Chinese, a plain report page in English.

Sizes are half-points, lengths twips (1/20 pt); indents in Chinese are hundredths of a character, so that they follow
the character grid. The faces the standard names are not shipped with every system: ``FALLBACKS`` names the next best.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from tanjcli.core.words import Lang
from tanjcli.present.writers.docx.xml import packed, w

FANG, KAI, HEI, SONG, TITLE = "仿宋", "楷体", "黑体", "宋体", "方正小标宋简体"
LATIN, SANS = "Times New Roman", "Arial"
FALLBACKS: Mapping[str, str] = {
    FANG: "仿宋_GB2312,FangSong",
    KAI: "楷体_GB2312,KaiTi",
    HEI: "SimHei",
    SONG: "SimSun",
    TITLE: "小标宋,宋体",
}
LINE = 580  # 29 pt: 225 mm in 22 lines
MARK_COLOUR = "9C0006"
_HINT = "7F7F7F"


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph style. ``line`` 0 is single spacing; ``first`` and ``right`` are in 1/100 characters."""

    id: str
    east: str
    size: int
    latin: str = LATIN
    align: str = "both"
    line: int = LINE
    first: int = 0
    right: int = 0
    before: int = 0
    after: int = 0
    outline: int = 9
    keep: bool = False
    bold: bool = False
    italic: bool = False
    colour: str = ""
    fresh_page: bool = False


_ZH = (
    Look("Title", TITLE, 44, align="center", after=LINE),
    Look("Mark", HEI, 32, align="center", after=LINE, colour=MARK_COLOUR),
    Look("Called", FANG, 32, align="left"),
    Look("Body", FANG, 32, first=200),
    Look("Heading1", HEI, 32, first=200, outline=0, keep=True),
    Look("Heading2", KAI, 32, first=200, outline=1, keep=True),
    Look("Listed", FANG, 32, align="left", first=200, before=LINE, keep=True),
    Look("ListedMore", FANG, 32, align="left", first=500, keep=True),
    Look("Signed", FANG, 32, align="right", right=400, before=LINE, keep=True),
    Look("SignedMore", FANG, 32, align="right", right=400),
    Look("AnnexLabel", HEI, 32, align="left", keep=True),
    Look("NextAnnex", HEI, 32, align="left", keep=True, fresh_page=True),
    Look("AnnexTitle", TITLE, 44, align="center", after=LINE // 2, outline=0, keep=True),
    Look("Caption", HEI, 24, align="center", line=480, before=120, keep=True),
    Look("TableHead", HEI, 21, align="center", line=0, keep=True),
    Look("TableText", FANG, 21, align="left", line=0),
    Look("TableNumber", FANG, 21, align="right", line=0),
    Look("Note", FANG, 21, line=360, first=200),
    Look("Header", HEI, 21, align="center", line=0, colour=MARK_COLOUR),
    Look("Footer", SONG, 28, latin=SONG, align="left", line=280),
)
_EN = (
    Look("Title", SONG, 36, align="center", line=0, after=200, bold=True),
    Look("Mark", SONG, 26, latin=SANS, align="center", line=0, after=200, bold=True, colour=MARK_COLOUR),
    Look("Called", SONG, 24, align="left", line=320, after=120),
    Look("Body", SONG, 24, align="left", line=320, after=120),
    Look(
        "Heading1", SONG, 28, latin=SANS, align="left", line=0, before=280, after=120, outline=0, keep=True, bold=True
    ),
    Look("Heading2", SONG, 24, latin=SANS, align="left", line=0, before=200, after=80, outline=1, keep=True, bold=True),
    Look("Listed", SONG, 24, align="left", line=320, before=240, keep=True),
    Look("ListedMore", SONG, 24, align="left", line=320, keep=True),
    Look("Signed", SONG, 24, align="right", line=320, before=320, keep=True),
    Look("SignedMore", SONG, 24, align="right", line=320),
    Look("AnnexLabel", SONG, 24, latin=SANS, align="left", line=0, keep=True, bold=True),
    Look("NextAnnex", SONG, 24, latin=SANS, align="left", line=0, keep=True, bold=True, fresh_page=True),
    Look("AnnexTitle", SONG, 30, align="center", line=0, after=160, outline=0, keep=True, bold=True),
    Look("Caption", SONG, 21, latin=SANS, align="left", line=0, before=160, after=60, keep=True, bold=True),
    Look("TableHead", SONG, 19, latin=SANS, align="center", line=0, keep=True, bold=True),
    Look("TableText", SONG, 20, align="left", line=0),
    Look("TableNumber", SONG, 20, align="right", line=0),
    Look("Note", SONG, 19, align="left", line=0, after=60),
    Look("Header", SONG, 19, latin=SANS, align="center", line=0, bold=True, colour=MARK_COLOUR),
    Look("Footer", SONG, 24, align="left", line=280),
)
_LOOKS: Mapping[Lang, tuple[Look, ...]] = {"zh": _ZH, "en": _EN}
_NAMES = {
    "Title": "Title",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Caption": "caption",
    "Header": "header",
    "Footer": "footer",
}


def styles_part(lang: Lang, more: Mapping[str, str]) -> bytes:
    """``word/styles.xml``; ``more`` are styles that look like another, by id."""
    body = next(look for look in _LOOKS[lang] if look.id == "Body")
    text = w("rPr", *_text(body))
    normal = w("style", w("name", val="Normal"), w("qFormat"), text, type="paragraph", default=1, styleId="Normal")
    hint = w("style", w("name", val="Slot Hint"), w("rPr", w("color", val=_HINT)), type="character", styleId="SlotHint")
    alike = (_named(style, style, like) for style, like in more.items())
    return packed(w("styles", _defaults(body), normal, hint, *map(_style, _LOOKS[lang]), *alike))


def fonts_part() -> bytes:
    """``word/fontTable.xml``: what to take where a face is not installed."""
    chinese = (
        w("font", w("altName", val=other), w("charset", val="86"), w("pitch", val="default"), name=face)
        for face, other in FALLBACKS.items()
    )
    return packed(w("fonts", *chinese))


def _defaults(body: Look) -> ET.Element:
    """The body text: what the character grid counts its characters by."""
    texts = w("rPrDefault", w("rPr", *_text(body)))
    spacing = w("pPrDefault", w("pPr", w("widowControl", val=0), _spacing(body)))
    return w("docDefaults", texts, spacing)


def _style(look: Look) -> ET.Element:
    style = _named(look.id, _NAMES.get(look.id, look.id), "Normal")
    style.extend([w("pPr", *_shape(look)), w("rPr", *_text(look))])
    return style


def _named(key: str, name: str, like: str) -> ET.Element:
    return w("style", w("name", val=name), w("basedOn", val=like), w("qFormat"), type="paragraph", styleId=key)


def _shape(look: Look) -> Iterator[ET.Element]:
    if look.keep:
        yield w("keepNext")
    if look.fresh_page:
        yield w("pageBreakBefore")
    # Lines are set in points. What is asked of the grid is its 28 characters, which this does not touch.
    yield w("snapToGrid", val=0)
    yield _spacing(look)
    width = look.size * 10  # of one character
    if look.first:
        yield w("ind", firstLineChars=look.first, firstLine=look.first * width // 100)
    elif look.right:
        yield w("ind", rightChars=look.right, right=look.right * width // 100)
    yield w("jc", val=look.align)
    if look.outline < 9:
        yield w("outlineLvl", val=look.outline)


def _spacing(look: Look) -> ET.Element:
    around = {"before": look.before, "after": look.after}
    if look.line:
        return w("spacing", **around, line=look.line, lineRule="exact")
    return w("spacing", **around, line=240, lineRule="auto")


def _text(look: Look) -> Iterator[ET.Element]:
    yield w("rFonts", ascii=look.latin, hAnsi=look.latin, eastAsia=look.east, cs=look.latin)
    if look.bold:
        yield w("b")
    if look.italic:
        yield w("i")
    if look.colour:
        yield w("color", val=look.colour)
    yield w("sz", val=look.size)
    yield w("szCs", val=look.size)
    yield w("lang", val="en-US", eastAsia="zh-CN")
