"""Catalogue entries: targets of a plan that do not fit each other."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words, error, warning

ENTRIES: tuple[Entry, ...] = (
    error(
        "plan-self-reference",
        Words("引用了自己", "A target refers to itself"),
        Words("{key} 指向自身 {raw}", "{key} names {raw} itself"),
        Words("写另一个目标，或删去 {key}", "name another target, or delete {key}"),
    ),
    error(
        "plan-part-unit",
        Words("部分与整体单位不同", "Part and whole differ in unit"),
        Words("单位 {unit} 与 {raw} 的 {other} 不同", "the unit is {unit}, that of {raw} is {other}"),
        Words("用同一单位，或删去从属关系", "use one unit, or delete the relation"),
    ),
    warning(
        "plan-part-above-whole",
        Words("部分的目标高于整体", "The part's goal exceeds the whole's"),
        Words("目标 {goal} 高于 {raw} 的 {other}", "the goal {goal} is above the {other} of {raw}"),
        Words("核对两处目标值", "check both goals"),
    ),
    error(
        "plan-nesting-circle",
        Words("从属关系循环", "Nested in a circle"),
        Words("从属关系成环：{raw}", "the nesting leads round: {raw}"),
        Words("断开其中一处", "break it at one place"),
    ),
    error(
        "plan-series-unlike",
        Words("同一系列口径不一", "A series that changes its terms"),
        Words(
            "{series} 中 {first} 的 {key} 是 {other}，这里是 {raw}",
            "{key} is {other} in {first} of {series}, here it is {raw}",
        ),
        Words("统一 {key}，或不列入同一系列", "use one {key}, or leave the series"),
    ),
    error(
        "plan-invariant-targets",
        Words("关系式的目标个数不对", "An invariant with the wrong number of targets"),
        Words(
            "{raw}（{kind}）要 {wanted} 个目标，现有 {count} 个",
            "{raw} ({kind}) takes {wanted} targets and has {count}",
        ),
        Words("补全或删减 targets", "complete or shorten its targets"),
    ),
    error(
        "plan-invariant-units",
        Words("关系式中单位不一", "An invariant over several units"),
        Words("{raw} 涉及的单位有 {units}", "{raw} joins the units {units}"),
        Words("只联系同一单位的目标，或改为 kind: remark", "join targets of one unit, or make it kind: remark"),
    ),
    error(
        "plan-list-not-in-path",
        Words("清单与路径互不对应", "List and path disagree"),
        Words("{list} 归于路径 {raw}，该路径却未列出它", "{list} names the path {raw}, which does not list it"),
        Words("在该路径的 lists 中补上 {list}", "add {list} to the lists of that path"),
    ),
)
