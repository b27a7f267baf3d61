"""Pipelines in words and records: the funnel, who waits, joint projects in parts, and the cell behind every count."""

from __future__ import annotations

import json
from dataclasses import replace

from tanjcli.core.findings import Finding, Place
from tanjcli.core.words import Lang
from tanjcli.evaluate.pipeline_results import PipelineBook
from tanjcli.present.compose.pipeline import SECTIONS, compose_pipeline, compose_pipeline_rows
from tanjcli.present.document import Document, Paragraph, Table
from tanjcli.present.pipeline_records import PIPELINE_COLUMNS, pipeline_record, pipeline_rows
from tests.unit.present.book_samples import books
from tests.unit.present.pipeline_samples import PIPE

KNOWN = books(pipelines=(PIPE,))


def page(*sections: str, lang: Lang = "zh") -> Document:
    return compose_pipeline(KNOWN, lang, sections)


def tables(document: Document) -> list[list[list[str]]]:
    return [[[c.text for c in row] for row in block.rows] for block in document.blocks if isinstance(block, Table)]


def test_the_funnel_has_a_line_a_stage_and_no_conversion_into_the_first() -> None:
    (rows,) = tables(page("funnel"))
    assert rows == [
        ["签约", "3", "2", "1", "1", "–", "–", "0"],
        ["落地", "1", "1", "1", "0", "33.3%", "31.5", "2"],
    ]


def test_who_waits_is_told_by_age_and_by_name() -> None:
    document = page("ageing")
    told = next(block for block in document.blocks if isinstance(block, Paragraph))
    assert (told.title, told.lines) == ("招商项目:签约未落地 1 个", ("账龄:0—90 天 0 个、90 天以上 1 个",))
    assert tables(document) == [[["p1", "甲项目", "北镇 60%、南镇 40%", "18.06 亿元", "2021-03-01", "121"]]]


def test_parts_of_projects_keep_their_fraction_by_town() -> None:
    assert tables(page("towns")) == [[["北镇", "1.6", "1", "0.6"]]]


def test_a_dropped_project_stands_with_its_stage_and_its_reason_in_one_line() -> None:
    ((row,),) = tables(page("dropped"))
    assert (row[0], row[-2:]) == ("p3", ["签约", "用地 不具备"])
    silent = replace(PIPE, projects=tuple(replace(p, reason="") for p in PIPE.projects))
    ((row,),) = tables(compose_pipeline(books(pipelines=(silent,)), "zh", ("dropped",)))
    assert row[-1] == "未写"


def test_the_rows_behind_a_count_say_the_cell_of_that_stage() -> None:
    (rows,) = tables(compose_pipeline_rows(KNOWN, "zh", ("signed.ever",)))
    assert [(row[0], row[4], row[5], row[-1]) for row in rows] == [
        ("p1", "签约", "2021-03-01", "E2"),
        ("p2", "签约", "–", "A3"),
        ("p3", "签约", "2021-03-01", "E2"),
    ]
    assert rows[0][6] == "data/2021-07-20/项目.csv"


def test_a_count_of_another_pipeline_makes_no_empty_table() -> None:
    other = PipelineBook(id="other", name=PIPE.name, path="", through=PIPE.through)
    assert len(tables(compose_pipeline_rows(books(pipelines=(PIPE, other)), "zh", ("signed.now",)))) == 1


def test_in_english_no_chinese_word_is_ours() -> None:
    text = [block.title for block in page(*SECTIONS, lang="en").blocks]
    assert text == [
        "Investment: funnel (3 projects, data up to 2021-06-30)",
        "Investment: 1 project Signed and not Landed",
        "",
        "Investment: what each unit's projects reached in 2021",
        "Investment: 1 project dropped, with the reason as written",
        "Investment: all, 3 projects",
    ]


def test_a_pipeline_without_data_says_so() -> None:
    silent = PipelineBook(id="p", name=PIPE.name, path="")
    (block,) = compose_pipeline(books(pipelines=(silent,)), "zh", SECTIONS).blocks
    assert isinstance(block, Paragraph)
    assert block.lines == ("招商项目:没有收到数据",)


def test_what_is_in_doubt_stands_below_with_its_cell_and_other_findings_do_not() -> None:
    place = Place("data/2021-07-20/项目.csv", "", "F3")
    params = {"project": "p2 乙项目", "before": "签约", "after": "落地", "earlier": "2021-05-01"}
    wrong = Finding("pipeline-dates-reversed", place, params, "2021-04-01", (replace(place, cell="E3"),))
    other = Finding("register-unproved", place, {"name": "园", "missing": "文号"}, "P1")
    document = compose_pipeline(books(pipelines=(PIPE,), findings=(wrong, other)), "zh", ("funnel",))
    told = document.blocks[-1]
    assert isinstance(told, Paragraph)
    assert told.title == "存疑 1 项"
    assert told.lines[0].startswith("data/2021-07-20/项目.csv / F3")
    assert "落地 2021-04-01 早于 签约 2021-05-01" in told.lines[0]
    assert told.lines[1].strip().endswith("data/2021-07-20/项目.csv / E3")
    many = books(pipelines=(PIPE,), findings=(wrong,) * 25)
    told = compose_pipeline(many, "zh", ("funnel",)).blocks[-1]
    assert isinstance(told, Paragraph)
    assert (len(told.lines), told.lines[-1]) == (41, "还有 5 项,见 tanj check")


def test_a_plan_without_pipelines_says_so() -> None:
    (block,) = compose_pipeline(books(), "zh", SECTIONS).blocks
    assert isinstance(block, Paragraph)
    assert "pipelines" in block.lines[0]


def test_months_are_said_to_be_months() -> None:
    monthly = books(pipelines=(replace(PIPE, by_month=True),))
    assert any("月末" in line for line in compose_pipeline(monthly, "zh", ("funnel",)).footer)
    assert not any("月末" in line for line in page("funnel").footer)


def test_a_record_has_exact_figures_and_the_ids_behind_every_count() -> None:
    (one,) = pipeline_record(KNOWN)["pipelines"]
    assert (one["stages"][0]["conversion"], one["stages"][0]["conversion_absent"]) == (None, "not_applicable")
    assert one["rows"]["signed.ever"] == ["p1", "p2", "p3"]
    assert one["rows"]["signed.now"] == ["p1"]
    assert one["rows"]["waiting"] == ["p1"]
    assert one["projects"][1]["reached"][0] == {
        "stage": "signed",
        "on": None,
        "file": "data/2021-07-20/项目.csv",
        "sheet": "",
        "cell": "A3",
    }
    assert json.dumps(one, default=str)


def test_a_flat_row_is_a_project_and_a_stage() -> None:
    rows = pipeline_rows(KNOWN, "zh")
    assert all(tuple(sorted(row)) == tuple(sorted(PIPELINE_COLUMNS)) for row in rows)
    assert [(row["project"], row["stage"], row["reached_on"], row["current"]) for row in rows] == [
        ("p1", "signed", "2021-03-01", "true"),
        ("p2", "signed", "", "false"),
        ("p2", "landed", "2021-04-01", "true"),
        ("p3", "signed", "2021-03-01", "true"),
    ]
    assert rows[0]["town"] == "北镇 0.6; 南镇 0.4"
