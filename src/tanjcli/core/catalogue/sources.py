"""Catalogue entries: findings about ``data/sources.yaml``."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words, error

_SPELLING = Words("改正名称;相近的有:{suggestions}", "correct the name; alike: {suggestions}")


ENTRIES: tuple[Entry, ...] = (
    error(
        "sources-unknown-ledger",
        Words("没有这个账簿", "No such ledger"),
        Words("没有名为“{raw}”的账簿", "there is no ledger called “{raw}”"),
        _SPELLING,
    ),
    error(
        "sources-unknown-column",
        Words("没有这一列", "No such column"),
        Words("账簿里没有“{raw}”列", "the ledger has no column “{raw}”"),
        _SPELLING,
    ),
    error(
        "sources-time-type",
        Words("时间列的类型不对", "The time column has the wrong type"),
        Words(
            "时间列“{raw}”的类型是 {type},应为 date 或 period",
            "the time column “{raw}” is of type {type}; it must be date or period",
        ),
        Words("改用日期列或报告期列", "name a date column or a period column"),
    ),
    error(
        "sources-amount-incomplete",
        Words("数值列缺少说明", "An amount lacks a declaration"),
        Words("数值列“{raw}”没有写 {field}", "the amount “{raw}” does not say its {field}"),
        Words(
            "写明 unit(如 元)和 flow(month、year、ytd 或 point)",
            "state unit (such as 元) and flow (month, year, ytd or point)",
        ),
    ),
    error(
        "sources-flow-misplaced",
        Words("非数值列写了 flow 或 of", "flow or of on a column that is no amount"),
        Words("“{raw}”的类型是 {type},不能写 flow 或 of", "“{raw}” is of type {type}; flow and of belong to amounts"),
        Words("删去,或把类型改为 amount", "remove it, or make the column an amount"),
    ),
    error(
        "sources-no-vocabulary",
        Words("名词列没有名单", "A term without a vocabulary"),
        Words("“{raw}”没有写 vocabulary", "“{raw}” does not say its vocabulary"),
        Words("写明所用名单,如 vocabulary: industries", "name the list it uses, such as vocabulary: industries"),
    ),
    error(
        "sources-lookup-cycle",
        Words("查取关系成环", "Lookups in a circle"),
        Words("“{raw}”向 {ledger} 查取,而后者又查回来", "“{raw}” looks up in {ledger}, which leads back to it"),
        Words("去掉其中一个 lookup", "remove one of the lookups"),
    ),
    error(
        "sources-take-origin",
        Words("取数方式不唯一", "Not one origin"),
        Words(
            "“{raw}”必须且只能写 from、at、value、context、across、row 之一",
            "“{raw}” needs exactly one of from, at, value, context, across and row",
        ),
        Words("保留其中一个", "keep one of them"),
    ),
    error(
        "sources-no-headers",
        Words("没有可以识别的列名", "Nothing to recognise"),
        Words("规则“{raw}”没有任何一列写 from", "no column of the recipe “{raw}” says from"),
        Words("至少一列用 from 写明表头", "give at least one column the header it stands under"),
    ),
    error(
        "sources-key-not-taken",
        Words("主键列没有来源", "A key column is not taken"),
        Words(
            "规则“{raw}”没有给出主键列 {key}", "the recipe “{raw}” does not say where the key column {key} comes from"
        ),
        Words("在 columns 里补上 {key}", "add {key} under columns"),
    ),
    error(
        "sources-period-column",
        Words("报告期列没有来源", "The period's column is not taken"),
        Words(
            "规则“{raw}”说报告期在列里,但 {time} 没有写 from",
            "the recipe “{raw}” reads the period from a column, but {time} has no from",
        ),
        Words("给 {time} 写 from,或改用 title、sheet、file", "give {time} a from, or use title, sheet or file"),
    ),
    error(
        "sources-unit-misplaced",
        Words("非数值列写了单位", "A unit on a column that is no number"),
        Words("类型为 {type} 的列不能写单位“{raw}”", "a column of type {type} cannot have the unit “{raw}”"),
        Words("删去 unit", "remove unit"),
    ),
    error(
        "sources-unknown-unit",
        Words("没有这个单位", "No such unit"),
        Words("单位“{raw}”没有登记", "nobody declared the unit “{raw}”"),
        Words("改用已知单位,或在计划的 units 里登记", "use a known unit, or declare it under units in the plan"),
    ),
    error(
        "sources-unknown-vocabulary",
        Words("没有这个名单", "No such vocabulary"),
        Words("没有名为“{raw}”的名单", "there is no list called “{raw}”"),
        _SPELLING,
    ),
    error(
        "sources-unknown-term",
        Words("别名指向不存在的名称", "An alias leads nowhere"),
        Words("“{raw}”不在名单 {vocabulary} 里", "“{raw}” is not in the list {vocabulary}"),
        _SPELLING,
    ),
    error(
        "sources-context-type",
        Words("列类型与 context 不符", "context does not fit the column"),
        Words("context: {raw} 不能用于类型 {type}", "context: {raw} cannot fill a column of type {type}"),
        Words(
            "period 用于 period 或 date 列,year 用于 year 列",
            "period fills period and date columns, year fills year columns",
        ),
    ),
    error(
        "sources-accept-unknown",
        Words("没有这种问题", "No such finding"),
        Words("accept 里的“{raw}”不是已知的问题代码", "“{raw}” under accept is not a finding's code"),
        _SPELLING,
    ),
)
