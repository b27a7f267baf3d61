"""A hand-made pipeline of three projects and a register of three firms, with hostile names in both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tanjcli.core.findings import Place
from tanjcli.core.words import Name
from tanjcli.evaluate.pipeline_results import (
    AgeBucket,
    Aged,
    PipelineBook,
    Project,
    Reached,
    StageFlow,
    TownFlow,
    TownShare,
)
from tanjcli.evaluate.register_results import Counted, Entry, RegisterBook
from tanjcli.evaluate.results import Assessment
from tests.unit.present.builders import county

TOWN = Name("东镇", "East town")
CELL = Place("data/2021-12-18/招商.xlsx", "台账", "B7")


def project(key: str, *stages: str, dropped: bool = False) -> Project:
    """A project that reached ``stages``, a month each, from March on."""
    reached = tuple(Reached(stage, date(2021, 3 + n, 10), CELL) for n, stage in enumerate(stages))
    towns = (TownShare("east", TOWN, Decimal(1)),)
    return Project(key, f"=样例项目{key}", towns, Decimal(50_000_000), reached, dropped, "用地不具备" * dropped, CELL)


INVESTMENT = PipelineBook(
    id="investment",
    name=Name("招商项目", "Investment"),
    path="P4",
    unit="元",
    through=date(2021, 11, 30),
    total=3,
    stages=(
        StageFlow("lead", Name("线索", "lead"), 3, 3, 0, 1),
        StageFlow("signed", Name("签约", "signed"), 2, 2, 1, 0, Decimal(200) / 3, Decimal(31), 2),
        StageFlow("landed", Name("落地", "landed"), 1, 1, 1, 0, Decimal(50), Decimal(30), 1),
    ),
    ageing=(AgeBucket(180, None, (Aged("p2", date(2021, 4, 10), 234),)),),
    ages=("signed", "landed"),
    towns=(TownFlow(TOWN, (("lead", Decimal(3)), ("signed", Decimal(2)), ("landed", Decimal(1))), Decimal(1)),),
    projects=(
        project("p1", "lead", "signed", "landed"),
        project("p2", "lead", "signed"),
        project("p3", "lead", dropped=True),
    ),
)
FIRMS = RegisterBook(
    id="firms",
    kind="stock",
    name=Name("规上名录", "above-scale firms"),
    through=date(2021, 11, 30),
    counts=(Counted("entries", "2021", 3), Counted("exits", "2021", 0), Counted("net", "2021", 3, drawn=False)),
    entries=tuple(
        Entry(f"91370000TEST{n:06}", f"样例{n}号有限公司", TOWN, CELL, (("event", "entry"),), ("entries.2021",))
        for n in range(3)
    ),
)


def rolled() -> Assessment:
    """The county with the pipeline and the register."""
    return replace(county(), pipelines=(INVESTMENT,), registers=(FIRMS,))
