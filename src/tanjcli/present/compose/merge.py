"""``tanj merge``: what was taken over, and every cell that came back in several versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tanjcli.core.words import Lang
from tanjcli.evaluate.trial import Conflict, Known, LedgerSpec, Merged
from tanjcli.present.compose.revisions import Names, known_cell
from tanjcli.present.document import Block, Cell, Column, Document, Paragraph, Table, Words
from tanjcli.present.wording import Wording
from tanjcli.present.writers.form import Mark


@dataclass(frozen=True, slots=True)
class Telling:
    """In which language, with which names of terms, and whether the data are a sample."""

    lang: Lang
    names: Names
    sample: bool


def compose_merge(merged: Merged, spec: LedgerSpec, period: str, telling: Telling) -> Document:
    """Counts, then one row a conflict; then rows that nobody sent out, and rows that nobody returned."""
    w = Wording(telling.lang)
    return Document(
        title=w.text("merge.title", ledger=_of(spec, w), period=w.period(period)),
        banner=w.text("report.sample") if telling.sample else "",
        blocks=tuple(_blocks(merged, spec, telling, w)),
        footer=(w.text("merge.legend"),) if merged.conflicts else (),
    )


def merge_record(merged: Merged, spec: LedgerSpec, period: str, sample: bool) -> dict[str, Any]:
    """The account of a merge as JSON-ready values; every version of a conflict with its cell."""
    return {
        "schema_version": "1",
        "sample": sample,
        "period": period,
        "rows": len(merged.rows),
        "changed": merged.changed,
        "added": [_key(key) for key in merged.added],
        "silent": [_key(key) for key in merged.silent],
        "conflicts": [
            {
                "key": _key(conflict.key),
                "column": conflict.column,
                "name": spec.columns[conflict.column].name.zh,
                "sent": _plain(conflict.sent),
                "versions": [
                    {"value": _plain(v.value), "file": v.place.file, "sheet": v.place.sheet, "cell": v.place.cell}
                    for v in conflict.versions
                ],
            }
            for conflict in merged.conflicts
        ],
    }


def marks(merged: Merged, columns: Sequence[str], spec: LedgerSpec, lang: Lang) -> tuple[Mark, ...]:
    """The cells of the merged form that are in conflict, and what the comment beside each says."""
    w = Wording(lang)
    identity = [name for name in spec.key if name != spec.time]
    rows = {tuple(row.get(name) for name in identity): index for index, row in enumerate(merged.rows)}
    return tuple(
        Mark(rows[conflict.key], columns.index(conflict.column), "\n".join(_versions(conflict, spec, w)))
        for conflict in merged.conflicts
        if conflict.column in columns
    )


def _versions(conflict: Conflict, spec: LedgerSpec, w: Wording) -> Iterator[str]:
    for version in conflict.versions:
        shown = known_cell(version.value, spec.columns[conflict.column].unit or "", {}, w).text
        yield f"{shown}({version.place})"


def _blocks(merged: Merged, spec: LedgerSpec, telling: Telling, w: Wording) -> Iterator[Block]:
    counts = {"rows": len(merged.rows), "changed": merged.changed, "added": len(merged.added)}
    yield Paragraph((w.text("merge.counts", **counts, silent=len(merged.silent), conflicts=len(merged.conflicts)),))
    if merged.conflicts:
        columns = (
            Column("key", w.text("column.key"), least=12),
            Column("column", w.text("merge.column"), least=8),
            Column("sent", w.text("merge.sent"), least=8),
            Column("version", w.text("merge.version"), least=8),
            Column("place", w.text("column.origin"), exact=True),
        )
        rows = tuple(row for conflict in merged.conflicts for row in _conflict(conflict, spec, telling, w))
        yield Table(columns, rows, w.text("merge.conflicts", n=len(merged.conflicts)))
    for kind, keys in (("added", merged.added), ("silent", merged.silent)):
        if keys:
            yield Paragraph(tuple(_joined(key) for key in keys), w.text(f"merge.{kind}", n=len(keys)))


def _conflict(conflict: Conflict, spec: LedgerSpec, telling: Telling, w: Wording) -> Iterator[tuple[Cell, ...]]:
    column = spec.columns[conflict.column]
    names = telling.names.get("places" if column.type == "place" else column.vocabulary or "", {})
    label, sent = Words(_joined(conflict.key)), known_cell(conflict.sent, column.unit or "", names, w)
    for version in conflict.versions:
        shown = known_cell(version.value, column.unit or "", names, w)
        yield label, Words(_named(column.name, w)), sent, shown, Words(str(version.place))
        label, sent = Words(""), Words("")


def _of(spec: LedgerSpec, w: Wording) -> str:
    return _named(spec.name, w)


def _named(name: Any, w: Wording) -> str:
    return str(getattr(name, w.lang))


def _joined(key: Sequence[Known]) -> str:
    return " · ".join(str(part) for part in key)


def _key(key: Sequence[Known]) -> list[object]:
    return [_plain(part) for part in key]


def _plain(value: Known) -> object:
    return value.isoformat() if isinstance(value, date) else value
