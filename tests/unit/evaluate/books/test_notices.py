"""Commendation and criticism follow the declared rule and name nobody unfairly."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tanjcli.core.words import Name
from tanjcli.evaluate.books.model import Ranking, Standing
from tanjcli.evaluate.books.notices import notices
from tanjcli.evaluate.books.places import ranked
from tanjcli.evaluate.remarks import remark
from tanjcli.plan.duties import NoticeRule
from tests.factories import LABEL

DAY = date(2021, 6, 30)


def ranking(figures: dict[str, str], share: str = "50", **fields: Any) -> Ranking:
    """``share`` of the way is due, in %; the lead over it is 0."""
    standings = [
        Standing(key, Name(key), "", Decimal(1), Decimal(1), Decimal(value), Decimal(share), Decimal(0))
        for key, value in figures.items()
    ]
    known = {"by": "town", "group": "", "target_id": "t", "ref": "T01", "name": Name("名"), "unit": "家", **fields}
    return Ranking(period="2021", as_of=DAY, before=None, standings=ranked(standings), **known)


def named(rule: dict[str, Any], *rankings: Ranking) -> list[str]:
    given = NoticeRule.model_validate(
        {"id": "n", "name": LABEL, "list": "criticism", "by": "town", "target": "t", **rule}
    )
    (notice,) = notices([given], rankings)
    return [mention.key for mention in notice.mentions]


FOUR = {"a": "100", "b": "80", "c": "80", "d": "50"}


@pytest.mark.parametrize(
    ("rule", "keys"),
    [
        ({"first": "1"}, ["a"]),
        ({"first": "2"}, ["a", "b", "c"]),
        ({"last": "1"}, ["d"]),
        ({"last": "2"}, ["b", "c", "d"]),
        ({"completion_at_least": "80"}, ["a", "b", "c"]),
        ({"completion_below": "80"}, ["d"]),
        ({"last": "4", "completion_below": "80"}, ["d"]),
        ({"lead_pp_below": "0"}, []),
        ({"lead_pp_at_least": "0"}, ["a", "b", "c", "d"]),
    ],
)
def test_every_condition_must_hold(rule: dict[str, Any], keys: list[str]) -> None:
    assert named(rule, ranking(FOUR)) == keys


def test_the_only_one_in_a_ranking_is_not_last() -> None:
    assert named({"last": "3"}, ranking({"zone": "10"})) == []


def test_nobody_is_criticised_for_what_is_not_due_yet() -> None:
    assert named({"last": "2"}, ranking(FOUR, share="0")) == []
    assert named({"list": "praise", "first": "1"}, ranking(FOUR, share="0")) == ["a"]


def test_who_has_no_place_is_named_nowhere() -> None:
    late = Standing("e", Name("e"), "", Decimal(1), Decimal(0), Decimal(0), reason=remark("rank-not-reported"))
    one = ranking(FOUR)
    whole = Ranking(
        one.by, one.group, one.target_id, one.ref, one.name, one.unit, one.period, DAY, None, (*one.standings, late)
    )
    assert "e" not in named({"completion_below": "100"}, whole)


def test_a_rule_without_a_target_is_about_the_overall_ranking() -> None:
    overall = ranking({"x": "90"}, target_id="", ref="", measure="mean_completion")
    assert named({"target": None, "first": "1"}, ranking(FOUR), overall) == ["x"]


def test_conditions_are_told_in_the_words_of_what_is_ranked() -> None:
    given = [
        NoticeRule.model_validate(
            {"id": by, "name": LABEL, "list": "praise", "by": by, "completion_at_least": "10", "target": None}
        )
        for by in ("town", "owner", "industry")
    ]
    codes = [notice.conditions[0].code for notice in notices(given, ())]
    assert codes == ["notice-completion-at-least", "notice-share-at-least", "notice-growth-at-least"]
