"""One assessment, every format: the same figures, units, statuses and absences, whatever the shape."""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
import zipfile
from collections.abc import Callable
from decimal import Decimal
from html.parser import HTMLParser
from xml.etree import ElementTree

import openpyxl
import pytest

from tanjcli.app.packs.pack_formats import FORMATS, Sheaf
from tanjcli.app.report import Health, Report
from tanjcli.core.periods import month_end
from tanjcli.core.quantities import rounded
from tanjcli.core.words import Lang
from tanjcli.evaluate.results import Point
from tanjcli.present.compose.report import ReportOptions, compose_report
from tanjcli.present.document import Absent, Cell, Number, Span, StatusCell, Table
from tanjcli.present.records import ROW_COLUMNS, report_records, report_rows
from tanjcli.present.wording import Wording
from tanjcli.present.writers import delimited, json_text, markdown, plain, table
from tests.unit.present.builders import NA, NO_DATA, a_cell, an_assessment, county

COUNTY = county()
FIGURES = (
    *("actual", "completion", "time_share", "lead_pp", "expected", "pace", "slip_months", "gap"),
    *("months_left", "required_rate", "observed_rate"),
)
LANGS: tuple[Lang, ...] = ("zh", "en")
Row = dict[str, Cell]


def document_rows(lang: Lang) -> list[Row]:
    document = compose_report(COUNTY, lang, ReportOptions(wide=True))
    (block,) = (b for b in document.blocks if isinstance(b, Table))
    return [dict(zip((c.key for c in block.columns), row, strict=True)) for row in block.rows]


def json_rows() -> list[dict[str, object]]:
    targets: list[dict[str, object]] = json.loads(
        json_text.render(report_records(COUNTY)), parse_float=Decimal, parse_int=Decimal
    )["rows"]
    return targets


def delimited_rows(kind: str, lang: Lang) -> list[dict[str, object]]:
    text = delimited.render(ROW_COLUMNS, report_rows(COUNTY, lang), kind)  # type: ignore[arg-type]
    found = csv.DictReader(io.StringIO(text), delimiter="," if kind == "csv" else "\t")
    return [{key: Decimal(v) if key in FIGURES and v else v or None for key, v in row.items()} for row in found]


MACHINES: dict[str, Callable[[], list[dict[str, object]]]] = {
    "json": json_rows,
    "csv": lambda: delimited_rows("csv", "zh"),
    "tsv": lambda: delimited_rows("tsv", "en"),
}


@pytest.mark.parametrize("name", MACHINES)
@pytest.mark.parametrize("lang", LANGS)
def test_machine_formats_hold_the_unrounded_value_of_every_printed_number(name: str, lang: Lang) -> None:
    rows = MACHINES[name]()
    assert len(rows) == len(COUNTY.cells)
    for shown, exact in zip(document_rows(lang), rows, strict=True):
        for key in FIGURES:
            cell, value = shown[key], exact[key]
            if isinstance(cell, Number) and cell.enclosed:  # a level in the place of a completion that is none
                assert value is None
                value = exact["level_share"] if name == "json" else Decimal(str(exact["level_share"]))
            if isinstance(cell, Absent):
                assert value is None or (key, exact["status"]) == ("lead_pp", "not_due"), (name, key)
            else:
                assert isinstance(cell, Number)
                assert isinstance(value, Decimal)
                assert rounded(value, cell.digits) == rounded(cell.value, cell.digits)


@pytest.mark.parametrize("name", MACHINES)
def test_machine_formats_hold_the_printed_status_unit_and_goal(name: str) -> None:
    for shown, exact in zip(document_rows("zh"), MACHINES[name](), strict=True):
        status, goal = shown["status"], shown["goal"]
        assert isinstance(status, StatusCell)
        assert exact["status"] == status.code
        assert goal.text.endswith(str(exact["unit"]))
        low = goal.low if isinstance(goal, Span) else goal
        assert isinstance(low, Number)
        assert low.value == Decimal(str(exact["goal"]))


def rendered(name: str, lang: Lang) -> list[str]:
    document = compose_report(COUNTY, lang, ReportOptions(wide=True))
    if name == "markdown":
        return [re.sub(r"\\(.)", r"\1", line) for line in markdown.render(document).splitlines()]
    if name == "plain":
        return plain.render(document).splitlines()
    terminal = table.Terminal(width=80, colour=name == "coloured", dropped=Wording(lang).dropped)
    return [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in table.render(document, terminal).splitlines()]


@pytest.mark.parametrize("name", ["table", "coloured", "plain", "markdown"])
@pytest.mark.parametrize("lang", LANGS)
def test_readable_formats_print_every_cell_of_the_document(name: str, lang: Lang) -> None:
    lines = rendered(name, lang)
    for row in document_rows(lang):
        words = [cell.text for cell in row.values() if cell.text]
        assert any(all(word in line for word in words) for line in lines), words


# ------------------------------------------------------------------------------------------------- the files of a pack


def whole(lang: Lang, name: str) -> bytes:
    return FORMATS[name].make(Sheaf(Report(COUNTY, Health(0, 0, 0)), lang))


def spelled(text: str) -> str:
    """Blanks of every kind are alike."""
    return " ".join(text.replace("\xa0", " ").split())


def formatted(value: float, code: str) -> str:
    """A number of a workbook as a spreadsheet shows it under the number format that the writer uses."""
    positive, negative, zero = (code.split(";") * 3)[:3]
    section = positive if value > 0 else negative if value < 0 else zero
    pattern = re.search(r'0(?:\.(0+))?(?=(?:[^"]*"[^"]*")*[^"]*$)', section)
    assert pattern is not None, code
    scaled = abs(Decimal(repr(value))) * (100 if section[pattern.end() :].startswith("%") else 1)
    number = f"{rounded(scaled, len(pattern[1] or '')):f}"
    return (section[: pattern.start()] + number + section[pattern.end() :]).replace('"', "")


def workbook_rows(lang: Lang) -> list[list[str]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # sparklines and data bars: what openpyxl does not know
        sheet = openpyxl.load_workbook(io.BytesIO(whole(lang, "xlsx"))).worksheets[0]
    return [
        [formatted(c.value, c.number_format) if isinstance(c.value, int | float) else str(c.value or "") for c in row]
        for row in sheet.iter_rows()
    ]


def bulletin_rows(lang: Lang) -> list[list[str]]:
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(whole(lang, "docx"))) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    cells = (list(row.iter(f"{name}tc")) for row in body.iter(f"{name}tr"))
    return [["".join(t.text or "" for t in cell.iter(f"{name}t")) for cell in row] for row in cells]


class Rows(HTMLParser):
    """The texts of every table row of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data


def page_rows(lang: Lang) -> list[list[str]]:
    parser = Rows()
    parser.feed(whole(lang, "html").decode())
    return parser.rows


FILES: dict[str, Callable[[Lang], list[list[str]]]] = {
    "xlsx": workbook_rows,
    "docx": bulletin_rows,
    "html": page_rows,
}
SHOWN = ("status", "actual", "goal", "completion", "lead_pp", "gap")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("lang", LANGS)
def test_every_file_of_a_pack_prints_the_same_figures_units_and_statuses(name: str, lang: Lang) -> None:
    """In each of them one table has every target with these columns, whatever else it has."""
    columns = {key: Wording(lang).text(f"column.{key}").split()[0] for key in ("ref", *SHOWN)}
    rows = [[spelled(text) for text in row] for row in FILES[name](lang)]
    heads = [row for row in rows if all(any(one.startswith(h) for one in row) for h in columns.values())]
    assert heads, f"{name} has no table with {list(columns.values())}"
    at = {key: next(i for i, one in enumerate(heads[0]) if one.startswith(h)) for key, h in columns.items()}
    table = rows[rows.index(heads[0]) + 1 :]
    for expected in document_rows(lang):
        ref = expected["ref"].text
        found = next(row for row in table if len(row) == len(heads[0]) and row[at["ref"]] == ref)
        for key in SHOWN:
            text, cell = found[at[key]], expected[key]
            if isinstance(cell, Absent):
                assert text.startswith("–"), (ref, key, text)
            else:
                assert text.endswith(spelled(cell.text)), (ref, key, text, cell.text)
                assert key == "status" or text == spelled(cell.text), (ref, key, text, cell.text)


def test_the_long_csv_has_every_verdict_of_the_json() -> None:
    rows = list(csv.DictReader(io.StringIO(whole("zh", "csv").decode("utf-8-sig"))))
    verdicts = [row for row in rows if row["scope"] == "target"]
    exact = json.loads(whole("zh", "json"), parse_float=Decimal, parse_int=Decimal)["rows"]
    assert len(verdicts) == len(exact)
    for row, target in zip(verdicts, exact, strict=True):
        assert (row["ref"], row["status"], row["unit"]) == (target["ref"], target["status"], target["unit"])
        for key in (*FIGURES, "goal"):
            assert (Decimal(row[key]) if row[key] else None) == target[key], (row["ref"], key)


def test_the_long_csv_has_every_month_of_the_json() -> None:
    months = tuple(
        Point(f"2021-{month:02}", month_end(2021, month), *figures)
        for month, figures in ((10, (Decimal("12.5"), Decimal(25), Decimal(9))), (11, (NO_DATA, Decimal("27.5"), NA)))
    )
    sheaf = Sheaf(Report(an_assessment(a_cell(history=months)), Health(0, 0, 0)), "zh")
    text = FORMATS["csv"].make(sheaf).decode("utf-8-sig")
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["scope"] == "history"]
    (target,) = json.loads(FORMATS["json"].make(sheaf), parse_float=Decimal, parse_int=Decimal)["rows"]
    assert [row["period"] for row in rows] == [point["period"] for point in target["history"]] == ["2021-10", "2021-11"]
    for row, point in zip(rows, target["history"], strict=True):
        for key, of in (("actual", "value"), ("expected", "expected"), ("last_year", "last_year")):
            assert (Decimal(row[key]) if row[key] else None) == point[of]
