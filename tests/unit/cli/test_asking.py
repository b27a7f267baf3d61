"""From options to what is asked."""

from __future__ import annotations

from datetime import date

import pytest

from tanjcli.cli.asking import conditions, request, sections
from tanjcli.cli.options import When
from tanjcli.core.errors import UsageError


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-06", date(2021, 6, 30)),
        ("2020-02", date(2020, 2, 29)),
        ("2021-06-15", date(2021, 6, 15)),
        ("2021-Q3", date(2021, 9, 30)),
        ("2021", date(2021, 12, 31)),
    ],
)
def test_a_month_or_year_means_its_last_day(text: str, day: date) -> None:
    assert request(When(as_of=text)).as_of == day
    assert request(When(as_known_on=text)).known_on == day


@pytest.mark.parametrize("text", ["2021-6", "2021-13", "2021-02-30", "June", "2021/06", "２０２１-06"])
def test_another_spelling_of_a_day_is_refused_with_its_option(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        request(When(as_known_on=text))
    [finding] = caught.value.findings
    assert (finding.params["option"], finding.raw) == ("--as-known-on", text)


def test_nothing_said_is_nothing_asked() -> None:
    asked = request(When())
    assert (asked.year, asked.as_of, asked.known_on, asked.split_by) == (None, None, None, "")


@pytest.mark.parametrize(
    ("text", "section"), [("", ""), ("owner", "owner"), ("乡镇", "town"), ("Industry", "industry")]
)
def test_sections(text: str, section: str) -> None:
    assert sections(text) == section


@pytest.mark.parametrize("text", ["owner,town", "color"])
def test_one_section_at_a_time_and_a_known_one(text: str) -> None:
    with pytest.raises(UsageError):
        sections(text)


def test_conditions_come_as_words() -> None:
    assert conditions("") == frozenset()
    assert conditions("behind, no_data") == {"behind", "no-data"}
    with pytest.raises(UsageError):
        conditions("green")
