"""The monthly pack: whole or not at all, the same when nothing changed, never over what a person wrote."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from tanjcli.app.packs.export import Desk, Exported, export
from tanjcli.app.packs.export_order import Order
from tanjcli.app.packs.lock import Holder, run_lock
from tanjcli.app.packs.pack import MANIFEST
from tanjcli.app.packs.pack_formats import FORMATS
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import BusyError, DataError, OutputError, PathError, TanjError, UsageError
from tanjcli.core.periods import parse_day
from tests.functional.running import REPO
from tests.functional.workspaces import library

ME = Holder(1, "here", "2021-07-20T08:00:00+00:00")
LIGHT = ("json", "csv", "md")
JUNE = Order(period="2021-06", formats=LIGHT, usual="en")
SCHEMA = json.loads((REPO / "docs/schema/report.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return library(tmp_path)


def run(root: Path, order: Order = JUNE, out: str = "out") -> Exported:
    workspace = Workspace(root, root / "targets.yaml")
    return export(workspace, order, Desk(root / out, out, ME))


def pack(root: Path, name: str = "2021-06") -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "out" / name).iterdir()}


def states(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (folder, *folder.iterdir())}


def refused(root: Path, error: type[TanjError], order: Order = JUNE, out: str = "out") -> list[str]:
    with pytest.raises(error) as caught:
        run(root, order, out)
    return [finding.code for finding in caught.value.findings]


def revise(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_every_format_is_made_and_listed_with_its_hash(root: Path) -> None:
    run(root, Order(period="2021-06", usual="zh"))
    files = pack(root)
    assert set(files) == {made.file for made in FORMATS.values()} | {"rejects.csv", MANIFEST}
    manifest = json.loads(files.pop(MANIFEST))
    assert {o["file"]: o["sha256"] for o in manifest["outputs"]} == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items()
    }


def test_the_manifest_names_every_input_and_nothing_of_the_machine(root: Path) -> None:
    run(root)
    text = pack(root)[MANIFEST].decode()
    manifest = json.loads(text)
    inputs = {i["file"]: i["sha256"] for i in manifest["inputs"]}
    there = [root / "targets.yaml", root / "data/sources.yaml", *root.glob("data/*/*")]
    assert inputs == {p.relative_to(root).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in there}
    assert manifest["question"]["as_of"] == "2021-06-30"
    assert str(root) not in text
    assert "08:00" not in text


def test_a_second_run_touches_nothing(root: Path) -> None:
    assert not run(root).placed.unchanged
    before = states(root / "out" / "2021-06")
    assert run(root).placed.unchanged
    assert states(root / "out" / "2021-06") == before


def test_a_correction_makes_a_new_pack_in_the_same_place(root: Path) -> None:
    run(root)
    revise(root, "data/2021-04-10/cards_2021年3月.csv", "70", "71")
    assert not run(root).placed.unchanged
    rows = json.loads(pack(root)["report.json"])["rows"]
    assert {row["ref"]: row["actual"] for row in rows}["L3"] == 311
    assert [p.name for p in (root / "out").iterdir() if not p.name.startswith(".tanj")] == ["2021-06"]


def test_the_json_satisfies_its_published_schema(root: Path) -> None:
    run(root)
    jsonschema.validate(json.loads(pack(root)["report.json"]), SCHEMA)


def test_the_csv_has_the_verdict_and_the_months_before_it(root: Path) -> None:
    run(root)
    data = pack(root)["report.csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    rows = [r for r in csv.DictReader(io.StringIO(data.decode("utf-8-sig"))) if r["ref"] == "L3"]
    verdict, *months = rows
    assert (verdict["scope"], verdict["period"], verdict["actual"], verdict["goal"]) == (
        "target",
        "2021",
        "310",
        "1200",
    )
    assert [(m["period"], m["actual"]) for m in months[:4]] == [
        ("2021-01", "90"), ("2021-02", "200"), ("2021-03", "310"), ("2021-04", ""),
    ]  # fmt: skip
    assert "actual:not_yet" in months[3]["absent"]
    assert {m["scope"] for m in months} == {"history"}


def test_rejected_rows_are_listed_with_place_reason_and_remedy(root: Path) -> None:
    revise(root, "data/2021-07-10/events_2021年1—6月.csv", "2021-05-06", "the sixth of May")
    done = run(root)
    (row,) = csv.DictReader(io.StringIO(pack(root)["rejects.csv"].decode("utf-8-sig")))
    assert row["file"] == "data/2021-07-10/events_2021年1—6月.csv"
    assert (row["severity"], row["cell"], row["raw"]) == ("error", "B4", "the sixth of May")
    assert row["reason"]
    assert row["remedy"]
    assert row["run_id"] == done.run_id
    assert "INCOMPLETE" in pack(root)["report.md"].decode()
    assert json.loads(pack(root)[MANIFEST])["complete"] is False


@pytest.mark.parametrize(("name", "mark"), [("report.xlsx", "INCOMPLETE"), ("dashboard.html", "INCOMPLETE")])
def test_an_incomplete_pack_says_so_in_every_file(root: Path, name: str, mark: str) -> None:
    revise(root, "data/2021-07-10/events_2021年1—6月.csv", "2021-05-06", "the sixth of May")
    run(root, Order(period="2021-06", formats=("xlsx", "html"), usual="en"))
    data = pack(root)[name]
    if name.endswith("xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            data = b"".join(book.read(part) for part in book.namelist())
    assert mark.encode() in data


def test_a_refused_delivery_keeps_the_old_pack(root: Path) -> None:
    run(root)
    old = pack(root)
    (root / "data/2021-04-10/cards_2021年4月.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    codes = refused(root, DataError)
    assert "export-refused" in codes
    assert len(codes) > 1, "what is wrong with it is told too"
    assert pack(root) == old


RULE = """\
reconcile:
  - id: C1
    kind: subset
    part: cards-issued
    whole: cards-few
    text: {zh: 总数不少于部分, en: no more cards than there are}
"""
FEW = """\
  cards-few:
    kind: total
    ledger: cards
    measure: issued
    where: {desk: {is: 东}}
    over_time: sum
    over_units: sum
targets:
"""


def breach(root: Path, waiver: str = "") -> None:
    revise(root, "targets.yaml", "metrics:\n", RULE + waiver + "metrics:\n")
    revise(root, "targets.yaml", "targets:\n", FEW)


def test_data_that_do_not_add_up_are_not_given_out(root: Path) -> None:
    run(root)
    old = pack(root)
    breach(root)
    assert refused(root, DataError) == ["export-breach"]
    assert pack(root) == old


def test_a_waived_breach_is_given_out_and_printed(root: Path) -> None:
    from tanjcli.app.packs.export_notes import export_notes

    breach(root, "    waivers: [{by: the director, reason: {zh: 试点, en: pilot}, until: 2021-12-31}]\n")
    done = run(root)
    (line,) = (line for line in export_notes(done, "out/2021-06", "en").told if "the director" in line)
    assert "pilot" in line


def test_months_quarters_and_the_latest(root: Path) -> None:
    for period, name in [
        ("2021-03", "2021-03"),
        ("2021-Q1", "2021-Q1"),
        ("", "2021-06"),
        ("latest quarter", "2021-Q2"),
    ]:
        assert run(root, Order(period=period, formats=("md",))).placed.folder.name == name


def test_what_was_known_on_an_earlier_day_is_another_pack(root: Path) -> None:
    order = Order(period="2021-03", formats=("json",), known_on=parse_day("2021-03-31"))
    run(root, order)
    assert {r["ref"]: r["actual"] for r in json.loads(pack(root, "2021-03")["report.json"])["rows"]}["L3"] == 200
    assert "data/2021-04-10" not in pack(root, "2021-03")[MANIFEST].decode()


def test_a_pack_made_again_as_known_then_is_that_pack_to_the_byte(root: Path) -> None:
    """Manifest included; what has come since is another month's."""
    then = run(root, Order(period="2021-06", usual="zh"))
    made = pack(root, "2021-06")
    (root / "data/2021-08-10").mkdir()
    (root / "data/2021-08-10/cards_2021年7月.csv").write_text("窗口,办证数(件)\n东,1\n", encoding="utf-8")
    again = run(root, Order(period="2021-06", usual="zh", known_on=parse_day("2021-07-10")))
    assert (again.placed.unchanged, pack(root, "2021-06")) == (True, made)
    assert again.run_id == then.run_id


@pytest.mark.parametrize("period", ["2021-13", "june", "2021-01/2021-05", "2020-2021"])
def test_a_period_that_is_none_is_refused(root: Path, period: str) -> None:
    assert refused(root, UsageError, Order(period=period)) == ["usage-period"]


def test_nothing_goes_under_data_through_a_link_or_out_of_the_workspace(root: Path) -> None:
    (root / "real").mkdir()
    (root / "link").symlink_to(root / "real")
    assert refused(root, PathError, out="data/out") == ["output-over-input"]
    assert refused(root, PathError, out="link") == ["output-through-link"]
    assert refused(root, PathError, out="../elsewhere") == ["export-outside"]
    assert list((root / "real").iterdir()) == []
    assert not (root.parent / "elsewhere").exists()


def test_a_full_path_may_lead_out_of_the_workspace(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    share = tmp_path_factory.mktemp("share")
    workspace = Workspace(root, root / "targets.yaml")
    export(workspace, JUNE, Desk(share, str(share), ME))
    assert (share / "2021-06" / MANIFEST).is_file()


def test_a_pack_folder_that_is_a_link_is_not_followed(root: Path) -> None:
    (root / "real").mkdir()
    (root / "out").mkdir()
    (root / "out" / "2021-06").symlink_to(root / "real")
    assert refused(root, PathError) == ["output-through-link"]
    assert list((root / "real").iterdir()) == []


def test_a_folder_that_is_no_pack_is_not_replaced(root: Path) -> None:
    notes = root / "out" / "2021-06" / "notes.txt"
    notes.parent.mkdir(parents=True)
    notes.write_text("hers")
    assert refused(root, OutputError) == ["export-not-a-pack"]
    assert notes.read_text() == "hers"


def test_what_a_person_changed_or_added_is_kept_beside_the_new_pack(root: Path) -> None:
    run(root)
    folder = root / "out" / "2021-06"
    (folder / "report.md").write_text("with my remarks")
    (folder / "notes.txt").write_text("hers")
    done = run(root)
    (aside,) = (root / "out").glob("2021-06-edited-*")
    assert (aside / "report.md").read_text() == "with my remarks"
    assert (aside / "notes.txt").read_text() == "hers"
    assert [f.raw for f in done.placed.findings] == [aside.name]
    assert "notes.txt" not in pack(root)
    assert run(root).placed.unchanged


def test_a_file_deleted_from_the_pack_comes_back(root: Path) -> None:
    run(root)
    old = pack(root)
    (root / "out/2021-06/report.csv").unlink()
    run(root)
    assert pack(root) == old
    assert not list((root / "out").glob("*-edited-*"))


def test_what_killed_runs_left_is_gone_after_the_next_run(root: Path) -> None:
    (root / "out/.run-dead/new/2021-06").mkdir(parents=True)
    (root / "out/.run-dead/new/2021-06/report.md").write_text("half")
    run(root)
    assert not list((root / "out").glob(".run-*"))
    assert not list((root / "out").glob("*-edited-*"))


def test_only_one_run_writes_at_a_time(root: Path) -> None:
    (root / "out").mkdir()
    with run_lock(root / "out", Holder(7, "other", "2021-07-20T07:00:00+00:00")):
        assert refused(root, BusyError) == ["export-busy"]
    assert not (root / "out" / "2021-06").exists()


def test_a_full_disk_keeps_the_old_pack(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    from tanjcli.core.errors import StorageError

    run(root)
    old = pack(root)
    revise(root, "data/2021-04-10/cards_2021年3月.csv", "70", "71")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", full)
    assert refused(root, StorageError) == ["output-storage"]
    assert pack(root) == old
    assert not list((root / "out").glob(".run-*"))


def test_a_plan_that_changes_during_the_run_is_noticed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tanjcli.app.packs import export as module

    load = module.load_settings

    def meanwhile(workspace: Workspace) -> object:
        settings = load(workspace)
        revise(root, "targets.yaml", "goal: 1200", "goal: 1300")
        return settings

    monkeypatch.setattr(module, "load_settings", meanwhile)
    assert refused(root, DataError) == ["export-input-changed"]
    assert not (root / "out" / "2021-06").exists()


PRESET = """\
reports:
  short:
    name: {zh: 阅览室, en: Reading room}
    period: latest quarter
    formats: [md, json]
    columns: [status, ref, gap]
    owner: [reading-room]
    language: zh
metrics:
"""


def test_a_preset_settles_period_formats_rows_columns_and_language(root: Path) -> None:
    revise(root, "targets.yaml", "metrics:\n", PRESET)
    done = run(root, Order(name="short", usual="en"))
    assert done.placed.folder.name == "2021-Q2-short"
    files = pack(root, "2021-Q2-short")
    assert set(files) == {"report.md", "report.json", "rejects.csv", MANIFEST}
    assert [row["ref"] for row in json.loads(files["report.json"])["rows"]] == ["L3"]
    assert "| 状态 | 编号 | 差距 |" in files["report.md"].decode()
    assert "阅览室:3 项中的 1 项" in files["report.md"].decode()


def test_the_command_line_goes_before_the_preset(root: Path) -> None:
    revise(root, "targets.yaml", "metrics:\n", PRESET)
    run(root, Order(name="short", period="2021-03", formats=("md",), lang="en"))
    files = pack(root, "2021-03-short")
    assert set(files) == {"report.md", "rejects.csv", MANIFEST}
    assert "| Status | Ref | Gap |" in files["report.md"].decode()


def test_an_unknown_preset_names_the_nearest(root: Path) -> None:
    revise(root, "targets.yaml", "metrics:\n", PRESET)
    with pytest.raises(UsageError) as caught:
        run(root, Order(name="shrot"))
    assert caught.value.findings[0].params["nearest"] == "short"


def test_the_stamp_of_the_files_is_the_day_of_the_data(root: Path) -> None:
    assert run(root).report.assessment.known_on == date(2021, 7, 10)
