"""A copy to send back: which cells are painted, what their comments say, and the list of all findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from string import ascii_uppercase, digits

from tanjcli.core.findings import Finding
from tanjcli.core.severity import Severity
from tanjcli.core.words import Lang
from tanjcli.evaluate.trial import FileLook
from tanjcli.present.findings import finding_message, finding_order, finding_remedy
from tanjcli.present.wording import Wording
from tanjcli.present.writers.annotated import Annotation, Listing, Mark

_SHARED = frozenset({"figures-blank", "unit-alarm", "unit-odd", "duplicate-conflict"})  # of each cell they name
_HEADINGS = ("no", "severity", "where", "raw", "message", "remedy", "code")


def compose_annotation(file: FileLook, lang: Lang) -> Annotation:
    """What to write into the copy, in ``lang``. Only errors and warnings are painted; notes are listed."""
    w = Wording(lang)
    name = PurePosixPath(file.file).name
    findings = sorted(file.findings, key=finding_order)
    listing = Listing(
        name=w.text("annotate.sheet"),
        title=w.text("annotate.title", file=name),
        legend=w.text("annotate.legend" if findings else "annotate.clean"),
        headings=tuple(w.text(f"annotate.{key}") for key in _HEADINGS),
        rows=tuple((severity, cells) for severity, cells in _rows(findings, file.file, w)),
    )
    return Annotation(tuple(_marks(findings, file.file, w)), listing)


def _marks(findings: Sequence[Finding], file: str, w: Wording) -> Iterator[Mark]:
    for finding in findings:
        if finding.severity is Severity.NOTE:
            continue
        text = w.text("annotate.comment", severity=_word(finding, w), **_words(finding, w.lang))
        for place in (finding.place, *(finding.related if finding.code in _SHARED else ())):
            letters = place.cell.rstrip(digits)
            row = place.cell[len(letters) :]
            if place.file == file and row:
                yield Mark(place.sheet, int(row), _column(letters), finding.severity.value, text)


def _rows(findings: Sequence[Finding], file: str, w: Wording) -> Iterator[tuple[str, tuple[str, ...]]]:
    for number, finding in enumerate(findings, 1):
        words = _words(finding, w.lang)
        place = finding.place
        inside = " / ".join(part for part in (place.sheet, place.cell) if part) if place.file == file else str(place)
        where = w.text("annotate.line", line=place.line) + f" / {place.cell}" if place.line else inside
        row = (str(number), _word(finding, w), where, finding.raw, words["message"], words["remedy"], finding.code)
        yield finding.severity.value, row


def _words(finding: Finding, lang: Lang) -> dict[str, str]:
    return {"message": finding_message(finding, lang), "remedy": finding_remedy(finding, lang)}


def _word(finding: Finding, w: Wording) -> str:
    return w.text(f"severity.{finding.severity.value}")


def _column(letters: str) -> int:
    """A → 1, AA → 27; 0 for a place that is a whole row."""
    number = 0
    for letter in letters:
        number = number * 26 + ascii_uppercase.index(letter) + 1
    return number
