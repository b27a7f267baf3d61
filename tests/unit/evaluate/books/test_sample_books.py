"""On the sample county the books and the targets say the same: they count the same rows of the same ledgers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

import pytest

from tanjcli.evaluate.assess import assess
from tanjcli.evaluate.question import Question
from tanjcli.evaluate.results import Assessment
from tests.test_answer_key import inputs

DAYS = (date(2020, 12, 31), date(2021, 9, 30), date(2022, 12, 31))


@cache
def known(day: date) -> Assessment:
    settings, ledgers = inputs()
    return assess(settings.plan, ledgers, Question(year=day.year, as_of=day, books=True))


def counts(assessment: Assessment, register: str) -> dict[str, int]:
    (book,) = (book for book in assessment.registers if book.id == register)
    return {count.id: count.n for count in book.counts}


@pytest.mark.parametrize("day", DAYS)
def test_new_firms_and_the_stock_reconcile_from_the_register(day: date) -> None:
    assessment = known(day)
    told = counts(assessment, "firms")
    cells = {cell.ref: cell.actual for cell in assessment.cells}
    for ref, year in (("T16", 2020), ("T17", 2021), ("T18", 2022)):
        if year <= day.year:
            assert cells[ref] == told[f"counted.{year}"] == told[f"entries.{year}"]
            assert told[f"net.{year}"] == told[f"closing.{year}"] - told[f"opening.{year}"]
    assert cells["T19"] == told[f"closing.{day.year}"]


def test_parks_and_first_certificates_are_those_of_their_targets() -> None:
    assessment = known(DAYS[2])
    cells = {cell.ref: cell.actual for cell in assessment.cells}
    high_tech = counts(assessment, "high-tech")
    assert cells["T20"] == counts(assessment, "parks")["built"]
    assert cells["T27"] == sum(high_tech[f"first.{year}"] for year in (2020, 2021, 2022))


def test_who_entered_from_the_nursery_entered_the_register_in_the_yearly_batch() -> None:
    assessment = known(DAYS[2])
    assert counts(assessment, "nursery")["entered"] == counts(assessment, "firms")["batch:年度.2022"]


@pytest.mark.parametrize("day", DAYS)
def test_towns_add_up_to_the_county_in_every_stage(day: date) -> None:
    for book in known(day).pipelines:
        for at, flow in enumerate(book.stages):
            assert sum((town.year[at][1] for town in book.towns), Decimal(0)) == flow.year
        waiting = sum(len(bucket.aged) for bucket in book.ageing)
        assert sum((town.waiting for town in book.towns), Decimal(0)) == waiting


def test_large_projects_landed_in_the_year_are_among_those_of_the_pipeline() -> None:
    assessment = known(DAYS[2])
    book = next(book for book in assessment.pipelines if book.id == "investment")
    landed = [p for p in book.rows("landed.year", 2022) if isinstance(p.amount, Decimal) and p.amount >= 100_000_000]
    (target,) = (cell for cell in assessment.cells if cell.target_id == "projects-over-100m")
    assert len(landed) == next(part.value for part in target.parts if "落地" in part.name.zh)


def test_nothing_about_the_sample_is_in_doubt() -> None:
    codes = {finding.code for finding in known(DAYS[2]).findings}
    assert not {code for code in codes if code.startswith(("pipeline-", "register-"))}
