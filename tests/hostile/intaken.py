"""A file of the three mills taken in as a delivery: the findings, and the figure of every row that is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from tanjcli.core.findings import Finding
from tanjcli.core.quantities import UnitTable
from tanjcli.core.words import Name, Term, Vocabulary
from tanjcli.intake.deliveries import Delivery
from tanjcli.intake.ingest import ingest
from tanjcli.intake.sources import load_sources
from tanjcli.intake.spec import Sources
from tests.hostile.county_book import NAME
from tests.hostile.mill import SOURCES

_PLACES = Vocabulary("places", (Term("east", Name("东乡", "East")), Term("west", Name("西乡", "West"))))


@dataclass(frozen=True)
class Intaken:
    """``figures``: the year to date by mill, ``None`` where it is absent; empty when the file is refused."""

    findings: tuple[Finding, ...]
    figures: Mapping[str, float | None]

    def codes(self) -> set[tuple[str, str]]:
        """Code and cell of every finding."""
        return {(found.code, found.place.cell) for found in self.findings}


def take_in(data: bytes, suffix: str, folder: Path) -> Intaken:
    """Behind the fence, like every delivery."""
    path = folder / f"{NAME}{suffix}"
    path.write_bytes(data)
    delivery = Delivery(path, f"data/2021-08-01/{path.name}", date(2021, 8, 1), sha256(data).hexdigest())
    try:
        known = ingest([delivery], sources(), {"places": _PLACES}, UnitTable())
    finally:
        path.unlink()
    frame = known.ledgers["output"].frame
    scale = 10 ** known.ledgers["output"].exponents.get("ytd", 0)
    rows = [] if frame.empty else zip(frame["mill"], frame["ytd"], frame["ytd"].isna(), strict=True)
    present = {mill: None if absent else value / scale for mill, value, absent in rows}
    return Intaken(known.findings, present)


@cache
def sources() -> Sources:
    """The recipes of the three mills."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sources.yaml"
        path.write_text(SOURCES, encoding="utf-8")
        loaded = load_sources(path, "data/sources.yaml").sources
    assert loaded is not None
    return loaded
