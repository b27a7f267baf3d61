"""A pack looked at again: what is damaged, what a person edited, which inputs are newer."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from tanjcli.app.faces import Face
from tanjcli.app.packs.export import Desk, export
from tanjcli.app.packs.export_order import Order
from tanjcli.app.packs.lock import Holder
from tanjcli.app.packs.verify import Verified, verified_code, verified_text, verify
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import DataError, MissingInputError
from tanjcli.core.exits import ExitCode
from tests.functional.workspaces import library

ME = Holder(1, "here", "2021-07-20T08:00:00+00:00")
WRITTEN = "请各单位于本月底前整改 <到位>"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with its pack of June 2021, to be copied."""
    root = library(tmp_path_factory.mktemp("made"))
    pack(root, "md", "json")
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    import shutil

    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path


def pack(root: Path, *formats: str, **order: object) -> Path:
    asked = Order(period="2021-06", formats=formats, usual="zh", **order)  # type: ignore[arg-type]
    return export(Workspace(root, root / "targets.yaml"), asked, Desk(root / "out", "out", ME)).placed.folder


def look(root: Path, workspace: bool = True) -> Verified:
    space = Workspace(root, root / "targets.yaml") if workspace else None
    return verify(root / "out/2021-06", "out/2021-06", space)


def codes(root: Path) -> list[tuple[str, str]]:
    return [(finding.code, finding.raw) for finding in look(root).findings]


def write_into_slot(folder: Path, key: str, text: str) -> None:
    """As a person does in Word: the text of one content control replaced."""
    path = folder / "bulletin.docx"
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            data = old.read(member)
            if member == "word/document.xml":
                escaped = text.replace("<", "&lt;").replace(">", "&gt;")
                pattern = rf'(keep:{key}".*?<w:t[^>]*>)[^<]*(</w:t>)'
                found = re.search(pattern.encode(), data, re.DOTALL)
                assert found is not None
                data = data[: found.end(1)] + escaped.encode() + data[found.start(2) :]
            new.writestr(member, data)
    path.write_bytes(out.getvalue())


def test_a_pack_as_it_was_made_is_whole_and_up_to_date(root: Path) -> None:
    found = look(root)
    assert (found.findings, verified_code(found, strict=True)) == ((), ExitCode.OK)
    text = verified_text(found, Face("plain", "zh"))
    assert "完好:3 个文件" in text
    assert "输入未变:7 个文件" in text


def test_a_pack_can_be_looked_at_where_there_is_no_plan(root: Path) -> None:
    found = look(root, workspace=False)
    assert found.inputs is None
    assert "输入未核对" in verified_text(found, Face("plain", "zh"))


def test_every_kind_of_damage_has_its_name(root: Path) -> None:
    folder = root / "out/2021-06"
    (folder / "report.md").write_text("other\n")
    (folder / "report.json").write_text("{")
    (folder / "rejects.csv").unlink()
    (folder / "notes.txt").write_text("hers")
    assert codes(root) == [
        ("pack-extra", "notes.txt"),
        ("pack-lost", "rejects.csv"),
        ("pack-unreadable", "report.json"),
        ("pack-altered", "report.md"),
    ]
    assert verified_code(look(root), strict=False) is ExitCode.DATA


def test_a_folder_in_the_place_of_a_file_is_a_file_that_cannot_be_read(root: Path) -> None:
    path = root / "out/2021-06/report.md"
    path.unlink()
    path.mkdir()
    assert codes(root) == [("pack-unreadable", "report.md")]


def test_a_plan_that_does_not_load_says_nothing_about_the_inputs(root: Path) -> None:
    """The pack itself can be whole all the same; the plan's faults are for ``tanj targets validate``."""
    (root / "targets.yaml").write_text("schema: [", encoding="utf-8")
    found = look(root)
    assert (found.inputs, [finding.code for finding in found.findings]) == (None, [])


def test_a_manifest_changed_by_hand_is_noticed(root: Path) -> None:
    path = root / "out/2021-06/manifest.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"2021-07-10"', '"2021-07-11"'), encoding="utf-8")
    assert ("pack-altered", "manifest.json") in codes(root)


def test_inputs_changed_gone_and_new_are_named(root: Path) -> None:
    revised = root / "data/2021-04-10/cards_2021年3月.csv"
    revised.write_text(revised.read_text(encoding="utf-8").replace("70", "71"), encoding="utf-8")
    (root / "data/2021-02-10/cards_2021年1月.csv").unlink()
    (root / "data/2021-07-10/cards_2021年6月.csv").write_text("窗口,办证数(件)\n东,1\n", encoding="utf-8")
    assert codes(root) == [
        ("pack-input-gone", "data/2021-02-10/cards_2021年1月.csv"),
        ("pack-input-changed", "data/2021-04-10/cards_2021年3月.csv"),
        ("pack-input-new", "data/2021-07-10/cards_2021年6月.csv"),
    ]
    assert verified_code(look(root), strict=False) is ExitCode.OK
    assert verified_code(look(root), strict=True) is ExitCode.DATA


def test_what_was_received_later_is_told_and_changes_nothing(root: Path) -> None:
    """Whether the pack was made on that day, or was asked for as known on it: both are the same to the byte."""
    from tanjcli.core.periods import parse_day

    pack(root, "md", known_on=parse_day("2021-03-31"))
    assert codes(root) == [("pack-input-later", "2021-07-10")]
    pack(root, "md")
    assert codes(root) == []
    (root / "data/2021-08-10").mkdir()
    (root / "data/2021-08-10/cards_2021年7月.csv").write_text("窗口,办证数(件)\n东,1\n", encoding="utf-8")
    found = look(root)
    assert [dict(finding.params) for finding in found.findings] == [{"n": "1", "day": "2021-07-10"}]
    assert verified_code(found, strict=True) is ExitCode.OK


def test_a_delivery_that_nobody_reads_is_an_input_all_the_same(root: Path) -> None:
    (root / "data/2021-07-10/visitors.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    pack(root, "md")
    assert codes(root) == []


def test_a_folder_without_a_manifest_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(MissingInputError):
        verify(tmp_path, "here", None)
    with pytest.raises(MissingInputError):
        verify(tmp_path / "nowhere", "nowhere", None)


def test_for_programs(root: Path) -> None:
    (root / "out/2021-06/report.md").unlink()
    record = json.loads(verified_text(look(root), Face("json", "en")))
    assert (record["pack"], record["inputs_compared"], record["complete"]) == ("out/2021-06", 7, True)
    assert [finding["code"] for finding in record["findings"]] == ["pack-lost"]


def test_what_was_written_into_the_bulletin_is_told_and_is_no_fault(root: Path) -> None:
    write_into_slot(pack(root, "docx"), "leader-remarks", WRITTEN)
    found = look(root)
    (finding,) = found.findings
    assert finding.code == "pack-edited"
    assert finding.params["slots"] == "leader-remarks", "and none of those that still hold their hint"
    assert verified_code(found, strict=False) is ExitCode.OK


def test_it_is_left_alone_as_long_as_the_data_say_the_same(root: Path) -> None:
    folder = pack(root, "docx", "md")
    write_into_slot(folder, "leader-remarks", WRITTEN)
    before = (folder / "bulletin.docx").read_bytes()
    pack(root, "docx", "md")
    assert (folder / "bulletin.docx").read_bytes() == before


def test_it_is_carried_over_when_they_say_something_new(root: Path) -> None:
    from tanjcli.present.writers.docx import kept_slots

    folder = pack(root, "docx", "md")
    write_into_slot(folder, "leader-remarks", WRITTEN)
    revised = root / "data/2021-04-10/cards_2021年3月.csv"
    revised.write_text(revised.read_text(encoding="utf-8").replace("70", "71"), encoding="utf-8")
    pack(root, "docx", "md")
    assert kept_slots((folder / "bulletin.docx").read_bytes())["leader-remarks"] == (WRITTEN,)
    assert codes(root) == []
    assert len(list((root / "out").glob("2021-06-edited-*/bulletin.docx"))) == 1


def test_a_bulletin_that_cannot_be_read_is_not_replaced(root: Path) -> None:
    path = pack(root, "docx") / "bulletin.docx"
    path.write_bytes(b"PK\x03\x04 damaged")
    assert codes(root) == [("pack-bulletin-unreadable", "out/2021-06/bulletin.docx")]
    with pytest.raises(DataError):
        pack(root, "docx")
    assert path.read_bytes() == b"PK\x03\x04 damaged"
