"""How cells look: fonts the field uses, colours driven by the status and never by a figure, one format per look."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tanjcli.core.words import Lang

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

# Body and head, as in the tables of official papers; every Chinese office suite has them.
FONTS: Mapping[Lang, tuple[str, str]] = {"zh": ("宋体", "黑体"), "en": ("Arial", "Arial")}
# Status → fill, letters (contrast of 4.5 at least), colour in charts; what is not listed is not judged.
_COLOURS: Mapping[str, tuple[str, str, str]] = {
    "achieved": ("#C6E5CC", "#0B5A24", "#2E8B57"),
    "on_track": ("#E3F1E1", "#1E5B2A", "#8CC08C"),
    "accepted": ("#E8E4F3", "#4B3B85", "#8E7CC3"),
    "behind": ("#FFE9B3", "#6E4300", "#E6A700"),
    "off_track": ("#FFD2B8", "#7F2700", "#E0661B"),
    "reversing": ("#F9C4C4", "#8E0000", "#C0392B"),
    "missed": ("#B3261E", "#FFFFFF", "#8B1A14"),
    "informative": ("#DCE9F7", "#1B4B82", "#5B8DB8"),
    "not_due": ("#EDEDED", "#474747", "#8FA3B5"),
    "no_data": ("#EDEDED", "#474747", "#7F7F7F"),
    "no_baseline": ("#EDEDED", "#474747", "#A99B8A"),
}
_NEUTRAL = ("#EDEDED", "#474747", "#CFCFCF")
_DARK = frozenset({"achieved", "missed", "reversing", "no_data"})
_GRID = {"border": 1, "border_color": "#BFBFBF", "valign": "vcenter"}
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {"font_size": 14},
    "known": {"font_color": "#595959"},
    "banner": {"font_color": "#B3261E"},
    "head": {"align": "center", "text_wrap": True, "bg_color": "#DDEBF7", **_GRID},
    "drawn_head": {"align": "center", "text_wrap": True, "font_color": "#8C8C8C", **_GRID},
    "text": {"text_wrap": True, "indent": 1, **_GRID},
    "exact": {"indent": 1, **_GRID},
    "right": {"align": "right", "indent": 1, **_GRID},
    "absent": {"align": "right", "indent": 1, "font_color": "#6B6B6B", **_GRID},
    "drawn": {"font_color": "#8C8C8C"},
    "note": {"text_wrap": True, "valign": "top", "font_color": "#404040"},
    "label": {},
}
_HEADS = frozenset({"title", "banner", "head", "drawn_head", "label"})


def chart_colour(status: str) -> str:
    """The colour of a status in a chart."""
    return _COLOURS.get(status, _NEUTRAL)[2]


def ink(status: str) -> str:
    """The colour of letters that can be read on ``chart_colour``."""
    return "#FFFFFF" if status in _DARK else "#262626"


class Styles:
    """Formats of one workbook, each made once: a spreadsheet allows some thousands, not one a cell."""

    def __init__(self, book: Workbook, lang: Lang) -> None:
        self._book = book
        self._fonts = FONTS[lang]
        self._made: dict[tuple[str, str], Format] = {}

    def look(self, name: str, num_format: str = "") -> Format:
        """The format of a look, for numbers with their number format."""
        found = self._made.get((name, num_format))
        if found is None:
            found = self._made[name, num_format] = self._make(name, num_format)
        return found

    def status(self, code: str) -> Format:
        """The format of a status cell: filled with its colour. The word stands in the cell as well."""
        return self.look(f"status.{code}")

    def _make(self, name: str, num_format: str) -> Format:
        body, head = self._fonts
        given: dict[str, Any] = {"font_name": head if name in _HEADS else body, "font_size": 10}
        if name.startswith("status."):
            fill, letters, _ = _COLOURS.get(name.removeprefix("status."), _NEUTRAL)
            given |= {"bg_color": fill, "font_color": letters, **_GRID}
        else:
            given |= _LOOKS[name]
        if name in _HEADS and head == body:
            given["bold"] = True
        if num_format:
            given["num_format"] = num_format
        return self._book.add_format(given)
