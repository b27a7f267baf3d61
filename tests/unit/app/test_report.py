"""The question a request becomes, and an Assessment that survives being kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tanjcli.app.cache import Cache
from tanjcli.app.report import Health, Report, Request, question_of
from tanjcli.core.errors import UsageError
from tests.factories import COUNT, answer, events, ledgers, plan, target

PLAN = plan([target(cells=["2021"])], {"m": COUNT})


def year_of(request: Request, *through: tuple[str, str]) -> int:
    known = ledgers(*(events([f"{month}-01"], month, received) for month, received in through))
    return question_of(request, PLAN, known).year


def test_the_year_is_that_of_the_latest_data() -> None:
    assert year_of(Request(), ("2021-06", "2021-07-18")) == 2021


def test_the_year_follows_the_as_of_day() -> None:
    assert year_of(Request(as_of=date(2020, 9, 30)), ("2021-06", "2021-07-18")) == 2020


def test_data_after_the_plan_leave_its_last_year() -> None:
    assert year_of(Request(), ("2023-01", "2023-02-18")) == 2022


def test_a_year_that_was_asked_for_is_taken() -> None:
    assert year_of(Request(year=2022), ("2021-06", "2021-07-18")) == 2022


@pytest.mark.parametrize("year", [2019, 2023])
def test_a_year_outside_the_plan_is_refused(year: int) -> None:
    with pytest.raises(UsageError) as caught:
        year_of(Request(year=year), ("2021-06", "2021-07-18"))
    assert caught.value.findings[0].params == {"first": "2020", "last": "2022"}


def test_everything_asked_arrives_in_the_question() -> None:
    asked = Request(
        year=2021, as_of=date(2021, 6, 30), known_on=date(2021, 7, 1), split_by="town", only=("t",), origins=True
    )
    question = question_of(asked, PLAN, ledgers(events([], "2021-06")))
    assert (question.as_of, question.known_on, question.split_by) == (asked.as_of, asked.known_on, "town")
    assert (question.only, question.origins) == (frozenset({"t"}), True)


def test_a_report_with_all_its_origins_survives_being_kept(tmp_path: Path) -> None:
    assessment = answer(PLAN, "2021-06-30", events(["2021-03-01", "2021-04-01"], "2021-06"), origins=True)
    assert assessment.cells[0].origins
    report = Report(assessment, Health(1, 2, 3))
    cache = Cache(tmp_path)
    cache.put("k" * 64, report)
    assert cache.get("k" * 64, Report) == report


@pytest.mark.parametrize(
    ("health", "incomplete"), [((0, 0, 0), False), ((2, 2, 0), False), ((3, 2, 0), True), ((0, 9, 1), True)]
)
def test_incomplete_is_more_rejected_than_tolerated_or_a_refused_file(
    health: tuple[int, int, int], incomplete: bool
) -> None:
    assert Health(*health).incomplete is incomplete
