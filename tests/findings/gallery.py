"""How every finding of the intake is provoked: code → the smallest input, built on the spot."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tanjcli.core.catalogue import (
    across,
    cells,
    containers,
    doubts,
    files,
    keys,
    series,
    sources,
    survey,
    tables,
    workbooks,
)
from tanjcli.core.findings import Finding
from tanjcli.intake.deliveries import find_deliveries
from tanjcli.intake.files.preflight import preflight
from tanjcli.intake.files.read import read_book
from tanjcli.intake.sources import check_words, load_sources
from tests.unit.intake import hostile, test_check_across, test_gallery, test_sources
from tests.unit.intake.builders import PLACES, UNITS, ingested
from tests.unit.intake.survey.drawings import DRAWINGS
from tests.unit.intake.survey.sheets import look

Provoke = Callable[[Path], tuple[Finding, ...]]

CODES = frozenset(
    entry.code
    for module in (files, cells, keys, tables, series, doubts, across, sources, survey)
    for entry in module.ENTRIES
) | {e.code for part in (containers.FILES, containers.ARCHIVE, workbooks.BOOK, workbooks.SHEET) for e in part}

EXEMPT: Mapping[str, str] = {
    "delivery-unreadable": "a superuser may open everything",
    "period-unpublished": "hangs on the plan: tests/hostile/test_silences.py",
    "file-changing": "needs a file that changes while it is read: tests/unit/intake/test_read_steady.py",
    "file-unreadable": "a superuser may open everything",
    "reader-killed": "needs a reader that dies: tests/unit/intake/test_fence.py",
    "reader-out-of-memory": "needs a reader without bounds: tests/unit/intake/test_fence.py",
    "reader-too-slow": "would take its time: tests/unit/intake/test_fence.py",
    "row-disputed": "needs two readers at odds: tests/unit/intake/test_disputes.py",
    "sheet-not-audited": "hangs on what a library calls damaged",
    "zip-total-too-big": "240 MB: tests/unit/intake/test_preflight.py",
}

_LOOKUP = ", lookup: {ledger: output, column: branch, on: code}"
_SOURCES = {
    "sources-unknown-ledger": ("ledger: output\n    match", "ledger: outputs\n    match"),
    "sources-unknown-column": ("entity: code", "entity: coda"),
    "sources-time-type": ("time: dated", "time: branch"),
    "sources-amount-incomplete": (", flow: ytd", ""),
    "sources-flow-misplaced": ("{type: date, name", "{type: date, flow: ytd, name"),
    "sources-no-vocabulary": (", vocabulary: kinds}", "}"),
    "sources-lookup-cycle": ("en: branch}}\nrecipes", f"en: branch}}{_LOOKUP}}}\nrecipes"),
    "sources-take-origin": ("{context: period}", "{context: period, value: x}"),
    "sources-no-headers": (
        "{from: [信用代码], required: true}\n      period: {context: period}\n      value: {from: [产值], unit: 万元}",
        "{value: x}\n      period: {context: period}\n      value: {value: '1'}",
    ),
    "sources-key-not-taken": ("code: {from: [信用代码], required: true}\n      ", ""),
    "sources-period-column": ("from: [title, file]", "from: [column]"),
    "sources-unit-misplaced": ("required: true}", "required: true, unit: 元}"),
    "sources-unknown-unit": ("unit: 万元", "unit: 万吨"),
    "sources-unknown-vocabulary": ("vocabulary: kinds", "vocabulary: sorts"),
    "sources-unknown-term": ("{column: code, seen", "{column: kind, seen"),
    "sources-context-type": ("{context: period}", "{context: year}"),
    "sources-accept-unknown": ("kind: ytd}\n", "kind: ytd}\n    accept: [{code: xy, file: f, reason: z}]\n"),
}
_ACROSS = {
    "sources-across-header": ("year: {across: header}", "year: {from: [年]}"),
    "sources-across-each": ('{file: "*"}', '{file: "*", tables: each}'),
    "sources-across-figures": ("{across: figures, unit: 万元}", "{from: [值], unit: 万元}"),
    "sources-at-letters": ("{from: [地区]}", "{at: A1}"),
    "sources-across-period": ("{from: [header], kind: year}", "{from: [header, title], kind: year}"),
    "sources-across-type": ("year: {across: header}", "day: {across: header}"),
}
_CRAFTED: Mapping[str, Callable[[], bytes]] = {
    "sheet-dimension-wrong": lambda: hostile.book(
        sheet=hostile.sheet(hostile.cell("A1") + hostile.cell("C9"), before='<dimension ref="A1"/>')
    ),
    "sheet-rows-unordered": lambda: hostile.book(hostile.cell("A3", "3") + hostile.cell("A1", "1")),
    "workbook-link-outside": lambda: hostile.book(links=hostile.links(hostile.link("hyperlink", "file:///C:/a.xls"))),
    "xml-unusual": lambda: hostile.book('<row r="1"><c r="A1" t="str"><v>1<!-- -->2</v></c></row>'),
}


def provokers() -> dict[str, Provoke]:
    """How each code is provoked; those of ``EXEMPT`` are missing."""
    result: dict[str, Provoke] = {code: partial(_hostile, kind) for kind, (_, code) in _kinds()}
    result |= {code: partial(_sources, test_sources.GOOD, *change) for code, change in _SOURCES.items()}
    result |= {code: partial(_sources, test_check_across.HEAD, *change) for code, change in _ACROSS.items()}
    result |= {code: partial(_folder, code) for code in ("delivery-undated", "delivery-outside", "delivery-irregular")}
    result["file-not-regular"] = _not_regular
    result |= {code: partial(_crafted, make) for code, make in _CRAFTED.items()}
    result |= {code: partial(_delivery, code) for code in test_gallery.GALLERY}
    result |= {code: partial(_survey, code) for code in DRAWINGS}
    return {code: result[code] for code in sorted(result) if code in CODES and code not in EXEMPT}


def provoked(code: str, folder: Path) -> tuple[Finding, tuple[str, ...]]:
    """The finding of ``code``, and the codes that come with it."""
    found = provokers()[code](folder)
    first = next(finding for finding in found if finding.code == code)
    return first, tuple(sorted({finding.code for finding in found} - {code}))


def _kinds() -> list[tuple[str, tuple[Callable[[], bytes], str]]]:
    """Hostile kinds, the first of each code last, so that it is the one that stays."""
    return list(reversed(hostile.REFUSED.items()))


def _hostile(kind: str, folder: Path) -> tuple[Finding, ...]:
    path = hostile.make(kind, folder)
    return tuple(preflight(path, "data/2021-07-18/产值_2021年6月.xlsx"))


def _sources(text: str, old: str, new: str, folder: Path) -> tuple[Finding, ...]:
    path = folder / "sources.yaml"
    path.write_text(text.replace(old, new), "utf-8")
    loaded = load_sources(path, "data/sources.yaml")
    return (*loaded.findings, *check_words(loaded, {"places": PLACES}, UNITS))


def _survey(code: str, _: Path) -> tuple[Finding, ...]:
    return look(DRAWINGS[code]).findings


def _folder(code: str, folder: Path) -> tuple[Finding, ...]:
    day = folder / "root" / "data" / ("2021-07-18" if code != "delivery-undated" else "收到")
    day.mkdir(parents=True)
    if code == "delivery-undated":
        (day / "产值.csv").write_text("x", "utf-8")
    else:
        (day / "产值.csv").symlink_to(folder if code == "delivery-outside" else day / "nowhere.csv")
    return find_deliveries(folder / "root" / "data", folder / "root")[1]


def _crafted(make: Callable[[], bytes], folder: Path) -> tuple[Finding, ...]:
    path = folder / "产值_2021年6月.xlsx"
    path.write_bytes(make())
    return read_book(path, "data/2021-07-18/产值_2021年6月.xlsx", "0" * 64)[1]


def _not_regular(folder: Path) -> tuple[Finding, ...]:
    path = folder / "产值_2021年6月.xlsx"
    os.mkfifo(path)
    return tuple(preflight(path, "data/2021-07-18/产值_2021年6月.xlsx"))


def _delivery(code: str, folder: Path) -> tuple[Finding, ...]:
    given, how = test_gallery.GALLERY[code]
    return ingested(folder, given, how).findings
