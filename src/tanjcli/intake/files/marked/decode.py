"""Markup as text: byte order mark, what the markup itself declares, then the order that holds for every text file."""

from __future__ import annotations

import codecs
import re

from tanjcli.intake.files.fault import Fault, fault
from tanjcli.intake.files.read_csv import decoded, is_chinese

_DECLARED = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Programs write gb2312 and mean its superset.
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "x-gbk", "cp936", "ms936", "csgb2312", "chinese"})
_HEAD = 4096


def decode_markup(data: bytes) -> tuple[str, str] | Fault:
    """The text and its encoding. A declaration is believed when the bytes agree with it and read as sane text."""
    known = _decoded(data)
    if not isinstance(known, Fault) and "\0" in known[0]:
        return fault("file-damaged", reason="NUL")
    return known


def _decoded(data: bytes) -> tuple[str, str] | Fault:
    found = _DECLARED.search(data[:_HEAD])
    declared = found[1].decode("ascii").lower() if found else ""
    if declared in _CHINESE and not data.startswith(_BOMS):
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            text = ""
        if text and is_chinese(text):
            return text, "gb18030"
    known = decoded(data)
    if isinstance(known, Fault):
        return known
    text, encoding, broken = known
    return fault("csv-encoding") if broken else (text, encoding)
