"""What stands around the text in the package: content types, relations, properties."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from xml.etree import ElementTree as ET

from tanjcli.present.document import Document
from tanjcli.present.writers.docx.xml import legal, packed

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC, _TERMS = "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


def types_part(kinds: Mapping[str, str]) -> bytes:
    """``[Content_Types].xml``; ``kinds`` are the parts beside the document by name."""
    root = ET.Element("Types", xmlns=_TYPES)
    ET.SubElement(
        root, "Default", Extension="rels", ContentType="application/vnd.openxmlformats-package.relationships+xml"
    )
    ET.SubElement(root, "Default", Extension="xml", ContentType="application/xml")
    named = {f"/word/{name}.xml": f"{_WORD}.{kind}+xml" for name, kind in kinds.items()}
    named["/word/document.xml"] = f"{_WORD}.document.main+xml"
    named["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    named["/docProps/custom.xml"] = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    for name, kind in sorted(named.items()):
        ET.SubElement(root, "Override", PartName=name, ContentType=kind)
    return packed(root)


def package_links() -> bytes:
    """``_rels/.rels``."""
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _relationships(
        [
            (f"{_OFFICE}/relationships/officeDocument", "word/document.xml", "rId1"),
            (core, "docProps/core.xml", "rId2"),
            (f"{_OFFICE}/relationships/custom-properties", "docProps/custom.xml", "rId3"),
        ]
    )


def document_links(kinds: Mapping[str, str]) -> bytes:
    """``word/_rels/document.xml.rels``: each part under its own name."""
    return _relationships([(f"{_OFFICE}/relationships/{kind}", f"{name}.xml", name) for name, kind in kinds.items()])


def _relationships(links: list[tuple[str, str, str]]) -> bytes:
    root = ET.Element("Relationships", xmlns=_LINKS)
    for kind, target, relation in links:
        ET.SubElement(root, "Relationship", Id=relation, Type=kind, Target=target)
    return packed(root)


def core_part(document: Document, stamp: date) -> bytes:
    """``docProps/core.xml``: title, day, and the sample mark as subject and keyword."""
    root = ET.Element(
        "cp:coreProperties",
        {"xmlns:cp": _CORE, "xmlns:dc": _DC, "xmlns:dcterms": _TERMS, "xmlns:xsi": _XSI},
    )
    for name, text in (("dc:title", document.title), ("dc:subject", document.banner), ("dc:creator", "tanj")):
        ET.SubElement(root, name).text = legal(text)
    ET.SubElement(root, "cp:keywords").text = legal(document.banner)
    for name in ("dcterms:created", "dcterms:modified"):
        ET.SubElement(root, name, {"xsi:type": "dcterms:W3CDTF"}).text = f"{stamp.isoformat()}T00:00:00Z"
    ET.SubElement(root, "dc:language").text = "zh-CN" if document.lang == "zh" else "en"
    return packed(root)


def custom_part(name: str, text: str) -> bytes:
    """``docProps/custom.xml`` with one property."""
    types = f"{_OFFICE}/docPropsVTypes"
    root = ET.Element("Properties", {"xmlns": f"{_OFFICE}/custom-properties", "xmlns:vt": types})
    one = ET.SubElement(root, "property", fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", pid="2", name=name)
    ET.SubElement(one, "vt:lpwstr").text = text
    return packed(root)
