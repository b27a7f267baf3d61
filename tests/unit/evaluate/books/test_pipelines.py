"""The funnel of a pipeline against tables that can be counted by hand, and what cannot be right about its projects."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tanjcli.core.absence import NOT_APPLICABLE
from tanjcli.core.findings import Finding
from tanjcli.evaluate.pipeline_results import PipelineBook
from tanjcli.evaluate.results import Assessment
from tanjcli.intake.ledger import Ledger
from tests.factories import COUNT, LABEL, answer, delivered, events, ledger, plan, target

COLUMNS = {
    "project": "text",
    "name": "text",
    "town": "place",
    "investment": "amount 万元 point",
    "signed": "date",
    "landed": "date",
    "built": "date",
    "dropped_on": "date",
    "reason": "text",
}
HEADER = "project name town investment signed landed built dropped_on reason"
# as of 2021-06-30: five signed (four this year), three landed (one last year), one built, one given up
TABLE = f"""
{HEADER}
p1 樱桃汁项目   north 100 2020-11-01 2020-12-31 2021-05-30 - -
p2 葡萄酒庄项目 north 200 2021-01-10 2021-02-09 -          - -
p3 核桃仁厂项目 south 300 2021-01-20 2021-04-30 -          - -
p4 蓝莓果冻项目 south 400 2021-02-01 -          -          - -
p5 山楂片厂项目 south 500 2021-03-01 -          -          2021-06-01 用地不具备
"""
PIPELINE = {
    "name": {"zh": "招商", "en": "Investment"},
    "ledger": "projects",
    "columns": {"amount": "investment", "dropped_on": "dropped_on", "reason": "reason"},
    "stages": [
        {"id": stage, "name": {"zh": zh, "en": stage}, "dated": stage}
        for stage, zh in (("signed", "签约"), ("landed", "落地"), ("built", "竣工"))
    ],
    "ageing": {"since": "signed", "until": "landed", "days": ["90", "180"]},
}
PLACES = {"north": {"name": {"zh": "北镇", "en": "North"}}, "south": {"name": {"zh": "南镇", "en": "South"}}}


def projects(*tables: str, key: str = "project") -> Ledger:
    """Monthly tables of projects; the first came in March 2021, the next a month later."""
    files = [
        delivered(f"2021-{month:02d}-20", f"2019-01/2021-{month - 1:02d}", table)
        for month, table in enumerate(tables, start=8)
    ]
    return ledger("projects", key, COLUMNS, files, time="signed")


def known(*several: Ledger, as_of: str = "2021-06-30", **pipeline: Any) -> Assessment:
    whole = plan([target()], {"m": COUNT}, places=PLACES, pipelines={"p": {**PIPELINE, **pipeline}})
    return answer(whole, as_of, events([], "2021-12"), *several, books=True)


def book(*tables: str, as_of: str = "2021-06-30", **pipeline: Any) -> PipelineBook:
    (only,) = known(projects(*(tables or (TABLE,))), as_of=as_of, **pipeline).pipelines
    return only


def found(assessment: Assessment, code: str) -> list[Finding]:
    return [finding for finding in assessment.findings if finding.code == code]


def test_a_stage_counts_who_came_so_far_this_year_who_is_in_it_and_who_gave_up() -> None:
    counted = {flow.id: (flow.ever, flow.year, flow.now, flow.dropped) for flow in book().stages}
    assert counted == {"signed": (5, 4, 1, 1), "landed": (3, 2, 2, 0), "built": (1, 1, 1, 0)}


def test_every_count_is_the_number_of_the_projects_it_lists() -> None:
    one = book()
    for flow in one.stages:
        for what in ("ever", "year", "now", "dropped"):
            assert len(one.rows(f"{flow.id}.{what}", 2021)) == getattr(flow, what)
    assert [p.key for p in one.rows("landed.year", 2021)] == ["p2", "p3"]
    assert [p.key for p in one.rows("waiting", 2021)] == ["p4"]
    assert len(one.rows("all", 2021)) == 5


def test_conversion_is_of_those_that_reached_the_stage_before() -> None:
    first, second, third = book().stages
    assert first.conversion == NOT_APPLICABLE
    assert second.conversion == Decimal(60)
    assert isinstance(third.conversion, Decimal)
    assert abs(third.conversion * 3 - 100) < Decimal("1e-20")


def test_the_median_is_over_projects_with_both_days() -> None:
    _, landed, built = book().stages
    assert (landed.days, landed.timed) == (Decimal(60), 3)  # 60, 30 and 100 days
    assert (built.days, built.timed) == (Decimal(150), 1)


def test_an_even_number_of_waits_has_its_middle_between_two() -> None:
    two = f"{HEADER}\np1 甲 north 1 2021-01-01 2021-01-11 - - -\np2 乙 north 1 2021-01-01 2021-01-22 - - -\n"
    assert book(two).stages[1].days == Decimal("15.5")


def test_what_comes_after_the_day_has_not_happened() -> None:
    april = book(as_of="2021-04-29")
    assert [flow.ever for flow in april.stages] == [5, 2, 0]
    assert not april.dropped
    assert book(as_of="2020-11-30").rows("all", 2020)[0].key == "p1"
    assert len(book(as_of="2020-11-30").projects) == 1


def test_signed_and_not_landed_is_told_by_age_the_oldest_first() -> None:
    old = f"{HEADER}\n" + "\n".join(
        f"{key} 项目{key} north 1 {day} - - - -"
        for key, day in (("a", "2021-04-01"), ("b", "2021-03-31"), ("c", "2020-12-01"), ("d", "2021-06-30"))
    )
    buckets = book(old).ageing
    told = [[(aged.project, aged.days) for aged in bucket.aged] for bucket in buckets]
    assert told == [[("a", 90), ("d", 0)], [("b", 91)], [("c", 211)]]
    assert [(bucket.over, bucket.to) for bucket in buckets][1:] == [(90, 180), (180, None)]


def test_a_stage_passed_over_without_a_date_was_reached_and_says_nothing_of_days() -> None:
    one = book(f"{HEADER}\np1 甲 north 1 - 2021-02-01 - - -\n")
    assert [(flow.ever, flow.year) for flow in one.stages] == [(1, 0), (1, 1), (0, 0)]
    assert one.stages[1].timed == 0
    assert one.projects[0].reached[0].on is None


def test_a_dropped_project_stays_with_its_reason_and_waits_no_more() -> None:
    one = book()
    assert [(p.key, p.stage, p.reason) for p in one.dropped] == [("p5", "signed", "用地不具备")]
    assert "p5" not in {aged.project for bucket in one.ageing for aged in bucket.aged}


def test_without_a_day_the_word_of_the_state_drops_a_project() -> None:
    columns = {"state": "reason"}
    one = book(columns=columns, dropped=["用地不具备"])
    assert [p.key for p in one.dropped] == ["p5"]


def test_a_project_dropped_without_a_word_is_a_finding_at_its_row() -> None:
    silent = TABLE.replace("用地不具备", "-")
    (finding,) = found(known(projects(silent)), "pipeline-dropped-unexplained")
    assert (finding.raw, finding.place.cell) == ("p5", "A6")


def test_every_project_says_the_cell_of_every_stage_it_reached() -> None:
    first = book().projects[0]
    assert [(r.stage, r.place.cell) for r in first.reached] == [("signed", "E2"), ("landed", "F2"), ("built", "G2")]
    assert first.place.file == "data/2021-08-20/projects-0.csv"


def test_amounts_are_kept_exactly_in_the_unit_of_the_ledger() -> None:
    one = book()
    assert (one.unit, one.projects[2].amount) == ("万元", Decimal(300))


# joint projects

SHARES = {"ledger": "shares"}


def shares(rows: str) -> Ledger:
    file = delivered("2021-08-20", "2021", f"project town share agreed\n{rows}")
    columns = {"project": "text", "town": "place", "share": "amount % point 2", "agreed": "date"}
    return ledger("shares", "project town", columns, [file], time="agreed")


def test_a_joint_project_counts_for_every_town_by_its_share_and_once_for_the_county() -> None:
    parts = shares("p2 north 60 2021-01-10\np2 south 40 2021-01-10")
    (one,) = known(projects(TABLE), parts, shares=SHARES).pipelines
    year = {flow.town.zh: dict(flow.year) for flow in one.towns}
    assert year["北镇"]["landed"] == Decimal("0.6")
    assert year["南镇"]["landed"] == Decimal("1.4")
    assert sum(town["landed"] for town in year.values()) == one.stages[1].year == 2


def test_shares_that_add_to_the_whole_are_no_finding() -> None:
    parts = shares("p2 north 66.67 2021-01-10\np2 south 33.33 2021-01-10")
    assert not found(known(projects(TABLE), parts, shares=SHARES), "pipeline-shares-off")


def test_shares_that_do_not_add_up_are_a_finding_with_every_cell() -> None:
    parts = shares("p2 north 60 2021-01-10\np2 south 30 2021-01-10")
    (finding,) = found(known(projects(TABLE), parts, shares=SHARES), "pipeline-shares-off")
    assert (finding.raw, finding.place.cell, [p.cell for p in finding.related]) == ("90", "C2", ["C3"])


# what cannot be right


def test_days_in_the_wrong_order_are_a_finding_with_both_cells_and_enter_no_median() -> None:
    reverse = TABLE.replace("2021-02-09", "2021-01-02")
    assessment = known(projects(reverse))
    (finding,) = found(assessment, "pipeline-dates-reversed")
    assert (finding.place.cell, finding.related[0].cell, finding.raw) == ("F3", "E3", "2021-01-02")
    assert finding.params["earlier"] == "2021-01-10"
    assert assessment.pipelines[0].stages[1].timed == 2


def test_the_same_day_is_in_order() -> None:
    assert not found(known(projects(TABLE.replace("2021-02-09", "2021-01-10"))), "pipeline-dates-reversed")


def test_one_project_under_two_towns_is_told_with_both_cells_and_counted_once() -> None:
    moved = TABLE.replace("p2 葡萄酒庄项目 north", "p2 葡萄酒庄项目 south")
    assessment = known(projects(TABLE, moved))
    (finding,) = found(assessment, "pipeline-two-towns")
    assert (finding.raw, finding.params["other"]) == ("南镇", "北镇")
    assert (finding.place.file, finding.place.cell) == ("data/2021-09-20/projects-1.csv", "C3")
    assert (finding.related[0].file, finding.related[0].cell) == ("data/2021-08-20/projects-0.csv", "C3")
    assert assessment.pipelines[0].stages[0].ever == 5


def test_two_towns_in_one_table_are_told_where_the_ledger_lets_both_rows_in() -> None:
    both = TABLE + "p2 葡萄酒庄项目 south 200 2021-01-10 2021-02-09 - - -\n"
    assessment = known(projects(both, key="project town"))
    assert [f.place.cell for f in found(assessment, "pipeline-two-towns")] == ["C7"]
    assert assessment.pipelines[0].stages[0].ever == 5


def test_one_project_in_two_years_is_told_with_both_cells() -> None:
    again = TABLE.replace("2020-11-01", "2021-01-05")
    (finding,) = found(known(projects(TABLE, again)), "pipeline-two-years")
    assert (finding.raw, finding.params["other"], finding.place.cell) == ("2021-01-05", "2020-11-01", "E2")
    assert finding.related[0].file == "data/2021-08-20/projects-0.csv"


def test_a_day_corrected_within_its_year_is_no_finding() -> None:
    assert not found(known(projects(TABLE, TABLE.replace("2021-01-10", "2021-01-12"))), "pipeline-two-years")


def test_nothing_is_said_of_deliveries_that_had_not_come() -> None:
    moved = TABLE.replace("p2 葡萄酒庄项目 north", "p2 葡萄酒庄项目 south")
    whole = plan([target()], {"m": COUNT}, places=PLACES, pipelines={"p": PIPELINE})
    early = answer(
        whole, "2021-06-30", events([], "2021-12"), projects(TABLE, moved), books=True, known_on=date(2021, 8, 31)
    )
    assert not found(early, "pipeline-two-towns")


def test_names_that_differ_by_a_slip_under_two_ids_are_suggested_and_never_merged() -> None:
    twin = TABLE + "p6 葡萄酒厂项目 south 200 2021-05-10 - - - -\n"
    assessment = known(projects(twin))
    (finding,) = found(assessment, "pipeline-name-alike")
    assert (finding.place.cell, finding.related[0].cell) == ("B7", "B3")
    assert assessment.pipelines[0].stages[0].ever == 6


def test_a_slip_with_another_amount_is_another_project_and_the_same_name_is_asked_about_all_the_same() -> None:
    slip = TABLE + "p6 葡萄酒厂项目 south 201 2021-05-10 - - - -\n"
    assert not found(known(projects(slip)), "pipeline-name-alike")
    same = TABLE + "p6 葡萄酒庄建设项目 south 201 2021-05-10 - - - -\n"
    assert [f.raw for f in found(known(projects(same)), "pipeline-name-alike")] == ["葡萄酒庄建设项目"]


def test_phases_of_one_project_are_not_alike() -> None:
    phases = (
        f"{HEADER}\np1 葡萄酒庄一期项目 north 1 2021-01-01 - - - -\np2 葡萄酒庄二期项目 north 1 2021-01-02 - - - -\n"
    )
    assert not found(known(projects(phases)), "pipeline-name-alike")


# from a list

ITEMS = {"period": "period", "item": "text", "name": "text", "town": "place", "stage": "text", "note": "text"}
LISTED = {
    "name": LABEL,
    "list": "L1",
    "stages": [{"id": f"s{at}", "name": {"zh": zh, "en": zh}} for at, zh in enumerate(("谋划", "储备", "开工"))],
}


def months(**tables: str) -> PipelineBook:
    """The book of a list whose reports are ``m01="a 谋划; b 储备"`` …; ``=word`` after a stage is the note."""
    files = []
    for month, rows in tables.items():
        table = "\n".join(
            f"2021-{month[1:]} {key} 项目{key} north {stage.partition('=')[0]} {stage.partition('=')[2] or '-'}"
            for key, stage in (row.split() for row in rows.split(";"))
        )
        files.append(delivered(f"2021-{month[1:]}-28", f"2021-{month[1:]}", f"{' '.join(ITEMS)}\n{table}"))
    source = ledger("items", "item period", ITEMS, files, time="period", snapshot="true")
    rows = {"ledger": "items", "stages": ["谋划", "储备", "开工"], "removed": ["调出"]}
    lists = {"L1": {"name": LABEL, "clause": "1", "lead": "office", "path": "P", "rows": rows}}
    whole = plan([target()], {"m": COUNT}, places=PLACES, lists=lists, pipelines={"u": LISTED})
    (only,) = answer(whole, "2021-12-31", events([], "2021-12"), source, books=True).pipelines
    return only


def test_a_stage_of_a_list_is_dated_by_the_first_month_that_reports_it() -> None:
    one = months(m03="a 谋划", m04="a 储备", m05="a 储备", m06="a 开工").projects[0]
    assert [(r.stage, r.on) for r in one.reached] == [
        ("s0", None),  # it was there in the first report, and nobody knows since when
        ("s1", date(2021, 4, 30)),
        ("s2", date(2021, 6, 30)),
    ]


def test_what_comes_later_is_dated_and_what_it_passed_before_is_not() -> None:
    book = months(m03="a 谋划", m04="a 谋划;b 储备")
    late = next(p for p in book.projects if p.key == "b")
    assert [(r.stage, r.on) for r in late.reached] == [("s0", None), ("s1", date(2021, 4, 30))]
    assert [(flow.ever, flow.year) for flow in book.stages] == [(2, 0), (1, 1), (0, 0)]


def test_a_row_taken_off_is_dropped_with_its_note_and_one_that_vanished_without() -> None:
    book = months(m03="a 谋划;b 储备;c 谋划", m04="a 调出=暂缓;c 储备", m05="c 储备")
    assert {p.key: (p.stage, p.reason) for p in book.dropped} == {"a": ("s0", "暂缓"), "b": ("s1", "")}
    assert [flow.now for flow in book.stages] == [0, 1, 0]


def test_an_item_that_fell_back_is_where_it_stands_now() -> None:
    book = months(m03="a 谋划", m04="a 开工", m05="a 储备")
    assert book.projects[0].stage == "s1"
    assert [flow.ever for flow in book.stages] == [1, 1, 0]


def test_towns_of_a_list_stand_under_the_names_of_the_roll() -> None:
    assert [flow.town.en for flow in months(m03="a 谋划").towns] == ["North"]
