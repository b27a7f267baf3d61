"""The rows of registers, each with the counts it is in: what is read here is what is counted, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from tanjcli.core.absence import NOT_APPLICABLE, Figure, Unmeasured, Why
from tanjcli.core.findings import Place
from tanjcli.core.periods import month_end
from tanjcli.core.text import match_key
from tanjcli.core.words import Name
from tanjcli.evaluate.measure.projects import Row, day_of, place_of, text_of
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.rows import amount, between, edges, limits, matching, state_at
from tanjcli.evaluate.register_results import Entry
from tanjcli.intake.ledger import Ledger
from tanjcli.plan.metrics import Balance
from tanjcli.plan.registers import (
    CertificateRegister,
    NamedIn,
    NamedRegister,
    NurseryRegister,
    StockRegister,
    WorksRegister,
)

Facts = tuple[tuple[str, str], ...]
Declared = Mapping[str, tuple[str, ...]]  # name of the plan → the ids that watch it


def stock_entries(register: StockRegister, room: Room, day: date) -> Iterator[Entry]:
    """Every event up to ``day``; those who were there at the end of a year stand for its closing stock."""
    metric = room.metrics[register.metric]
    if not isinstance(metric, Balance) or metric.ledger not in room.ledgers:
        return
    ledger = room.ledgers[metric.ledger]
    events = matching(ledger, between(ledger.frame, metric.dated, None, day), metric.where, room.units)
    plus, minus = (matching(ledger, events, side, room.units) for side in (metric.plus, metric.minus))
    first = _opening(metric)
    moves = pd.concat([plus.assign(_enters=True), minus.assign(_enters=False)]).sort_values(metric.dated, kind="stable")
    rows = moves.to_dict("records")
    opens = {id(row) for row in rows if row["_enters"] and first and text_of(row, first[0]) == first[1]}
    stocks = _stocks(rows, metric, opens, day)
    look = _Look(ledger, room, metric.distinct, register.title, register.town)
    for row in rows:
        kind = "opening" if id(row) in opens else "entry" if row["_enters"] else "exit"
        on = day_of(row, metric.dated) or day
        tags = [] if kind == "opening" else [f"{'entries' if kind == 'entry' else 'exits'}.{on.year}"]
        batch, counted = text_of(row, register.batch), text_of(row, register.counted_in)
        if kind == "entry":
            tags += [f"batch:{batch}.{on.year}"] * bool(batch) + [f"counted.{counted}"] * bool(counted)
        tags += [tag for tag, there in stocks.items() if id(row) in there]
        facts = (("event", kind), ("dated", f"{on}"), ("batch", batch), ("counted_in", counted))
        yield look.entry(row, facts, tags)


def certificate_entries(register: CertificateRegister, room: Room, day: date) -> Iterator[Entry]:
    """Every certificate issued by ``day``; of a holder's only the latest is valid, runs out soon, or has run out."""
    ledger = room.ledgers.get(register.ledger)
    if ledger is None:
        return
    frame = between(ledger.frame, register.issued_on, None, day).sort_values(register.issued_on, kind="stable")
    first = set(matching(ledger, frame, register.first, room.units).index)
    latest = set(frame.drop_duplicates(register.holder, keep="last").index)
    soon = month_end(day.year, day.month + register.soon) if day == month_end(day.year, day.month) else None
    soon = soon or (pd.Timestamp(day) + pd.DateOffset(months=register.soon)).date()
    look = _Look(ledger, room, register.certificate, register.title)
    for index, row in zip(frame.index, frame.to_dict("records"), strict=True):
        issued, until = day_of(row, register.issued_on) or day, day_of(row, register.valid_to)
        kind = "first" if index in first else "renewed"
        tags = [f"{kind}.{issued.year}"]
        if index in latest and until is not None:
            tags += ["valid"] * (until >= day) + ["expiring"] * (day <= until <= soon) + ["expired"] * (until < day)
        elif index in latest:
            tags.append("undated")
        facts = (
            ("holder", text_of(row, register.holder)),
            ("recognition", kind),
            ("issued_on", f"{issued}"),
            ("valid_to", _iso(until)),
        )
        yield look.entry(row, facts, tags)


def works_entries(register: WorksRegister, room: Room, day: date) -> Iterator[Entry]:
    """Every item as last told; built by ``day``, being built, or said to be built without evidence."""
    ledger = room.ledgers.get(register.ledger)
    if ledger is None:
        return
    frame = ledger.frame.drop_duplicates(register.item, keep="last")
    built = set(matching(ledger, frame, register.built, room.units).index)
    look = _Look(ledger, room, register.item, register.title, register.town)
    for index, row in zip(frame.index, frame.to_dict("records"), strict=True):
        on = day_of(row, register.built_on)
        needed = (register.built_on, *register.evidence)
        missing = [name for name in needed if not text_of(row, name)]
        if index not in built or (on is not None and on > day):
            tags = ["building"]
        else:
            tags = ["unproved"] if missing else ["built", f"built.{on.year if on else ''}"]
        facts = (
            (register.built_on, _iso(on)),
            *((name, text_of(row, name)) for name in register.evidence),
            ("missing", ",".join(missing)),
        )
        # What was built later had neither day nor document by the as-of day.
        facts = () if tags == ["building"] else facts
        yield look.entry(row, facts, tags)


def nursery_entries(register: NurseryRegister, entered: Mapping[str, str], room: Room, day: date) -> Iterator[Entry]:
    """Every firm listed in the year up to ``day`` as last told. ``entered``: code → the day it entered the register."""
    ledger = room.ledgers.get(register.ledger)
    if ledger is None:
        return
    time = ledger.spec.time
    frame = between(ledger.frame, time, date(day.year, 1, 1), day).sort_values(time, kind="stable")
    if frame.empty:
        return
    listed = set(state_at(ledger, frame, day)[register.code])
    low, high = limits(register.near, edges(ledger, register.revenue, register.near, room.units))
    look = _Look(ledger, room, register.code, register.title, register.town)
    for row in frame.drop_duplicates(register.code, keep="last").to_dict("records"):
        code, revenue = text_of(row, register.code), row[register.revenue]
        filed, approved = (_by(day, day_of(row, name)) for name in (register.filed_on, register.approved_on))
        inside = not pd.isna(revenue) and (low is None or revenue >= low) and (high is None or revenue <= high)
        near = inside and code not in entered
        tags = [
            *["listed"] * (code in listed),
            *["near"] * near,
            *["unfiled"] * (near and filed is None),
            *["filed"] * (filed is not None),
            *["approved"] * (approved is not None),
            *["entered"] * (code in entered),
        ]
        facts = (("filed_on", _iso(filed)), ("approved_on", _iso(approved)), ("entered_on", entered.get(code, "")))
        yield look.entry(row, facts, tags, _amount(ledger, register.revenue, revenue))


def named_entries(register: NamedRegister, declared: Declared, room: Room, day: date) -> Iterator[Entry]:
    """One line for each name of the plan and row that bears it, exactly or by a declared alias; else one without."""
    rows = [(text_of(row, place.title), row, place) for place in register.columns for row in _titled(place, room, day)]
    bearers: dict[str, list[tuple[Row, NamedIn]]] = {}
    for title, row, place in rows:
        bearers.setdefault(match_key(title), []).append((row, place))
    for name, watched in declared.items():
        watching = ("watched_by", ", ".join(watched))
        spellings = dict.fromkeys(match_key(one) for one in (name, *register.aliases.get(name, ())))
        found = [bearer for spelling in spellings for bearer in bearers.get(spelling, ())]
        for row, place in found:
            ledger = room.ledgers[place.ledger]
            facts = (watching, ("seen_as", text_of(row, place.title)), ("seen_in", ledger.spec.name.zh))
            town = text_of(row, place.town)
            yield Entry(name, name, _town(town, room), place_of(row, ledger, place.title), facts, ("named", "seen"))
        if not found:
            yield Entry(name, name, Name(""), Place(), (watching,), ("named", "unseen"))


def _titled(place: NamedIn, room: Room, day: date) -> Iterator[Row]:
    """The latest row of every name of a column."""
    ledger = room.ledgers.get(place.ledger)
    if ledger is not None:
        frame = ledger.frame[ledger.frame[place.title].notna()]
        dated = frame[ledger.spec.time]
        frame = frame[(dated.isna() | (dated <= pd.Timestamp(day))).astype(bool)]  # what has no day yet is there too
        yield from frame.drop_duplicates(place.title, keep="last").to_dict("records")


def _opening(metric: Balance) -> tuple[str, str] | None:
    """The condition by which an event is the opening stock: the first of several words of an addition."""
    return next(((c, word.in_[0]) for c, word in metric.plus.items() if word.in_ and len(word.in_) > 1), None)


def _stocks(rows: list[Any], metric: Balance, opens: set[int], day: date) -> dict[str, set[int]]:
    """``opening.2021``, ``closing.2021`` … → the rows by which its members had come in, by identity."""
    told = [day_of(row, metric.dated) or day for row in rows]
    years = sorted({on.year for row, on in zip(rows, told, strict=True) if id(row) not in opens})
    found: dict[str, set[int]] = {}
    for year in range(years[0], day.year + 1) if years else ():
        for name, last in (("opening", date(year - 1, 12, 31)), ("closing", min(day, date(year, 12, 31)))):
            there: dict[object, int] = {}
            for row, on in zip(rows, told, strict=True):
                if on <= last and row["_enters"]:
                    there[row[metric.distinct]] = id(row)
                elif on <= last:
                    there.pop(row[metric.distinct], None)
            found[f"{name}.{year}"] = set(there.values())
    return found


@dataclass(frozen=True, slots=True)
class _Look:
    """Which columns of which ledger an entry is made of."""

    ledger: Ledger
    room: Room
    key: str
    title: str
    town: str | None = None

    def entry(self, row: Row, facts: Facts, tags: list[str], figure: Figure = NOT_APPLICABLE) -> Entry:
        """The row as an entry of its register."""
        return Entry(
            key=text_of(row, self.key),
            name=text_of(row, self.title),
            town=_town(text_of(row, self.town), self.room),
            place=place_of(row, self.ledger, self.key),
            facts=facts,
            counted=tuple(tags),
            amount=figure,
        )


def _town(key: str, room: Room) -> Name:
    return room.places.get(key, Name(key))


def _amount(ledger: Ledger, column: str, value: Any) -> Figure:
    return Unmeasured(Why.NO_DATA) if pd.isna(value) else amount(ledger, column, int(value))


def _by(day: date, told: date | None) -> date | None:
    """A day that had come by then."""
    return told if told is not None and told <= day else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
