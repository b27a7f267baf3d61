"""Trying files out: what they are, what they restate, which verdicts they would change; nothing is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.large_files import write_workspace
from tanjcli.app.cache import Cache
from tanjcli.app.report import Request, report
from tanjcli.app.trying.trial import Bench, Tried, try_files
from tanjcli.app.workspace import Workspace, find_workspace
from tanjcli.core.errors import MissingInputError, PathError
from tanjcli.evaluate.question import Question
from tanjcli.evaluate.results import Status
from tests.functional.running import tanj

APRIL = "窗口,办证数(件)\n东,80\n西,45\n"
MARCH_AGAIN = "窗口,办证数(件)\n东,90\n西,40\n北,5\n"


def offer(workspace: Workspace, name: str, text: str, **options: object) -> Tried:
    """Try one file that lies outside the workspace's data."""
    path = workspace.root / name
    path.write_text(text, encoding="utf-8")
    return try_files(Bench(workspace), [(path, name)], **options)  # type: ignore[arg-type]


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_file_is_told_what_it_is(workspace: Workspace) -> None:
    """Recipe and how surely, period, unit, container and encoding, and a balanced row account."""
    (look,) = offer(workspace, "cards_2021年4月.csv", APRIL).trial.files
    (table,) = look.tables
    assert (look.container, look.encoding, look.known_as) == ("text", "utf-8", "")
    assert (table.recipe, table.ledger, table.rate, table.header) == ("cards", "cards", 1.0, (1, 1))
    assert (table.periods, table.units) == (("2021-04",), (("办证数(件)", "件"),))
    assert (table.account.rows_in, table.account.used, dict(table.account.excluded)) == (3, 2, {"header": 1})
    assert [row.fate for row in table.rows] == ["header", "used", "used"]
    assert [values["issued"] for values in table.rows[1].values] == [Decimal(80)]
    assert not look.faulty


def test_whoever_waits_hears_of_the_file_and_how_far_it_is(tmp_path: Path) -> None:
    """A large one (1 MB and more) says how much of it is done."""
    heard: list[tuple[str, float]] = []
    path, _ = write_workspace(tmp_path, 16_000)
    name = path.relative_to(tmp_path).as_posix()
    bench = Bench(find_workspace(None, tmp_path), progress=lambda file, share=0.0: heard.append((file, share)))
    try_files(bench, [(path, name)])
    assert {file for file, _ in heard} == {name}
    assert len(heard) >= 3  # that it is read, how much of it is, and that its turn has come


def test_the_verdicts_that_change_are_told_before_and_after(workspace: Workspace) -> None:
    trial = offer(workspace, "cards_2021年4月.csv", APRIL).trial
    (change,) = trial.changes
    assert (change.after.ref, change.year) == ("L3", 2021)
    assert (change.before.actual, change.after.actual) == (Decimal(310), Decimal(435))


def test_the_data_date_moves_only_when_the_file_speaks_of_later_days(workspace: Workspace) -> None:
    june, july = date(2021, 6, 30), date(2021, 7, 31)
    assert offer(workspace, "cards_2021年4月.csv", APRIL).trial.as_of == ((2021, june, june),)
    assert offer(workspace, "cards_2021年7月.csv", APRIL).trial.as_of == ((2021, june, july),)


def test_a_status_may_change_with_the_actual(workspace: Workspace) -> None:
    """A poor April: 310 of 300 by March was on track, 311 of 400 by April is not."""
    (change,) = offer(workspace, "cards_2021年4月.csv", "窗口,办证数(件)\n东,1\n").trial.changes
    assert (change.before.status, change.after.status) == (Status.ON_TRACK, Status.BEHIND)


def test_known_values_it_changes_are_told_with_both_cells(workspace: Workspace) -> None:
    (revision,) = offer(workspace, "cards_2021年3月_补.csv", MARCH_AGAIN).trial.revisions
    assert (revision.new, revision.same, revision.restated, revision.late, revision.periods) == (1, 1, 1, 0, ())
    (value,) = revision.values
    assert (value.column, value.before, value.after) == ("issued", Decimal(70), Decimal(90))
    assert value.old is not None
    assert value.new is not None
    assert (value.old.file, value.old.cell) == ("data/2021-04-10/cards_2021年3月.csv", "B2")
    assert (value.new.file, value.new.cell) == ("cards_2021年3月_补.csv", "B2")


def test_a_file_received_before_what_is_known_changes_nothing(workspace: Workspace) -> None:
    """Of a key the row that came last is known; an older one is only late."""
    trial = offer(workspace, "cards_2021年3月_旧.csv", "窗口,办证数(件)\n东,1\n", received=date(2021, 4, 1)).trial
    assert [(r.restated, r.late) for r in trial.revisions] == [(0, 1)]
    assert trial.changes == ()


def test_the_bytes_of_a_delivery_are_that_delivery(workspace: Workspace) -> None:
    known = next(workspace.data.glob("2021-04-10/*"))
    copy = workspace.root / "copy.csv"
    copy.write_bytes(known.read_bytes())
    trial = try_files(Bench(workspace), [(copy, "copy.csv")]).trial
    assert [(f.known_as, f.used, f.faulty) for f in trial.files] == [("data/2021-04-10/cards_2021年3月.csv", 2, False)]
    assert (trial.revisions, trial.changes) == ((), ())


def test_two_files_with_the_same_bytes_count_once(workspace: Workspace) -> None:
    paths = [workspace.root / name for name in ("cards_2021年4月.csv", "cards_2021年4月_copy.csv")]
    for path in paths:
        path.write_text(APRIL, encoding="utf-8")
    trial = try_files(Bench(workspace), [(path, path.name) for path in paths]).trial
    assert [(f.file, f.known_as, f.used) for f in trial.files] == [
        ("cards_2021年4月.csv", "", 2),
        ("cards_2021年4月_copy.csv", "cards_2021年4月.csv", 0),
    ]
    assert [f.code for f in trial.files[1].findings] == ["file-repeated"]
    assert [r.new for r in trial.revisions] == [2]


def test_the_bytes_of_march_named_april_are_an_error(workspace: Workspace) -> None:
    """Nothing of it is read, and a wrong month is not taken for a copy."""
    (filed,) = (d for d in Bench(workspace).known if "3月" in d.file)
    path = workspace.root / "cards_2021年4月.csv"
    path.write_bytes(filed.path.read_bytes())
    (look,) = try_files(Bench(workspace), [(path, path.name)]).trial.files
    assert (look.known_as, look.used, look.faulty) == (filed.file, 0, True)
    assert "file-repeated-period" in [f.code for f in look.findings]
    assert tanj("add", path.name, "--received", "2021-05-10", cwd=workspace.root).code == 65


def test_of_a_file_no_recipe_reads_the_nearest_ones_are_told(workspace: Workspace) -> None:
    (look,) = offer(workspace, "desk.csv", "窗口,发卡数\n东,1\n").trial.files
    assert look.refused
    assert [(n.recipe, n.rate, n.missing) for n in look.nearest] == [("cards", 0.5, ("办证数",))]


def test_a_missing_optional_header_is_told_with_what_looks_like_it(workspace: Workspace) -> None:
    """Three headers of four are enough to read the file, not enough to say nothing."""
    text = workspace.sources.read_text(encoding="utf-8")
    columns = (
        "      shift: {type: text, name: {zh: 班次, en: shift}}\n      note: {type: text, name: {zh: 备注, en: note}}\n"
    )
    text = text.replace("      issued: {type: amount", columns + "      issued: {type: amount")
    workspace.sources.write_text(
        text + "      shift: {from: [班次]}\n      note: {from: [备注说明]}\n", encoding="utf-8"
    )
    (look,) = offer(workspace, "cards_2021年4月.csv", "窗口,办证数(件),班次,备注说\n东,1,早,\n").trial.files
    assert [(t.rate, t.missing) for t in look.tables] == [(0.75, (("备注说明", "备注说"),))]


def test_nothing_is_stored(workspace: Workspace) -> None:
    before = files_of(workspace.root)
    offer(workspace, "cards_2021年4月.csv", APRIL)
    assert files_of(workspace.root) - before == {"cards_2021年4月.csv"}


def test_a_quick_trial_says_what_a_full_one_says(workspace: Workspace, tmp_path: Path) -> None:
    """The second run reads only what matters to the file, and comes to the same trial."""
    path = workspace.root / "cards_2021年7月.csv"
    path.write_text(APRIL, encoding="utf-8")
    cache = Cache(tmp_path / "cache")
    read: list[str] = []
    full = try_files(Bench(workspace, cache), [(path, path.name)])
    quick = try_files(Bench(workspace, cache, read.append), [(path, path.name)])
    assert quick.trial == full.trial
    assert "data/2021-07-10/events_2021年1—6月.csv" not in read
    assert "data/2021-04-10/cards_2021年3月.csv" in read


def test_what_was_kept_is_not_used_once_a_delivery_has_changed(workspace: Workspace, tmp_path: Path) -> None:
    path = workspace.root / "cards_2021年4月.csv"
    path.write_text(APRIL, encoding="utf-8")
    cache = Cache(tmp_path / "cache")
    try_files(Bench(workspace, cache), [(path, path.name)])
    assert Bench(workspace, cache).told() is not None
    delivery = next(workspace.data.glob("2021-04-10/*"))
    delivery.write_text(delivery.read_text(encoding="utf-8").replace("70", "71"), encoding="utf-8")
    assert Bench(workspace, cache).told() is None


def test_a_file_that_is_not_there_and_a_folder(workspace: Workspace) -> None:
    with pytest.raises(MissingInputError):
        try_files(Bench(workspace), [(workspace.root / "none.csv", "none.csv")])
    with pytest.raises(PathError):
        try_files(Bench(workspace), [(workspace.data, "data")])


def test_a_workspace_without_deliveries_can_be_tried_on(workspace: Workspace) -> None:
    for path in workspace.data.glob("*/*"):
        path.unlink()
    trial = offer(workspace, "cards_2021年1月.csv", APRIL).trial
    assert [(c.before.status, c.after.actual) for c in trial.changes] == [(Status.NO_DATA, Decimal(125))]


def test_an_actual_that_stays_absent_has_not_changed(workspace: Workspace) -> None:
    """April alone leaves January to March missing, as they were: the verdict is no data before and after."""
    for path in workspace.data.glob("*/cards*"):
        path.unlink()
    assert offer(workspace, "cards_2021年4月.csv", APRIL).trial.changes == ()


def test_the_verdicts_before_may_be_those_of_the_report_that_was_kept(workspace: Workspace, tmp_path: Path) -> None:
    """After ``tanj report`` nothing known is judged a second time, and the trial says the same."""
    path = workspace.root / "cards_2021年7月.csv"
    path.write_text(APRIL, encoding="utf-8")
    cache = Cache(tmp_path / "cache")
    fresh = try_files(Bench(workspace, cache), [(path, path.name)]).trial
    report(workspace, Request(year=2021), cache)
    bench = Bench(workspace, cache)
    question = Question(2021, date(2021, 6, 30), date(2021, 7, 10))
    assert bench.reported(question) is not None
    assert bench.reported(replace(question, as_of=date(2021, 5, 31))) is None
    kept = try_files(bench, [(path, path.name)]).trial
    assert [(c.before.status, c.before.actual, c.after) for c in kept.changes] == [
        (c.before.status, c.before.actual, c.after) for c in fresh.changes
    ]
