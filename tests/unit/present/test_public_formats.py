"""What may be given out, in every format: it renders, and holds nothing that any ledger names a firm or project by."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tanjcli.app.ledgers import ingest_deliveries
from tanjcli.app.load import load_settings
from tanjcli.app.packs.pack_formats import FORMATS, Sheaf
from tanjcli.app.packs.public import published
from tanjcli.app.report import Report, Request, assessed, everything
from tanjcli.app.workspace import find_workspace
from tanjcli.core.words import Lang
from tanjcli.intake.ledger import Ledger

ROOT = Path(__file__).parents[3]
LANGS: tuple[Lang, ...] = ("zh", "en")
# Columns of lists whose cells name projects, or are the units' own words.
_OWN = ("progress", "problem", "remedy")
_SHORTEST = 4  # a project is not known by three characters: 其他, 停工 …


def naming(ledger: Ledger) -> Iterator[str]:
    """Every value of the columns that are codes, names of what a code stands for, entities, or prose."""
    columns = ledger.spec.columns
    wanted = {key for key, column in columns.items() if column.type in ("code", "prose") or column.names}
    wanted |= {key for key in (ledger.spec.entity, "name", *_OWN) if key in columns and columns[key].type != "place"}
    for key in wanted:
        if columns[key].type in ("code", "text", "prose"):
            found = (str(value) for value in ledger.frame[key].dropna().unique())
            yield from (text for text in found if len(text) >= _SHORTEST)


def held(name: str, report: Report, lang: Lang) -> str:
    """All text of a file, every member of an office file unpacked."""
    data = FORMATS[name].make(Sheaf(report, lang))
    FORMATS[name].check(data)
    if name not in ("xlsx", "docx"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(member).decode() for member in archive.namelist())


def those_in(text: str, names: set[str]) -> list[str]:
    """The names that stand in the text; most are ruled out by four characters that do not."""
    fours = {text[i : i + 4] for i in range(len(text) - 3)}
    return [name for name in names if all(name[i : i + 4] in fours for i in range(len(name) - 3)) and name in text]


def test_no_format_of_what_is_given_out_holds_a_name_or_a_code_of_any_ledger() -> None:
    """One test, not one a format: the sample county is read once."""
    workspace = find_workspace(None, ROOT)
    settings = load_settings(workspace)
    ledgers = ingest_deliveries(workspace, settings)
    whole = assessed(settings, ledgers, everything(Request(as_of=date(2022, 12, 31))))
    public = published(whole, settings.plan)
    names = {text for ledger in ledgers.ledgers.values() for text in naming(ledger)}
    assert len(those_in(held("json", whole, "zh"), names)) > 500, "there is something to be found"
    texts = {(name, lang): held(name, public, lang) for name in FORMATS for lang in LANGS}
    assert {key: found for key, text in texts.items() if (found := those_in(text, names))} == {}
