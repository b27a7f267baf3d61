"""Catalogue entries: a plan that reads well but contradicts itself."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words, error, warning


def _unknown(code: str, section: str, zh: str, en: str) -> Entry:
    """A name that refers to nothing: the same three sentences for every kind of entry."""
    return error(
        code,
        Words(f"{zh}没有声明", f"Unknown {en}"),
        Words(f"没有名为 {{raw}} 的{zh}", f"there is no {en} {{raw}}"),
        Words(
            f"是否应为：{{nearest}}；否则先在 {section} 中声明",
            f"did you mean: {{nearest}}; else declare it under {section}",
        ),
    )


ENTRIES: tuple[Entry, ...] = (
    _unknown("plan-unknown-department", "departments", "部门", "department"),
    _unknown("plan-unknown-clause", "clauses", "条款", "clause"),
    _unknown("plan-unknown-metric", "metrics", "指标算法", "metric"),
    _unknown("plan-unknown-target", "targets", "目标", "target"),
    _unknown("plan-unknown-place", "places", "地区", "place"),
    _unknown("plan-unknown-group", "roll.groups", "分组", "group"),
    _unknown("plan-unknown-industry", "vocabularies.industries", "行业", "industry"),
    _unknown("plan-unknown-path", "paths", "路径", "path"),
    _unknown("plan-unknown-list", "lists", "清单", "list"),
    _unknown("plan-unknown-question", "questions", "疑义编号", "question"),
    _unknown("plan-unknown-unit", "units", "单位", "unit"),
    error(
        "plan-unknown-timezone",
        Words("没有这个时区", "No such time zone"),
        Words("{raw} 不是时区名，相近的有 {nearest}", "{raw} names no time zone; similar: {nearest}"),
        Words("写 Asia/Shanghai 这样的时区名", "write a name such as Asia/Shanghai"),
    ),
    error(
        "plan-duplicate-id",
        Words("标识重复", "An id twice"),
        Words("{raw} 在第 {first} 行已经用过", "{raw} is used already in line {first}"),
        Words(
            "换一个标识；同一指标的多年取值用 series 相连",
            "choose another; tie yearly values of one indicator by series",
        ),
    ),
    error(
        "plan-shared-spelling",
        Words("两个条目同名", "Two entries share a spelling"),
        Words("{raw} 也是 {other} 的名称或别名", "{raw} is also a name or alias of {other}"),
        Words("每个写法只归一个条目", "leave each spelling to one entry"),
    ),
    error(
        "plan-unit-redeclared",
        Words("内置单位不可重定义", "A built-in unit declared again"),
        Words("{raw} 是内置单位", "{raw} is a built-in unit"),
        Words("删去这一项，直接使用", "delete the declaration and use the unit"),
    ),
    error(
        "plan-unit-without-factor",
        Words("货币单位缺换算系数", "A money unit without its size"),
        Words("{raw} 没有 factor", "{raw} has no factor"),
        Words("写明它等于多少元，如 factor: 10000", "say how many yuan it is, such as factor: 10000"),
    ),
    error(
        "plan-unit-factor",
        Words("换算系数应大于零", "A factor must be above zero"),
        Words("factor 是 {raw}", "the factor is {raw}"),
        Words("写大于零的数", "write a number above zero"),
    ),
    error(
        "plan-metric-axis",
        Words("汇总方式不适用", "Not a way to add this up"),
        Words("{kind} 的 {key} 不能是 {raw}", "{key} of a {kind} cannot be {raw}"),
        Words("可用：{choices}", "choices: {choices}"),
    ),
    error(
        "plan-condition",
        Words("条件不明确", "An unclear condition"),
        Words("{raw} 上写了 {count} 个条件", "{count:test stands|tests stand} on {raw}"),
        Words("is、in、not_in、bound、given 中恰写一个", "write exactly one of is, in, not_in, bound, given"),
    ),
    error(
        "plan-bound",
        Words("界限不成立", "A bound that cannot hold"),
        Words("{raw} 的界限缺少、重复或上下颠倒", "{raw} has no limit, two of one side, or an empty band"),
        Words(
            "下限、上限各至多一个，且下限小于上限", "give at most one lower and one upper limit, the lower one smaller"
        ),
    ),
    error(
        "plan-metric-circle",
        Words("指标算法循环引用", "A metric made of itself"),
        Words(
            "{raw} 经由 of、numerator 或 denominator 引用到自身",
            "{raw} leads back to itself by of, numerator or denominator",
        ),
        Words("断开其中一处引用", "break the circle at one place"),
    ),
    warning(
        "plan-unused-metric",
        Words("指标算法未被使用", "A metric nobody uses"),
        Words("没有目标或算法用到 {raw}", "no target and no metric uses {raw}"),
        Words("删去它，或检查引用处的写法", "delete it, or check the spelling where it was meant"),
    ),
    error(
        "plan-kind-against-metric",
        Words("目标类型与算法不符", "The metric cannot measure this kind"),
        Words("{kind} 不能由 {raw}（{metric}）计量", "{kind} cannot be measured by {raw}, a {metric}"),
        Words("改用这些种类的算法：{choices}；或改 kind", "use a metric of kind {choices}; or change the kind"),
    ),
    error(
        "plan-range-unasked",
        Words("不是区间目标", "Not a range"),
        Words("comparison 是 {comparison}，却写了 {key}: {raw}", "the comparison is {comparison}, yet {key} is {raw}"),
        Words("删去 {key}；若是区间，写 comparison: range", "delete {key}; for a range write comparison: range"),
    ),
    error(
        "plan-range-incomplete",
        Words("区间目标不完整", "An incomplete range"),
        Words("{raw} 是区间目标，缺少 {key}", "{raw} is a range and lacks {key}"),
        Words("补上 {key}；range_rule 为 floor_stretch 或 band", "add {key}; range_rule is floor_stretch or band"),
    ),
    error(
        "plan-range-order",
        Words("区间上下颠倒", "A range upside down"),
        Words("goal_max {raw} 不大于 goal {goal}", "goal_max {raw} is not above goal {goal}"),
        Words("goal 写下限，goal_max 写上限", "goal is the lower end, goal_max the upper"),
    ),
    error(
        "plan-cell-outside",
        Words("考核期超出计划期", "A cell outside the plan"),
        Words("{raw} 不在计划期 {period} 之内", "{raw} does not lie within {period}"),
        Words("改为计划期内的期间，或改 plan.period", "choose a period of the plan, or change plan.period"),
    ),
    error(
        "plan-cell-twice",
        Words("考核期重复", "A cell twice"),
        Words("{raw} 已经考核过", "{raw} is judged already"),
        Words("每个期间只留一处", "keep it once"),
    ),
    error(
        "plan-date-of-many-cells",
        Words("多期目标不能写单一日期", "One date for several cells"),
        Words("有多个考核期，{key}: {raw} 归属不明", "there are several cells, so {key}: {raw} is unclear"),
        Words(
            "删去 {key}，或按期拆成多个目标（用 series 相连）",
            "delete {key}, or make one target a cell and tie them by series",
        ),
    ),
    error(
        "plan-opens-after-due",
        Words("起止日期颠倒", "Opens after it is due"),
        Words("起始 {opens} 晚于期限 {due}", "it opens on {opens} and is due on {due}"),
        Words("核对 opens、due 与 cells", "check opens, due and cells"),
    ),
    error(
        "plan-direction-against-comparison",
        Words("方向与比较矛盾", "Declared direction against comparison"),
        Words("direction: {raw} 与 {comparison} 矛盾", "direction: {raw} contradicts {comparison}"),
        Words(
            "越高越好配 at_least、more_than，越低越好配 at_most、less_than",
            "higher goes with at_least, lower with at_most",
        ),
    ),
    error(
        "plan-baseline-value",
        Words("基数来源与取值不符", "Baseline and source disagree"),
        Words("source: {raw} 与 value 不配", "source: {raw} does not go with the value given"),
        Words("stated 要写 value;data 由数据计算，不写 value", "stated needs a value; data is measured and takes none"),
    ),
    error(
        "plan-baseline-late",
        Words("基数日期过晚", "A late baseline"),
        Words("基数日期 {raw} 不早于起始日 {opens}", "the baseline of {raw} is not before the start on {opens}"),
        Words(
            "基数取起始日之前；必要时用 opens 写明起始日",
            "take it before the start; say with opens when the way begins",
        ),
    ),
    warning(
        "plan-not-ambitious",
        Words("目标不高于基数", "A target already met at the start"),
        Words(
            "基数 {raw} 已优于目标 {goal}（direction: {direction}）",
            "{raw} is already better than {goal} (direction: {direction})",
        ),
        Words("核对 direction、goal 与基数", "check direction, goal and baseline"),
    ),
    error(
        "plan-geometric-base",
        Words("几何路径缺正的基数", "A geometric path needs a base above zero"),
        Words("基数缺失或不大于零（{raw}）", "the baseline is missing or not above zero ({raw})"),
        Words("写明 baseline，或改用 path: linear", "declare a baseline, or use path: linear"),
    ),
    error(
        "plan-thresholds-order",
        Words("判定界限不是递减", "Thresholds do not fall"),
        Words("on_track / behind / off_track 为 {raw}", "on_track / behind / off_track are {raw}"),
        Words("依次严格递减，如 0.95、0.60、0", "let them fall strictly, such as 0.95, 0.60, 0"),
    ),
    warning(
        "plan-threshold-above-zero",
        Words("末档界限大于零", "The last threshold is above zero"),
        Words(
            "off_track 为 {raw}，会把有进展的判为倒退",
            "off_track is {raw}, so a value that improves may be called reversing",
        ),
        Words("一般写 0", "0 is usual"),
    ),
    error(
        "plan-milestones-unasked",
        Words("路径不用节点", "Milestones on another path"),
        Words("path: {raw} 不用 milestones", "path: {raw} has no milestones"),
        Words("改为 path: plan，或删去 milestones", "write path: plan, or delete the milestones"),
    ),
    error(
        "plan-milestones-missing",
        Words("分月计划缺节点", "A planned path without milestones"),
        Words("path: {raw} 没有 milestones", "path: {raw} has no milestones"),
        Words("写出各节点的 on 与 share，最后 share: 1", "list on and share of each, the last one with share: 1"),
    ),
    error(
        "plan-milestone-order",
        Words("节点不是递增", "Milestones do not rise"),
        Words("{raw} 的日期或份额不大于前一节点", "{raw} is not after and above the one before"),
        Words("日期与份额都要严格递增", "let days and shares rise strictly"),
    ),
    error(
        "plan-milestone-end",
        Words("节点没有到全量", "Milestones end short"),
        Words("最后一个节点的份额是 {raw}", "the last share is {raw}"),
        Words("最后一个节点写 share: 1", "give the last one share: 1"),
    ),
    error(
        "plan-milestone-outside",
        Words("节点在考核期之外", "A milestone outside the window"),
        Words("{raw} 不在 {period} 之内", "{raw} does not lie within {period}"),
        Words("改为考核期内的日期", "choose a day inside"),
    ),
)
