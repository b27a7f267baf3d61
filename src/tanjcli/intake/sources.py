"""``data/sources.yaml``: loaded strictly, then checked for what the schema alone cannot say.

All faults at once, each at its line. A year-to-date or point-in-time column is so by declaration; nothing later can
add it up over time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tanjcli.config.bind import bind
from tanjcli.config.nodes import load_nodes
from tanjcli.config.positions import Positions
from tanjcli.core.catalogue import all_entries
from tanjcli.core.findings import Finding
from tanjcli.core.words import suggest
from tanjcli.intake.spec import Column, LedgerSpec, Recipe, Sources, Take

_Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class LoadedSources:
    """What came of loading; ``sources`` is ``None`` when anything in the file is wrong."""

    sources: Sources | None
    findings: tuple[Finding, ...]
    positions: Positions | None
    sha256: str


def load_sources(path: Path, file: str) -> LoadedSources:
    """Load and check ``path``; ``file`` is the name to show. Raises ``OSError`` when it cannot be read."""
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    node, found = load_nodes(data, file)
    if node is None:
        return LoadedSources(None, found, None, sha256)
    bound = bind(node, Sources, file)
    known = bound.value or bound.partial
    doubts = tuple(check_sources(known, bound.positions)) if known is not None else ()
    findings = (*found, *bound.findings, *doubts)
    return LoadedSources(None if findings else bound.value, findings, bound.positions, sha256)


def check_words(loaded: LoadedSources, vocabularies: Container[str], units: Container[str]) -> tuple[Finding, ...]:
    """Units and vocabularies that neither the plan nor the sources declare; the plan is known only to the caller."""
    if loaded.sources is None or loaded.positions is None:
        return ()
    found: list[_Doubt] = []
    own = loaded.sources.vocabularies
    for ledger_id, spec in loaded.sources.ledgers.items():
        for name, column in spec.columns.items():
            path: _Path = ("ledgers", ledger_id, "columns", name)
            wanted = "places" if column.type == "place" else column.vocabulary
            if wanted is not None and wanted not in own and wanted not in vocabularies:
                found.append(
                    ((*path, "vocabulary"), "sources-unknown-vocabulary", {"suggestions": _alike(wanted, own)}, wanted)
                )
            if column.unit is not None and column.unit not in units:
                found.append(((*path, "unit"), "sources-unknown-unit", {}, column.unit))
    for recipe_id, recipe in loaded.sources.recipes.items():
        for name, take in recipe.columns.items():
            if take.unit is not None and take.unit not in units:
                found.append((("recipes", recipe_id, "columns", name, "unit"), "sources-unknown-unit", {}, take.unit))
    return tuple(Finding(code, loaded.positions.place(*path), params, raw) for path, code, params, raw in found)


def check_sources(sources: Sources, positions: Positions) -> Iterator[Finding]:
    """Every reference and declaration that does not hold together, with its line."""
    for path, code, params, raw in _doubts(sources):
        yield Finding(code, positions.place(*path), params, raw)


_Doubt = tuple[_Path, str, dict[str, str], str]


def _doubts(sources: Sources) -> Iterator[_Doubt]:
    for ledger_id, spec in sources.ledgers.items():
        yield from _ledger(sources, ledger_id, spec)
    for name, recipe in sources.recipes.items():
        target = sources.ledgers.get(recipe.ledger)
        if target is None:
            path = ("recipes", name, "ledger")
            yield path, "sources-unknown-ledger", {"suggestions": _alike(recipe.ledger, sources.ledgers)}, recipe.ledger
        else:
            yield from _recipe(name, recipe, target)
    for i, alias in enumerate(sources.aliases):
        specs = [sources.ledgers[alias.ledger]] if alias.ledger in sources.ledgers else list(sources.ledgers.values())
        if not any(alias.column in spec.columns for spec in specs):
            yield _unknown(("aliases", i, "column"), alias.column, {c for s in specs for c in s.columns})


def _ledger(sources: Sources, ledger_id: str, spec: LedgerSpec) -> Iterator[_Doubt]:
    base: _Path = ("ledgers", ledger_id)
    for i, key in enumerate(spec.key):
        if key not in spec.columns:
            yield _unknown((*base, "key", i), key, spec.columns)
    for field, name in (("time", spec.time), ("entity", spec.entity), ("unit_of_report", spec.unit_of_report)):
        if name is not None and name not in spec.columns:
            yield _unknown((*base, field), name, spec.columns)
    time = spec.columns.get(spec.time)
    if time is not None and time.type not in ("date", "period"):
        yield (*base, "time"), "sources-time-type", {"type": time.type}, spec.time
    for name, column in spec.columns.items():
        yield from _column((*base, "columns", name), spec, column)
        if column.lookup is not None:
            yield from _lookup(sources, ledger_id, (*base, "columns", name, "lookup"), column)


def _column(path: _Path, spec: LedgerSpec, column: Column) -> Iterator[_Doubt]:
    if column.type == "amount":
        for field, value in (("unit", column.unit), ("flow", column.flow)):
            if value is None:
                yield path, "sources-amount-incomplete", {"field": field}, str(path[-1])
    elif column.flow is not None or column.of is not None:
        yield path, "sources-flow-misplaced", {"type": column.type}, str(path[-1])
    if column.type == "term" and column.vocabulary is None:
        yield path, "sources-no-vocabulary", {}, str(path[-1])
    if column.names is not None and column.names not in spec.columns:
        yield _unknown((*path, "names"), column.names, spec.columns)


def _lookup(sources: Sources, ledger_id: str, path: _Path, column: Column) -> Iterator[_Doubt]:
    lookup = column.lookup
    if lookup is None:
        return
    target = sources.ledgers.get(lookup.ledger)
    if target is None:
        yield (
            (*path, "ledger"),
            "sources-unknown-ledger",
            {"suggestions": _alike(lookup.ledger, sources.ledgers)},
            lookup.ledger,
        )
        return
    for field, name, spec in (
        ("column", lookup.column, target),
        ("on", lookup.on, target),
        ("on", lookup.on, sources.ledgers[ledger_id]),
    ):
        if name not in spec.columns:
            yield _unknown((*path, field), name, spec.columns)
    if _returns(sources, lookup.ledger, ledger_id, frozenset()):
        yield path, "sources-lookup-cycle", {"ledger": lookup.ledger}, ledger_id


def _returns(sources: Sources, start: str, goal: str, seen: frozenset[str]) -> bool:
    """True when following lookups from ``start`` leads to ``goal``."""
    if start == goal:
        return True
    if start in seen or start not in sources.ledgers:
        return False
    onward = (c.lookup.ledger for c in sources.ledgers[start].columns.values() if c.lookup is not None)
    return any(_returns(sources, ledger, goal, seen | {start}) for ledger in onward)


def _recipe(name: str, recipe: Recipe, spec: LedgerSpec) -> Iterator[_Doubt]:
    base: _Path = ("recipes", name)
    for column, take in recipe.columns.items():
        if column not in spec.columns:
            yield _unknown((*base, "columns", column), column, spec.columns)
        elif sum((bool(take.from_), take.value is not None, take.context is not None)) != 1:
            yield (*base, "columns", column), "sources-take-origin", {}, column
        else:
            yield from _take((*base, "columns", column), take, spec.columns[column])
    for i, accept in enumerate(recipe.accept):
        if accept.code not in all_entries():
            yield (
                (*base, "accept", i, "code"),
                "sources-accept-unknown",
                {"suggestions": _alike(accept.code, all_entries())},
                accept.code,
            )
    if not any(take.from_ for take in recipe.columns.values()):
        yield (*base, "columns"), "sources-no-headers", {}, name
    for key in spec.key:
        if key in spec.columns and key not in recipe.columns:
            yield (*base, "columns"), "sources-key-not-taken", {"key": key}, name
    if "column" in recipe.period.from_ and not recipe.columns.get(spec.time, Take()).from_:
        yield (*base, "period"), "sources-period-column", {"time": spec.time}, name


def _take(path: _Path, take: Take, column: Column) -> Iterator[_Doubt]:
    if take.unit is not None and column.type not in ("amount", "whole"):
        yield (*path, "unit"), "sources-unit-misplaced", {"type": column.type}, take.unit
    wanted = {"period": ("period", "date"), "year": ("year",)}.get(take.context or "", ())
    if wanted and column.type not in wanted:
        yield (*path, "context"), "sources-context-type", {"type": column.type}, str(take.context)


def _unknown(path: _Path, name: str, known: Iterable[str]) -> _Doubt:
    return path, "sources-unknown-column", {"suggestions": _alike(name, known)}, name


def _alike(name: str, known: Iterable[str]) -> str:
    return "、".join(suggest(name, known))
