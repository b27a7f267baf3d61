"""A hand-made pipeline of three projects and a hand-made register of three firms."""

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
from tanjcli.evaluate.remarks import remark

NORTH, SOUTH = Name("北镇", "North"), Name("南镇", "South")
SIGNED, LANDED = Name("签约", "Signed"), Name("落地", "Landed")


def cell(address: str) -> Place:
    return Place("data/2021-07-20/项目.csv", "", address)


WAITING = Project(
    key="p1",
    name="甲项目",
    towns=(TownShare("n", NORTH, Decimal("0.6")), TownShare("s", SOUTH, Decimal("0.4"))),
    amount=Decimal(1_806_000_000),
    reached=(Reached("signed", date(2021, 3, 1), cell("E2")),),
    dropped=False,
    reason="",
    place=cell("A2"),
)
DONE = replace(
    WAITING,
    key="p2",
    name="乙项目",
    towns=(TownShare("n", NORTH, Decimal(1)),),
    reached=(Reached("signed", None, cell("A3")), Reached("landed", date(2021, 4, 1), cell("F3"))),
)
DROPPED = replace(
    WAITING, key="p3", name="丙项目", towns=DONE.towns, dropped=True, reason="用地\n不具备", place=cell("A4")
)
PIPE = PipelineBook(
    id="investment",
    name=Name("招商项目", "Investment"),
    path="P4",
    unit="元",
    through=date(2021, 6, 30),
    total=3,
    stages=(
        StageFlow("signed", SIGNED, 3, 2, 1, 1),
        StageFlow("landed", LANDED, 1, 1, 1, 0, Decimal(100) / 3, Decimal("31.5"), 2),
    ),
    ageing=(AgeBucket(-1, 90, ()), AgeBucket(90, None, (Aged("p1", date(2021, 3, 1), 121),))),
    ages=("signed", "landed"),
    towns=(TownFlow(NORTH, (("signed", Decimal("1.6")), ("landed", Decimal(1))), Decimal("0.6")),),
    projects=(WAITING, DONE, DROPPED),
)

FIRM = Entry(
    key="c1",
    name="甲厂",
    town=NORTH,
    place=Place("data/2021-04-08/变动.xlsx", "变动", "F4"),
    facts=(("event", "entry"), ("dated", "2021-03-26"), ("batch", "月度"), ("counted_in", "")),
    counted=("entries.2021", "batch:月度.2021", "closing.2021"),
)
ROLL = RegisterBook(
    id="firms",
    kind="stock",
    name=Name("规上企业", "Firms"),
    through=date(2021, 6, 30),
    counts=(
        Counted("opening", "2021", 0),
        Counted("batch:月度", "2021", 1),
        Counted("entries", "2021", 1),
        Counted("net", "2021", 1, drawn=False),
        Counted("closing", "2021", 1),
    ),
    entries=(FIRM,),
)
NURSERY = RegisterBook(
    id="nursery",
    kind="nursery",
    name=Name("培育库", "Nursery"),
    unit="元",
    through=date(2021, 6, 30),
    counts=(Counted("listed", "", 1), Counted("near", "", 1)),
    entries=(replace(FIRM, counted=("listed", "near"), facts=(("filed_on", ""),), amount=Decimal(17_030_000)),),
    terms=(remark("register-near", near="1600", unit="万元"),),
)
UNSEEN = RegisterBook(
    id="named",
    kind="named",
    name=Name("点名企业", "Named"),
    through=date(2021, 6, 30),
    counts=(Counted("named", "", 1), Counted("unseen", "", 1)),
    entries=(Entry("甲", "甲", Name(""), Place(), (("watched_by", "T12, P4"),), ("named", "unseen")),),
    terms=(remark("register-named"),),
)
