"""What a file really is, by its first bytes; the suffix is only what somebody called it."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath

from tanjcli.intake.fault import Fault, fault

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


def container_of(data: bytes, name: str) -> str | Fault:
    """``xlsx``, ``xls`` or ``text``, or why the file is refused."""
    if not data.strip(b"\0 \t\r\n"):
        return fault("file-empty")
    if data.startswith(_OLE):
        return _ole(data, name)
    if data.startswith(b"PK"):
        return _zip(data)
    for magic, kind in _PICTURES.items():
        if data.startswith(magic):
            return fault("file-no-table", kind=kind)
    return _text(data)


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
            mimetype = archive.read("mimetype")[:80] if "mimetype" in members else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        return fault("file-damaged", reason=str(error))
    except RuntimeError:
        return fault("file-password")
    if "xl/workbook.bin" in members:
        return fault("file-other-format", kind="xlsb")
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        return fault("file-other-format", kind="ods")
    if any(m.startswith("word/") for m in members):
        return fault("file-no-table", kind="Word")
    if any(m.startswith("ppt/") for m in members):
        return fault("file-no-table", kind="PowerPoint")
    if not any(m.lower().startswith("xl/") for m in members):
        return fault("file-damaged", reason="no workbook in the archive")
    return "xlsx"


def _text(data: bytes) -> str | Fault:
    head = data[:4096]
    lowered = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in lowered:
        return fault("file-other-format", kind="SpreadsheetML 2003")
    if lowered.startswith((b"<html", b"<!doctype html", b"<table", b"<meta")):
        return fault("file-other-format", kind="HTML")
    if lowered.startswith(b"<?xml"):
        return fault("file-other-format", kind="XML")
    if not head.startswith(_TEXT_BOMS) and head.count(0) > len(head) // 10:
        return fault("file-no-table", kind="binary")
    return "text"
