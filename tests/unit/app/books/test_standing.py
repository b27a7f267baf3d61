"""What was asked of rankings, duties and cards, and the shape it comes in."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from tanjcli.app.books.standing import calendar_text, duties_of, rank_text, rankings_by, scorecard_text, scorecards_of
from tanjcli.app.codec import decode, encode
from tanjcli.app.faces import Face
from tanjcli.app.report import Health, Report
from tanjcli.core.errors import UsageError
from tanjcli.evaluate.books.owed import State
from tanjcli.evaluate.results import Assessment
from tests.unit.present.book_samples import CARD, NOBODY, PRAISE, TOWNS, books, duty
from tests.unit.present.builders import a_cell

OVERALL = replace(TOWNS, target_id="", ref="", measure="mean_completion")
OWNERS = replace(TOWNS, by="owner", group="stated", target_id="", measure="on_track_share")
KNOWN = books(
    cells=(a_cell(target_id="t"),),
    rankings=(TOWNS, OVERALL, OWNERS),
    notices=(PRAISE, replace(NOBODY, target_id="")),
    duties=(duty(State.OVERDUE), duty(State.DONE, id="other", owner_id="tzcj")),
    scorecards=(CARD, replace(CARD, department_id="tzcj")),
)


def report(known: Assessment, rejected: int = 0) -> Report:
    return Report(known, Health(rejected, 0, 0))


def test_books_survive_the_cache() -> None:
    assert decode(Assessment, json.loads(json.dumps(encode(KNOWN)))) == KNOWN


def test_rankings_are_those_of_what_is_compared() -> None:
    assert rankings_by(KNOWN, "town").rankings == (TOWNS, OVERALL)
    assert rankings_by(KNOWN, "owner").rankings == (OWNERS,)
    assert rankings_by(KNOWN, "owner").notices == ()


@pytest.mark.parametrize("text", ["t", "T17", "t17", "新增规上企业", "new-above-scale"])
def test_a_target_is_named_as_people_name_it_and_takes_its_notices_along(text: str) -> None:
    asked = rankings_by(KNOWN, "town", [text])
    assert (asked.rankings, asked.notices) == ((TOWNS,), (PRAISE,))


def test_a_target_that_nobody_ranks_is_refused_with_those_that_are() -> None:
    with pytest.raises(UsageError) as caught:
        rankings_by(KNOWN, "town", ["T99"])
    (finding,) = caught.value.findings
    assert (finding.code, finding.raw) == ("usage-not-ranked", "T99")
    assert "T17" in finding.params["nearest"]


def test_duties_of_one_owner_in_one_state() -> None:
    assert [one.id for one in duties_of(KNOWN, "县投资促进服务中心", "").duties] == ["other"]
    assert [one.state for one in duties_of(KNOWN, "", "逾期").duties] == [State.OVERDUE]
    assert [one.state for one in duties_of(KNOWN, "", "done,not-yet").duties] == [State.DONE]
    with pytest.raises(UsageError):
        duties_of(KNOWN, "", "late")


def test_scorecards_of_one_department() -> None:
    assert scorecards_of(KNOWN, "").scorecards == KNOWN.scorecards
    assert [card.department_id for card in scorecards_of(KNOWN, "tzcj").scorecards] == ["tzcj"]


@pytest.mark.parametrize("kind", ["plain", "md", "json", "csv", "tsv"])
def test_each_has_every_format(kind: str) -> None:
    face, whole = Face(kind, "zh"), report(KNOWN)
    texts = (rank_text(whole, "town", face), calendar_text(whole, face), scorecard_text(whole, face))
    assert all("县" in text or "镇" in text for text in texts)


def test_json_and_csv_hold_the_same_places() -> None:
    told = json.loads(rank_text(report(KNOWN), "town", Face("json", "zh")))
    rows = csv.DictReader(io.StringIO(rank_text(report(KNOWN), "town", Face("csv", "zh"))))
    places = [one["place"] for ranking in told["rankings"] for one in ranking["standings"]]
    assert [int(row["place"]) if row["place"] else None for row in rows] == places


def test_a_calendar_program_gets_one_event_a_duty_stamped_by_the_as_of_day() -> None:
    text = calendar_text(report(KNOWN), Face("ics", "zh"))
    assert text.count("BEGIN:VEVENT") == 2
    assert "DTSTAMP:20211130T000000Z" in text


def test_what_is_missing_from_the_data_is_said_on_the_face() -> None:
    assert "2 行" in rank_text(report(KNOWN, rejected=2), "town", Face("plain", "zh")).splitlines()[0]
    assert json.loads(rank_text(report(KNOWN, rejected=2), "town", Face("json", "zh")))["complete"] is False
