"""Catalogue entries: whole tables and rows, and what several deliveries show together."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words
from tanjcli.core.severity import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_LAYOUT = Words("检查版式;版式变了就修改读取规则", "check the layout; if it changed, adapt the recipe")
_UNIT = Words("与报送单位核对单位,改正后重新报送", "settle the unit with the sender and have the file sent again")
_STATE_PERIOD = Words(
    "在标题或文件名里写明报告期,各处保持一致", "state the period in the title or the file name, the same everywhere"
)
_LOOK = Words("核对这些行是否应当计入", "check whether these rows should count")

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "header-missing",
        _E,
        Words("缺少必需的列", "A required column is missing"),
        Words(
            "没有“{header}”列(账簿列 {column});相近的有:{suggestions}",
            "there is no column “{header}” (ledger column {column}); alike: {suggestions}",
        ),
        _LAYOUT,
    ),
    Entry(
        "header-absent",
        _W,
        Words("缺少一列", "A column is missing"),
        Words(
            "没有“{header}”列(账簿列 {column}),该列按无数据处理;相近的有:{suggestions}",
            "there is no column “{header}” (ledger column {column}); it counts as absent; alike: {suggestions}",
        ),
        _LAYOUT,
    ),
    Entry(
        "header-twice",
        _E,
        Words("同名列出现两次", "Two columns under one header"),
        Words(
            "“{header}”出现在两列,不知道采用哪一列",
            "“{header}” stands over two columns; which one counts cannot be known",
        ),
        _LAYOUT,
    ),
    Entry(
        "header-blank",
        _W,
        Words("没有列名的数字", "Numbers under an empty header"),
        Words(
            "这一列有 {count} 个数字,但没有列名,未读取",
            "{count:number stands|numbers stand} under an empty header and cannot be read",
        ),
        Words("补上列名,或删除多余的数字", "name the column, or delete the numbers"),
    ),
    Entry(
        "hidden-refused",
        _E,
        Words("有隐藏的内容", "Hidden content"),
        Words(
            "表里有隐藏的行、列或工作表,按规则拒收", "rows, columns or the sheet are hidden; the recipe refuses that"
        ),
        Words("取消隐藏后重新报送", "unhide everything and send it again"),
    ),
    Entry(
        "hidden-used",
        _W,
        Words("隐藏的行已计入", "Hidden rows count"),
        Words("第 {rows} 行是隐藏的,已照常计入", "hidden rows were read like the rest: {rows}"),
        Words(
            "核对隐藏部分是否应当计入;可在规则里设 hidden: ignore",
            "check whether it should count; the recipe can say hidden: ignore",
        ),
    ),
    Entry(
        "period-missing",
        _E,
        Words("没有写明报告期", "No period stated"),
        Words("{places}里找不到报告期(类型:{period_kind})", "no period ({period_kind}) is stated in {places}"),
        _STATE_PERIOD,
    ),
    Entry(
        "period-conflict",
        _E,
        Words("报告期前后不一", "Two periods"),
        Words(
            "{first_place}写 {first_period},{second_place}写 {second_period};整表未采用",
            "{first_place} says {first_period}, {second_place} says {second_period}; the table was not used",
        ),
        _STATE_PERIOD,
    ),
    Entry(
        "unit-missing",
        _E,
        Words("没有写明单位", "No unit stated"),
        Words(
            "“{column}”的单位在表里和规则里都没有写",
            "the unit of “{column}” is stated neither in the table nor in the recipe",
        ),
        _UNIT,
    ),
    Entry(
        "unit-unknown",
        _E,
        Words("单位无法识别", "Unknown unit"),
        Words("单位“{unit}”没有登记;整表未采用", "nobody declared the unit “{unit}”; the table was not used"),
        Words("改用已知单位,或在计划的 units 里登记", "use a known unit, or declare it under units in the plan"),
    ),
    Entry(
        "unit-conflict",
        _E,
        Words("单位前后不一", "Two units"),
        Words(
            "“{column}”的单位,{first_place}写 {first},{second_place}写 {second};整表未采用",
            "unit of “{column}”: {first_place} says {first}, {second_place} says {second}; the table was not used",
        ),
        _UNIT,
    ),
    Entry(
        "unit-alarm",
        _E,
        Words("单位可能错了", "The unit looks wrong"),
        Words(
            "“{column}”有 {moved}/{compared} 个数约为前后各期的 {factor} 倍;整表未采用",
            "{moved} of {compared} figures in “{column}” are some {factor} times their neighbours; the table is unused",
        ),
        _UNIT,
    ),
    Entry(
        "unit-odd",
        _W,
        Words("个别数值的数量级可疑", "Single figures off by a power of ten"),
        Words(
            "“{column}”有 {moved}/{compared} 个数约为前后各期的 {factor} 倍",
            "{moved} of {compared} figures in “{column}” are some {factor} times those before and after",
        ),
        Words("与企业核对这些数", "settle these figures with the firms"),
    ),
    Entry(
        "row-width",
        _E,
        Words("字段数不符", "Wrong number of fields"),
        Words(
            "这一行有 {fields} 个字段,表头有 {expected} 个;该行未采用",
            "this row has {fields:field|fields}, the header {expected}; it was rejected",
        ),
        Words("检查多余或缺少的分隔符", "look for a separator too many or too few"),
    ),
    Entry(
        "row-shifted",
        _E,
        Words("整行错位", "Row slid sideways"),
        Words(
            "这一行的格子像是错开了一列(见“{raw}”);该行未采用",
            "the cells of this row seem to stand one column off (look at “{raw}”); the row was rejected",
        ),
        Words(
            "把各格移回所属的列;只是记在表旁的数,请删去后重新报送",
            "move its cells back under their headers; delete a number that is only jotted down beside the table",
        ),
    ),
    Entry(
        "rows-above",
        _W,
        Words("表头上方有数据样的行", "Rows like data above the header"),
        Words(
            "表头上方有 {count} 行填有数字,像是另一块数据;未读取",
            "{count:row|rows} above the header with figures like another set of data; not read",
        ),
        _LOOK,
    ),
    Entry(
        "row-prefilled",
        _N,
        Words("只有序号的空行", "Empty numbered rows"),
        Words(
            "有 {count} 行只填了不读取的列(如序号),按空行处理",
            "{count:row is|rows are} filled only in columns that are not read (such as a row number): blank",
        ),
        Words("无需处理", "nothing to do"),
    ),
    Entry(
        "row-other-block",
        _W,
        Words("表后还有一块内容", "Another block below"),
        Words(
            "表格或注释之后还有 {count} 行另外的内容,未读取",
            "{count:row|rows} of something else below the table or its notes; not read",
        ),
        _LOOK,
    ),
    Entry(
        "group-count",
        _W,
        Words("分组标题的个数不符", "A heading's count does not fit"),
        Words(
            "“{raw}”写明 {stated} 个,其下实有 {counted} 行",
            "“{raw}” says {stated}, {counted:row stands|rows stand} below it",
        ),
        Words("核对是否漏填或多填", "check for rows missing or too many"),
    ),
    Entry(
        "required-missing",
        _E,
        Words("必填项为空", "A required value is blank"),
        Words("“{column}”为空;该行未采用", "“{column}” is blank; the row was rejected"),
        Words("补填后重新报送", "fill it in and send the file again"),
    ),
    Entry(
        "duplicate-same",
        _W,
        Words("重复的行", "A row given twice"),
        Words("{key} 与前面一行完全相同,只计一次", "{key} repeats an earlier row exactly; it counts once"),
        Words("删除重复的行", "delete the repeated row"),
    ),
    Entry(
        "duplicate-conflict",
        _E,
        Words("同一对象两个数", "Two rows for the same key"),
        Words("{key} 出现两次且内容不同;两行都未采用", "{key} stands in two rows that differ; neither was used"),
        Words("与报送单位确认以哪一行为准", "settle with the sender which row is right"),
    ),
    Entry(
        "total-mismatch",
        _E,
        Words("合计与明细不符", "A total does not add up"),
        Words(
            "“{label}”行“{column}”写 {stated};所辖 {count} 行明细之和为 {total},相差 {difference}",
            "“{label}” says {stated} for “{column}”; its {count:row adds|rows add} up to {total}, "
            "a difference of {difference}",
        ),
        Words("与报送单位核对;已按明细计算", "settle it with the sender; the rows count, not the total"),
    ),
    Entry(
        "total-of-blanks",
        _E,
        Words("有合计而无明细", "A total over blanks"),
        Words(
            "“{label}”行“{column}”写 {stated},而所辖 {rows} 行都没有填数",
            "“{label}” says {stated} for “{column}”; not one of its {rows:row|rows} has a figure",
        ),
        Words("请报送单位补填明细;未填的不作 0", "ask the sender for the rows; what is blank is not 0"),
    ),
    Entry(
        "total-unchecked",
        _W,
        Words("合计无法核对", "A total could not be checked"),
        Words(
            "“{label}”行“{column}”含有读不出的数,无法核对",
            "“{label}” of “{column}” covers cells that could not be read",
        ),
        Words("先改正读不出的单元格", "correct the unreadable cells first"),
    ),
    Entry(
        "code-renamed",
        _N,
        Words("企业更名", "Renamed"),
        Words("{code} 由“{before}”变为“{after}”", "{code} changed its name from “{before}” to “{after}”"),
        Words("确认确为更名,而非代码填错", "make sure it is a rename and no slip in the code"),
    ),
    Entry(
        "name-two-codes",
        _W,
        Words("同名不同代码", "One name, two codes"),
        Words("“{name}”有多个代码:{codes}", "“{name}” goes by several codes: {codes}"),
        Words(
            "核对代码;确属笔误的,在 sources.yaml 的 aliases 里登记",
            "check the codes; declare a proven slip under aliases in sources.yaml",
        ),
    ),
)
