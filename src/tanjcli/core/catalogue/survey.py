"""Catalogue entries: what a survey of an unknown workbook finds doubtful."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words
from tanjcli.core.severity import Severity

_W, _N = Severity.WARNING, Severity.NOTE
_CHECK = Words("对照原始资料核对这些单元格", "check these cells against the source")

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "survey-ytd-falls",
        _W,
        Words("累计数在年内下降", "A year-to-date figure falls within the year"),
        Words(
            "“{measure}”{earlier} 为 {first},{later} 为 {second}:行列可能错位,或数据有更正",
            "“{measure}” is {first} in {earlier} and {second} in {later}: rows or columns may have slid",
        ),
        _CHECK,
    ),
    Entry(
        "survey-header-blank",
        _W,
        Words("没有列名的数字", "Numbers under an empty header"),
        Words("这一列有 {count} 个值,但没有列名", "{count:value stands|values stand} under an empty header"),
        Words("补上列名,或在规则里不取这一列", "name the column, or leave it out of the recipe"),
    ),
    Entry(
        "survey-header-blank-text",
        _N,
        Words("没有列名的文字", "Text under an empty header"),
        Words("这一列有 {count} 个值,但没有列名", "{count:value stands|values stand} under an empty header"),
        Words("补上列名,或在规则里不取这一列", "name the column, or leave it out of the recipe"),
    ),
    Entry(
        "survey-year-differs",
        _W,
        Words("年份列与报告期不一致", "A year column contradicts the period"),
        Words("这里写“{raw}”,同一行的报告期是 {period}", "“{raw}” here; the period of the row is {period}"),
        _CHECK,
    ),
    Entry(
        "survey-day-among-text",
        _W,
        Words("文字列里混有日期", "A date among texts"),
        Words(
            "这一列其余 {count} 个单元格是文字,这里却是日期 {raw},可能被程序自动转换",
            "the other {count} cells of the column are text, this "
            "one is the date {raw}: a program may have made it one",
        ),
        Words("改回原来的文字", "put the original text back"),
    ),
    Entry(
        "survey-month-ambiguous",
        _W,
        Words("月份写法有歧义", "Ambiguous months"),
        Words(
            "这一列有 {count} 个“{raw}”这样的写法,可能是月/年,也可能是月/日,未读作报告期",
            "{count:cell is|cells are} written like “{raw}”: month and year, or month and day; not read as periods",
        ),
        Words("改写成 2020-03 这样的形式", "write them as 2020-03"),
    ),
    Entry(
        "survey-newest-blank",
        _N,
        Words("最新一期没有数据", "The newest period is blank"),
        Words(
            "{periods} 一个数也没有(通常有 {usual} 个):尚未发布,不是 0",
            "{periods} has no figure (usually {usual}): not yet published, not zero",
        ),
        Words("等待发布,不要补零", "wait for it to be published; do not fill in zeros"),
    ),
    Entry(
        "survey-newest-thin",
        _W,
        Words("最新几期数据很少", "The newest periods are mostly blank"),
        Words(
            "{periods} 只有 {count} 个数(通常每期 {usual} 个)",
            "{periods} has {count:figure|figures} (usually {usual} a period)",
        ),
        Words("确认是否已经发布完整", "find out whether they are complete"),
    ),
    Entry(
        "survey-parts-differ",
        _W,
        Words("总数与分项之和不符", "A total differs from its parts"),
        Words(
            "{period}“{total_name}”为 {stated},{parts} 之和为 {sum},相差 {difference}({of} 期中有 {held} 期相符)",
            "in {period} “{total_name}” is {stated}, {parts} add up to {sum}"
            ", a difference of {difference} ({held} of {of} periods agree)",
        ),
        Words("核对口径和数字", "check the scope and the figures"),
    ),
    Entry(
        "survey-table-repeated",
        _W,
        Words("同样的数字又出现一次", "The same figures again"),
        Words(
            "这张表 {share} 的数字在 {other} 里已经有了",
            "{share} of the figures of this table stand in {other} already",
        ),
        Words("只取其中一张表", "read only one of the tables"),
    ),
    Entry(
        "survey-unit-conflict",
        _W,
        Words("单位前后不一", "Two units"),
        Words(
            "“{column}”的单位,{first_source}写 {first},{second_source}写 {second}",
            "unit of “{column}”: {first_source} says {first}, {second_source} says {second}",
        ),
        Words("与报送单位核对后再写进规则", "settle it with the sender before it goes into a recipe"),
    ),
    Entry(
        "survey-codes-doubtful",
        _W,
        Words("代码校验位不符", "Codes fail their check digits"),
        Words(
            "{of} 个代码中有 {count} 个校验位不符,例如“{raw}”",
            "{count} of {of} codes fail their check digits, such as “{raw}”",
        ),
        Words("核对代码;不会自动修改,也不会因此拒收", "check the codes; they are neither repaired nor rejected"),
    ),
    Entry(
        "survey-codes-lost",
        _W,
        Words("代码丢失了位数", "Codes have lost digits"),
        Words(
            "{of} 个代码中有 {count} 个存成了数字,末几位已经丢失",
            "{count} of {of} codes were stored as numbers; their last digits are gone",
        ),
        Words("把该列设成文本后重新填写", "format the column as text and enter the codes again"),
    ),
)
