"""What a file really is, whatever it is called."""

from __future__ import annotations

import io
import zipfile

import pytest

from tanjcli.intake.files.container import container_of
from tanjcli.intake.files.fault import Fault
from tests.unit.intake.builders import xls, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def archive(**members: bytes) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in members.items():
            file.writestr(zipfile.ZipInfo(name.replace("__", "/")), data)  # no clock in a test id
    return out.getvalue()


def stream(name: str) -> bytes:
    """An OLE directory entry's name."""
    return (name + "\0").encode("utf-16-le")


def test_containers_are_told_by_their_bytes() -> None:
    """A suffix is only a name."""
    assert container_of(xlsx([["a"]]), "x.xls") == "xlsx"
    assert container_of(xls([["a"]]), "x.xlsx") == "xls"
    assert container_of(b"a,b\n", "x.xlsx") == "text"
    assert container_of(b"\xff\xfea\0,\0b\0", "x.csv") == "text"
    assert container_of(archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "x.xls") == "ods"
    assert container_of(b"<a>,1\n", "x.csv") == "text"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "spreadsheetml"),
        ("<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table>", "html"),
        ("\r\n<!-- a --><!DOCTYPE HTML><table>", "html"),
        ("<?xml version='1.0'?><html><table>", "html"),
        ("<style>a</style><TABLE>", "html"),
        ("<p>no such thing", "text"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_markup_is_told_by_its_root(text: str, kind: str, encoding: str) -> None:
    """Whatever stands before the root, and in every encoding."""
    assert container_of(text.encode(encoding), "x.xls") == kind


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.xlsx", "file-empty"),
        (b" \r\n", "a.csv", "file-empty"),
        (OLE + stream("EncryptedPackage"), "a.xlsx", "file-password"),
        (OLE + stream("Workbook"), "a.et", "file-other-format"),
        (OLE + stream("WordDocument"), "a.xls", "file-no-table"),
        (OLE, "a.xls", "file-damaged"),
        (archive(xl__workbook="x")[:40], "a.xlsx", "file-damaged"),
        (archive(readme="x"), "a.xlsx", "file-damaged"),
        (archive(**{"xl__workbook.bin": "x"}), "a.xlsb", "file-other-format"),
        (archive(mimetype="application/vnd.oasis.opendocument.text"), "a.ods", "file-no-table"),
        (archive(**{"word__document.xml": "x"}), "a.xlsx", "file-no-table"),
        (archive(**{"ppt__presentation.xml": "x"}), "a.xlsx", "file-no-table"),
        (b"MIME-Version: 1.0\r\n", "a.xls", "file-other-format"),
        (b"<?xml version='1.0'?><a/>", "a.xml", "file-other-format"),
        (b"%PDF-1.7", "a.xlsx", "file-no-table"),
        (b"\x00\x01\x02\x03" * 50, "a.csv", "file-no-table"),
    ],
)
def test_refusals_name_what_it_is(data: bytes, name: str, code: str) -> None:
    """A password, a picture and half a file are three different messages."""
    found = container_of(data, name)
    assert isinstance(found, Fault)
    assert found.code == code
