"""What a person may call a target."""

from __future__ import annotations

import pytest

from tanjcli.app.resolve import of_year, resolve
from tanjcli.core.errors import UsageError
from tests.factories import COUNT, plan, target

PLAN = plan(
    [
        target(
            id="firms-2020", ref="T16", series="new-firms", cells=["2020"], name={"zh": "新增企业", "en": "New firms"}
        ),
        target(
            id="firms-2021", ref="T17", series="new-firms", cells=["2021"], name={"zh": "新增企业", "en": "New firms"}
        ),
        target(id="parks", ref="T20", cells=["2020-2022"], name={"zh": "园区", "en": "Parks"}),
    ],
    {"m": COUNT},
)


@pytest.mark.parametrize("text", ["parks", "T20", "t20", "园区", "Parks", "Ｔ２０"])
def test_an_id_a_ref_or_a_name_is_one_target(text: str) -> None:
    assert [t.id for t in resolve(PLAN, text)] == ["parks"]


@pytest.mark.parametrize("text", ["new-firms", "新增企业", "new firms"])
def test_a_series_or_a_shared_name_is_all_its_targets_in_order(text: str) -> None:
    assert [t.ref for t in resolve(PLAN, text)] == ["T16", "T17"]


def test_an_unknown_name_is_refused_with_what_it_resembles() -> None:
    with pytest.raises(UsageError) as caught:
        resolve(PLAN, "new-frims")
    [finding] = caught.value.findings
    assert finding.raw == "new-frims"
    assert "new-firms" in finding.params["nearest"]


@pytest.mark.parametrize(("year", "refs"), [(2020, ["T16"]), (2021, ["T17"]), (2022, ["T16", "T17"])])
def test_a_year_narrows_a_series_unless_nothing_would_be_left(year: int, refs: list[str]) -> None:
    assert [t.ref for t in of_year(resolve(PLAN, "new-firms"), year)] == refs


def test_a_window_of_years_is_judged_in_each_of_them() -> None:
    assert all(of_year(resolve(PLAN, "parks"), year) for year in (2020, 2021, 2022))
