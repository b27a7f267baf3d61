"""Every register of the plan as of a day: its rows, and the counts of those rows in the order they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tanjcli.core.findings import Finding
from tanjcli.core.words import Name
from tanjcli.evaluate.bench.bench import EVER, Bench
from tanjcli.evaluate.measure.model import Window
from tanjcli.evaluate.measure.registers import (
    certificate_entries,
    named_entries,
    nursery_entries,
    stock_entries,
    works_entries,
)
from tanjcli.evaluate.measure.rows import told_through
from tanjcli.evaluate.register_results import Counted, Entry, RegisterBook
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Remark
from tanjcli.intake.ledger import Ledger
from tanjcli.plan.metrics import Balance
from tanjcli.plan.registers import CertificateRegister, NamedRegister, NurseryRegister, StockRegister, WorksRegister


def register_books(bench: Bench) -> tuple[RegisterBook, ...]:
    """Every register of the plan, as of the bench's day."""
    return tuple(_book(key, one, bench) for key, one in bench.plan.registers.items())


def register_findings(books: Sequence[RegisterBook]) -> Iterator[Finding]:
    """What is said to be built and nothing proves it."""
    for book in books:
        for entry in book.rows("unproved"):
            labels = dict(book.labels)
            missing = [labels[name].zh for name in dict(entry.facts)["missing"].split(",")]
            params = {"name": entry.name, "missing": "、".join(missing)}
            yield Finding("register-unproved", entry.place, params, entry.key)


def _book(key: str, register: Any, bench: Bench) -> RegisterBook:
    entries, ledger_id, counts, terms = _KINDS[register.kind](register, bench)
    ledger = bench.room.ledgers.get(ledger_id)
    ever = Window(EVER, bench.as_of, bench.as_of)
    revenue = ledger.spec.columns[register.revenue].unit if ledger and register.kind == "nursery" else None
    return RegisterBook(
        id=key,
        kind=register.kind,
        name=Name(register.name.zh, register.name.en),
        unit=revenue or "",
        through=told_through(ledger, ever, bench.room) if ledger else None,
        counts=counts,
        entries=entries,
        terms=terms,
        labels=_labels(register, ledger),
    )


def _labels(register: Any, ledger: Ledger | None) -> tuple[tuple[str, Name], ...]:
    if ledger is None or not isinstance(register, WorksRegister):
        return ()
    columns = ((name, ledger.spec.columns[name].name) for name in (register.built_on, *register.evidence))
    return tuple((name, Name(label.zh, label.en)) for name, label in columns)


Made = tuple[tuple[Entry, ...], str, tuple[Counted, ...], tuple[Remark, ...]]


def _stock(register: StockRegister, bench: Bench) -> Made:
    metric = bench.room.metrics[register.metric]
    ledger = metric.ledger if isinstance(metric, Balance) else ""
    entries = tuple(stock_entries(register, bench.room, bench.as_of))
    found = _tags(entries)
    batches = sorted({tag.partition(".")[0] for tag in found if tag.startswith("batch:")})
    years = sorted({tag.rpartition(".")[2] for tag in found if tag.startswith("closing.")})
    counts: list[Counted] = []
    for year in years:
        drawn = {code: found.get(f"{code}.{year}", 0) for code in ("entries", "exits")}
        codes = ("opening", *batches, "entries", "exits")
        counts += [Counted(code, year, found.get(f"{code}.{year}", 0)) for code in codes]
        counts.append(Counted("net", year, drawn["entries"] - drawn["exits"], drawn=False))
        counts.append(Counted("closing", year, found.get(f"closing.{year}", 0)))
        if register.counted_in:
            counts.append(Counted("counted", year, found.get(f"counted.{year}", 0)))
    return entries, ledger, tuple(counts), ()


def _nursery(register: NurseryRegister, bench: Bench) -> Made:
    target = bench.plan.registers[register.register_]
    stock = stock_entries(target, bench.room, bench.as_of) if isinstance(target, StockRegister) else ()
    entered = {one.key: dict(one.facts)["dated"] for one in stock if ("event", "exit") not in one.facts}
    entries = tuple(nursery_entries(register, entered, bench.room, bench.as_of))
    codes = ("listed", "near", "unfiled", "filed", "approved", "entered")
    edge = register.near.at_least or register.near.more_than
    terms = (remark("register-near", near=f"{edge:f}", unit=register.near.unit),) if edge is not None else ()
    return entries, register.ledger, _now(entries, codes), terms


def _certificates(register: CertificateRegister, bench: Bench) -> Made:
    entries = tuple(certificate_entries(register, bench.room, bench.as_of))
    codes = ("first", "renewed")
    now = _now(entries, ("valid", "expiring", "expired", "undated"))
    terms = (remark("register-soon", count=str(register.soon)),)
    return entries, register.ledger, (*_yearly(entries, codes), *now), terms


def _works(register: WorksRegister, bench: Bench) -> Made:
    entries = tuple(works_entries(register, bench.room, bench.as_of))
    return (
        entries,
        register.ledger,
        (*_yearly(entries, ("built",)), *_now(entries, ("built", "building", "unproved"))),
        (),
    )


def _named(register: NamedRegister, bench: Bench) -> Made:
    declared: dict[str, tuple[str, ...]] = {}
    watching: list[tuple[str, tuple[str, ...]]] = [(target.ref, target.named) for target in bench.plan.targets]
    watching += [(key, path.named) for key, path in bench.plan.paths.items()]
    for watcher, names in watching:
        for name in names:
            declared[name] = (*declared.get(name, ()), watcher)
    entries = tuple(named_entries(register, declared, bench.room, bench.as_of))
    ledger = register.columns[0].ledger
    return entries, ledger, _now(entries, ("named", "seen", "unseen")), (remark("register-named"),)


def _yearly(entries: Sequence[Entry], codes: Sequence[str]) -> tuple[Counted, ...]:
    """Counts by year, every year from the first to the last with one."""
    found = _tags(entries)
    years = sorted({tag.rpartition(".")[2] for tag in found if tag.rpartition(".")[0] in codes})
    return tuple(Counted(code, year, found.get(f"{code}.{year}", 0)) for year in years for code in codes)


def _now(entries: Sequence[Entry], codes: Sequence[str]) -> tuple[Counted, ...]:
    found = _tags(entries)
    return tuple(Counted(code, "", found.get(code, 0)) for code in codes)


def _tags(entries: Sequence[Entry]) -> Mapping[str, int]:
    """How many different keys are in each count."""
    keys: dict[str, set[str]] = {}
    for entry in entries:
        for tag in entry.counted:
            keys.setdefault(tag, set()).add(entry.key)
    return {tag: len(who) for tag, who in keys.items()}


_KINDS: Mapping[str, Callable[[Any, Bench], Made]] = {
    "stock": _stock,
    "nursery": _nursery,
    "certificates": _certificates,
    "works": _works,
    "named": _named,
}
