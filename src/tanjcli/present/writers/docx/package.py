"""A Document as a Word file: the parts of the package, the same bytes for the same content, whenever it is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from itertools import product
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tanjcli.present.document import Document, Slot
from tanjcli.present.writers.docx.body import ROLE_STYLES, body_element
from tanjcli.present.writers.docx.kept import MARK, fingerprint
from tanjcli.present.writers.docx.page import HEADER, UPRIGHT, WIDE, footer_part, header_part, settings_part
from tanjcli.present.writers.docx.properties import core_part, custom_part, document_links, package_links, types_part
from tanjcli.present.writers.docx.slots import slot_style
from tanjcli.present.writers.docx.styles import fonts_part, styles_part
from tanjcli.present.writers.docx.xml import packed, w

_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def render(document: Document, stamp: date) -> bytes:
    """The file. ``stamp`` is written as its day of making; nothing in it comes from a clock or at random."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in _parts(document, stamp):
            info = ZipInfo(name, _LONG_AGO)
            info.compress_type, info.create_system = ZIP_DEFLATED, 0
            archive.writestr(info, content)
    return out.getvalue()


def _parts(document: Document, stamp: date) -> Iterator[tuple[str, bytes]]:
    body = w("document", body_element(document))
    slots = {slot_style(b): ROLE_STYLES[b.role][0] for b in document.blocks if isinstance(b, Slot)}
    parts = {
        "styles": ("styles", styles_part(document.lang, slots)),
        "fontTable": ("fontTable", fonts_part()),
        "settings": ("settings", settings_part(document.lang)),
    }
    for sheet, even in product((UPRIGHT, WIDE), (False, True)):
        parts[sheet.footer_name(even)] = ("footer", footer_part(sheet, even, document.banner))
    if document.banner:
        parts[HEADER] = ("header", header_part(document.banner))
    kinds = {name: kind for name, (kind, _) in parts.items()}
    yield "[Content_Types].xml", types_part(kinds)
    yield "_rels/.rels", package_links()
    yield "docProps/core.xml", core_part(document, stamp)
    yield "docProps/custom.xml", custom_part(MARK, fingerprint(body, {}))
    yield "word/_rels/document.xml.rels", document_links(kinds)
    yield "word/document.xml", packed(body)
    yield from ((f"word/{name}.xml", content) for name, (_, content) in parts.items())
