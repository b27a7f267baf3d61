"""Catalogue entries: single cells that cannot be read, or were read although not written plainly."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words
from tanjcli.core.severity import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_EXACT = Words("填写确切数值,或留空", "write the exact number, or leave the cell blank")
_DAY = Words("写成 2021-06-30 这样的完整日期", "write a full date such as 2021-06-30")
_PERIOD = Words("写成 2021年6月、2021-06 或 2021年1-6月", "write 2021年6月, 2021-06 or 2021年1-6月")
_CODE_AS_TEXT = Words("把该列设为文本格式,重新填写完整代码", "format the column as text and enter the full code again")
_CHECK_CODE = Words(
    "与营业执照核对;确属笔误的,在 sources.yaml 的 aliases 里登记",
    "compare it with the business licence; declare a proven slip under aliases in sources.yaml",
)


def _cell(code: str, title: Words, message: Words, remedy: Words) -> Entry:
    return Entry(code, _E, title, message, remedy)


ENTRIES: tuple[Entry, ...] = (
    _cell(
        "cell-control",
        Words("单元格里有控制字符", "Control characters"),
        Words("“{column}”里有看不见的控制字符", "“{column}” holds invisible control characters"),
        Words("重新输入这个单元格", "type the cell anew"),
    ),
    _cell(
        "cell-error",
        Words("单元格是错误值", "Error cell"),
        Words("“{column}”是错误值 {error}", "“{column}” is the error {error}"),
        Words("改正公式,或填写数值", "repair the formula, or enter the value"),
    ),
    _cell(
        "cell-uncached",
        Words("公式没有计算结果", "Formula without a value"),
        Words("“{column}”是公式,但文件里没有存计算结果", "“{column}” is a formula without a stored value"),
        Words("在 Excel 或 WPS 中打开并保存后重新报送", "open it in Excel or WPS, save it and send it again"),
    ),
    _cell(
        "merged-amount",
        Words("数值单元格跨行合并", "Merged amount"),
        Words(
            "“{column}”跨多行合并,无法知道数值属于哪一行",
            "“{column}” is merged over several rows; whose figure it is cannot be known",
        ),
        Words("取消合并,逐行填写", "unmerge the cells and fill in every row"),
    ),
    _cell(
        "label-lost",
        Words("上方的标签读不出", "The label above cannot be read"),
        Words(
            "“{column}”为空,应沿用上方的标签,但上方那一行读不出或未采用",
            "“{column}” is blank and would repeat the label above, which could not be read or is not used",
        ),
        Words("改正上方那一行,或逐行填写", "correct the row above, or fill in every row"),
    ),
    _cell(
        "number-unreadable",
        Words("不是数字", "Not a number"),
        Words("“{column}”的“{raw}”不是数字", "“{raw}” in “{column}” is not a number"),
        _EXACT,
    ),
    _cell(
        "number-suffix",
        Words("数字后面的单位不符", "Another unit after the number"),
        Words(
            "“{column}”的“{raw}”带单位“{suffix}”,而该列单位是“{unit}”",
            "“{raw}” in “{column}” carries “{suffix}”, the column's unit is “{unit}”",
        ),
        Words("按该列单位填写数字", "write the number in the column's unit"),
    ),
    _cell(
        "number-flag",
        Words("应为数字,却是逻辑值", "TRUE or FALSE instead of a number"),
        Words("“{column}”是逻辑值 {raw}", "“{column}” is the logical value {raw}"),
        _EXACT,
    ),
    _cell(
        "number-date",
        Words("数字被设成日期格式", "A number under a date format"),
        Words(
            "“{column}”显示为日期 {raw},原始数是 {serial}",
            "“{column}” shows the date {raw}; the stored number is {serial}",
        ),
        Words("把单元格格式改为数值,核对后重新报送", "set the cell's format to number, check it and send it again"),
    ),
    _cell(
        "number-percent",
        Words("百分比格式的数放在非百分比列", "A percentage outside a % column"),
        Words(
            "“{column}”单位是“{unit}”,单元格却是百分比格式",
            "the unit of “{column}” is “{unit}”, the cell has a percent format",
        ),
        Words("核对数值并改正单元格格式", "check the number and correct the cell's format"),
    ),
    _cell(
        "number-scaled",
        Words("显示的数不是存的数", "Another number is shown than is stored"),
        Words(
            "“{column}”的单元格格式缩小显示,存的是 {raw},不知道以哪个为准",
            "the cell's format in “{column}” shows {raw} scaled down; which of the two is meant is not clear",
        ),
        Words("把单元格格式改为常规,按表上单位重新填写", "set the format to general, write it in the unit stated"),
    ),
    _cell(
        "number-unit-printed",
        Words("单元格格式显示的单位不符", "The cell shows another unit"),
        Words(
            "“{column}”单位是“{unit}”,单元格格式却在数后显示“{printed}”",
            "the unit of “{column}” is “{unit}”, but the cell's format shows “{printed}” behind the number",
        ),
        Words("核对单位;改正单元格格式或数值后重新报送", "settle the unit; correct the format, or the number"),
    ),
    _cell(
        "number-not-whole",
        Words("应为整数", "Not a whole number"),
        Words("“{column}”的“{raw}”不是整数", "“{raw}” in “{column}” is not a whole number"),
        _EXACT,
    ),
    Entry(
        "number-cleaned",
        _N,
        Words("数字写法已规范", "Numbers cleaned"),
        Words(
            "“{column}”有 {count} 个数字带千分位、全角字符、空格、单位或百分比格式,已按原意读取,首个是“{raw}”",
            "{count:number|numbers} in “{column}” with separators, full-width digits, blanks, a unit or a percent "
            "sign; read as meant, the first is “{raw}”",
        ),
        Words("无需处理", "nothing to do"),
    ),
    Entry(
        "alias-applied",
        _N,
        Words("按登记的别名读取", "Read through a declared alias"),
        Words(
            "“{column}”有 {count} 个单元格按 aliases 更正,首个写作“{raw}”",
            "{count:cell of|cells of} “{column}” read through aliases, the first says “{raw}”",
        ),
        Words("无需处理", "nothing to do"),
    ),
    _cell(
        "flag-unreadable",
        Words("应为是或否", "Neither yes nor no"),
        Words("“{column}”的“{raw}”既不是“是”也不是“否”", "“{raw}” in “{column}” is neither 是 nor 否"),
        Words("填写是或否,或在 map 里登记写法", "write 是 or 否, or declare the spelling under map"),
    ),
    _cell(
        "date-unreadable",
        Words("不是日期", "Not a date"),
        Words("“{column}”的“{raw}”不是日期", "“{raw}” in “{column}” is not a date"),
        _DAY,
    ),
    _cell(
        "date-ambiguous",
        Words("日期有歧义", "Ambiguous date"),
        Words("“{column}”的“{raw}”分不清月和日", "in “{raw}” (“{column}”) day and month cannot be told apart"),
        _DAY,
    ),
    _cell(
        "date-no-day",
        Words("日期没有日", "A date without a day"),
        Words("“{column}”的“{raw}”只到月份", "“{raw}” in “{column}” names a month only"),
        _DAY,
    ),
    _cell(
        "date-impossible",
        Words("日期不存在", "No such day"),
        Words("“{column}”的“{raw}”在日历上不存在", "“{raw}” in “{column}” is not in the calendar"),
        _DAY,
    ),
    _cell(
        "date-serial",
        Words("日期变成了数字", "A number instead of a date"),
        Words("“{column}”的“{raw}”是数字,不是日期", "“{raw}” in “{column}” is a number, not a date"),
        _DAY,
    ),
    _cell(
        "date-with-time",
        Words("日期带时刻", "A date with a time of day"),
        Words("“{column}”的“{raw}”带有时刻", "“{raw}” in “{column}” carries a time of day"),
        _DAY,
    ),
    _cell(
        "year-unreadable",
        Words("不是年份", "Not a year"),
        Words("“{column}”的“{raw}”不是年份", "“{raw}” in “{column}” is not a year"),
        Words("写四位年份,如 2021", "write a year of four digits such as 2021"),
    ),
    _cell(
        "period-unreadable",
        Words("不是报告期", "Not a period"),
        Words("“{column}”的“{raw}”不是报告期", "“{raw}” in “{column}” is not a period"),
        _PERIOD,
    ),
    _cell(
        "period-ambiguous",
        Words("报告期有歧义", "Ambiguous period"),
        Words(
            "“{column}”的“{raw}”可能是 {first},也可能是 {second}", "“{raw}” in “{column}” may be {first} or {second}"
        ),
        _PERIOD,
    ),
    _cell(
        "period-impossible",
        Words("报告期不存在", "No such period"),
        Words("“{column}”的“{raw}”没有这样的月份", "“{raw}” in “{column}” names a month that does not exist"),
        _PERIOD,
    ),
    _cell(
        "period-inside-month",
        Words("报告期不在月末", "A period that ends inside a month"),
        Words(
            "“{column}”的“{raw}”既不是月初也不是月末",
            "“{raw}” in “{column}” is neither the first nor the last day of a month",
        ),
        _PERIOD,
    ),
    _cell(
        "term-unknown",
        Words("不在名单里", "Not in the list"),
        Words(
            "“{column}”的“{raw}”不在 {vocabulary} 名单里;相近的有:{suggestions}",
            "“{raw}” in “{column}” is not in the list {vocabulary}; alike: {suggestions}",
        ),
        Words(
            "改正名称;确为别名的,在 sources.yaml 的 aliases 里登记",
            "correct the name; declare a true alias under aliases in sources.yaml",
        ),
    ),
    _cell(
        "code-unreadable",
        Words("代码无法识别", "Unreadable code"),
        Words("“{column}”的“{raw}”不是代码", "“{raw}” in “{column}” is not a code"),
        _CODE_AS_TEXT,
    ),
    _cell(
        "code-lost-digits",
        Words("代码丢了末尾数字", "A code that lost digits"),
        Words(
            "“{column}”的“{raw}”被当作数字保存,超过 15 位的部分已丢失",
            "“{raw}” in “{column}” was kept as a number; digits beyond the 15th are gone",
        ),
        _CODE_AS_TEXT,
    ),
    Entry(
        "uscc-alphabet",
        _W,
        Words("信用代码含有不该出现的字母", "Letters that no credit code has"),
        Words(
            "“{raw}”含有 {letters},统一社会信用代码不用这些字母",
            "“{raw}” holds {letters}, which unified social credit codes never use",
        ),
        _CHECK_CODE,
    ),
    Entry(
        "uscc-check",
        _W,
        Words("信用代码校验位不符", "Credit code fails its check"),
        Words(
            "“{raw}”的末位应为 {expected},实为 {seen}(GB 32100)",
            "the last character of “{raw}” should be {expected}, it is {seen} (GB 32100)",
        ),
        _CHECK_CODE,
    ),
    Entry(
        "uscc-inner-check",
        _W,
        Words("信用代码内的机构代码校验位不符", "Organisation code fails its check"),
        Words(
            "“{raw}”的第 17 位应为 {expected},实为 {seen}(GB 11714)",
            "character 17 of “{raw}” should be {expected}, it is {seen} (GB 11714)",
        ),
        _CHECK_CODE,
    ),
)
