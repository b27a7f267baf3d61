"""Presets: their closed lists are those of the program, and a slip of the pen is named with the nearest right word."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from tanjcli.app.packs.pack_formats import FORMATS
from tanjcli.evaluate.results import Status
from tanjcli.plan.load import load_plan
from tanjcli.plan.reports import ColumnName, PackFormatName, StatusName
from tanjcli.present.compose.columns import RULES
from tests.functional.workspaces import PLAN

GOOD = """\
reports:
  monthly:
    name: {zh: 月报, en: Monthly}
    period: latest month
    formats: [xlsx, md]
    columns: [status, gap]
    status: [behind]
    owner: [library]
    clause: ["1"]
    targets: [cards-2021]
    language: zh
    public: true
"""


def load(tmp_path: Path, old: str = "", new: str = "") -> list[tuple[str, str, str]]:
    assert old in GOOD
    (tmp_path / "targets.yaml").write_text(PLAN + GOOD.replace(old, new) if old else PLAN + GOOD, encoding="utf-8")
    found = load_plan(tmp_path / "targets.yaml", "targets.yaml").findings
    return [(f.code, f.raw, f.params.get("nearest", "").split(", ")[0]) for f in found]


def test_the_lists_of_the_schema_are_those_of_the_program() -> None:
    assert set(get_args(ColumnName)) == set(RULES)
    assert set(get_args(StatusName)) == set(Status)
    assert set(get_args(PackFormatName)) == set(FORMATS)


def test_a_whole_preset_is_right(tmp_path: Path) -> None:
    assert load(tmp_path) == []


@pytest.mark.parametrize("period", ["2021", "2021-06", "2021-Q2", "2021-H1", "latest quarter"])
def test_periods_by_label_or_the_latest(tmp_path: Path, period: str) -> None:
    assert load(tmp_path, "latest month", period) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("latest month", "latest mouth", ("config-unknown-choice", "latest mouth", "latest month")),
        ("latest month", "2021-01/2021-05", ("config-unknown-choice", "2021-01/2021-05", "2021-Q2")),
        ("xlsx", "xls", ("config-unknown-choice", "xls", "xlsx")),
        ("gap]", "gape]", ("config-unknown-choice", "gape", "gap")),
        ("[behind]", "[behnd]", ("config-unknown-choice", "behnd", "behind")),
        ("[library]", "[libary]", ("plan-unknown-department", "libary", "library")),
        ('["1"]', '["2"]', ("plan-unknown-clause", "2", "1")),
        ("[cards-2021]", "[card-2021]", ("plan-unknown-target", "card-2021", "cards-2021")),
        ("public:", "pubic:", ("config-unknown-key", "pubic", "public")),
    ],
)
def test_a_slip_is_named_with_the_nearest(tmp_path: Path, old: str, new: str, expected: tuple[str, str, str]) -> None:
    assert load(tmp_path, old, new) == [expected]
