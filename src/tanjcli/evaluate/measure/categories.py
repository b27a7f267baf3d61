"""What a classified figure may silently lack: a category that stopped reporting, entities that belong to none."""

from __future__ import annotations

from datetime import date

import pandas as pd

from tanjcli.core.words import Lang
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.rows import amount, days_told, matching, on_day
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Remark
from tanjcli.intake.ledger import Ledger
from tanjcli.plan.metrics import Condition, ThresholdCount, Total


def vanished(metric: Total | ThresholdCount, ledger: Ledger, period: date, room: Room) -> bool:
    """True when a class that the report before had is not in this one at all: that is no 0.

    A state (operating, stopped …) may well occur no more; a class is part of the key, or looked up.
    """
    columns = ledger.spec.columns
    classes = all(name in ledger.spec.key or columns[name].lookup is not None for name in metric.where)
    return classes and not _before(metric, ledger, period, room).empty


def categories_gone(
    metric: Total | ThresholdCount, ledger: Ledger, known: pd.DataFrame, period: date, room: Room
) -> tuple[Remark, ...]:
    """Keys of a ledger kept by category (an industry, a place) that were in the report before and are not in this."""
    spec = ledger.spec
    keys = [key for key in spec.key if key != spec.time]
    if spec.entity is not None or not keys or any(spec.columns[key].type not in ("term", "place") for key in keys):
        return ()
    before = _before(metric, ledger, period, room)
    now = known[known[spec.time] == pd.Timestamp(period)]
    there = set(now[keys].itertuples(index=False, name=None))
    gone = sorted(key for key in set(before[keys].dropna().itertuples(index=False, name=None)) if key not in there)
    if not gone:
        return ()
    year = spec.rhythm == "year"
    labels = [f"{day:%Y}" if year else f"{day:%Y-%m}" for day in (period, before[spec.time].max())]
    zh, en = _words(gone, "zh", room), _words(gone, "en", room)
    return (remark("categories-missing", zh=zh, en=en, period=labels[0], before=labels[1]),)


def unclassified(metric: Total | ThresholdCount, ledger: Ledger, period: date, room: Room) -> tuple[Remark, ...]:
    """How many entities, with how much, the latest report has that the looked-up class of the metric cannot place."""
    spec = ledger.spec
    looked_up = [name for name in metric.where if spec.columns[name].lookup is not None]
    if not looked_up or spec.entity is None:
        return ()
    others: dict[str, Condition] = {name: c for name, c in metric.where.items() if name not in looked_up}
    found = matching(ledger, on_day(ledger, period, room), others, room.units)
    lost = pd.Series(data=False, index=found.index)
    for name in looked_up:
        lookup = spec.columns[name].lookup
        otherwise = lookup.otherwise if lookup is not None else None
        lost |= found[name].isna() | (found[name] == otherwise).fillna(value=False).astype(bool)
    rows = found[lost & found[metric.measure].notna()]
    if rows.empty:
        return ()
    total = amount(ledger, metric.measure, sum(rows[metric.measure].tolist()))
    unit = spec.columns[metric.measure].unit or ""
    count = str(rows[spec.entity].nunique())
    return (remark("unclassified", count=count, sum=f"{total:f}", unit=unit, period=f"{period:%Y-%m}"),)


def _before(metric: Total | ThresholdCount, ledger: Ledger, period: date, room: Room) -> pd.DataFrame:
    """The metric's rows in the last report before ``period``."""
    earlier = [day for day in days_told(ledger, metric.measure, room) if day < period]
    if not earlier:
        return ledger.frame.iloc[:0]
    told = on_day(ledger, earlier[-1], room)
    return matching(ledger, told[told[metric.measure].notna()], metric.where, room.units)


def _words(keys: list[tuple[str, ...]], lang: Lang, room: Room) -> str:
    joiner = "、" if lang == "zh" else ", "
    names = (" ".join(_word(part, lang, room) for part in key) for key in keys)
    return joiner.join(names)


def _word(part: str, lang: Lang, room: Room) -> str:
    name = room.places.get(part)
    return part if name is None else name.get(lang)
