"""Which columns stay, and how wide: numbers first, names give way, the rest goes by priority."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tanjcli.present.document import Align, Column, Number, Table, Words
from tanjcli.present.writers.glyphs import UNICODE
from tanjcli.present.writers.layout import lay_out

NAME = Column("name", "指标", least=12)
ACTUAL = Column("actual", "实际", Align.RIGHT, priority=1, exact=True)
LEAD = Column("lead", "牵头部门", priority=2, least=8)
NOTE = Column("note", "说明", priority=3, least=16)


def a_table(number: str = "123456.78", words: str = "规模以上工业企业总数") -> Table:
    row = (Words(words), Number(Decimal(number), 2), Words("县投资促进服务中心"), Words("年度批次,暂不判定,等待年底"))
    return Table((NAME, ACTUAL, LEAD, NOTE), (row,))


def test_without_a_limit_everything_stands_in_full() -> None:
    layout = lay_out([a_table()], None, UNICODE)
    assert (layout.kept, layout.widths, layout.dropped) == ((0, 1, 2, 3), (20, 9, 18, 26), ())


def test_names_give_way_before_a_column_goes() -> None:
    layout = lay_out([a_table()], 70, UNICODE)
    assert layout.dropped == ()
    assert sum(layout.widths) + 6 == 70
    assert layout.widths[1] == 9


def test_the_highest_priority_goes_first_and_is_named() -> None:
    assert lay_out([a_table()], 44, UNICODE).dropped == ("说明",)
    assert lay_out([a_table()], 25, UNICODE).dropped == ("牵头部门", "说明")
    assert lay_out([a_table()], 14, UNICODE).dropped == ("实际", "牵头部门", "说明")


def test_a_column_that_must_stay_is_not_shortened_where_that_would_not_help() -> None:
    table = Table((Column("id", "ID", exact=True), NAME), ((Words("x" * 40), Words("规模以上工业企业总数")),))
    assert lay_out([table], 20, UNICODE).widths == (40, 20)


def test_tables_laid_out_together_take_the_widest_of_each_column() -> None:
    layout = lay_out([a_table("1"), a_table("123456789.01", "短")], None, UNICODE)
    assert layout.widths[:2] == (20, 12)


@given(st.integers(1, 120), st.decimals(-(10**9), 10**9, places=2), st.text("规上ab", min_size=1, max_size=40))
def test_a_kept_number_always_has_its_full_width(limit: int, value: Decimal, words: str) -> None:
    table = a_table(str(value), words)
    layout = lay_out([table], limit, UNICODE)
    assert 0 in layout.kept
    room = dict(zip(layout.kept, layout.widths, strict=True))
    if 1 in room:
        assert room[1] >= len(table.rows[0][1].text)
