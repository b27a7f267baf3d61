"""A real office program opens the bulletin, prints it whole, and gives the slots back after saving it."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tanjcli.present.compose.bulletin import compose_bulletin
from tanjcli.present.document import Document, Paragraph
from tanjcli.present.writers import docx
from tests.unit.present.builders import county

DAY = date(2021, 12, 18)
KEPT = {
    "addressees": ("各乡镇人民政府：",),
    "leader-remarks": ("**抓紧**补差。", "第二段 a\\*b，“引号”"),
    "next-steps": (),
}


def converted(data: bytes, kind: str, folder: Path) -> bytes:
    """What LibreOffice makes of the file; skips where it is not installed, or without its word processor."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice here")
    (folder / "bulletin.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", "out", "bulletin.docx"]
    subprocess.run(command, cwd=folder, capture_output=True, timeout=180, check=False)
    made = folder / "out" / f"bulletin.{kind.partition(':')[0]}"
    if not made.exists():
        pytest.skip("LibreOffice without Writer")
    return made.read_bytes()


def pages(pdf: bytes, folder: Path) -> list[str]:
    """The text of every page."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext here")
    (folder / "b.pdf").write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", "-layout", "b.pdf", "-"], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.split("\f")[:-1]


def test_libreoffice_saves_the_bulletin_and_the_slots_survive(tmp_path: Path) -> None:
    first = docx.render(compose_bulletin(county(), "zh", KEPT), DAY)
    saved = converted(first, "docx:MS Word 2007 XML", tmp_path)
    kept = docx.kept_slots(saved)
    assert kept["leader-remarks"] == KEPT["leader-remarks"]
    assert kept["addressees"] == KEPT["addressees"]
    assert not docx.edited_outside(saved)
    assert docx.render(compose_bulletin(county(), "zh", kept), DAY) == first


def test_libreoffice_prints_22_lines_a_page_and_numbers_the_pages(tmp_path: Path) -> None:
    line = "一" * 20
    many = Document("通报", (Paragraph((line,) * 66),), banner="样例数据")
    found = pages(converted(docx.render(many, DAY), "pdf", tmp_path), tmp_path)
    assert [page.count(line) for page in found[1:3]] == [22, 22]
    assert ["—1—" in "".join(found[0].split()), "—2—" in "".join(found[1].split())] == [True, True]
    assert all(page.count("样例数据") >= 2 for page in found)


def test_libreoffice_prints_every_figure_of_the_tables(tmp_path: Path) -> None:
    found = "".join(pages(converted(docx.render(compose_bulletin(county(), "zh"), DAY), "pdf", tmp_path), tmp_path))
    assert all(figure in found for figure in ("120.0%", "+28.3", "41.23", "-51.7", "(63.4%)", "6–8"))
