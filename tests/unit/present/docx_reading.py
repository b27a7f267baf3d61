"""Reading a Word file back with nothing but the standard library."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZipFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(data: bytes, name: str = "word/document.xml") -> ET.Element:
    with ZipFile(BytesIO(data)) as archive:
        return ET.fromstring(archive.read(name))


def names(data: bytes) -> list[str]:
    with ZipFile(BytesIO(data)) as archive:
        return archive.namelist()


def value(element: ET.Element, path: str, attribute: str = "val") -> str:
    """An attribute of the descendant at ``path`` (``pPr/pStyle``), empty where there is none."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return "" if found is None else found.get(W + attribute, "")


def text(element: ET.Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Style and text of every paragraph, those of tables too."""
    return [(value(p, "pPr/pStyle"), text(p)) for p in part(data).iter(f"{W}p")]


def tables(data: bytes) -> list[list[list[str]]]:
    return [[[text(c) for c in row.iter(f"{W}tc")] for row in t.iter(f"{W}tr")] for t in part(data).iter(f"{W}tbl")]


def style(data: bytes, key: str) -> ET.Element:
    return next(s for s in part(data, "word/styles.xml") if s.get(f"{W}styleId") == key)


def edited(data: bytes, change: Callable[[str], str], name: str = "word/document.xml") -> bytes:
    """The file with one part changed as text."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for member in source.namelist():
            content = source.read(member)
            if member == name:
                changed = change(content.decode()).encode()
                assert changed != content, "the change found nothing to change"
                content = changed
            target.writestr(member, content)
    return out.getvalue()
