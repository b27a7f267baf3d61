"""Hand-made rankings, duties and cards: two towns placed, one late, one zone; a duty for every state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tanjcli.core.absence import NOT_APPLICABLE, Unmeasured, Why
from tanjcli.core.words import Name
from tanjcli.evaluate.books.model import Mention, Notice, Ranking, Standing
from tanjcli.evaluate.books.owed import Duty, Scorecard, State, Tally
from tanjcli.evaluate.remarks import remark
from tanjcli.evaluate.results import Assessment
from tests.unit.present.builders import an_assessment

LATE = Unmeasured(Why.NO_DATA)


def standing(key: str, place: int | None, before: int | None, **given: Any) -> Standing:
    """A town with 2 of 3 firms, unless told otherwise."""
    base = Standing(
        key=key,
        name=Name(f"{key}镇", f"{key} town"),
        group="township",
        goal=Decimal(3),
        actual=Decimal(2),
        completion=Decimal(200) / 3,
        time_share=Decimal(50),
        lead_pp=Decimal(50) / 3,
        status="on_track",
        place=place,
        place_before=before,
    )
    return replace(base, **given)


def ranking(*standings: Standing, **given: Any) -> Ranking:
    """New firms by town, as of June, unless told otherwise."""
    base = Ranking(
        by="town",
        group="township",
        target_id="t",
        ref="T17",
        name=Name("新增规上企业", "New firms"),
        unit="家",
        period="2021",
        as_of=date(2021, 6, 30),
        before=date(2021, 5, 31),
        standings=standings,
        target_ids=("t",),
        rule=(remark("rank-by-completion"), remark("rank-least", least="2", unit="家")),
    )
    return replace(base, **given)


TOWNS = ranking(
    standing("东", 1, 3),
    standing("西", 1, 1),
    standing("南", 3, 2, actual=Decimal(0), completion=Decimal(0), lead_pp=Decimal(-50)),
    standing("北", None, 4, actual=LATE, completion=LATE, lead_pp=NOT_APPLICABLE, reason=remark("rank-not-reported")),
)
PRAISE = Notice(
    list="praise",
    rule="first",
    name=Name("位次靠前", "First"),
    by="town",
    target_id="t",
    conditions=(remark("notice-first", count="1"),),
    mentions=(Mention("东", Name("东镇", "East"), "township", 1, Decimal(200) / 3),),
)
NOBODY = replace(PRAISE, list="criticism", name=Name("滞后", "Behind"), mentions=())
CARD = Scorecard(
    "gxj",
    Name("县工信局", "Bureau"),
    (
        Tally("stated", (("achieved", 1), ("behind", 1)), ("T29", "T30")),
        Tally("inferred", (("not_started", 1),), ("T01",)),
        Tally("support", (("on_track", 3),), ("T26", "T27", "T28")),
    ),
    (("done", 5), ("overdue", 1)),
)


def duty(state: State, **given: Any) -> Duty:
    """The return of June, due on 20 July 2021, unless told otherwise."""
    base = Duty(
        id="return.output.2021-06",
        cadence="return",
        name=Name("数据报送", "Return"),
        clause="",
        owner_id="tjj",
        owner=Name("县统计局", "Statistics bureau"),
        owner_source="inferred",
        subject="ledger",
        subject_id="output",
        subject_name=Name("规上产值", "output"),
        period="2021-06",
        opens=date(2021, 7, 1),
        due=date(2021, 7, 20),
        state=state,
        strict=False,
    )
    return replace(base, **given)


MEETING = {
    "id": "C3.2021-Q2",
    "cadence": "C3",
    "name": Name("专题会议", "meeting"),
    "clause": "四(四)",
    "owner_source": "stated",
    "subject": "",
    "subject_id": "",
    "subject_name": Name(""),
    "period": "2021-Q2",
    "strict": True,
}


def books(**given: Any) -> Assessment:
    """An assessment with these books."""
    return replace(an_assessment(), **given)
