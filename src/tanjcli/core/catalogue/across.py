"""Catalogue entries: tables whose figures run across, in ``data/sources.yaml`` and in deliveries."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words
from tanjcli.core.severity import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_HEADER = Words("改写表头,使每列只有一个明确的期间或名称", "give every column one clear period or name in its header")
_NOTHING = Words("确属未报或未公布的,无需处理", "nothing to do when it was not reported or not published")

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "sources-across-header",
        _E,
        Words("横排表的表头列不唯一", "Not one column from the header"),
        Words(
            "规则“{raw}”的数字横排,必须恰有一列写 across: header,现有 {count} 列",
            "the figures of the recipe “{raw}” run across: exactly one column says across: header, {count} do",
        ),
        Words("由表头给出的那一列写 across: header", "write across: header at the column that the headers give"),
    ),
    Entry(
        "sources-across-figures",
        _E,
        Words("横排数字的去向不明", "Not clear where the figures go"),
        Words(
            "规则“{raw}”要么恰有一列写 across: figures,要么各指标写 row(此时不得写 from、at)",
            "“{raw}” needs either one column with across: figures, or columns with row and none with from or at",
        ),
        Words("二者取其一", "choose one of the two"),
    ),
    Entry(
        "sources-across-each",
        _E,
        Words("横排表不能逐张读取", "Not every table of a sheet"),
        Words("数字横排的规则不能写 match.tables: {raw}", "a recipe whose figures run across cannot say tables: {raw}"),
        Words("写 tables: one,每张表一条规则", "say tables: one, in a recipe for each table"),
    ),
    Entry(
        "sources-across-type",
        _E,
        Words("列类型不能横排", "A column of the wrong type"),
        Words(
            "类型为 {type} 的列“{raw}”不能这样取数;可用:{allowed}", "“{raw}” is of type {type}; this takes {allowed}"
        ),
        Words("改列类型或取数方式", "change the type of the column or where it comes from"),
    ),
    Entry(
        "sources-across-period",
        _E,
        Words("表头期间与时间列不符", "Periods in headers without their column"),
        Words(
            "规则“{raw}”的期间在表头里:from 只写 header,kind 不为 day,且 {time} 写 across: header",
            "“{raw}” has its periods in headers: from is header alone, kind not day, and {time} says across: header",
        ),
        Words("照此改写 period", "write the period so"),
    ),
    Entry(
        "sources-at-letters",
        _E,
        Words("不是列号", "No letters of a column"),
        Words("“{raw}”不是列号;列号写 A、B … AA", "“{raw}” does not name a sheet column; write A, B … AA"),
        Words("改成列号,或用 from 写明表头", "write the letters, or name the header under from"),
    ),
    Entry(
        "across-ambiguous",
        _E,
        Words("表头期间有歧义", "An ambiguous period in a header"),
        Words(
            "表头“{raw}”读不成唯一的期间,整表未采用",
            "the header “{raw}” is not one clear period; the table was refused",
        ),
        _HEADER,
    ),
    Entry(
        "across-twice",
        _E,
        Words("两列同一表头", "Two columns under one period"),
        Words("两列的表头都是 {period},整表未采用", "two columns stand under {period}; the table was refused"),
        _HEADER,
    ),
    Entry(
        "across-other",
        _N,
        Words("一列未读取", "A column that is not read"),
        Words(
            "“{raw}”不是所要的列({kind}),未读取", "“{raw}” is not a column that was asked for ({kind}); it was not read"
        ),
        Words("确需读取的,修改规则", "adapt the recipe if it should be read"),
    ),
    Entry(
        "across-blank",
        _N,
        Words("整列无数", "A column without figures"),
        Words(
            "“{raw}”一列全部 {rows} 行无数,按未报处理,不作 0",
            "every row under “{raw}” is blank ({rows}): not reported, never 0",
        ),
        _NOTHING,
    ),
    Entry(
        "across-gaps",
        _N,
        Words("一列有空白", "Blanks in a column"),
        Words(
            "“{column}”一列 {rows} 行中有 {count} 行空白,按无数据处理,不作 0",
            "“{column}” is blank in {count} of {rows:row|rows}: absent, never 0",
        ),
        _NOTHING,
    ),
    Entry(
        "across-blank-row",
        _N,
        Words("整行无数", "A row without figures"),
        Words(
            "这一行全部 {count} 列无数,按无数据处理,不作 0",
            "all {count} columns of this row are blank: absent, never 0",
        ),
        _NOTHING,
    ),
    Entry(
        "row-unlisted",
        _N,
        Words("未要求的行", "Rows nobody asked for"),
        Words(
            "有 {count} 行不在规则的 row 之列,未读取", "{count:row is|rows are} under no row of the recipe and not read"
        ),
        Words("确需读取的,在规则里补上 row", "add a row to the recipe if they should be read"),
    ),
)
