"""Pipelines and registers against the ledgers: every column a role names is there, and of a type that can play it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tanjcli.config.positions import Positions
from tanjcli.core.findings import Finding
from tanjcli.core.words import nearest
from tanjcli.intake.ledger_spec import LedgerSpec
from tanjcli.plan.metrics import Balance
from tanjcli.plan.model import Plan
from tanjcli.plan.pipelines import Pipeline
from tanjcli.plan.registers import CertificateRegister, NamedRegister, NurseryRegister, StockRegister, WorksRegister

_WORDS = frozenset({"text", "code", "term", "prose"})
_DAY, _TOWN, _AMOUNT, _ANY = frozenset({"date"}), frozenset({"place"}), frozenset({"amount"}), frozenset[str]()
Step = str | int


@dataclass(frozen=True, slots=True)
class _Use:
    """A column that something names at ``at``, and what types it may have (none said: any)."""

    ledger: str
    ledger_at: tuple[Step, ...]
    column: str | None
    at: tuple[Step, ...]
    types: frozenset[str] = _ANY


def check_books(plan: Plan, specs: Mapping[str, LedgerSpec], positions: Positions) -> list[Finding]:
    """Every finding of ``pipelines`` and ``registers``."""
    uses = [use for key, one in plan.pipelines.items() for use in _pipeline(("pipelines", key), one)]
    uses += [use for key in plan.registers for use in _register(key, plan)]
    found: dict[tuple[str, str, object], Finding] = {}
    for use in uses:
        for finding in _misfits(use, specs, positions):
            found.setdefault((finding.code, finding.raw, finding.place), finding)
    return list(found.values())


def _misfits(use: _Use, specs: Mapping[str, LedgerSpec], positions: Positions) -> Iterator[Finding]:
    spec = specs.get(use.ledger)
    if spec is None:
        params = {"nearest": nearest(use.ledger, specs)}
        yield Finding("book-unknown-ledger", positions.place(*use.ledger_at), params, use.ledger)
    elif use.column is not None:
        column = spec.columns.get(use.column)
        if column is None:
            params = {"ledger": use.ledger, "nearest": nearest(use.column, spec.columns)}
            yield Finding("book-unknown-column", positions.place(*use.at), params, use.column)
        elif use.types and column.type not in use.types:
            params = {"ledger": use.ledger, "type": column.type, "wanted": ", ".join(sorted(use.types))}
            yield Finding("book-column-type", positions.place(*use.at), params, use.column)


def _pipeline(base: tuple[Step, ...], pipeline: Pipeline) -> Iterator[_Use]:
    if pipeline.ledger is None:
        return
    ledger, at, columns = pipeline.ledger, (*base, "ledger"), pipeline.columns
    roles = {"project": _WORDS, "name": _WORDS, "town": _TOWN, "amount": _AMOUNT, "state": _WORDS, "reason": _WORDS}
    for role, types in (roles | {"dropped_on": _DAY}).items():
        yield _Use(ledger, at, getattr(columns, role), (*base, "columns", role), types)
    for index, stage in enumerate(pipeline.stages):
        yield _Use(ledger, at, stage.dated, (*base, "stages", index, "dated"), _DAY)
    for column in pipeline.where:
        yield _Use(ledger, at, column, (*base, "where", column))
    shares = pipeline.shares
    if shares is not None:
        here = (*base, "shares")
        for role, types in (("project", _WORDS), ("town", _TOWN), ("share", _AMOUNT)):
            yield _Use(shares.ledger, (*here, "ledger"), getattr(shares, role), (*here, role), types)


def _register(key: str, plan: Plan) -> Iterator[_Use]:
    register, base = plan.registers[key], ("registers", key)
    if isinstance(register, NamedRegister):
        for index, place in enumerate(register.columns):
            here = (*base, "columns", index)
            yield _Use(place.ledger, (*here, "ledger"), place.title, (*here, "title"), _WORDS)
            yield _Use(place.ledger, (*here, "ledger"), place.town, (*here, "town"), _TOWN)
        return
    if isinstance(register, StockRegister):
        metric = plan.metrics.get(register.metric)
        if not isinstance(metric, Balance):
            return
        ledger, at = metric.ledger, (*base, "metric")
    else:
        ledger, at = register.ledger, (*base, "ledger")
    for role, types in _ROLES[type(register)].items():
        yield _Use(ledger, at, getattr(register, role), (*base, role), types)
    if isinstance(register, WorksRegister):
        for index, column in enumerate(register.evidence):
            yield _Use(ledger, at, column, (*base, "evidence", index))
    for section in ("first", "built"):
        for column in getattr(register, section, {}):
            yield _Use(ledger, at, column, (*base, section, column))


_ROLES: Mapping[type, Mapping[str, frozenset[str]]] = {
    StockRegister: {"title": _WORDS, "town": _TOWN, "batch": _WORDS, "counted_in": frozenset({"year"})},
    NurseryRegister: {
        "code": _WORDS,
        "title": _WORDS,
        "town": _TOWN,
        "revenue": _AMOUNT,
        "filed_on": _DAY,
        "approved_on": _DAY,
    },
    CertificateRegister: {
        "certificate": _WORDS,
        "holder": _WORDS,
        "title": _WORDS,
        "issued_on": _DAY,
        "valid_to": _DAY,
    },
    WorksRegister: {"item": _WORDS, "title": _WORDS, "town": _TOWN, "built_on": _DAY},
}
