"""Catalogue entries: lists against their ledgers, and what their rows leave open."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words, error, warning

ENTRIES: tuple[Entry, ...] = (
    error(
        "list-unknown-ledger",
        Words("清单用到的台账不存在", "A list uses an unknown ledger"),
        Words("没有名为 {raw} 的台账", "there is no ledger {raw}"),
        Words(
            "在 data/sources.yaml 中声明;最接近的是:{nearest}", "declare it in data/sources.yaml; closest: {nearest}"
        ),
    ),
    error(
        "list-not-reports",
        Words("清单的台账没有报告期", "The ledger of a list has no periods"),
        Words("台账 {raw} 的时间栏 {time} 不是报告期", "{time}, the time of ledger {raw}, is no period"),
        Words(
            "清单按月整表上报:时间栏要用 period 类型",
            "a list is reported whole, month by month: its time column must be of type period",
        ),
    ),
    error(
        "list-unknown-column",
        Words("清单用到的栏不存在", "A list uses an unknown column"),
        Words("台账 {ledger} 没有 {raw} 栏", "ledger {ledger} has no column {raw}"),
        Words(
            "在台账中增加,或在 columns 下改指他栏;最接近的是:{nearest}",
            "add it to the ledger, or name another under columns; closest: {nearest}",
        ),
    ),
    error(
        "list-column-type",
        Words("清单的栏类型不合用", "Wrong type of column for a list"),
        Words(
            "台账 {ledger} 的 {raw} 栏是 {type},不能作 {role}", "{raw} of ledger {ledger} is {type}, no good as {role}"
        ),
        Words("日期角色用 date 栏,其余用文字栏", "days want a date column, everything else a column of words"),
    ),
    error(
        "merge-nothing",
        Words("没有可合并的内容", "Nothing to merge"),
        Words("所给的文件里没有一行可以采用", "not one row of the files can be used"),
        Words("用 tanj check 逐个查看", "look at each of them with tanj check"),
    ),
    error(
        "merge-different",
        Words("不是同一份清单", "Not copies of one list"),
        Words("{raw} 是 {other},而 {first} 是 {said}", "{raw} is {other}, and {first} is {said}"),
        Words("一次只合并同一清单、同一报告期的文件", "merge files of one list and one period at a time"),
    ),
    warning(
        "list-row-vanished",
        Words("清单项目不辞而别", "A row of a list has gone without a word"),
        Words(
            "{list}:{raw} {name} 在 {period} 的清单中不见了,没有调出记录",
            "{list}: {raw} {name} is missing from the list of {period}, and nobody took it off",
        ),
        Words(
            "补报该行,或以调出阶段列示一次并写明原因",
            "send the row again, or list it once more as taken off, with the reason",
        ),
    ),
    warning(
        "list-row-unexplained",
        Words("清单项目调出未写原因", "A row was taken off without a reason"),
        Words(
            "{list}:{raw} {name} 于 {period} 调出,没有写原因",
            "{list}: {raw} {name} was taken off in {period}, no reason given",
        ),
        Words("在备注栏写明调出原因", "write the reason into the note"),
    ),
    warning(
        "list-stage-back",
        Words("阶段倒退", "Back to an earlier stage"),
        Words(
            "{list}:{raw} {name} 由 {before} 退回 {after}",
            "{list}: {raw} {name} went back from {before} to {after}",
        ),
        Words("核对是否误填;确已退回的,在备注中说明", "check for a slip; if it is so, say why in the note"),
    ),
)
