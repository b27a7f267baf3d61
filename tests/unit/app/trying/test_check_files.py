"""A trial in the shape somebody asked for, and the code that says how bad the files are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tanjcli.app.faces import Face
from tanjcli.app.trying.check_files import trial_code, trial_text
from tanjcli.app.trying.trial import Bench, Tried, try_files
from tanjcli.app.workspace import Workspace
from tanjcli.core.exits import ExitCode
from tests.functional.running import tanj

GOOD = "窗口,办证数(件)\n东,80\n西,45\n"
SPOILT = "窗口,办证数(件)\n东,约80\n,45\n西,5\n"
TOTAL = "窗口,办证数(件)\n东,80\n西,45\n合计,136\n"


def offer(workspace: Workspace, text: str, name: str = "cards_2021年4月.csv") -> Tried:
    path = workspace.root / name
    path.write_text(text, encoding="utf-8")
    return try_files(Bench(workspace), [(path, name)])


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        (GOOD, "cards_2021年4月.csv", ExitCode.OK),
        (SPOILT, "cards_2021年4月.csv", ExitCode.DATA),
        (TOTAL, "cards_2021年4月.csv", ExitCode.DATA),
        (GOOD, "unknown.csv", ExitCode.DATA),
        ("", "cards_2021年4月.csv", ExitCode.DATA),
        (GOOD, "cards.csv", ExitCode.DATA),
    ],
    ids=["clean", "bad cells", "a total that does not add up", "no recipe", "empty", "no recipe takes the name"],
)
def test_the_code_says_how_bad_it_is(workspace: Workspace, text: str, name: str, code: ExitCode) -> None:
    assert trial_code(offer(workspace, text, name), strict=False) is code


def test_strict_counts_warnings(workspace: Workspace) -> None:
    """A number nobody asked for is a warning: it passes, unless one is strict."""
    tried = offer(workspace, "窗口,办证数(件),\n东,80,7\n西,45,9\n")  # a column of numbers under an empty header
    assert [f.code for f in tried.trial.files[0].findings] == ["header-blank"]
    assert (trial_code(tried, strict=False), trial_code(tried, strict=True)) == (ExitCode.OK, ExitCode.DATA)


def test_the_text_tells_file_rows_difference_verdicts_and_findings(workspace: Workspace) -> None:
    text = trial_text(offer(workspace, GOOD), Face("plain", "en"), every=False)
    for said in (
        "cards → cards (cards), 100% of the headers found",
        "3 in = 2 used + 1 excluded + 0 rejected",
        "cards: 2 new, 0 the same, 0 changed, 0 superseded already",
        "L3",
        "310 pieces",
        "435 pieces",
        "Nothing wrong was found.",
    ):
        assert said in text


def test_both_languages_tell_it(workspace: Workspace) -> None:
    text = trial_text(offer(workspace, TOTAL), Face("plain", "zh"), every=False)
    assert "入库后会改变的结论" in text
    assert "0 个相符,1 个不符,0 个无法核对" in text


def test_totals_that_agree_are_listed_only_when_everything_is_asked_for(workspace: Workspace) -> None:
    tried = offer(workspace, "窗口,办证数(件)\n东,80\n西,45\n合计,125\n")
    assert "B2:B3 (2)" not in trial_text(tried, Face("plain", "en"), every=False)
    assert "B2:B3 (2)" in trial_text(tried, Face("plain", "en"), every=True)


def test_the_json_accounts_for_every_row_when_asked(workspace: Workspace) -> None:
    """Used with its values, rejected with its reasons, excluded with its kind."""
    record = json.loads(trial_text(offer(workspace, SPOILT), Face("json", "en"), every=False, rows=True))
    (table,) = record["files"][0]["tables"]
    assert [(row["row"], row["fate"]) for row in table["rows"]] == [
        (1, "header"),
        (2, "used"),
        (3, "rejected"),
        (4, "used"),
    ]
    assert [said["code"] for said in table["rows"][2]["reasons"]] == ["required-missing"]
    assert table["rows"][3]["values"] == {"desk": "西", "period": "2021-04-30", "issued": 5}
    assert (table["rows_in"], table["used"], table["excluded"], table["rejected"]) == (4, 2, {"header": 1}, 1)


def test_the_json_without_rows_is_short_and_names_controls(workspace: Workspace) -> None:
    record = json.loads(trial_text(offer(workspace, TOTAL), Face("json", "en"), every=False))
    (table,) = record["files"][0]["tables"]
    assert "rows" not in table
    assert table["controls"] == [
        {
            "label": "合计",
            "column": "办证数(件)",
            "cell": "B4",
            "stated": 136,
            "recomputed": 125,
            "agrees": False,
            "first_cell": "B2",
            "last_cell": "B3",
            "rows": 2,
        }
    ]
    assert record["verdicts"][0]["before"] == {"status": "on_track", "actual": 310}
    assert record["revisions"][0]["new_periods"] == ["2021-04"]


def test_a_value_that_becomes_blank_is_told_as_blank(workspace: Workspace) -> None:
    text = "窗口,办证数(件)\n东,\n西,40\n"
    tried = offer(workspace, text, "cards_2021年3月_again.csv")
    assert "(blank)" in trial_text(tried, Face("plain", "en"), every=False)
    value = json.loads(trial_text(tried, Face("json", "en"), every=False))["revisions"][0]["values"][0]
    assert (value["before"], value["after"]) == (70, None)


def test_a_name_with_markup_and_escapes_is_shown_not_obeyed(workspace: Workspace) -> None:
    tried = offer(workspace, "窗口,办证数(件)\n\x1b[31m东,80\n[red]西,x\n")
    text = trial_text(tried, Face("plain", "en"), every=True)
    assert "\x1b" not in text


def test_the_command_leaves_nothing_behind(workspace: Workspace) -> None:
    path = workspace.root / "cards_2021年4月.csv"
    path.write_text(GOOD, encoding="utf-8")
    before = set(workspace.data.rglob("*"))
    ran = tanj("check", path.name, "--no-cache", cwd=workspace.root)
    assert ran.code == 0
    assert set(workspace.data.rglob("*")) == before
    assert not (workspace.root / ".tanj").exists()


def test_a_file_elsewhere_is_named_as_it_was_typed(workspace: Workspace, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "cards_2021年4月.csv").write_text(GOOD, encoding="utf-8")
    ran = tanj("check", "elsewhere/cards_2021年4月.csv", "-f", "json", cwd=tmp_path, TANJ_TARGETS=str(workspace.root))
    assert json.loads(ran.out)["files"][0]["file"] == "elsewhere/cards_2021年4月.csv"
