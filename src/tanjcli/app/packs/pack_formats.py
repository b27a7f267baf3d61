"""What a pack may hold: for each format its file, how it is made, and how one sees that it can be read again."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from xml.etree import ElementTree

from tanjcli.app.faces import json_text
from tanjcli.app.faces_progress import incomplete, marked
from tanjcli.app.report import Report
from tanjcli.core.words import Lang

Slots = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sheaf:
    """What every format is made from: one report, its language, and what people wrote into the pack before.

    ``columns`` are those of the Markdown table (empty: the usual ones), ``slots`` the texts of the old bulletin,
    ``extract`` says which rows were chosen where not all are shown.
    """

    report: Report
    lang: Lang
    columns: Sequence[str] = ()
    slots: Slots = field(default_factory=dict)
    extract: str = ""

    @property
    def missing(self) -> str:
        """What every file says on its face when data are missing."""
        return incomplete(self.report.health, self.lang)

    @property
    def mark(self) -> str:
        """The same, and of how many rows only some are shown."""
        return " · ".join(part for part in (self.missing, self.extract) if part)


@dataclass(frozen=True, slots=True)
class PackFormat:
    """``check`` raises ``ValueError`` for bytes that cannot be read again."""

    file: str
    make: Callable[[Sheaf], bytes]
    check: Callable[[bytes], None]


def _xlsx(sheaf: Sheaf) -> bytes:
    from tanjcli.present.compose.book import compose_book
    from tanjcli.present.writers import xlsx

    book = compose_book(sheaf.report.assessment, sheaf.lang)
    banner = " · ".join(part for part in (book.banner, sheaf.mark) if part)
    return xlsx.render(replace(book, banner=banner), sheaf.report.assessment.known_on)


def _docx(sheaf: Sheaf) -> bytes:
    from tanjcli.present.compose.bulletin import compose_bulletin
    from tanjcli.present.writers import docx

    document = compose_bulletin(sheaf.report.assessment, sheaf.lang, sheaf.slots)
    return docx.render(marked(document, sheaf.mark), sheaf.report.assessment.known_on)


def _html(sheaf: Sheaf) -> bytes:
    from tanjcli.present.compose.dashboard import compose_dashboard
    from tanjcli.present.writers import web

    page = compose_dashboard(sheaf.report.assessment, sheaf.lang)
    banner = " · ".join(part for part in (page.banner, sheaf.extract) if part)
    return web.render(replace(page, banner=banner, warning=sheaf.missing)).encode()


def _csv(sheaf: Sheaf) -> bytes:
    from tanjcli.present.pack_records import LONG_COLUMNS, long_rows
    from tanjcli.present.writers import delimited

    whole = "false" if sheaf.report.health.incomplete else "true"
    rows = [{**row, "complete": whole} for row in long_rows(sheaf.report.assessment, sheaf.lang)]
    return delimited.render((*LONG_COLUMNS, "complete"), rows, "csv").encode("utf-8-sig")


def _json(sheaf: Sheaf) -> bytes:
    from tanjcli.present.records import report_records

    whole = {"complete": not sheaf.report.health.incomplete}
    return json_text(report_records(sheaf.report.assessment) | whole).encode()


def _md(sheaf: Sheaf) -> bytes:
    from tanjcli.present.compose.report import ReportOptions, compose_report
    from tanjcli.present.writers import markdown

    options = ReportOptions(columns=tuple(sheaf.columns))
    document = compose_report(sheaf.report.assessment, sheaf.lang, options)
    return markdown.render(marked(document, sheaf.mark)).encode()


def _check_office(data: bytes) -> None:
    """Every member whole, every part well-formed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.testzip() is not None:
                raise ValueError("damaged member")
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")):
                    ElementTree.fromstring(archive.read(name))  # noqa: S314 - size and origin are checked before
    except (zipfile.BadZipFile, ElementTree.ParseError, EOFError, RuntimeError) as error:
        raise ValueError(str(error)) from error


def _check_html(data: bytes) -> None:
    page = data.decode()
    HTMLParser().feed(page)
    if not page.rstrip().endswith("</html>"):
        raise ValueError("the page ends before its end")


def check_csv(data: bytes) -> None:
    """Every line is ended and has as many fields as the header. Raises ``ValueError``."""
    if not data.endswith(b"\n"):
        raise ValueError("the table ends before its end")
    widths = {len(row) for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)}
    if len(widths) != 1:
        raise ValueError(f"lines of {sorted(widths)} fields")


def _check_json(data: bytes) -> None:
    if not isinstance(json.loads(data), dict):
        raise ValueError("not an object")


def _check_text(data: bytes) -> None:
    if not data.decode().endswith("\n"):
        raise ValueError("the text ends before its end")


FORMATS: Mapping[str, PackFormat] = {
    "xlsx": PackFormat("report.xlsx", _xlsx, _check_office),
    "docx": PackFormat("bulletin.docx", _docx, _check_office),
    "html": PackFormat("dashboard.html", _html, _check_html),
    "csv": PackFormat("report.csv", _csv, check_csv),
    "json": PackFormat("report.json", _json, _check_json),
    "md": PackFormat("report.md", _md, _check_text),
}
