"""Which rows are shown, and what the news means for a script."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tanjcli.app.report import Health, Report
from tanjcli.app.select import CONDITIONS, select, verdict
from tanjcli.core.errors import UsageError
from tanjcli.core.exits import ExitCode
from tanjcli.evaluate.results import Assessment, Status
from tests.factories import COUNT, answer, events, plan, target

WHOLE = Health(rejected=0, tolerated=0, refused=0)


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    """Three targets, all far behind on one event in half a year; the second belongs to the school office."""
    departments = {
        "office": {"name": {"zh": "办公室", "en": "Office"}},
        "school": {"name": {"zh": "教育局", "en": "School office"}},
    }
    other = {"department": "school", "source": "stated", "basis": "clause"}
    targets = [target(id="a", ref="T1"), target(id="b", ref="T2", lead=other), target(id="c", ref="T3")]
    return answer(plan(targets, {"m": COUNT}, departments=departments), "2021-06-30", events(["2021-03-01"], "2021-06"))


def with_statuses(assessment: Assessment, *statuses: Status, stale: bool = False) -> Assessment:
    cells = (replace(c, status=s, stale=stale) for c, s in zip(assessment.cells, statuses, strict=False))
    return replace(assessment, cells=tuple(cells))


def refs(assessment: Assessment) -> list[str]:
    return [cell.ref for cell in assessment.cells]


def test_without_a_selection_every_row_stays(assessment: Assessment) -> None:
    assert select(assessment, "", "") == assessment


@pytest.mark.parametrize("words", ["missed,no-data", "未完成,无数据", "MISSED，no_data"])
def test_statuses_are_known_by_id_and_by_both_names(assessment: Assessment, words: str) -> None:
    shown = with_statuses(assessment, Status.MISSED, Status.ON_TRACK, Status.NO_DATA)
    assert refs(select(shown, words, "")) == ["T1", "T3"]


def test_stale_is_a_flag_that_can_be_asked_for(assessment: Assessment) -> None:
    stale = with_statuses(assessment, Status.ON_TRACK, Status.BEHIND, stale=True)
    assert refs(select(stale, "stale", "")) == ["T1", "T2"]
    assert refs(select(with_statuses(assessment, Status.ON_TRACK), "stale", "")) == []


@pytest.mark.parametrize("owner", ["school", "教育局", "School office", "schooloffice"])
def test_owners_are_known_by_id_and_by_both_names(assessment: Assessment, owner: str) -> None:
    assert refs(select(assessment, "", owner)) == ["T2"]


def test_a_selection_is_both_conditions(assessment: Assessment) -> None:
    shown = with_statuses(assessment, Status.MISSED, Status.MISSED, Status.ON_TRACK)
    assert refs(select(shown, "missed", "office")) == ["T1"]


@pytest.mark.parametrize(("statuses", "owners"), [("mised", ""), ("", "ofice"), ("missed,", "nobody")])
def test_an_unknown_word_is_refused(assessment: Assessment, statuses: str, owners: str) -> None:
    with pytest.raises(UsageError):
        select(assessment, statuses, owners)


@pytest.mark.parametrize(
    ("status", "stale", "asked", "code"),
    [
        (Status.BEHIND, False, {"behind"}, ExitCode.BEHIND),
        (Status.OFF_TRACK, False, {"behind"}, ExitCode.BEHIND),
        (Status.REVERSING, False, {"behind"}, ExitCode.BEHIND),
        (Status.MISSED, False, {"behind"}, ExitCode.OK),
        (Status.MISSED, False, {"missed", "behind"}, ExitCode.MISSED),
        (Status.NO_DATA, False, {"no-data"}, ExitCode.UNDECIDED),
        (Status.NO_BASELINE, False, {"no-data"}, ExitCode.UNDECIDED),
        (Status.ON_TRACK, True, {"stale"}, ExitCode.UNDECIDED),
        (Status.ON_TRACK, True, {"no-data"}, ExitCode.OK),
        (Status.ACCEPTED, False, {"behind"}, ExitCode.OK),
        (Status.BEHIND, False, set(), ExitCode.OK),
    ],
)
def test_news_is_a_code_only_when_asked_for(
    assessment: Assessment, status: Status, stale: bool, asked: set[str], code: ExitCode
) -> None:
    shown = with_statuses(assessment, status, stale=stale)
    assert verdict(Report(shown, WHOLE), frozenset(asked)) is code


def test_the_gravest_news_wins(assessment: Assessment) -> None:
    shown = with_statuses(assessment, Status.BEHIND, Status.MISSED, Status.NO_DATA)
    everything = frozenset(CONDITIONS)
    assert verdict(Report(shown, WHOLE), everything) is ExitCode.UNDECIDED
    assert (
        verdict(Report(with_statuses(assessment, Status.BEHIND, Status.MISSED), WHOLE), everything) is ExitCode.MISSED
    )


@pytest.mark.parametrize(
    ("health", "asked", "code"),
    [
        (Health(0, 0, 0), set(), ExitCode.OK),
        (Health(1, 0, 0), set(), ExitCode.PARTIAL),
        (Health(1, 1, 0), set(), ExitCode.OK),
        (Health(1, 1, 0), {"rejects"}, ExitCode.PARTIAL),
        (Health(0, 0, 0), {"rejects"}, ExitCode.OK),
        (Health(0, 0, 1), set(), ExitCode.DATA),
        (Health(5, 0, 1), {"behind"}, ExitCode.DATA),
        (Health(5, 0, 0), {"behind"}, ExitCode.BEHIND),
    ],
)
def test_the_health_of_the_run_always_counts(
    assessment: Assessment, health: Health, asked: set[str], code: ExitCode
) -> None:
    shown = with_statuses(assessment, Status.BEHIND)
    assert verdict(Report(shown, health), frozenset(asked)) is code
