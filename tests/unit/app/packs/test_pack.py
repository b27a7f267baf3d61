"""A pack as a folder: what its manifest says of it, what was changed since, and how one parts with an old one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tanjcli.app.packs.pack import MANIFEST, Input, Manifest, combined, digest_of, find_pack, manifest_of, retirement

INPUTS = (Input("targets.yaml", "aa"), Input("data/2021-07-10/甲.csv", "bb"))
BASE = Manifest("0.1.0", {"period": "2021-06", "formats": ["md"]}, INPUTS, True, {})


def made(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text)
    outputs = {name: digest_of(text.encode()) for name, text in files.items()}
    (folder / MANIFEST).write_bytes(replace(BASE, outputs=outputs).text())
    return folder


def test_a_manifest_reads_back_as_it_was_written(tmp_path: Path) -> None:
    folder = made(tmp_path / "p", a="1")
    assert manifest_of(folder) == replace(BASE, outputs={"a": digest_of(b"1")})


def test_the_run_id_hangs_on_question_inputs_and_program_and_on_nothing_else() -> None:
    others = (
        replace(BASE, program_version="0.2.0"),
        replace(BASE, question={**BASE.question, "period": "2021-07"}),
        replace(BASE, inputs=INPUTS[:1]),
        replace(BASE, inputs=(INPUTS[0], Input(INPUTS[1].file, "cc"))),
    )
    assert len({BASE.run_id, *(other.run_id for other in others)}) == 5
    assert replace(BASE, outputs={"a": "x"}, complete=False).run_id == BASE.run_id


def test_inputs_as_one_entry_name_none_and_change_with_each() -> None:
    (entry,) = combined(INPUTS)
    assert entry.file == "*"
    assert combined(INPUTS[:1]) != (entry,)


def test_what_was_changed_added_or_lost_is_found(tmp_path: Path) -> None:
    folder = made(tmp_path / "p", a="1", b="2", c="3")
    (folder / "a").write_text("other")
    (folder / "b").unlink()
    (folder / "new").mkdir()
    found = find_pack(folder)
    assert (found.edited, found.missing) == (frozenset({"a", "new"}), frozenset({"b"}))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": "tanj-pack/2"}', '{"schema": "tanj-pack/1"}'])
def test_a_manifest_of_another_kind_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    assert find_pack(tmp_path).manifest is None
    assert manifest_of(tmp_path) is None


def test_a_pack_as_it_was_made_is_parted_with_without_a_trace(tmp_path: Path) -> None:
    kept: list[str] = []
    retirement(tmp_path, kept)(made(tmp_path / "run" / "2021-06", a="1"))
    assert (list((tmp_path / "run").iterdir()), kept) == ([], [])


def test_what_a_person_did_to_it_is_kept_once(tmp_path: Path) -> None:
    kept: list[str] = []
    for number in range(2):
        folder = made(tmp_path / str(number) / "2021-06", a="1")
        (folder / "a").write_text("hers")
        retirement(tmp_path, kept)(folder)
    (aside,) = tmp_path.glob("2021-06-edited-*")
    assert (aside / "a").read_text() == "hers"
    assert kept == [aside.name] * 2


def test_a_half_built_folder_is_no_loss(tmp_path: Path) -> None:
    kept: list[str] = []
    half = made(tmp_path / "run" / "2021-06", a="1")
    (half / MANIFEST).unlink()
    retirement(tmp_path, kept)(half)
    assert not half.exists()
    assert kept == []


def test_the_text_has_no_path_and_no_clock() -> None:
    record = json.loads(BASE.text())
    assert set(record) == {"schema", "program_version", "run_id", "question", "complete", "inputs", "outputs"}
