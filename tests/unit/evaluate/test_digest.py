"""What is new between two reports: each change of status has one name, the gravest first."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tanjcli.core.words import Name
from tanjcli.evaluate.compare import Snapshot, Told
from tanjcli.evaluate.digest import Kind, digest
from tanjcli.evaluate.results import Status
from tests.unit.present.builders import an_assessment


def told(status: str, stale: bool = False, period: str = "2021") -> Told:
    return Told("T1", Name("甲"), "家", period, Status(status), Decimal(1), Decimal(2), "", stale)


def kinds(was: Told | None, now: Told) -> list[str]:
    before, after = {"t": was} if was else {}, {"t": now}
    day = date(2021, 6, 30)
    found = digest(Snapshot(day, day, "1", before), Snapshot(day, day, "1", after), an_assessment())
    return [item.kind.value for item in found.items]


@pytest.mark.parametrize(
    ("was", "now", "kind"),
    [
        ("on_track", "behind", Kind.BEHIND),
        ("no_data", "off_track", Kind.BEHIND),
        ("behind", "reversing", Kind.WORSE),
        ("off_track", "behind", Kind.OTHER),
        ("behind", "on_track", Kind.RECOVERED),
        ("behind", "achieved", Kind.ACHIEVED),
        ("on_track", "missed", Kind.MISSED),
        ("behind", "no_data", Kind.ABSENT),
        ("on_track", "no_baseline", Kind.ABSENT),
        ("achieved", "on_track", Kind.LOST),
        ("achieved", "behind", Kind.BEHIND),
        ("not_due", "not_started", Kind.OTHER),
        ("no_data", "on_track", Kind.OTHER),
    ],
)
def test_each_change_of_status_has_one_name(was: str, now: str, kind: Kind) -> None:
    assert kinds(told(was), told(now)) == [kind.value]


@pytest.mark.parametrize("status", list(Status))
def test_the_same_status_is_no_news(status: str) -> None:
    assert kinds(told(status), told(status)) == []


def test_data_that_have_become_too_old_are_news_beside_any_other() -> None:
    assert kinds(told("on_track"), told("on_track", stale=True)) == ["overdue"]
    assert kinds(told("on_track", stale=True), told("on_track", stale=True)) == []
    assert kinds(told("on_track"), told("behind", stale=True)) == ["behind", "overdue"]


def test_a_target_judged_for_another_year_is_compared_with_nothing() -> None:
    assert kinds(told("behind", period="2020"), told("behind")) == ["behind"]
    assert kinds(None, told("on_track")) == ["other"]
