"""Restated values on a terminal: where there is not room for all, the cells are still named."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tanjcli.core.words import Name
from tanjcli.evaluate.trial import Restated
from tanjcli.intake.ledger import CellRef
from tanjcli.present.compose.revisions import restated_blocks
from tanjcli.present.document import Document
from tanjcli.present.wording import Wording
from tanjcli.present.writers import table


def cell(file: str, place: str, received: date) -> CellRef:
    return CellRef(file, "0" * 64, "产值", place, "千元", received)


RESTATED = Restated(
    column="output", name=Name("工业总产值"), vocabulary="", key=("C1", "2021-07-31"), label="样例丙子鲁化工有限公司",
    before=Decimal(101457), after=Decimal(90442), unit="千元",
    old=cell("data/2021-08-18/规上工业企业产值_2021年7月.xlsx", "F121", date(2021, 8, 18)),
    new=cell("data/2021-10-15/规上工业企业产值_2021年7月_修订.xlsx", "G122", date(2021, 10, 15)),
)  # fmt: skip


@pytest.mark.parametrize("columns", [120, 160, 300])
def test_where_the_line_is_too_long_the_file_is_cut_and_not_the_cell(columns: int) -> None:
    w = Wording("zh")
    blocks = tuple(restated_blocks([RESTATED], "重报", {}, w, every=True))
    document = Document(title="变化", banner="", blocks=blocks, footer=(), lang="zh")
    drawn = table.render(document, table.Terminal(columns))
    (line,) = (line for line in drawn.splitlines() if "101457" in line)
    assert "F121" in line
    assert "G122" in line
