"""One walk through a zip workbook: what must be refused, and what the audit wants to know."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.files.ooxml.archive import Archive
from tanjcli.intake.files.ooxml.book import Parts, SheetPart, link_faults, read_parts
from tanjcli.intake.files.ooxml.cells import LAST_COLUMN, LAST_ROW, BadCellError, Batch, column_number
from tanjcli.intake.files.ooxml.extent import Extent
from tanjcli.intake.files.ooxml.facts import Facts, Range, SheetAudit
from tanjcli.intake.files.ooxml.formats import Formats, Styles
from tanjcli.intake.files.ooxml.markup import check_prolog
from tanjcli.intake.files.ooxml.sheet import Frame, read_cells
from tanjcli.intake.files.ooxml.strings import count_strings
from tanjcli.intake.files.refusal import RefusedError, fault, refuse

_RANGE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})(?::([A-Z]{1,3})([1-9][0-9]{0,6}))?")


@dataclass(slots=True)
class Inspection:
    """``faults`` concern the container and whatever must be refused; a sheet's own warnings are in its audit."""

    faults: list[Finding] = field(default_factory=list)
    sheets: dict[str, SheetAudit] = field(default_factory=dict)

    def attempt(self, step: Callable[[], object]) -> bool:
        """Run one step; a refusal becomes a fault, and the walk goes on elsewhere."""
        try:
            step()
        except RefusedError as refused:
            self.faults.append(refused.finding)
            return False
        return True


def inspect_xlsx(data: bytes, file: str, limits: Limits, *, audit: bool = True) -> Inspection:
    """Walk through a workbook's bytes; never raises for anything they say. Without ``audit``, facts are left out."""
    seen = Inspection()
    seen.attempt(partial(_walk, seen, data, file, limits, audit))
    return seen


def _walk(seen: Inspection, data: bytes, file: str, limits: Limits, audit: bool) -> None:
    archive = Archive(data, file, limits)
    seen.faults += archive.faults()
    if seen.faults or not any(name.lower().startswith("xl/") for name in archive.names):
        return  # not a workbook of this kind: what it is, is said elsewhere
    seen.faults += link_faults(archive, file)
    parts, wrong = read_parts(archive, file, limits)
    seen.faults += wrong
    walker = _Walker(archive, file, limits, parts)
    new_facts = walker.new_facts if audit else _NoFacts
    if seen.attempt(walker.read_strings):
        seen.attempt(walker.read_styles)
        for sheet in parts.sheets:
            seen.attempt(partial(_keep, seen, walker, sheet, new_facts))
    for name in archive.unproved():
        seen.attempt(partial(_prove, archive, name, file))


def _keep(seen: Inspection, walker: _Walker, sheet: SheetPart, new_facts: Callable[[], Facts]) -> None:
    seen.sheets[sheet.name] = walker.read_sheet(sheet, new_facts)


def _prove(archive: Archive, name: str, file: str) -> None:
    """Inflate a member nobody has read to its end: damage and lies about sizes show, whoever reads it later."""
    if name.lower().endswith((".xml", ".rels")):
        check_prolog(Place(file), name, archive.chunks(name))
    else:
        for _ in archive.chunks(name):
            pass


class _NoFacts(Facts):
    """For whoever only wants to know what to refuse."""

    def add(self, batch: Batch) -> None:
        pass


class _Both:
    """Extent and facts of a sheet, in one walk."""

    def __init__(self, extent: Extent, facts: Facts) -> None:
        self.extent, self.facts = extent, facts

    def add(self, batch: Batch) -> None:
        self.extent.add(batch)
        self.facts.add(batch)


class _Walker:
    def __init__(self, archive: Archive, file: str, limits: Limits, parts: Parts) -> None:
        self._archive, self._file, self._limits, self._parts = archive, file, limits, parts
        self._strings = 0
        self._formats = Formats()
        self._unread: tuple[Finding, ...] = ()

    def read_strings(self) -> None:
        member = self._parts.strings
        if member:
            chunks = partial(self._archive.chunks, member)
            self._strings = count_strings(chunks, Place(self._file), member, self._limits)

    def read_styles(self) -> None:
        """Styles never stop data: without them there are no dates to see, and a warning says so."""
        member = self._parts.styles
        if not member:
            return
        styles = Styles(Place(self._file), member)
        try:
            styles.run(self._archive.chunks(member))
        except RefusedError as refused:
            if refused.finding.code != "xml-broken":
                raise
            self._unread = (fault("sheet-not-audited", Place(self._file), reason=refused.finding.params["reason"]),)
            return
        self._formats = styles.formats()

    def new_facts(self) -> Facts:
        return Facts(self._formats)

    def read_sheet(self, sheet: SheetPart, new_facts: Callable[[], Facts]) -> SheetAudit:
        place = Place(self._file, sheet.name)
        try:
            frame, both = read_cells(
                partial(self._archive.chunks, sheet.member),
                lambda: Frame(place, sheet.member, self._limits.text),
                lambda: _Both(Extent(place, self._strings, self._limits), new_facts()),
            )
        except BadCellError as bad:
            cell = Place(self._file, sheet.name, bad.reference)
            raise refuse(bad.code, cell, raw=bad.reference, limit=self._limits.text) from bad
        audit = both.facts.audit()
        audit.merges = tuple(self._merges(frame, place))
        audit.hidden_cols = frozenset(col for col, hidden in enumerate(frame.columns) if hidden)
        audit.hidden, audit.filtered = sheet.hidden, frame.filtered
        audit.findings = (*self._unread, *_warnings(frame, both.extent, place))
        return audit

    def _merges(self, frame: Frame, place: Place) -> Iterator[Range]:
        total = 0
        for text in frame.merges:
            merge = read_range(text)
            where = Place(place.file, place.sheet, text[:40])
            if merge is None:
                raise refuse("sheet-merge-broken", where, raw=text)
            area = (merge[2] - merge[0] + 1) * (merge[3] - merge[1] + 1)
            total += area
            if area > self._limits.merged:
                raise refuse("sheet-merge-large", where, raw=text, seen=area, limit=self._limits.merged)
            if total > self._limits.merged_total:
                raise refuse("sheet-merge-large", where, raw=text, seen=total, limit=self._limits.merged_total)
            yield merge


def read_range(text: str) -> Range | None:
    """``B2:D5`` as (1, 1, 4, 3), ``None`` when no sheet has such a range."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    try:
        left, right = column_number(match[1]), column_number(match[3] or match[1])
    except BadCellError:
        return None
    top, bottom = int(match[2]) - 1, int(match[4] or match[2]) - 1
    good = top <= bottom <= LAST_ROW and left <= right <= LAST_COLUMN
    return (top, left, bottom, right) if good else None


def _warnings(frame: Frame, extent: Extent, place: Place) -> Iterator[Finding]:
    if not extent.ordered:
        yield fault("sheet-rows-unordered", place)
    claimed = read_range(frame.dimension) if frame.dimension else None
    if frame.dimension and extent.bottom >= 0 and (claimed is None or _less(claimed, extent)):
        yield fault("sheet-dimension-wrong", place, raw=frame.dimension)


def _less(claimed: Range, extent: Extent) -> bool:
    return claimed[2] < extent.bottom or claimed[3] < extent.right
