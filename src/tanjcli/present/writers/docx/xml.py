"""WordprocessingML as elements: a tag and its attributes in the ``w`` namespace, text made fit for XML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# The text gate leaves these two code points alone; XML has no way to write them.
_NO_XML = re.compile("[\ufffe\uffff]")

for _prefix, _uri in (("w", W), ("r", R)):
    ET.register_namespace(_prefix, _uri)


def w(tag: str, *inside: ET.Element, **attributes: object) -> ET.Element:
    """``w("jc", val="center")`` is ``<w:jc w:val="center"/>``."""
    element = ET.Element(f"{{{W}}}{tag}", {f"{{{W}}}{key}": str(value) for key, value in attributes.items()})
    element.extend(inside)
    return element


def related(element: ET.Element, relation: str) -> ET.Element:
    """The element, pointing at another part by its relation id."""
    element.set(f"{{{R}}}id", relation)
    return element


def run(text: str, *properties: ET.Element) -> ET.Element:
    """A run of text with its properties, in the order the schema wants them."""
    words = w("t")
    words.set(XML_SPACE, "preserve")
    words.text = legal(text)
    return w("r", *([w("rPr", *properties)] if properties else ()), words)


def paragraph(style: str, runs: Iterable[ET.Element], *properties: ET.Element) -> ET.Element:
    """A paragraph of a style."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *runs)


def legal(text: str) -> str:
    """The text with what XML cannot hold written out."""
    return _NO_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def packed(root: ET.Element) -> bytes:
    """A part of the package: UTF-8 with its declaration."""
    written: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written
