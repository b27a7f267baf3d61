"""The lists in the bulletin: told where there is no figure, blamed for nothing but what is overdue."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tanjcli.core.words import Lang
from tanjcli.evaluate.books.owed import Duty, State
from tanjcli.evaluate.list_counts import ListCounts
from tanjcli.evaluate.results import Assessment
from tanjcli.present.compose.bulletin import compose_bulletin
from tanjcli.present.document import Annex, Document, Heading, Paragraph, Table
from tests.unit.present.book_samples import duty
from tests.unit.present.builders import a_cell, county
from tests.unit.present.list_samples import LATE, SILENT, WORKS, listed

LANGS: tuple[Lang, ...] = ("zh", "en")
PROGRESS = {"zh": "清单推进情况", "en": "Progress of the lists"}
PROBLEMS = {"zh": "（三）清单推进", "en": "(c) The lists"}


def part(document: Document, title: str) -> list[str]:
    """The lines under the heading that ends so, up to the next heading."""
    at = next(i for i, b in enumerate(document.blocks) if isinstance(b, Heading) and b.title.endswith(title))
    rest = document.blocks[at + 1 :]
    end = next((i for i, b in enumerate(rest) if isinstance(b, Heading | Annex)), len(rest))
    return [line for b in rest[:end] if isinstance(b, Paragraph) for line in b.lines]


def zh(known: Assessment) -> Document:
    return compose_bulletin(known, "zh")


@pytest.mark.parametrize("lang", LANGS)
def test_without_lists_nothing_is_said_of_them(lang: Lang) -> None:
    heads = [block.title for block in compose_bulletin(county(), lang).blocks if isinstance(block, Heading)]
    assert not any("清单" in head or "list" in head for head in heads)


def test_lists_of_paths_without_a_figure_are_said_to_be_all_there_is() -> None:
    first, *_ = part(zh(listed()), PROGRESS["zh"])
    assert first == "技术改造项目、闲置资产在本次调度中没有数量指标，以清单反映推进情况。"
    numbered = replace(listed(), cells=(a_cell(path="P1"),))
    assert part(zh(numbered), PROGRESS["zh"])[0].startswith("闲置资产在本次调度中")


def test_a_list_is_told_in_one_sentence_and_a_silent_one_is_not_called_empty() -> None:
    _, works, silent, *_ = part(zh(listed()), PROGRESS["zh"])
    assert works == (
        "技术改造项目（县工信局牵头）：2021年11月在册4项，其中储备 1、开工 2、投产 1；较上期阶段变动1项；"
        "本季度调入1项、调出1项；另有1项未经调出而缺失；年初原清单5项，已办结2项。"
    )
    assert silent == "闲置资产（县工信局牵头）：未报。"


def test_without_a_report_before_no_move_is_told() -> None:
    assert "阶段变动" not in part(zh(listed(replace(WORKS, before=""))), PROGRESS["zh"])[1]


def test_an_overdue_row_is_told_by_unit_with_problem_and_remedy_in_its_own_words() -> None:
    head, east, *_ = part(zh(listed()), PROBLEMS["zh"])
    assert head == "技术改造项目逾期1项。"
    assert east == (
        "东镇：样例工程a（技术改造项目，储备）计划2021年9月30日完成，尚未办结，存在问题：土地指标未落实，"
        "解决办法：一窗受理，专人跟办； 力争月底前批复。"
    )


@pytest.mark.parametrize("lang", LANGS)
def test_a_row_not_updated_is_a_reminder_and_no_fault(lang: Lang) -> None:
    *_, last = part(compose_bulletin(listed(), lang), PROBLEMS[lang])
    assert last.startswith(
        {"zh": "提示：清单原则上每月更新。", "en": "Reminder: the lists are updated monthly in"}[lang]
    )
    assert {"zh": "西镇", "en": "West town"}[lang] in last
    assert not any(word in last for word in ("批评", "逾期", "criticism", "overdue", "fault"))


def test_nothing_overdue_is_said_in_so_many_words_and_has_no_annex() -> None:
    calm = replace(WORKS, overdue=(), stale=(), counts=ListCounts())
    document = zh(listed(calm, SILENT))
    assert part(document, PROBLEMS["zh"]) == ["各清单无逾期项目。"]
    assert "逾期清单项目" not in [block.title for block in document.blocks]


def test_the_overdue_rows_are_an_annex_before_the_checks() -> None:
    blocks = zh(listed()).blocks
    named = [block.title for block in blocks if isinstance(block, Annex)]
    assert named[-2:] == ["逾期清单项目", "核对结果与口径说明"]
    at = next(i for i, block in enumerate(blocks) if block.title == "逾期清单项目")
    table = blocks[at + 1]
    assert isinstance(table, Table)
    assert [row[1].text for row in table.rows] == [LATE.name]
    listed_lines = next(b.lines for b in blocks if isinstance(b, Paragraph) and b.lines[0].startswith("附件"))
    assert listed_lines[-2].endswith("逾期清单项目")


def test_a_bare_count_is_told_without_units() -> None:
    bare = replace(WORKS, items=(), overdue=(), stale=(), units=())
    lines = part(zh(listed(bare)), PROBLEMS["zh"])
    assert lines == [
        "技术改造项目逾期1项。",
        "提示：清单原则上每月更新。技术改造项目本月未更新2行，请有关单位核实更新。",
    ]


def test_of_monthly_reminders_only_the_last_of_each_list_is_a_next_step() -> None:
    def update(period: str, subject: str, **given: object) -> Duty:
        return duty(State.OVERDUE, id=f"{subject}.{period}", cadence="C1", subject_id=subject, period=period, **given)

    months = ("2021-08", "2021-09", "2021-10")
    reminders = [update(month, subject) for month in months for subject in ("L1", "L2")]
    strict = [update(month, "L3", strict=True) for month in months]
    blocks = zh(replace(listed(), duties=(*reminders, *strict))).blocks
    (table,) = (block for block in blocks if isinstance(block, Table) and block.title == "近期应办事项")
    owed_for = next(i for i, column in enumerate(table.columns) if column.key == "owed_for")
    told = [row[owed_for].text for row in table.rows]
    assert told == ["2021年10月", "2021年10月", "2021年8月", "2021年9月", "2021年10月"]
