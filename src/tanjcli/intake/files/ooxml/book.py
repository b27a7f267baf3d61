"""The workbook part: which sheets there are, in which members, and where strings and styles are kept."""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from tanjcli.core.findings import Finding, Place
from tanjcli.intake.files.limits import Limits
from tanjcli.intake.files.ooxml.archive import Archive
from tanjcli.intake.files.ooxml.markup import Attributes, Markup
from tanjcli.intake.files.refusal import fault, refuse

WORKBOOK = "xl/workbook.xml"
_MOST = 100_000
# Links a cell may carry or formulas may use; nobody follows them. Every other link must stay inside the file.
_HARMLESS = frozenset({"hyperlink", "externalLinkPath", "externalLinkLongPath"})


@dataclass(frozen=True, slots=True)
class Relation:
    """A link between parts; ``kind`` is the last word of its type, ``target`` a member name (or as written)."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A worksheet: its name, its member in the archive, whether it is hidden (also the "very" way)."""

    name: str
    member: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """What a workbook consists of; ``strings`` and ``styles`` are member names, empty when there is none."""

    sheets: tuple[SheetPart, ...]
    strings: str
    styles: str
    date1904: bool


class _Relations(Markup):
    def __init__(self, place: Place, member: str) -> None:
        super().__init__(place, member)
        self.found: list[Relation] = []
        base = dirname(dirname(member))
        self._base = base

    def start(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship":
            return
        target, external = attributes.get("Target", ""), attributes.get("TargetMode") == "External"
        kind = attributes.get("Type", "").rpartition("/")[2]
        if not external:
            target = _resolved(self._base, target)
        self.found.append(Relation(attributes.get("Id", ""), kind, target, external))
        if len(self.found) > _MOST:
            raise refuse("xml-broken", self.place, member=self.member, reason=f"> {_MOST:,} relationships")


class _Workbook(Markup):
    def __init__(self, place: Place, member: str, limits: Limits) -> None:
        super().__init__(place, member)
        self._limits = limits
        self.sheets: list[tuple[str, str, bool]] = []
        self.date1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            id_ = next((v for k, v in attributes.items() if k.rpartition("}")[2] == "id" and "}" in k), "")
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), id_, hidden))
            if len(self.sheets) > self._limits.sheets:
                raise refuse("workbook-many-sheets", self.place, limit=self._limits.sheets)
        elif name == "workbookPr":
            self.date1904 = attributes.get("date1904") in ("1", "true")


def read_parts(archive: Archive, file: str, limits: Limits) -> tuple[Parts, tuple[Finding, ...]]:
    """The parts of a workbook, and what is wrong with how they hang together. Raises ``RefusedError``."""
    place = Place(file)
    if not archive.find(WORKBOOK):
        raise refuse("workbook-missing", place, member=WORKBOOK)
    book = _Workbook(place, WORKBOOK, limits)
    book.run(archive.chunks(archive.find(WORKBOOK)))
    relations = {r.id: r for r in relations_of(archive, file, "xl/_rels/workbook.xml.rels")}
    found: list[Finding] = []
    sheets: dict[str, SheetPart] = {}
    for name, id_, hidden in book.sheets:
        relation = relations.get(id_)
        if name in sheets:
            found.append(fault("workbook-sheet-twice", Place(file, name), raw=name))
        elif relation is None or not archive.find(relation.target):
            member = relation.target if relation else id_
            found.append(fault("workbook-part-missing", Place(file, name), raw=member, member=member))
        elif relation.kind == "worksheet":
            member = archive.find(relation.target)
            if any(part.member == member for part in sheets.values()):
                found.append(fault("workbook-part-twice", Place(file, name), raw=member, member=member))
            sheets[name] = SheetPart(name, member, hidden)
    by_kind = {r.kind: archive.find(r.target) for r in relations.values()}
    parts = Parts(tuple(sheets.values()), by_kind.get("sharedStrings", ""), by_kind.get("styles", ""), book.date1904)
    return parts, tuple(found)


def relations_of(archive: Archive, file: str, member: str) -> tuple[Relation, ...]:
    """The links a ``.rels`` member declares; none when there is no such member. Raises ``RefusedError``."""
    if not archive.find(member):
        return ()
    relations = _Relations(Place(file), member)
    relations.run(archive.chunks(archive.find(member)))
    return tuple(relations.found)


def link_faults(archive: Archive, file: str) -> tuple[Finding, ...]:
    """Links that lead out of the file, ids given twice, a main part other readers would not look at."""
    found: list[Finding] = []
    for member in archive.names:
        if not member.endswith(".rels"):
            continue
        relations = relations_of(archive, file, member)
        seen: set[str] = set()
        harmless: list[Relation] = []
        for relation in relations:
            if relation.id in seen:
                found.append(fault("workbook-link-twice", Place(file), raw=relation.id, member=member))
            seen.add(relation.id)
            outside = relation.external or relation.target.startswith("..") or ":" in relation.target
            if outside and relation.kind in _HARMLESS:
                harmless.append(relation)
            elif outside:
                found.append(
                    fault("workbook-link-escapes", Place(file), raw=relation.target, member=member, kind=relation.kind)
                )
            elif relation.kind == "officeDocument" and relation.target.casefold() != WORKBOOK:
                found.append(fault("workbook-missing", Place(file), raw=relation.target, member=WORKBOOK))
        if harmless:
            # A sheet may have a link in every row: one note for all of them.
            found.append(fault("workbook-link-outside", Place(file), raw=harmless[0].target, seen=len(harmless)))
    return tuple(found)


def _resolved(base: str, target: str) -> str:
    target = unquote(target.replace("\\", "/"))
    if "://" in target or target.lower().startswith(("file:", "//")):
        return target
    return normpath(target.lstrip("/") if target.startswith("/") else join(base, target))
