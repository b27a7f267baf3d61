"""Small ods, SpreadsheetML and HTML files, written from the cells' own markup."""

from __future__ import annotations

import io
import zipfile

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = (
    f'xmlns:office="{OFFICE}office:1.0" xmlns:table="{OFFICE}table:1.0" xmlns:text="{OFFICE}text:1.0" '
    f'xmlns:style="{OFFICE}style:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
MIME = "application/vnd.oasis.opendocument.spreadsheet"
SS = 'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def ods(rows: str, styles: str = "", before: str = "", table: str = "", **members: str) -> bytes:
    """A document with one table; ``members`` replace or add parts (``META-INF__manifest.xml``)."""
    content = (
        f"{HEAD}{before}<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f'<office:body><office:spreadsheet><table:table table:name="表1" {table}>{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIME, zipfile.ZIP_STORED)
        for name, data in {"content.xml": content, **members}.items():
            archive.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def row(*cells: str, attributes: str = "") -> str:
    """One ods row."""
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def words(text: str, attributes: str = "") -> str:
    """An ods text cell."""
    paragraph = f"<text:p>{text}</text:p>"
    return f'<table:table-cell office:value-type="string" {attributes}>{paragraph}</table:table-cell>'


def value(kind: str, name: str, stored: str, shown: str = "", attributes: str = "") -> str:
    """An ods cell with a typed value."""
    typed = f'office:value-type="{kind}" office:{name}="{stored}"'
    return f"<table:table-cell {typed} {attributes}><text:p>{shown}</text:p></table:table-cell>"


def blank(attributes: str = "") -> str:
    """An ods cell with nothing in it."""
    return f"<table:table-cell {attributes}/>"


def sheetml(rows: str, after: str = "", before: str = "", styles: str = "", head: str = HEAD) -> str:
    """A SpreadsheetML 2003 workbook with one worksheet."""
    table = f'<Worksheet ss:Name="表1"><Table>{rows}</Table>{after}</Worksheet>'
    program = '<?mso-application progid="Excel.Sheet"?>'
    return f"{head}{before}{program}<Workbook {SS}><Styles>{styles}</Styles>{table}</Workbook>"


def ss(*cells: str, attributes: str = "") -> str:
    """One SpreadsheetML row."""
    return f"<Row {attributes}>{''.join(cells)}</Row>"


def data(kind: str, text: str, attributes: str = "") -> str:
    """One SpreadsheetML cell."""
    return f'<Cell {attributes}><Data ss:Type="{kind}">{text}</Data></Cell>'


def page(body: str, meta: str = "") -> str:
    """An HTML page."""
    return f"<html><head>{meta}<title>不算</title><style>td {{}}</style></head><body>{body}</body></html>"
