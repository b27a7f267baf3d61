"""Where an output goes: format by flag, suffix or terminal; files whole; failures told apart."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import pytest

from tanjcli.cli.console import Console
from tanjcli.cli.options import Common, Format, Glyphs, Out
from tanjcli.cli.output import ALL_FORMATS, DOCUMENT_FORMATS, REPORT_FORMATS, deliver, destination
from tanjcli.cli.terminal import Terminal
from tanjcli.core.errors import OutputError, PathError, StorageError, UsageError


def console(tmp_path: Path, encoding: str = "utf-8", tty: bool = False, **env: str) -> Console:
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace")
    out.isatty = lambda: tty  # type: ignore[method-assign]
    return Console(Terminal(out, io.StringIO(), env, tmp_path), Common())


def written(of: Console) -> bytes:
    return of.terminal.out.buffer.getvalue()  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize(
    ("out", "tty", "expected"),
    [
        (Out(), True, Format.TABLE),
        (Out(), False, Format.PLAIN),
        (Out(output="-"), False, Format.PLAIN),
        (Out(output="a.csv"), True, Format.CSV),
        (Out(output="A.JSON"), True, Format.JSON),
        (Out(output="a.txt"), True, Format.PLAIN),
        (Out(output="a.csv", format=Format.MD), True, Format.MD),
        (Out(format=Format.TSV), False, Format.TSV),
    ],
)
def test_the_format_is_the_flag_else_the_suffix_else_the_terminal(
    tmp_path: Path, out: Out, tty: bool, expected: Format
) -> None:
    assert destination(console(tmp_path, tty=tty), out, REPORT_FORMATS).format is expected


@pytest.mark.parametrize("out", [Out(output="a.docx"), Out(output="a"), Out(format=Format.CSV)])
def test_a_format_not_offered_names_those_that_are(tmp_path: Path, out: Out) -> None:
    with pytest.raises(UsageError) as caught:
        destination(console(tmp_path), out, DOCUMENT_FORMATS)
    assert caught.value.findings[0].params["choices"] == "table, plain, json, md"


def test_only_a_table_on_a_terminal_is_fitted_to_its_width(tmp_path: Path) -> None:
    wide = console(tmp_path, tty=True, COLUMNS="90")
    assert destination(wide, Out(), REPORT_FORMATS).width == 90
    assert destination(wide, Out(format=Format.PLAIN), REPORT_FORMATS).width is None
    assert destination(wide, Out(format=Format.PLAIN, width=60), REPORT_FORMATS).width == 60
    assert destination(wide, Out(format=Format.TABLE, output="a.txt"), REPORT_FORMATS).width is None


def test_a_csv_file_opens_right_in_excel_and_wps(tmp_path: Path) -> None:
    here = console(tmp_path)
    deliver(here, destination(here, Out(output="a.csv"), REPORT_FORMATS), "状态\n")
    assert (tmp_path / "a.csv").read_bytes() == b"\xef\xbb\xbf" + "状态\n".encode()


def test_other_files_are_plain_utf8(tmp_path: Path) -> None:
    here = console(tmp_path)
    deliver(here, destination(here, Out(output="a.json"), REPORT_FORMATS), "{}\n")
    assert (tmp_path / "a.json").read_bytes() == b"{}\n"


def test_a_machine_format_in_a_pipe_is_utf8_whatever_the_console(tmp_path: Path) -> None:
    here = console(tmp_path, encoding="gbk")
    deliver(here, destination(here, Out(format=Format.JSON), REPORT_FORMATS), '"€ 状态"\n')
    assert written(here) == '"€ 状态"\n'.encode()


def test_text_in_a_pipe_is_in_the_consoles_encoding_with_visible_gaps(tmp_path: Path) -> None:
    here = console(tmp_path, encoding="gbk")
    deliver(here, destination(here, Out(), REPORT_FORMATS), "状态 ✓ 42.0%\n")
    assert written(here) == "状态 ? 42.0%\n".encode("gbk")


@pytest.mark.parametrize("name", ["missing/a.csv", "folder.csv"])
def test_a_file_that_cannot_be_made_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    here = console(tmp_path)
    with pytest.raises(OutputError) as caught:
        deliver(here, destination(here, Out(output=name), REPORT_FORMATS), "x")
    assert name in caught.value.findings[0].raw
    assert [p.name for p in tmp_path.iterdir()] == ["folder.csv"]


def test_a_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.csv").write_text("old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", full)
    here = console(tmp_path)
    with pytest.raises(StorageError):
        deliver(here, destination(here, Out(output="a.csv"), REPORT_FORMATS), "new")
    assert (tmp_path / "a.csv").read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_a_device_is_written_to_and_stays_a_device(tmp_path: Path) -> None:
    here = console(tmp_path)
    deliver(here, destination(here, Out(output="/dev/null", format=Format.CSV), REPORT_FORMATS), "x")
    assert Path("/dev/null").is_char_device()


def test_signs_follow_the_flag_before_the_terminal(tmp_path: Path) -> None:
    here = console(tmp_path)
    assert not here.ascii_only
    assert Console(here.terminal, Common(glyphs=Glyphs.ASCII)).ascii_only
    assert not Console(console(tmp_path, "ascii").terminal, Common(glyphs=Glyphs.UNICODE)).ascii_only


@pytest.mark.parametrize("name", ["targets.yaml", "data/2021-01-05/a.csv", "data/new.csv", "out/../data/new.csv"])
def test_an_output_never_replaces_the_plan_or_a_delivery(tmp_path: Path, name: str) -> None:
    (tmp_path / "data" / "2021-01-05").mkdir(parents=True)
    (tmp_path / "out").mkdir()
    for kept in ("targets.yaml", "data/2021-01-05/a.csv"):
        (tmp_path / kept).write_text("kept")
    to = destination(console(tmp_path), Out(output=name, format=Format.CSV), REPORT_FORMATS)
    with pytest.raises(PathError) as caught:
        deliver(console(tmp_path), to, "lost")
    assert caught.value.findings[0].code == "output-over-input"
    assert (tmp_path / "targets.yaml").read_text() == (tmp_path / "data/2021-01-05/a.csv").read_text() == "kept"
    assert not (tmp_path / "data/new.csv").exists()


def test_an_output_is_never_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("kept")
    (tmp_path / "a.csv").symlink_to(tmp_path / "elsewhere")
    to = destination(console(tmp_path), Out(output="a.csv"), REPORT_FORMATS)
    with pytest.raises(PathError) as caught:
        deliver(console(tmp_path), to, "lost")
    assert caught.value.findings[0].code == "output-through-link"
    assert (tmp_path / "elsewhere").read_text() == "kept"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.xlsx", Format.XLSX), ("a.docx", Format.DOCX), ("a.HTML", Format.HTML), ("a.jsonl", Format.JSONL)],
)
def test_files_that_stand_by_themselves_are_known_by_their_suffix(tmp_path: Path, name: str, expected: Format) -> None:
    assert destination(console(tmp_path), Out(output=name), ALL_FORMATS).format is expected


@pytest.mark.parametrize("kind", [Format.XLSX, Format.DOCX])
def test_a_terminal_is_never_given_binary_output(tmp_path: Path, kind: Format) -> None:
    with pytest.raises(UsageError) as caught:
        destination(console(tmp_path, tty=True), Out(format=kind), ALL_FORMATS)
    assert caught.value.findings[0].code == "usage-binary-terminal"


def test_bytes_reach_a_pipe_and_a_file_as_they_are(tmp_path: Path) -> None:
    here = console(tmp_path, encoding="gbk")
    deliver(here, destination(here, Out(format=Format.XLSX), ALL_FORMATS), b"PK\x03\x04\xff")
    deliver(here, destination(here, Out(output="a.xlsx"), ALL_FORMATS), b"PK\x03\x04\xff")
    assert written(here) == (tmp_path / "a.xlsx").read_bytes() == b"PK\x03\x04\xff"
