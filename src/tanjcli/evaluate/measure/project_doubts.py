"""What cannot be right about projects: days out of order, one id in two towns or years, like names, shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import pandas as pd

from tanjcli.core.findings import Finding, Place
from tanjcli.core.text import match_key
from tanjcli.core.words import Name
from tanjcli.evaluate.measure.projects import Row, day_of, place_of, share_rows, text_of
from tanjcli.evaluate.measure.room import Room
from tanjcli.evaluate.measure.rows import matching
from tanjcli.intake.ledger import RECEIVED, STRIP, Ledger
from tanjcli.intake.ledgers.alike import near_names
from tanjcli.plan.pipelines import Pipeline

_PROJECT = re.compile("(?:建设)?项目$")


def project_doubts(pipeline: Pipeline, room: Room, ingested: Ledger) -> Iterator[Finding]:
    """Every doubt about a pipeline with dates; ``ingested`` has the rows of every delivery, so what was said before."""
    ledger = room.ledgers[pipeline.ledger or ""]
    frame = matching(ledger, ledger.frame, pipeline.where, room.units)
    rows = frame[frame[pipeline.columns.project].notna()].to_dict("records")
    for row in rows:
        yield from _reversed(row, pipeline, ledger)
    said = matching(ingested, ingested.frame, pipeline.where, room.units)
    said = said[(said[RECEIVED] <= pd.Timestamp(room.known_on)) & said[pipeline.columns.project].notna()]
    told = [name for name in (pipeline.columns.town, *(stage.dated for stage in pipeline.stages)) if name]
    said = said.drop_duplicates([pipeline.columns.project, *told])  # most months repeat what was said before
    for _, group in said.groupby(pipeline.columns.project, sort=True, observed=True):
        yield from _several(group.to_dict("records"), pipeline, ingested, room)
    yield from _alike(rows, pipeline, ledger)
    yield from _off(pipeline, room)


def _reversed(row: Row, pipeline: Pipeline, ledger: Ledger) -> Iterator[Finding]:
    """Two stages whose days are in the wrong order: both cells are told."""
    dated = [(stage, day) for stage in pipeline.stages if (day := day_of(row, stage.dated)) is not None]
    for (before, earlier), (after, later) in pairwise(dated):
        if later < earlier:
            params = {
                "project": _called(row, pipeline),
                "before": before.name.zh,
                "after": after.name.zh,
                "earlier": f"{earlier}",
            }
            where = place_of(row, ledger, after.dated or "")
            yield _told("pipeline-dates-reversed", where, params, f"{later}", (row, ledger), before.dated or "")


def _several(rows: Sequence[Row], pipeline: Pipeline, ledger: Ledger, room: Room) -> Iterator[Finding]:
    """One id that stands, in one table or from table to table, under two towns, or in two years."""
    columns = pipeline.columns
    for before, after in pairwise(rows):
        places = (text_of(before, columns.town), text_of(after, columns.town))
        if all(places) and places[0] != places[1]:
            other, raw = (room.places.get(place, Name(place)).zh for place in places)
            params = {"project": _called(after, pipeline), "other": other}
            where = place_of(after, ledger, columns.town)
            yield _told("pipeline-two-towns", where, params, raw, (before, ledger), columns.town)
        for stage in pipeline.stages:
            days = (day_of(before, stage.dated), day_of(after, stage.dated))
            if stage.dated and days[0] and days[1] and days[0].year != days[1].year:
                params = {"project": _called(after, pipeline), "stage": stage.name.zh, "other": f"{days[0]}"}
                where = place_of(after, ledger, stage.dated)
                yield _told("pipeline-two-years", where, params, f"{days[1]}", (before, ledger), stage.dated)
                break


def _alike(rows: Sequence[Row], pipeline: Pipeline, ledger: Ledger) -> Iterator[Finding]:
    """Names that may be one project: a question for a person, never a merge.

    Many names are one character apart, so where amounts are told such a pair must have the same one.
    """
    columns = pipeline.columns
    known = {text_of(row, columns.project): row for row in rows}
    names = {key: _PROJECT.sub("", match_key(text_of(row, columns.name))) for key, row in known.items()}
    for other, key in near_names(names):
        row, before = known[key], known[other]
        amounts = {text_of(one, columns.amount) for one in (row, before)}
        if names[key] == names[other] or len(amounts) == 1:
            params = {"project": _called(row, pipeline), "other": _called(before, pipeline)}
            where, raw = place_of(row, ledger, columns.name), text_of(row, columns.name)
            yield _told("pipeline-name-alike", where, params, raw, (before, ledger), columns.name)


def _off(pipeline: Pipeline, room: Room) -> Iterator[Finding]:
    """Shares of a project that do not add up to the whole project."""
    shares = pipeline.shares
    if shares is None or shares.ledger not in room.ledgers:
        return
    ledger = room.ledgers[shares.ledger]
    groups: dict[str, list[tuple[Row, Decimal | None]]] = {}
    for row, part in share_rows(shares, room):
        groups.setdefault(text_of(row, shares.project), []).append((row, part))
    for key, parts in groups.items():
        total = sum((part for _, part in parts if part is not None), Decimal(0))
        if total != 1 or any(part is None for _, part in parts):
            cells = [place_of(row, ledger, shares.share) for row, _ in parts]
            params = {"project": key, "count": str(len(parts))}
            yield Finding(
                "pipeline-shares-off", cells[0], params, f"{total * 100:f}".rstrip("0").rstrip("."), tuple(cells[1:])
            )


def _told(code: str, where: Place, params: dict[str, str], raw: str, other: tuple[Row, Ledger], column: str) -> Finding:
    row, ledger = other
    source = ledger.sources[ledger.strips[int(str(row[STRIP]))].source]
    return Finding(code, where, params, raw, (place_of(row, ledger, column),), source.sha256)


def _called(row: Row, pipeline: Pipeline) -> str:
    parts = (text_of(row, pipeline.columns.project), text_of(row, pipeline.columns.name))
    return " ".join(part for part in parts if part)
