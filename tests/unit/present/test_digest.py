"""The mail body: kinds of news in their order, figures that never seem to have reached a goal they have not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tanjcli.core.absence import Unmeasured, Why
from tanjcli.core.words import Name
from tanjcli.evaluate.compare import Snapshot, Told
from tanjcli.evaluate.digest import Digest, digest
from tanjcli.evaluate.results import Figure, Status
from tanjcli.present.compose.digest import compose_digest
from tanjcli.present.document import Paragraph, Table
from tests.unit.present.builders import an_assessment

DAY = date(2021, 6, 30)


def told(ref: str, status: str, actual: Figure = Decimal(1), goal: str = "30") -> Told:
    return Told(ref, Name(f"指标{ref}", f"Target {ref}"), "亿元", "2021", Status(status), actual, Decimal(goal), "")


def news(*pairs: tuple[Told, Told]) -> Digest:
    before, after = ({pair[i].ref: pair[i] for pair in pairs} for i in (0, 1))
    return digest(Snapshot(DAY, DAY, "1", before), Snapshot(DAY, DAY, "1", after), an_assessment())


def test_the_gravest_news_comes_first_and_each_kind_has_its_count() -> None:
    found = news(
        (told("T1", "behind"), told("T1", "achieved")),
        (told("T2", "on_track"), told("T2", "behind")),
        (told("T3", "on_track"), told("T3", "behind")),
        (told("T4", "on_track"), told("T4", "on_track")),
    )
    document = compose_digest(found, "zh")
    assert [block.title for block in document.blocks if isinstance(block, Table)] == ["新增滞后 2 项", "新完成 1 项"]
    (rest,) = (block.lines for block in document.blocks if isinstance(block, Paragraph))
    assert rest == ("另有 1 项判定未变",)


def test_a_missed_target_never_shows_its_goal_as_its_figure() -> None:
    document = compose_digest(news((told("T1", "behind"), told("T1", "missed", Decimal("29.9996")))), "zh")
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    actual, goal = table.rows[0][-2:]
    assert (actual.text, goal.text) == ("29.9996 亿元", "30 亿元")


def test_an_absent_figure_is_a_dash() -> None:
    gone = Unmeasured(Why.NO_DATA)
    document = compose_digest(news((told("T1", "behind"), told("T1", "no_data", gone))), "en")
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert table.rows[0][-2].text == "–"
    assert table.title == "Figure now absent: 1"


def test_sample_data_are_marked() -> None:
    assert compose_digest(news(), "zh").banner == "样例数据"
