"""Findings in words: where, how grave, what was seen, what to do: the catalogue's sentences with their parameters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from string import digits

from tanjcli.core.catalogue import Words, entry
from tanjcli.core.findings import Finding, Place
from tanjcli.core.severity import Severity
from tanjcli.core.text import visible
from tanjcli.core.words import Lang
from tanjcli.present.document import Document, Paragraph
from tanjcli.present.wording import Wording

SHOWN = 20
_LONGEST_RAW = 200
_LONGEST_NAME = 30
_LIKENESSES = frozenset({"suggestions", "nearest"})
_PLACES = ("places", "_place")  # how parameters end that name places of a table


def finding_message(finding: Finding, lang: Lang) -> str:
    """What was seen, as one gated sentence."""
    return _filled(entry(finding.code).message, finding, lang)


def finding_remedy(finding: Finding, lang: Lang) -> str:
    """What to do about it, as one gated sentence."""
    return _filled(entry(finding.code).remedy, finding, lang)


def finding_lines(finding: Finding, lang: Lang) -> tuple[str, ...]:
    """``place: severity: message [code]``, the remedy, and the other places concerned; all gated."""
    w = Wording(lang)
    place = str(finding.place)
    first = w.text(
        "finding.line" if place else "finding.nowhere",
        place=place,
        severity=w.text(f"severity.{finding.severity.value}"),
        message=finding_message(finding, lang),
        code=finding.code,
    )
    lines = [first, w.text("finding.remedy", remedy=finding_remedy(finding, lang))]
    lines += [w.text("finding.related", place=other) for other in _gathered(finding.related, w)]
    return tuple(visible(line) for line in lines)


def _gathered(places: Iterable[Place], w: Wording) -> Iterator[str]:
    """One line for the cells of a sheet, however many they are; a run of cells in one column is told by its ends."""
    for (file, sheet, line), same in groupby(places, lambda place: (place.file, place.sheet, place.line)):
        found = list(same)
        if line or not all(place.cell for place in found):
            yield from map(str, found)
            continue
        runs: list[list[str]] = []
        for place in found:
            if runs and place.cell == _below(runs[-1][-1]):
                runs[-1].append(place.cell)
            else:
                runs.append([place.cell])
        told = (run[0] if len(run) == 1 else f"{run[0]}:{run[-1]}" for run in runs)
        yield str(Place(file, sheet, w.text("joiner.list").join(told)))


def _below(cell: str) -> str:
    letters = cell.rstrip(digits)
    return f"{letters}{int(cell[len(letters) :] or 0) + 1}"


def finding_id(finding: Finding) -> str:
    """The same for the same finding in every run: made from its code, its place and the bytes of the file."""
    place = finding.place
    where = (place.file, place.sheet, place.cell, finding.raw, str(place.line), str(place.column), str(place.record))
    return sha256("\0".join((finding.code, finding.sha256, *where)).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def finding_order(finding: Finding) -> tuple[object, ...]:
    """Errors first, then as a person walks through the files: sheet by sheet from the top, E9 before E21."""
    place = finding.place
    letters = place.cell.rstrip(digits)
    row = int(place.cell[len(letters) :] or 0)
    cell = (place.sheet, row, len(letters), letters)
    return (list(Severity).index(finding.severity), place.file, place.line, place.column, *cell, finding.code)


def compose_findings(findings: Sequence[Finding], lang: Lang, limit: int | None = SHOWN) -> Document:
    """Errors first, then by place; at most ``limit`` of them (``None``: all) and always the count."""
    w = Wording(lang)
    ordered = sorted(findings, key=finding_order)
    shown = ordered if limit is None else ordered[:limit]
    tally = Counter(finding.severity for finding in findings)
    count = w.text(
        "findings.count",
        n=len(findings),
        errors=tally[Severity.ERROR],
        warnings=tally[Severity.WARNING],
        notes=tally[Severity.NOTE],
    )
    rest = len(ordered) - len(shown)
    more = (w.text("findings.more", shown=len(shown), rest=rest),) if rest else ()
    lines = tuple(line for finding in shown for line in finding_lines(finding, lang))
    return Document(
        title=w.text("findings.title"),
        blocks=(Paragraph(lines or (w.text("findings.none"),)),),
        footer=(count, *more) if findings else (),
    )


def told_source(source: str, w: Wording) -> str:
    """Where a table states a unit (``context row 2``), in words; ``-`` and nothing, where it does nowhere, stay."""
    if source in ("", "-"):
        return source
    kind, _, row = source.rpartition(" ") if source[-1:].isdigit() else (source, "", "")
    return w.text(f"map.source.{kind.replace(' ', '_')}", row=row)


class _Told(str):
    """A parameter in words; of a count the text picks the noun: ``{count:row|rows}``."""

    __slots__ = ()

    def __format__(self, nouns: str) -> str:
        one, bar, many = nouns.partition("|")
        return f"{self!s} {one if self == '1' else many}" if bar else str(self)


class _Params(dict[str, _Told]):
    """A parameter the finding does not carry stays readable as ``{name}``: a report must not die of a typing slip."""

    def __missing__(self, key: str) -> _Told:
        return _Told(f"{{{key}}}")


def _filled(words: Words, finding: Finding, lang: Lang) -> str:
    raw = finding.raw if len(finding.raw) <= _LONGEST_RAW else finding.raw[: _LONGEST_RAW - 1] + "…"
    template, w = (words.zh if lang == "zh" else words.en), Wording(lang)
    told = {name: _Told(_told(name, value, w)) for name, value in finding.params.items()}
    return visible(template.format_map(_Params(told, raw=_Told(raw))))


def _told(name: str, value: str, w: Wording) -> str:
    """A parameter in words: places of a table and kinds of period by name, likenesses kept short."""
    if name in _LIKENESSES:
        names = [n if len(n) <= _LONGEST_NAME else f"{n[: _LONGEST_NAME - 1]}…" for n in re.split("、|, ", value) if n]
        return w.text("joiner.list").join(names) or w.text("suggestions.none")
    if (name, value) == ("where", "/"):
        return w.text("place.root")
    if name.endswith("_source"):
        return told_source(value, w)
    if name.endswith("_period"):
        return w.period(value)
    parts = value.split("、")
    if name == "period_kind":
        return w.text("joiner.list").join(w.text(f"kind.{kind}") for kind in parts)
    return w.text("joiner.list").join(w.text(f"place.{place}") for place in parts) if name.endswith(_PLACES) else value
