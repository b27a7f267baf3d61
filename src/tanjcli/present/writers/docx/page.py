"""The page of GB/T 9704—2012: margins 37/35/28/26 mm on A4, 22 lines of 28 characters, page numbers outside.

22 lines of 29 pt are 225.07 mm, a hair more than the standard's 225: page and margins are rounded, each by less than
0.05 mm, so that the last line stays on its page. Annexes lie on the same text block turned by a quarter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from tanjcli.core.words import Lang
from tanjcli.present.writers.docx.styles import LINE, MARK_COLOUR
from tanjcli.present.writers.docx.xml import packed, paragraph, related, run, w


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page in twips: paper, margins, and how far header and footer stand from the paper's edge."""

    name: str
    width: int
    height: int
    top: int
    bottom: int
    left: int
    right: int
    header: int
    footer: int
    landscape: bool = False

    @property
    def room(self) -> int:
        """Width of the text block."""
        return self.width - self.left - self.right

    def footer_name(self, even: bool) -> str:
        """What its footer is called, as a part and as a relation."""
        return f"footer-{self.name}-{'even' if even else 'odd'}"


UPRIGHT = Sheet("upright", 11906, 16840, 2095, 1982, 1588, 1474, 1247, 1446)
WIDE = Sheet("wide", 16840, 11906, 1588, 1474, 1982, 2095, 794, 936, landscape=True)
# Characters of 16 pt, 28 on 156 mm: each 0.207 pt closer than set solid; the unit is 1/4096 pt.
_CLOSER = -849
HEADER = "header"
_INSIDE = 280  # one character of the page number


def section(sheet: Sheet, lang: Lang, headed: bool) -> ET.Element:
    """Section properties; ``headed`` where there is a header part."""
    sides = (("default", False), ("even", True))
    parts = [related(w("headerReference", type=side), HEADER) for side, _ in sides] if headed else []
    parts += [related(w("footerReference", type=side), sheet.footer_name(even)) for side, even in sides]
    turned = {"orient": "landscape"} if sheet.landscape else {}
    margins = {side: getattr(sheet, side) for side in ("top", "right", "bottom", "left", "header", "footer")}
    grid = {"type": "linesAndChars", "linePitch": LINE, "charSpace": _CLOSER}
    return w(
        "sectPr",
        *parts,
        w("type", val="nextPage"),
        w("pgSz", w=sheet.width, h=sheet.height, **turned),
        w("pgMar", **margins, gutter=0),
        *([w("docGrid", **grid)] if lang == "zh" else ()),
    )


def header_part(mark: str) -> bytes:
    """The mark on every page."""
    return packed(w("hdr", paragraph("Header", [run(mark)])))


def footer_part(sheet: Sheet, even: bool, mark: str) -> bytes:
    """``— 1 —`` one character inside, on even pages on the left; the mark in the middle."""
    number = [run("— "), w("fldSimple", run("1"), instr="PAGE"), run(" —")]
    middle = [run(mark, w("color", val=MARK_COLOUR), w("sz", val=21))] if mark else []
    tabs = w("tabs", w("tab", val="center", pos=sheet.room // 2), w("tab", val="right", pos=sheet.room - _INSIDE))
    if even:
        return packed(w("ftr", paragraph("Footer", [*number, _tab(), *middle], tabs, w("ind", left=_INSIDE))))
    return packed(w("ftr", paragraph("Footer", [_tab(), *middle, _tab(), *number], tabs)))


def _tab() -> ET.Element:
    return w("r", w("tab"))


def settings_part(lang: Lang) -> bytes:
    """``word/settings.xml``: odd and even pages differ."""
    language = {"val": "en-US", "eastAsia": "zh-CN"}
    compat = w(
        "compat", w("compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    )
    chinese: Sequence[ET.Element] = [w("characterSpacingControl", val="compressPunctuation")] if lang == "zh" else []
    return packed(w("settings", w("evenAndOddHeaders"), *chinese, compat, w("themeFontLang", **language)))
