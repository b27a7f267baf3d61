"""Which period ``latest`` is, and what a preset says where the command line is silent."""

from __future__ import annotations

from datetime import date

import pytest

from tanjcli.app.packs.export_order import Order, period_of, preset_of, settle
from tanjcli.app.packs.pack_formats import FORMATS
from tanjcli.core.errors import UsageError
from tanjcli.plan.metrics import Label
from tanjcli.plan.reports import LATEST, ReportPreset
from tests.factories import COUNT, plan, target

NAME = Label(zh="月报", en="monthly")


@pytest.mark.parametrize(
    ("text", "latest", "label"),
    [
        ("latest month", "2021-06-30", "2021-06"),
        ("latest month", "2021-06-29", "2021-05"),
        ("latest month", "2021-01-15", "2020-12"),
        ("latest quarter", "2021-06-30", "2021-Q2"),
        ("latest quarter", "2021-05-31", "2021-Q1"),
        ("latest half", "2021-11-30", "2021-H1"),
        ("latest year", "2021-12-31", "2021"),
        ("latest year", "2021-12-30", "2020"),
        ("2021-04", "2021-12-31", "2021-04"),
        ("2021-Q3", "2021-01-01", "2021-Q3"),
    ],
)
def test_the_latest_period_is_the_last_one_that_data_reach_the_end_of(text: str, latest: str, label: str) -> None:
    assert period_of(text, date.fromisoformat(latest)).label == label


def test_an_unknown_report_is_told_which_there_are() -> None:
    whole = plan([target(cells=["2021"])], {"m": COUNT}, reports={"monthly": {"name": {"zh": "月报", "en": "monthly"}}})
    with pytest.raises(UsageError) as caught:
        preset_of(whole, "weekly-for-the-mayor")
    assert dict(caught.value.findings[0].params)["choices"] == "monthly"


def test_every_relative_period_of_the_schema_is_known() -> None:
    assert all(period_of(text, date(2021, 12, 31)).last_day == date(2021, 12, 31) for text in LATEST)


def test_nothing_said_is_the_latest_month_in_every_format() -> None:
    order = settle(Order(usual="en"), ReportPreset(name=NAME))
    assert (order.period, order.formats, order.lang, order.public) == ("latest month", tuple(FORMATS), "en", False)


def test_formats_come_in_one_order_however_they_are_named() -> None:
    assert settle(Order(formats=("md", "xlsx")), ReportPreset(name=NAME)).formats == ("xlsx", "md")


def test_a_public_preset_cannot_be_made_private_by_saying_nothing() -> None:
    assert settle(Order(), ReportPreset(name=NAME, public=True)).public
