"""Text files before they are read: no endless field, no endless line, no NUL unnoticed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.files.refusal import fault

_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = b",\t;|"
_LINE_END = re.compile(rb"\r\n?|\n")


def text_faults(data: bytes, file: str, limits: Limits) -> Iterator[Finding]:
    """What is wrong with a text file as bytes; every delimiter counts, whichever the file will turn out to use."""
    if data.startswith(_UTF16):
        data = data.decode("utf-16", "replace").encode()  # half a character is for the reader to name
    if b"\0" in data:
        lines = [number for number, line in enumerate(data.splitlines(), 1) if b"\0" in line]
        yield fault("text-nul", Place(file, line=lines[0]), seen=len(lines), line=str(lines[0]))
    shortest = min(limits.fields, limits.field_bytes)
    for match in re.finditer(rb"[^\r\n]{%d,}+" % shortest, data):
        number = len(_LINE_END.findall(data, 0, match.start())) + 1
        yield from _line_faults(match[0], Place(file, line=number), limits)


def _line_faults(line: bytes, place: Place, limits: Limits) -> Iterator[Finding]:
    fields = max(line.count(bytes([delimiter])) for delimiter in _DELIMITERS) + 1
    if fields > limits.fields:
        yield fault("text-many-fields", place, line=str(place.line), seen=fields, limit=limits.columns)
    if max(map(len, re.split(rb"[,\t;|]", line))) > limits.field_bytes:
        yield fault("text-field-long", place, line=str(place.line), limit=limits.text)
