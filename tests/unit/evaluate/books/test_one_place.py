"""A target seen from one place shows what its ranking showed, and the cells behind it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tanjcli.evaluate.books.one_place import seen_from
from tanjcli.evaluate.results import CellResult, Status
from tanjcli.intake.ledger import Ledger
from tanjcli.plan.model import Plan
from tests.factories import COUNT, answer, delivered, events, ledger, plan, target

PLACES = {key: {"name": {"zh": f"{key}镇", "en": key}} for key in ("east", "west", "south")}
# West landed what it had signed the year before; over all, fewer landed than were signed.
DEALS = """project signed landed town
a 2021-02-01 2021-03-01 east
b 2021-03-01 - east
c 2021-03-01 - east
d 2020-04-01 2021-06-01 west"""
METRICS = {
    "m": COUNT,
    "landed": {**COUNT, "dated": "landed"},
    "both": {"kind": "lowest", "of": ["m", "landed"], "over_time": "sum", "over_units": "count"},
}


def deals() -> Ledger:
    file = delivered("2021-07-05", "2020-01/2021-06", DEALS)
    columns = {"project": "code", "signed": "date", "landed": "date", "town": "place"}
    return ledger("events", "project", columns, [file], time="signed")


def whole(**fields: Any) -> Plan:
    tasks = {"east": "4", "west": "2"}
    return plan([target(goal="6", tasks=tasks, **fields)], METRICS, places=PLACES)


def seen(one: Plan, place: str, told: Ledger) -> CellResult:
    cells = answer(one, "2021-06-30", told).cells
    narrowed = seen_from(one, {told.id: told.spec}, cells, place)
    assert narrowed is not None
    return answer(narrowed, "2021-06-30", told, origins=True).cells[0]


@pytest.mark.parametrize("metric", ["m", "landed", "both"])
@pytest.mark.parametrize("place", ["east", "west"])
def test_figure_task_and_verdict_are_those_of_the_ranking(metric: str, place: str) -> None:
    one = whole(metric=metric)
    shares = {share.key: share for share in answer(one, "2021-06-30", deals(), split_by="town").cells[0].shares}
    cell, share = seen(one, place, deals()), shares[place]
    assert (cell.actual, cell.goal, cell.completion) == (share.value, share.goal, share.completion)
    assert (cell.status, cell.time_share, cell.lead_pp) == (share.status, share.time_share, share.lead_pp)


def test_every_cell_behind_it_is_one_of_the_places_own() -> None:
    assert {origin.entity for origin in seen(whole(), "east", deals()).origins} == {"a", "b", "c"}


def test_its_name_says_whose_part_it_is() -> None:
    assert seen(whole(), "east", deals()).name.zh.endswith("(east镇)")


def test_a_place_without_a_task_is_shown_and_not_judged() -> None:
    cell = seen(whole(), "south", deals())
    assert (cell.actual, cell.status) == (0, Status.INFORMATIVE)


def test_a_figure_whose_ledger_knows_no_places_cannot_be_narrowed() -> None:
    told = events(["2021-02-01"], "2021-06")
    one = plan([target()], {"m": COUNT}, places=PLACES)
    assert seen_from(one, {told.id: told.spec}, answer(one, "2021-06-30", told).cells, "east") is None


MADE_OF = {"over_time": "ratio", "over_units": "ratio"}


def test_a_rate_seen_from_one_place_divides_that_places_own_figures() -> None:
    """Of three deals signed east one has landed; over the whole county it is two of three."""
    landed = {"kind": "ratio", "numerator": "landed", "denominator": "m", **MADE_OF}
    rate = target(kind="level", unit="%", goal="50", metric="rate")
    one = plan([rate], {**METRICS, "rate": landed}, places=PLACES)
    assert answer(one, "2021-06-30", deals()).cells[0].actual == pytest.approx(Decimal(200) / 3)
    assert seen(one, "east", deals()).actual == pytest.approx(Decimal(100) / 3)


def test_growth_and_rates_over_a_ledger_without_places_cannot_be_narrowed() -> None:
    """However deep the ledger lies: the growth of a rate of what no place is told of."""
    told = events(["2020-02-01", "2021-02-01"], "2021-06")
    rate = {"kind": "ratio", "numerator": "m", "denominator": "m", **MADE_OF}
    growth = {"kind": "growth", "of": "rate", "base": "2020", **MADE_OF}
    one = plan([target(metric="up")], {"m": COUNT, "rate": rate, "up": growth}, places=PLACES)
    assert seen_from(one, {told.id: told.spec}, answer(one, "2021-06-30", told).cells, "east") is None
