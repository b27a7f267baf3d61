"""What looks odd in a table is noted, in a small table and in one read by column alike, and never judged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tanjcli.intake.ledger import Ledgers
from tests.unit.intake.builders import LEDGERS, RECIPES, ingested, sources, table, text, xlsx

JUNE = "2021-07-18/产值_2021年6月"


def noted(known: Ledgers, code: str) -> list[str]:
    """The cells a note names."""
    return [place.cell for f in known.findings if f.code == code for place in (f.place, *f.related)]


def firms(figures: Sequence[object]) -> list[list[Any]]:
    return [[f"1101080000000{n:02}", f"样例{n}号", "东样镇", figure] for n, figure in enumerate(figures, 1)]


@pytest.mark.parametrize(("suffix", "write"), [(".xlsx", xlsx), (".csv", text)])
def test_a_figure_with_far_more_decimals_than_its_column(tmp_path: Path, suffix: str, write: Any) -> None:
    figures = [6.9, 8.5, 7.1, 6.633333, 8.0, 9.2, 120, 10.5]
    known = ingested(tmp_path, {JUNE + suffix: write(table(*firms(figures)))})
    assert noted(known, "figure-computed") == ["D6"]
    assert len(known.ledgers["output"].frame) == 8


@pytest.mark.parametrize(
    "figures",
    [
        [6.9, 8.5, 7.1, 6.63, 8.0, 9.2, 120, 10.5],
        [6.912345, 8.512345, 7.112345, 6.633333, 8.0, 9.2, 120, 10.5],
        [1000, 2000, 3000, 4000, 5000, 6000, 7000, 8123],
        [6.9, 8.5, 6.633333],
        [0, 0, 0, 0, 0, 0, 0, None],
    ],
    ids=["one digit more", "many of them", "round numbers beside whole ones", "too few to tell", "zeros"],
)
def test_what_is_no_sign_of_reckoning(tmp_path: Path, figures: list[Any]) -> None:
    known = ingested(tmp_path, {f"{JUNE}.xlsx": xlsx(table(*firms(figures)))})
    assert noted(known, "figure-computed") == []


def test_a_large_table_is_looked_at_alike(tmp_path: Path) -> None:
    rows = table(*firms([1.5 if n != 700 else 1.234567 for n in range(30_000)]))
    rows[2:] = [[f"{n:015}", *row[1:]] for n, row in enumerate(rows[2:])]
    assert len(text(rows)) > 1_000_000
    known = ingested(tmp_path, {f"{JUNE}.csv": text(rows)})
    assert noted(known, "figure-computed") == ["D703"]


def test_an_agency_in_a_list_of_projects(tmp_path: Path) -> None:
    columns = {**LEDGERS["output"]["columns"], "firm": {"type": "text", "name": {"zh": "项目名称", "en": "project"}}}
    given = sources({"output": {**LEDGERS["output"], "columns": columns}}, RECIPES)
    rows = firms([1, 2, 3])
    rows[0][1], rows[1][1], rows[2][1] = "样例县农业农村局", "样例农业局大楼改造", "样例化工有限公司"
    known = ingested(tmp_path, {f"{JUNE}.xlsx": xlsx(table(*rows))}, given)
    assert noted(known, "project-agency") == ["B3", "B5"]


def test_a_firm_in_a_list_of_firms_is_what_it_should_be(tmp_path: Path) -> None:
    rows = firms([1])
    rows[0][1] = "样例化工有限公司"
    assert noted(ingested(tmp_path, {f"{JUNE}.xlsx": xlsx(table(*rows))}), "project-agency") == []
