"""What was asked of pipelines and registers, and the shape it comes in."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from tanjcli.app.books.pipelines import pipeline_text, pipelines_of, register_text, registers_of, sections_of
from tanjcli.app.check import check_workspace
from tanjcli.app.codec import decode, encode
from tanjcli.app.faces import Face
from tanjcli.app.report import Health, Report
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import UsageError
from tanjcli.evaluate.public import publish
from tanjcli.evaluate.results import Assessment
from tests.unit.present.book_samples import books
from tests.unit.present.pipeline_samples import NURSERY, PIPE, ROLL, UNSEEN

ROOT = Path(__file__).parents[4]
KNOWN = books(pipelines=(PIPE,), registers=(ROLL, NURSERY, UNSEEN))


def report() -> Report:
    return Report(KNOWN, Health(0, 0, 0))


def flat(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_both_books_survive_the_cache() -> None:
    assert decode(Assessment, json.loads(json.dumps(encode(KNOWN)))) == KNOWN


def test_no_project_and_no_firm_is_given_out() -> None:
    given = publish(KNOWN, {})
    (funnel,) = given.pipelines
    assert (funnel.projects, funnel.ageing, funnel.towns, given.registers) == ((), (), (), ())
    assert "甲" not in json.dumps(encode(given), ensure_ascii=False)


@pytest.mark.parametrize("name", ["investment", "招商项目", "Investment"])
def test_a_pipeline_is_called_by_id_or_name(name: str) -> None:
    assert pipelines_of(KNOWN, [name]).pipelines == (PIPE,)


def test_registers_are_picked_and_stay_in_the_order_of_the_plan() -> None:
    assert registers_of(KNOWN, ["named", "firms"]).registers == (ROLL, UNSEEN)
    assert registers_of(KNOWN, []).registers == KNOWN.registers


def test_another_word_is_refused() -> None:
    for ask in (pipelines_of, registers_of):
        with pytest.raises(UsageError):
            ask(KNOWN, ["nothing"])
    with pytest.raises(UsageError):
        sections_of("tunnel")


def test_usually_everything_is_shown_but_the_whole_list() -> None:
    assert sections_of("") == ("funnel", "ageing", "towns", "dropped")
    assert sections_of("projects,funnel") == ("projects", "funnel")


@pytest.mark.parametrize("asked", ["signed.now", "签约·现处"])
def test_the_rows_behind_a_count_are_asked_for_by_id_or_words(asked: str) -> None:
    text = pipeline_text(report(), (), asked, Face("plain", "zh"))
    assert "p1" in text
    assert "p2" not in text


def test_flat_rows_are_those_of_the_count() -> None:
    rows = flat(pipeline_text(report(), (), "landed.ever", Face("csv", "zh")))
    assert {row["project"] for row in rows} == {"p2"}
    rows = flat(register_text(report(), "entries.2021", Face("csv", "zh")))
    assert [row["register"] for row in rows] == ["firms"]
    assert len(flat(register_text(report(), "", Face("csv", "zh")))) == 3


def test_a_difference_has_no_rows_to_ask_for() -> None:
    with pytest.raises(UsageError) as caught:
        register_text(report(), "net.2021", Face("plain", "zh"))
    assert "entries.2021" in caught.value.findings[0].params["choices"]


def test_json_is_whole_whatever_is_narrowed() -> None:
    made = json.loads(pipeline_text(report(), (), "landed.ever", Face("json", "zh")))
    assert len(made["pipelines"][0]["projects"]) == 3
    assert made["complete"] is True
    assert [book["id"] for book in json.loads(register_text(report(), "", Face("json", "zh")))["registers"]] == [
        "firms",
        "nursery",
        "named",
    ]


def test_checking_all_data_finds_what_is_in_doubt_about_the_projects_too(tmp_path: Path) -> None:
    """The county with one delivery, in which one project landed before it was signed."""
    name = "招商引资项目台账_2022年12月.csv"
    day = tmp_path / "data" / "2023-01-20"
    day.mkdir(parents=True)
    for file in ("targets.yaml", "data/sources.yaml"):
        shutil.copy(ROOT / file, tmp_path / file)
    text = (ROOT / "data" / day.name / name).read_bytes().decode("gb18030")
    (row,) = [line for line in text.splitlines() if line.startswith("YLZS-2021-084")]
    cells = row.split(",")
    wrong = ",".join([*cells[:7], "2021/3/1", *cells[8:]])
    (day / name).write_bytes(text.replace(row, wrong).encode("gb18030"))
    found = check_workspace(Workspace(tmp_path, tmp_path / "targets.yaml")).findings
    (finding,) = [finding for finding in found if finding.code == "pipeline-dates-reversed"]
    assert (finding.raw, finding.params["earlier"]) == ("2021-03-01", "2021-03-25")
    assert (finding.place.cell[0], finding.related[0].cell[0]) == ("H", "G")
