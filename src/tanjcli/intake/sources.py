"""``data/sources.yaml``: loaded strictly, then checked for what the schema alone cannot say.

All faults at once, each at its line. A year-to-date or point-in-time column is so by declaration; nothing later can
add it up over time.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tanjcli.config.bind import bind
from tanjcli.config.nodes import load_nodes
from tanjcli.config.positions import Positions
from tanjcli.core.catalogue import all_entries
from tanjcli.core.findings import Finding
from tanjcli.core.text import match_key
from tanjcli.core.words import Vocabulary, suggest
from tanjcli.intake.check_across import check_across
from tanjcli.intake.ledger_spec import Column, LedgerSpec
from tanjcli.intake.recipe import Recipe, Take
from tanjcli.intake.spec import Sources
from tanjcli.intake.vocabularies import list_of, own_vocabularies

_Path = tuple[str | int, ...]
_LETTERS = re.compile("[A-Z]{1,3}")


@dataclass(frozen=True, slots=True)
class LoadedSources:
    """What came of loading; ``sources`` is ``None`` when anything in the file is wrong.

    ``partial`` is what is left without the faulty entries.
    """

    sources: Sources | None
    partial: Sources | None
    findings: tuple[Finding, ...]
    positions: Positions | None
    sha256: str


def load_sources(path: Path, file: str) -> LoadedSources:
    """Load and check ``path``; ``file`` is the name to show. Raises ``OSError`` when it cannot be read."""
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    node, found = load_nodes(data, file)
    if node is None:
        return LoadedSources(None, None, found, None, sha256)
    bound = bind(node, Sources, file)
    known = bound.value or bound.partial
    doubts = tuple(check_sources(known, bound.positions)) if known is not None else ()
    findings = (*found, *bound.findings, *doubts)
    return LoadedSources(None if findings else bound.value, known, findings, bound.positions, sha256)


def check_words(
    loaded: LoadedSources, vocabularies: Mapping[str, Vocabulary], units: Container[str]
) -> tuple[Finding, ...]:
    """Units, vocabularies and terms that neither the plan nor the sources declare; the caller knows the plan's."""
    if loaded.sources is None or loaded.positions is None:
        return ()
    known = {**vocabularies, **own_vocabularies(loaded.sources)}
    found = [*_foreign_lists(loaded.sources, known, units), *_foreign_terms(loaded.sources, known)]
    return tuple(Finding(code, loaded.positions.place(*path), params, raw) for path, code, params, raw in found)


def check_sources(sources: Sources, positions: Positions) -> Iterator[Finding]:
    """Every reference and declaration that does not hold together, with its line."""
    for path, code, params, raw in _doubts(sources):
        yield Finding(code, positions.place(*path), params, raw)


_Doubt = tuple[_Path, str, dict[str, str], str]


def _foreign_lists(sources: Sources, known: Mapping[str, Vocabulary], units: Container[str]) -> Iterator[_Doubt]:
    for ledger_id, spec in sources.ledgers.items():
        for name, column in spec.columns.items():
            path: _Path = ("ledgers", ledger_id, "columns", name)
            wanted = list_of(column)
            if wanted and wanted not in known:
                field = "type" if column.type == "place" else "vocabulary"
                yield (*path, field), "sources-unknown-vocabulary", {"suggestions": _alike(wanted, known)}, wanted
            if column.unit is not None and column.unit not in units:
                yield (*path, "unit"), "sources-unknown-unit", {}, column.unit
    for recipe_id, recipe in sources.recipes.items():
        for name, take in recipe.columns.items():
            if take.unit is not None and take.unit not in units:
                yield ("recipes", recipe_id, "columns", name, "unit"), "sources-unknown-unit", {}, take.unit


def _foreign_terms(sources: Sources, known: Mapping[str, Vocabulary]) -> Iterator[_Doubt]:
    """Aliases that lead to a term no list has: every row they touch would be unreadable."""
    for i, alias in enumerate(sources.aliases):
        ledgers = [key for key in sources.ledgers if alias.ledger in (None, key)]
        columns = [c for key in ledgers if (c := sources.ledgers[key].columns.get(alias.column)) is not None]
        lists = [known[key] for key in dict.fromkeys(map(list_of, columns)) if key in known]
        mapped = {
            match_key(seen)
            for recipe in sources.recipes.values()
            if recipe.ledger in ledgers and alias.column in recipe.columns
            for seen in recipe.columns[alias.column].map
        }
        if lists and match_key(alias.is_) not in mapped and not any(words.find(alias.is_) for words in lists):
            params = {
                "vocabulary": "、".join(w.id for w in lists),
                "suggestions": "、".join(lists[0].suggest(alias.is_)),
            }
            yield ("aliases", i, "is"), "sources-unknown-term", params, alias.is_


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
    yield from check_across(base, recipe, spec)
    for column, take in recipe.columns.items():
        if column not in spec.columns:
            yield _unknown((*base, "columns", column), column, spec.columns)
        elif sum(map(bool, (take.from_ or take.at, take.value, take.context, take.across, take.row))) != 1:
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
    if not recipe.across and not any(take.from_ for take in recipe.columns.values()):
        yield (*base, "columns"), "sources-no-headers", {}, name
    for key in spec.key:
        if key in spec.columns and key not in recipe.columns:
            yield (*base, "columns"), "sources-key-not-taken", {"key": key}, name
    time = recipe.columns.get(spec.time, Take())
    if "column" in recipe.period.from_ and not (time.from_ or time.at):
        yield (*base, "period"), "sources-period-column", {"time": spec.time}, name


def _take(path: _Path, take: Take, column: Column) -> Iterator[_Doubt]:
    if take.unit is not None and column.type not in ("amount", "whole"):
        yield (*path, "unit"), "sources-unit-misplaced", {"type": column.type}, take.unit
    if take.at is not None and not _LETTERS.fullmatch(take.at):
        yield (*path, "at"), "sources-at-letters", {}, take.at
    wanted = {"period": ("period", "date"), "year": ("year",)}.get(take.context or "", ())
    if wanted and column.type not in wanted:
        yield (*path, "context"), "sources-context-type", {"type": column.type}, str(take.context)


def _unknown(path: _Path, name: str, known: Iterable[str]) -> _Doubt:
    return path, "sources-unknown-column", {"suggestions": _alike(name, known)}, name


def _alike(name: str, known: Iterable[str]) -> str:
    return "、".join(suggest(name, known))
