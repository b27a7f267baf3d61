"""Places for human text: what is written for a slot, and the text of a paragraph that a person wrote in one.

A slot is marked twice. Word and WPS know the content control by its tag; LibreOffice 7 drops the tag, and
multiplies the text of plain rich-text controls when it saves, so the control is of the kind that it leaves alone
(``docPartObj``), and every paragraph has the style of its slot, which all of them keep.

Text, paragraphs and bold survive the way back. Other formatting does not; tables, lists and tracked insertions come
back as plain paragraphs, tracked deletions stay deleted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from tanjcli.present.document import Slot
from tanjcli.present.writers.docx.xml import W, paragraph, run, w

_TAG, _STYLE = "keep:", "keep-"
_PIECE = re.compile(r"\\\*|\*\*|[^\\*]+|.", re.DOTALL)
_OFF = frozenset({"0", "false", "off"})
_BREAKS = {f"{{{W}}}tab": " ", f"{{{W}}}br": "\n", f"{{{W}}}cr": "\n", f"{{{W}}}noBreakHyphen": "-"}


def slot_element(slot: Slot, number: int, hint: Sequence[ET.Element] = ()) -> ET.Element:
    """The content control of a slot: it can be filled, but not deleted by accident."""
    properties = [w("alias", val=slot.label), w("tag", val=_TAG + slot.key), w("id", val=number)]
    properties.append(w("lock", val="sdtLocked"))
    if slot.paragraphs:
        lines = [paragraph(slot_style(slot), _runs(text, hint)) for text in slot.paragraphs]
    else:
        properties.append(w("showingPlcHdr"))
        lines = [paragraph(slot_style(slot), [run(slot.hint, w("rStyle", val="SlotHint"), *hint)])]
    kind = w("docPartObj", w("docPartGallery", val="Quick Parts"), w("docPartUnique"))
    return w("sdt", w("sdtPr", *properties, kind), w("sdtContent", *lines))


def slot_style(slot: Slot) -> str:
    """Id and name of the paragraph style of a slot."""
    return _STYLE + slot.key


def by_slot(element: ET.Element, names: Mapping[str, str], key: str = "") -> Iterator[tuple[str, ET.Element]]:
    """Every paragraph below with the key of its slot, empty outside; ``names`` are those of the styles by id."""
    if element.tag == f"{{{W}}}sdt":
        tag = _value(element, "sdtPr/{W}tag")
        key = tag.removeprefix(_TAG) if tag.startswith(_TAG) else key
    if element.tag == f"{{{W}}}p":
        style = _value(element, "pPr/{W}pStyle")
        style = names.get(style, style)
        yield key or (style.removeprefix(_STYLE) if style.startswith(_STYLE) else ""), element
    else:
        for child in element:
            yield from by_slot(child, names, key)


def lines_of(element: ET.Element) -> Iterator[str]:
    """The lines of a paragraph, bold words between double asterisks, other asterisks behind a backslash."""
    lines, bold = [""], False
    for piece in element.iter(f"{{{W}}}r"):
        text = _text(piece)
        if text and _bold(piece) != bold:
            bold = not bold
            lines[-1] += "**"
        first, *rest = text.split("\n")
        lines[-1] += first
        for line in rest:
            lines[-1] += "**" * bold
            lines.append("**" * bold + line)
    lines[-1] += "**" * bold
    yield from (line for line in lines if line.strip(" \u3000*"))


def _runs(text: str, hint: Sequence[ET.Element]) -> Iterator[ET.Element]:
    bold, words = False, ""
    for piece in _PIECE.findall(text):
        if piece == "**":
            if words:
                yield run(words, *hint, *([w("b")] if bold else ()))
            bold, words = not bold, ""
        else:
            words += "*" if piece == r"\*" else piece
    if words:
        yield run(words, *hint, *([w("b")] if bold else ()))


def _text(piece: ET.Element) -> str:
    texts = (
        (part.text or "").replace("*", r"\*") if part.tag == f"{{{W}}}t" else _BREAKS.get(part.tag, "")
        for part in piece
    )
    return "".join(texts)


def _bold(piece: ET.Element) -> bool:
    mark = piece.find(f"{{{W}}}rPr/{{{W}}}b")
    return mark is not None and mark.get(f"{{{W}}}val", "1") not in _OFF


def _value(element: ET.Element, path: str) -> str:
    found = element.find(f"{{{W}}}" + path.replace("{W}", f"{{{W}}}"))
    return "" if found is None else found.get(f"{{{W}}}val", "")
