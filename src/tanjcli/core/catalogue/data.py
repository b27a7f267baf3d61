"""Catalogue entries: findings about data against plan, where a metric meets its ledger."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words, error
from tanjcli.core.severity import Severity

ENTRIES: tuple[Entry, ...] = (
    error(
        "metric-unknown-ledger",
        Words("没有这个台账", "No such ledger"),
        Words(
            "口径 {metric} 取自台账 {raw},数据说明里没有",
            "metric {metric} reads the ledger {raw}, which is not described",
        ),
        Words("最接近的是:{nearest}", "closest: {nearest}"),
    ),
    error(
        "metric-unknown-column",
        Words("台账没有这一栏", "No such column"),
        Words(
            "口径 {metric} 用到台账 {ledger} 的 {raw} 栏,没有这一栏",
            "metric {metric} uses {raw}, no column of {ledger}",
        ),
        Words("最接近的是:{nearest}", "closest: {nearest}"),
    ),
    error(
        "metric-column-type",
        Words("栏的类型不合用", "Wrong type of column"),
        Words(
            "口径 {metric} 在这里要用 {wanted} 栏,{ledger} 的 {raw} 是 {seen}",
            "metric {metric} needs a column of type {wanted} here; {raw} of {ledger} is {seen}",
        ),
        Words(
            "换用合适的栏,或改 data/sources.yaml 里的类型",
            "name another column, or change its type in data/sources.yaml",
        ),
    ),
    error(
        "metric-summed-over-time",
        Words("累计数或时点数不能逐期相加", "Cannot be summed over time"),
        Words(
            "{ledger} 的 {raw} 是 {flow} 数,口径 {metric} 却写 over_time: sum",
            "{raw} of {ledger} is a {flow} figure and cannot be summed over months; metric {metric} says sum",
        ),
        Words("写 over_time: last,取最近一期", "write over_time: last, the latest report"),
    ),
    error(
        "metric-last-year-column",
        Words("同期数不是实际数", "A same-period figure is no actual"),
        Words(
            "{ledger} 的 {raw} 是上年同期数,口径 {metric} 把它当作本年实际",
            "{raw} of {ledger} holds last year's values; metric {metric} uses it as an actual",
        ),
        Words("改用本年的栏", "use the column of the current year"),
    ),
    error(
        "metric-axis",
        Words("汇总方式不支持", "Unsupported way of adding up"),
        Words(
            "口径 {metric}({kind})的 {axis} 不能是 {raw}",
            "metric {metric} ({kind}) cannot have {axis}: {raw}",
        ),
        Words("可用:{choices}", "choices: {choices}"),
    ),
    error(
        "metric-bound-unit",
        Words("界限的单位对不上", "The bound's unit does not fit"),
        Words(
            "口径 {metric} 的界限以 {raw} 计,{ledger} 的 {column} 以 {unit} 计,不能换算",
            "metric {metric} has a bound in {raw}; {column} of {ledger} is in {unit}, which does not convert",
        ),
        Words("界限改用 {unit} 或可换算的单位", "state the bound in {unit}, or in a unit that converts to it"),
    ),
    error(
        "metric-unknown-term",
        Words("词表里没有这个词", "Not in the vocabulary"),
        Words(
            "口径 {metric} 的条件 {column} 写了 {raw},词表 {vocabulary} 里没有",
            "metric {metric} asks for {column} = {raw}, which the vocabulary {vocabulary} does not have",
        ),
        Words("写词条的 id;最接近的是:{nearest}", "write the id of a term; closest: {nearest}"),
    ),
    error(
        "metric-mixed-units",
        Words("单位不一", "Mixed units"),
        Words(
            "口径 {metric} 把以 {unit} 计和以 {raw} 计的数放在一起比较",
            "metric {metric} compares figures in {unit} with figures in {raw}",
        ),
        Words("只取单位可换算的口径", "take metrics whose units convert"),
    ),
    error(
        "target-unit-differs",
        Words("指标与口径单位不合", "Target and metric differ in unit"),
        Words(
            "指标 {target} 以 {raw} 计,口径 {metric} 得出的是 {unit},不能换算",
            "target {target} is in {raw}; its metric {metric} gives {unit}, which does not convert",
        ),
        Words("改指标的单位,或换一个口径", "change the unit of the target, or its metric"),
    ),
    error(
        "target-growth-metric",
        Words("年均增长指标与口径不配", "Growth target without growth metric"),
        Words(
            "指标 {target} 的 kind 与口径 {raw} 不配:年均增长(average_growth)与 growth 口径必须同用",
            "target {target} and metric {raw} do not go together: average_growth needs a growth metric, and only it",
        ),
        Words("改 kind,或换一个口径", "change the kind, or the metric"),
    ),
    error(
        "target-geometric-path",
        Words("几何路径只用于年均增长", "The geometric path is for growth only"),
        Words(
            "指标 {target} 不是年均增长,却用 path: {raw}", "target {target} has path: {raw} and is no average growth"
        ),
        Words("改用 linear、plan 或 deadline", "use linear, plan or deadline"),
    ),
    Entry(
        "data-cumulative-falls",
        Severity.WARNING,
        Words("累计数回落", "A cumulative figure falls"),
        Words(
            "{entity} 在 {period} 的累计数 {value} {unit},低于上期的 {before} {unit}:修订或重置,两数均保留",
            "{entity}: {value} {unit_en} up to {period}, below {before} before: a revision or a reset; both are kept",
        ),
        Words("向填报单位核实", "ask whoever reported it"),
    ),
    Entry(
        "data-term-unseen",
        Severity.NOTE,
        Words("条件所用的词从未出现", "A word that never occurs"),
        Words(
            "口径 {metric} 要求 {ledger} 的 {column} 为 {raw},已收数据里从未出现",
            "metric {metric} asks for {column} = {raw} in {ledger}; no row delivered so far has it",
        ),
        Words("若本应出现,核对写法", "if it should occur, check the spelling"),
    ),
)
