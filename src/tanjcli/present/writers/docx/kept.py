"""Reading an earlier bulletin back: what people wrote into its slots, and whether they also wrote elsewhere.

A bulletin carries the fingerprint of all the text that was composed for it. Where the text outside the slots no longer
has that fingerprint, somebody edited it, and the next bulletin would undo that edit: the caller can say so.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from tanjcli.present.writers.docx.slots import by_slot, lines_of
from tanjcli.present.writers.docx.xml import W

MARK = "tanj-composed"
# What the standard library raises at damaged, encrypted or unusually packed archives.
_UNREADABLE = (BadZipFile, zlib.error, ET.ParseError, KeyError, ValueError, NotImplementedError, RuntimeError, EOFError)
_MOST = 64 * 1024 * 1024  # of one part, unpacked


@dataclass(frozen=True)
class _Earlier:
    """An earlier file: its text, the names of its styles by id, the fingerprint it was made with (empty: lost)."""

    document: ET.Element
    styles: Mapping[str, str]
    composed: str


def kept_slots(data: bytes) -> Mapping[str, tuple[str, ...]]:
    """The paragraphs in every slot of an earlier bulletin, by key; those that nobody filled still hold their hint.

    Raises ``ValueError`` when the file cannot be read: what people wrote in it is then unknown, and it must not be
    replaced.
    """
    earlier = _read(data)
    slots: dict[str, tuple[str, ...]] = {}
    for key, paragraph in by_slot(earlier.document, earlier.styles):
        if key:
            slots[key] = (*slots.get(key, ()), *lines_of(paragraph))
    return slots


def edited_outside(data: bytes) -> bool:
    """True when somebody changed the text outside the slots, which the next bulletin would undo.

    Raises ``ValueError`` as ``kept_slots`` does.
    """
    earlier = _read(data)
    return bool(earlier.composed) and earlier.composed != fingerprint(earlier.document, earlier.styles)


def fingerprint(document: ET.Element, styles: Mapping[str, str]) -> str:
    """Sha256 of the text outside the slots, blanks apart: how it looks does not matter."""
    outside = (paragraph for key, paragraph in by_slot(document, styles) if not key)
    texts = "".join(text.text or "" for paragraph in outside for text in paragraph.iter(f"{{{W}}}t"))
    return sha256("".join(texts.split()).encode()).hexdigest()


def _read(data: bytes) -> _Earlier:
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _Earlier(_part(archive, "word/document.xml"), _styles(archive), _mark(archive))
    except _UNREADABLE as error:
        raise ValueError(f"no Word file that can be read: {error}") from error


def _part(archive: ZipFile, name: str) -> ET.Element:
    info = archive.getinfo(name)
    if info.file_size > _MOST:
        raise ValueError(f"{name} has {info.file_size} bytes")
    content = archive.read(info)
    if b"<!DOCTYPE" in content:
        raise ValueError(f"{name} declares entities")
    return ET.fromstring(content)  # noqa: S314 - bounded, and without a DTD there is nothing to expand


def _styles(archive: ZipFile) -> Mapping[str, str]:
    found = _part(archive, "word/styles.xml").iter(f"{{{W}}}style")
    named = ((style.get(f"{{{W}}}styleId", ""), style.find(f"{{{W}}}name")) for style in found)
    return {key: name.get(f"{{{W}}}val", "") for key, name in named if name is not None}


def _mark(archive: ZipFile) -> str:
    if "docProps/custom.xml" in archive.namelist():
        for one in _part(archive, "docProps/custom.xml"):
            if one.get("name") == MARK:
                return "".join(one.itertext()).strip()
    return ""
