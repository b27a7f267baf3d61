"""What a file really is, by its first bytes; the suffix is only what somebody called it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath

from tanjcli.intake.files.fault import Fault, fault

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"{\\rtf": "RTF",
    b"GIF8": "GIF",
    b"Rar!": "RAR",
}
_TEXT_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_WPS_SUFFIXES = frozenset({".et", ".ett", ".wps", ".wpt"})
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_HEAD = 8192
_PROLOG = re.compile(rb"(?:\s|<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->)*", re.DOTALL)
_PAGE = re.compile(rb"<(?:html|!doctype\s+html|table|meta|head|body)\b")
_FRAGMENT = re.compile(rb"<(?:style|div|title|center|form|p|tr|span|font|h[1-6])\b")
_WORKBOOK = b"urn:schemas-microsoft-com:office:spreadsheet"


def container_of(data: bytes, name: str) -> str | Fault:
    """``xlsx``, ``xls``, ``ods``, ``spreadsheetml``, ``html`` or ``text``, or why the file is refused."""
    if not data.strip(b"\xef\xbb\xbf\xfe\xff\0 \t\r\n"):  # byte order marks are nothing either
        return fault("file-empty")
    if data.startswith(_OLE):
        return _ole(data, name)
    if data.startswith(b"PK"):
        return _zip(data)
    for magic, kind in _PICTURES.items():
        if data.startswith(magic):
            return fault("file-no-table", kind=kind)
    return _text(data)


def markup_of(data: bytes) -> str:
    """``spreadsheetml``, ``html``, ``xml`` of another kind; empty when the file is no markup."""
    head = data[:_HEAD]
    if head.startswith(_TEXT_BOMS[1:]):
        head = head.replace(b"\0", b"")  # good enough for the ASCII looked for
    body = head.lstrip(b"\xef\xbb\xbf\xff\xfe").lower()
    prolog = _PROLOG.match(body)
    root = body[prolog.end() :] if prolog else body
    if _PAGE.match(root) or (_FRAGMENT.match(root) and b"<table" in data.replace(b"\0", b"").lower()):
        return "html"
    if root.startswith(b"<") and _WORKBOOK in root:
        return "spreadsheetml"
    return "xml" if body.lstrip().startswith(b"<?xml") else ""


def _ole(data: bytes, name: str) -> str | Fault:
    if _has_stream(data, "EncryptedPackage"):
        return fault("file-password")
    if PurePath(name).suffix.lower() in _WPS_SUFFIXES:
        return fault("file-other-format", kind="WPS " + PurePath(name).suffix.lower())
    if _has_stream(data, "Workbook") or _has_stream(data, "Book"):
        return "xls"
    if _has_stream(data, "WordDocument"):
        return fault("file-no-table", kind="Word")
    return fault("file-damaged", reason="OLE")


def _has_stream(data: bytes, stream: str) -> bool:
    # Directory entries hold stream names in UTF-16, each ended by a NUL.
    return (stream + "\0").encode("utf-16-le") in data


def _zip(data: bytes) -> str | Fault:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = frozenset(archive.namelist())
            mimetype = archive.open("mimetype").read(80) if "mimetype" in members else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        return fault("file-damaged", reason=str(error))
    except RuntimeError:
        return fault("file-password")
    if "xl/workbook.bin" in members:
        return fault("file-other-format", kind="xlsb")
    if mimetype.startswith(_OPEN_DOCUMENT):
        is_sheet = mimetype.startswith(_OPEN_DOCUMENT + b".spreadsheet")
        return "ods" if is_sheet else fault("file-no-table", kind=mimetype.decode("ascii", "replace"))
    if any(m.startswith("word/") for m in members):
        return fault("file-no-table", kind="Word")
    if any(m.startswith("ppt/") for m in members):
        return fault("file-no-table", kind="PowerPoint")
    if not any(m.lower().startswith("xl/") for m in members):
        return fault("file-damaged", reason="no workbook in the archive")
    return "xlsx"


def _text(data: bytes) -> str | Fault:
    markup = markup_of(data)
    if markup == "xml":
        return fault("file-other-format", kind="XML")
    if markup:
        return markup
    head = data[:_HEAD]
    if head.lstrip().lower().startswith(b"mime-version:"):
        return fault("file-other-format", kind="MHTML")
    if not head.startswith(_TEXT_BOMS) and head.count(0) > len(head) // 10:
        return fault("file-no-table", kind="binary")
    return "text"
