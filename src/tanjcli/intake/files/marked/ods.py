"""OpenDocument spreadsheets: the content part of the archive, by expat, with the archive's limits."""

from __future__ import annotations

import re

from tanjcli.core.findings import Place
from tanjcli.intake.files.grid import Sheet
from tanjcli.intake.files.limits import DEFAULT_LIMITS, Limits
from tanjcli.intake.files.marked.plot import Plot, count
from tanjcli.intake.files.marked.values import NOTHING, Held, moment, number, percent
from tanjcli.intake.files.ooxml.archive import Archive
from tanjcli.intake.files.ooxml.markup import Attributes, Markup
from tanjcli.intake.files.refusal import RefusedError, refuse

CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_ERROR = re.compile(r"#[A-Z/0!?]+[!?A]|Err:[0-9]{3}")
_TEXTS = ("", "string", "time", "void")
_CELLS = ("table-cell", "covered-table-cell")
# What hangs on a cell and is no part of its text: comments, drawings, how a word is read aloud.
_ASIDE = frozenset(
    {"annotation", "shapes", "frame", "ruby-text", "tracked-changes", "g", "custom-shape", "control", "note", "object"}
)


def read_ods(data: bytes, file: str, limits: Limits = DEFAULT_LIMITS) -> tuple[Sheet, ...]:
    """Every table of the document in order. Raises ``RefusedError``."""
    place = Place(file)
    archive = Archive(data, file, limits)
    for finding in archive.faults():
        raise RefusedError(finding)
    manifest = archive.find(_MANIFEST)
    if manifest and b"encryption-data" in archive.read(manifest):
        raise refuse("file-password", place)
    if not archive.find(CONTENT):
        raise refuse("workbook-missing", place, member=CONTENT)
    content = _Content(file, limits)
    content.run(archive.chunks(archive.find(CONTENT)))
    return tuple(plot.sheet() for plot in content.plots)


class _Content(Markup):
    """Walks ``content.xml``; ``plots`` are its tables."""

    def __init__(self, file: str, limits: Limits) -> None:
        super().__init__(Place(file), CONTENT)
        self.plots: list[Plot] = []
        self._file, self._limits = file, limits
        self._invisible: set[str] = set()
        self._style = ""
        self._depth = self._aside = 0  # nesting of tables; of what is passed over
        self._groups: list[bool] = []
        self._row = self._col = self._repeat = 0
        self._cell: dict[str, str] | None = None
        self._filled: list[tuple[int, int, Held, int, int]] = []
        self._texts: list[str] = []
        self._length = self._paragraphs = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        if self._aside or name in _ASIDE or (name == "table" and self._depth):
            self._aside += 1
            return
        # Two of the prefixes in use know a value-type; the standard's own counts, the other tells of errors.
        own = {key.rpartition("}")[2]: value for key, value in attributes.items() if "calcext" not in key}
        own["calcext"] = next(
            (v for key, v in attributes.items() if "calcext" in key and key.endswith("}value-type")), ""
        )
        if name in _CELLS:
            self._cell, self._texts, self._length, self._paragraphs = own, [], 0, 0
        elif self._cell is not None:
            self._inside(name, own)
        elif name == "table-row":
            self._begin_row(own)
        elif name == "table-row-group":
            self._groups.append(own.get("display") == "false")
        elif name == "table-column":
            self._column(own)
        elif name == "table":
            self._begin_table(own)
        elif name == "style":
            self._style = own.get("name", "")
        elif name == "table-properties" and own.get("display") == "false":
            self._invisible.add(self._style)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._aside:
            self._aside -= 1
        elif name in _CELLS:
            self._end_cell()
        elif name == "table-row":
            self._end_row()
        elif name == "table-row-group" and self._groups:
            self._groups.pop()
        elif name == "table":
            self._depth -= 1

    def text(self, data: str) -> None:
        """Character data; only paragraphs of a cell count."""
        if self._cell is not None and self._paragraphs and not self._aside:
            self._say(data)

    def _inside(self, name: str, own: dict[str, str]) -> None:
        if name == "p":
            self._paragraphs += 1
            if self._paragraphs > 1:
                self._say("\n")
        elif name == "s":
            self._say(" " * min(count(own.get("c"), self._here()), self._limits.text + 1))
        elif name in ("tab", "line-break"):
            self._say("\t" if name == "tab" else "\n")

    def _say(self, words: str) -> None:
        self._length += len(words)
        if self._length > self._limits.text:
            raise refuse("sheet-text-long", self._here(), raw=self._here().cell, limit=self._limits.text)
        self._texts.append(words)

    def _here(self) -> Place:
        return Place(self._file, self.plots[-1].name if self.plots else "", str(self._row + 1))

    def _begin_table(self, own: dict[str, str]) -> None:
        if len(self.plots) >= self._limits.sheets:
            raise refuse("workbook-many-sheets", self.place, limit=self._limits.sheets)
        plot = Plot(self._file, own.get("name", ""), self._limits)
        plot.hidden = own.get("style-name", "") in self._invisible
        self.plots.append(plot)
        self._depth += 1
        self._row = self._col = 0
        self._groups = []

    def _column(self, own: dict[str, str]) -> None:
        repeated = count(own.get("number-columns-repeated"), self._here())
        if self.plots and own.get("visibility") in ("collapse", "filter"):
            self.plots[-1].hide_cols(self._col, repeated)
        self._col += repeated

    def _begin_row(self, own: dict[str, str]) -> None:
        self._col, self._filled = 0, []
        self._repeat = count(own.get("number-rows-repeated"), self._here())
        if self.plots and (own.get("visibility") in ("collapse", "filter") or any(self._groups)):
            self.plots[-1].hide_rows(self._row, self._repeat)

    def _end_cell(self) -> None:
        own, self._cell = self._cell or {}, None
        held, repeated = _held(own, "".join(self._texts)), count(own.get("number-columns-repeated"), self._here())
        down = count(own.get("number-rows-spanned"), self._here())
        across = count(own.get("number-columns-spanned"), self._here())
        if not held.blank or down * across > 1:
            self._filled.append((self._col, repeated, held, down, across))
        self._col += repeated

    def _end_row(self) -> None:
        if self._filled and self.plots:
            first, repeated, held, *_ = self._filled[-1]
            if not held.blank:
                self.plots[-1].reach(self._row + self._repeat - 1, first + repeated - 1)
            for row in range(self._row, self._row + self._repeat):
                self._put_row(self.plots[-1], row)
        self._row += self._repeat

    def _put_row(self, plot: Plot, row: int) -> None:
        for first, repeated, held, down, across in self._filled:
            for col in range(first, first + repeated):
                plot.put(row, col, held)
                plot.merge(row, col, down, across)


def _held(own: dict[str, str], text: str) -> Held:
    """What a cell holds, by its declared type; the shown text is only kept where that is the value."""
    kind, formula = own.get("value-type", ""), own.get("formula", "")
    if own.get("calcext") == "error" or (formula and _ERROR.fullmatch(text.strip())):
        return Held(error=text.strip()[:50] or "#ERROR!")
    if kind in ("float", "currency"):
        return number(own.get("value", ""))
    if kind == "percentage":
        return percent(own.get("value", ""))
    if kind == "date":
        return moment(own.get("date-value", ""))
    if kind == "boolean":
        return Held(own.get("boolean-value") == "true")
    if kind == "" and formula and not text:
        return Held(formula=formula[:200])
    kept = text or own.get("string-value", "")
    if kind not in _TEXTS or (own.get("value") and not kept):
        # A number whose type cannot be made out is no blank.
        return Held(error=(kept or own.get("value") or kind)[:50])
    return Held(kept) if kept else NOTHING
