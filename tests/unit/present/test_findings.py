"""A finding says where, how grave, what, and what to do, in either language."""

from __future__ import annotations

import re

import pytest

from tanjcli.core.catalogue import all_entries
from tanjcli.core.findings import Finding, Place
from tanjcli.core.words import Lang
from tanjcli.present.findings import compose_findings, finding_lines, finding_message, finding_order, finding_remedy
from tanjcli.present.writers import plain

BAD_DAY = Finding("usage-bad-day", Place(), {"option": "--as-of"}, raw="2021-13")


@pytest.mark.parametrize("code", sorted(all_entries()))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_code_has_a_message_and_a_remedy(code: str, lang: Lang) -> None:
    finding = Finding(code, Place("a.xlsx", "表", "F17"), {}, raw="约65")
    assert finding_message(finding, lang).strip()
    assert finding_remedy(finding, lang).strip()


def test_the_lines_name_place_severity_and_code() -> None:
    finding = Finding("usage-bad-day", Place("targets.yaml", line=12, column=5), {"option": "--as-of"}, raw="2021-13")
    zh, en = finding_lines(finding, "zh"), finding_lines(finding, "en")
    assert zh[0].startswith("targets.yaml:12:5: 错误: ")
    assert en[0].startswith("targets.yaml:12:5: error: ")
    assert zh[0].endswith("[usage-bad-day]")
    assert "2021-13" in zh[0]
    assert zh[1].startswith("  处理: ")
    assert en[1].startswith("  what to do: ")


def test_a_finding_without_a_place_starts_with_its_severity() -> None:
    assert finding_lines(BAD_DAY, "en")[0].startswith("error: ")


def test_related_places_are_listed() -> None:
    finding = Finding("usage-bad-day", Place("a.xlsx"), {}, related=(Place("b.xlsx", "表", "C3"),))
    assert finding_lines(finding, "zh")[-1] == "  另见: b.xlsx / 表 / C3"


def test_related_cells_of_a_sheet_stand_on_one_line_runs_by_their_ends() -> None:
    cells = ("F6", "F7", "F8", "F11", "G12")
    blank = Finding("figures-blank", Place("a.xlsx", "s", "F5"), related=tuple(Place("a.xlsx", "s", c) for c in cells))
    assert finding_lines(blank, "zh")[2:] == ("  另见: a.xlsx / s / F6:F8、F11、G12",)


def test_what_was_seen_cannot_steer_the_terminal_nor_flood_it() -> None:
    lines = finding_lines(Finding("usage-bad-day", Place("\x1b]0;x\x07"), {"option": "\u202e"}, raw="\x1b" * 500), "zh")
    assert all(line.isprintable() for line in lines)
    assert "\\x1b]0;x" in lines[0]
    assert len(lines[0]) < 1200


def test_a_placeholder_in_the_data_is_not_filled_again() -> None:
    assert "{option}" in finding_message(Finding("usage-bad-day", Place(), {"option": "--as-of"}, raw="{option}"), "zh")


def test_a_missing_parameter_stays_readable() -> None:
    assert "{option}" in finding_message(Finding("usage-bad-day", Place(), {}, raw="x"), "zh")


def test_the_first_twenty_are_shown_with_the_count_of_the_rest() -> None:
    many = [Finding("usage-bad-day", Place("a.xlsx", "表", f"F{row:02}"), {"option": "x"}) for row in range(1, 26)]
    text = plain.render(compose_findings(many, "zh"))
    assert "F20" in text
    assert "F21" not in text
    assert "共 25 条:错误 25" in text
    assert "还有 5 条" in text
    everything = plain.render(compose_findings(many, "zh", limit=None))
    assert "F25" in everything
    assert "还有" not in everything


def test_findings_stand_in_order_of_place() -> None:
    late, early = (Finding("usage-bad-day", Place("a.yaml", line=line), {}) for line in (9, 2))
    text = plain.render(compose_findings([late, early], "en"))
    assert text.index("a.yaml:2") < text.index("a.yaml:9")


def test_no_findings_is_said() -> None:
    assert "没有发现问题" in plain.render(compose_findings([], "zh"))


def test_findings_of_a_sheet_are_told_from_its_top_to_its_bottom() -> None:
    """E9 before E21, B9 before E9, whatever the letters sort like."""
    places = [Place("a.xlsx", "表1", cell) for cell in ("E21", "AA9", "E9", "B9", "9")]
    ordered = sorted((Finding("cell-control", place) for place in places), key=finding_order)
    assert [finding.place.cell for finding in ordered] == ["9", "B9", "E9", "AA9", "E21"]


def test_places_of_a_table_and_periods_are_told_in_words() -> None:
    params = {"first_place": "title", "first_period": "2021-05", "second_place": "file", "second_period": "2021-06"}
    finding = Finding("period-conflict", Place("a.xlsx"), params)
    assert finding_message(finding, "zh") == "标题写 2021年5月,文件名写 2021年6月;整表未采用"
    assert "the title says" in finding_message(finding, "en")


def test_nothing_alike_is_said_and_a_long_likeness_is_cut() -> None:
    nobody = Finding("header-missing", Place("a.xlsx"), {"header": "产值", "column": "v", "suggestions": ""})
    assert finding_message(nobody, "zh").endswith("相近的有:无")
    long = Finding("header-missing", Place("a.xlsx"), {"header": "产值", "column": "v", "suggestions": "产" * 99})
    assert finding_message(long, "zh").endswith("产…")


@pytest.mark.parametrize(("count", "said"), [("1", "its 1 row adds up to"), ("2", "its 2 rows add up to")])
def test_a_count_picks_its_noun_in_english(count: str, said: str) -> None:
    params = {"label": "合计", "column": "产值", "stated": "3", "count": count, "total": "2", "difference": "1"}
    assert said in finding_message(Finding("total-mismatch", Place("a.csv"), params), "en")


def test_no_english_text_leaves_the_number_of_its_noun_open() -> None:
    """Neither ``row(s)`` nor a count before a plural that does not know about one."""
    counts, nouns = "count|rows|n|tables|fields|rejected|counted", "rows|cells|files|numbers|values|fields"
    open_plural = re.compile(rf"\w\(s\)|(?<!of )(?<!most )(?<!other )\{{(?:{counts})\}} (?:{nouns})\b")
    texts = [words.en for item in all_entries().values() for words in (item.message, item.remedy)]
    assert [text for text in texts if open_plural.search(text)] == []
