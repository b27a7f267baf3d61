"""Pipelines and registers in bulletin and page: the funnel and the counts, never a row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tanjcli.core.words import Lang
from tanjcli.evaluate.public import publish
from tanjcli.present.compose.bulletin import compose_bulletin
from tanjcli.present.compose.dashboard import compose_dashboard
from tanjcli.present.compose.pipeline import pipeline_blocks
from tanjcli.present.compose.register import count_tables
from tanjcli.present.document import Document, Heading, Paragraph, Table
from tanjcli.present.wording import Wording
from tanjcli.present.writers.web import render
from tests.unit.present.builders import county
from tests.unit.present.list_samples import listed
from tests.unit.present.roll_samples import FIRMS, INVESTMENT, rolled

LANGS: tuple[Lang, ...] = ("zh", "en")


def prose(document: Document) -> list[str]:
    return [line for b in document.blocks if isinstance(b, Paragraph) for line in b.lines]


@pytest.mark.parametrize("lang", LANGS)
def test_without_them_nothing_is_said(lang: Lang) -> None:
    document, page = compose_bulletin(county(), lang), compose_dashboard(county(), lang)
    assert not any("项目推进" in b.title or "projects" in b.title for b in document.blocks if isinstance(b, Heading))
    assert not {"pipelines", "registers"} & {one.key for one in page.sections}


def test_a_pipeline_is_told_by_what_reached_each_stage_in_the_year() -> None:
    said = "招商项目：截至2021年11月30日共3个项目，2021年线索3个、签约2个、落地1个。"
    assert said in prose(compose_bulletin(rolled(), "zh"))
    assert "Investment: 3 projects by 30 November 2021; in 2021 reached lead 3, signed 2, landed 1." in prose(
        compose_bulletin(rolled(), "en")
    )


def test_a_year_without_a_step_is_told_as_such() -> None:
    still = replace(INVESTMENT, stages=tuple(replace(flow, year=0) for flow in INVESTMENT.stages))
    lines = prose(compose_bulletin(replace(rolled(), pipelines=(still,)), "zh"))
    assert "招商项目：截至2021年11月30日共3个项目，2021年没有阶段变动。" in lines


def test_the_funnel_is_the_one_of_the_command() -> None:
    (told,) = pipeline_blocks(INVESTMENT, 2021, ("funnel",), Wording("zh", rolled().units))
    assert isinstance(told, Table)
    bulletin = [block for block in compose_bulletin(rolled(), "zh").blocks if isinstance(block, Table)]
    assert told.rows in [table.rows for table in bulletin]
    flows, counts = (one for one in compose_dashboard(rolled(), "zh").sections if one.key in ("pipelines", "registers"))
    assert flows.blocks[0] == told
    assert list(counts.blocks) == list(count_tables(FIRMS, Wording("zh", rolled().units)))


def test_sections_are_numbered_through_with_lists_before_projects() -> None:
    known = replace(rolled(), lists=listed().lists)
    heads = [b.title for b in compose_bulletin(known, "zh").blocks if isinstance(b, Heading)]
    at = heads.index("（三）清单推进情况")
    assert heads[at + 1] == "（四）项目推进情况"


@pytest.mark.parametrize("lang", LANGS)
def test_no_row_of_either_is_on_the_page_or_in_the_bulletin(lang: Lang) -> None:
    page = render(compose_dashboard(rolled(), lang))
    document = compose_bulletin(rolled(), lang)
    cells = [cell.text for b in document.blocks if isinstance(b, Table) for row in b.rows for cell in row]
    texts = "\n".join((page, *prose(document), *cells))
    assert not any(one.name in texts for one in (*INVESTMENT.projects, *FIRMS.entries))


def test_of_what_is_given_out_the_page_has_the_funnel_alone() -> None:
    keys = [one.key for one in compose_dashboard(publish(rolled(), {}), "zh").sections]
    assert "pipelines" in keys
    assert "registers" not in keys
