"""What every sheet of the workbook has: its name, a title with 截至, and what the data under it are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tanjcli.evaluate.results import Assessment, CellResult
from tanjcli.present.book import Panel, Sheet
from tanjcli.present.compose import frame
from tanjcli.present.compose.columns import View, progress_table
from tanjcli.present.document import Table, Tally
from tanjcli.present.wording import Wording


@dataclass(frozen=True, slots=True)
class Desk:
    """What a sheet is made from."""

    assessment: Assessment
    w: Wording

    def name(self, key: str) -> str:
        """The name of a sheet."""
        return self.w.text(f"book.{key}")

    def title(self, key: str) -> str:
        """The sheet's name before plan, year and as-of day."""
        return self.w.text(
            "book.title", sheet=self.name(key), title=frame.title(self.assessment, "report.title", self.w)
        )

    def header(self) -> tuple[str, ...]:
        """Share of the year gone, and up to which day's deliveries the report knows."""
        return (frame.known(self.assessment, self.w),)

    def sheet(self, key: str, panels: Sequence[Panel], notes: Iterable[str] = (), tally: Tally | None = None) -> Sheet:
        """The sheet ``key`` of the wording."""
        return Sheet(self.name(key), self.title(key), tuple(panels), self.header(), tuple(notes), tally)

    def progress(self, rows: Sequence[CellResult], view: View) -> Table:
        """A progress table whose headings need no footer: the lead is in percentage points."""
        table = progress_table(rows, view, self.assessment.rules, self.w)
        points = self.w.text("book.lead_pp")
        columns = (replace(c, heading=points) if c.key == "lead_pp" else c for c in table.columns)
        return replace(table, columns=tuple(columns))


def unit_word(cell: CellResult, w: Wording) -> str:
    """The unit in which the amounts of a row are printed."""
    return w.amount(cell.goal * 2, 0, cell.unit).unit
