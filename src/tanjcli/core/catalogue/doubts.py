"""Catalogue entries: what a table or a folder keeps silent about, and what cannot be true of the day it came."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words
from tanjcli.core.severity import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_SEND_AGAIN = Words(
    "与报送单位核对后重新报送;确实如此的,在规则的 accept 里写明原因",
    "have it sent again; if it is right, say why under accept in the recipe",
)

_HIDDEN = Words(
    "核对隐藏部分是否应当计入;可在规则里设 hidden: ignore",
    "check whether it should count; the recipe can say hidden: ignore",
)

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "name-alike",
        _N,
        Words("名称相近", "Names alike"),
        Words(
            "“{name}”与“{other}”相近,按两个对象计;是否同一个?",
            "“{name}” is much like “{other}”; they count as two; are they one?",
        ),
        Words(
            "确属同一个的,在 sources.yaml 的 aliases 里登记;不会自动合并",
            "if they are, declare it under aliases in sources.yaml; nothing is merged by likeness",
        ),
    ),
    Entry(
        "same-day-differs",
        _W,
        Words("同日收到的两个文件不一致", "Two files of one day differ"),
        Words(
            "有 {count} 个对象与同日收到的 {other} 不同;按文件名排在后面的计",
            "{count:row differs|rows differ} from {other}, which came the same day; the file that sorts last counts",
        ),
        Words(
            "确认以哪个文件为准;先后有别的,放入各自收到日期的文件夹",
            "find out which is right; if one came later, put it into the folder of its own day",
        ),
    ),
    Entry(
        "hidden-columns-used",
        _W,
        Words("隐藏的列已计入", "Hidden columns count"),
        Words("{columns} 列是隐藏的,已照常计入", "hidden columns were read like the rest: {columns}"),
        _HIDDEN,
    ),
    Entry(
        "hidden-sheet-used",
        _W,
        Words("隐藏的工作表已计入", "A hidden sheet counts"),
        Words("工作表“{sheet}”是隐藏的,已照常计入", "the sheet “{sheet}” is hidden; it was read like any other"),
        _HIDDEN,
    ),
    Entry(
        "delivery-unreadable",
        _E,
        Words("文件夹无法打开", "A folder cannot be opened"),
        Words(
            "系统拒绝打开这个文件夹,里面的文件都未读取",
            "the system refuses to open this folder; nothing in it was read",
        ),
        Words("检查文件夹的权限", "check the permissions of the folder"),
    ),
    Entry(
        "measure-missing",
        _E,
        Words("缺少一列数字", "A column of figures is missing"),
        Words(
            "没有“{header}”列(账簿列 {column}),这些数没有采到;相近的有:{suggestions}",
            "there is no column “{header}” (ledger column {column}), so its figures are missing; alike: {suggestions}",
        ),
        Words("检查版式;版式变了就修改读取规则", "check the layout; if it changed, adapt the recipe"),
    ),
    Entry(
        "measure-blank",
        _W,
        Words("整列没有数字", "A column without a single figure"),
        Words(
            "“{column}”一列 {rows} 行全部空白,按无数据处理,不作 0",
            "every row under “{column}” is blank ({rows}): absent, never 0",
        ),
        _SEND_AGAIN,
    ),
    Entry(
        "figures-blank",
        _W,
        Words("有的行没有填数", "Rows without a figure"),
        Words(
            "“{column}”有 {count}/{rows} 行空着:按未报处理,不作 0,合计中没有它们",
            "“{column}” is blank in {count} of {rows:row|rows}: not reported, never 0, and no sum holds them",
        ),
        Words("请报送单位补填;确实没有的,请说明原因", "ask the sender to fill them in, or to say why there is none"),
    ),
    Entry(
        "table-empty",
        _W,
        Words("只有表头,没有数据", "Headers without rows"),
        Words("表头之下没有一行数据", "not one row of data stands below the header"),
        _SEND_AGAIN,
    ),
    Entry(
        "period-unpublished",
        _E,
        Words("这个月本不单独公布", "A month that is not published"),
        Words(
            "这里写的是 {stated_period},而计划说 {month} 月不单独公布数据;未采用",
            "{stated_period} is stated here, but the plan publishes no month {month} alone; its figures were not used",
        ),
        Words("核对报告期是否写错", "check whether the period is a slip"),
    ),
    Entry(
        "period-no-such-month",
        _E,
        Words("没有这个月份", "No such month"),
        Words("“{text}”不是一个月份;整表未采用", "“{text}” is no month; the table was not used"),
        Words("改正报告期后重新报送", "correct the period and send the file again"),
    ),
    Entry(
        "date-after-receipt",
        _W,
        Words("日期晚于收件日", "A day after the file came"),
        Words(
            "“{column}”写 {day},而文件 {received} 就已收到(共 {count} 行)",
            "“{column}” says {day}, but the file came on {received} ({count:row|rows})",
        ),
        Words(
            "核对日期是否写错,或收件文件夹的日期是否有误", "check the date, and the date of the folder it was filed in"
        ),
    ),
    Entry(
        "sample-undeclared",
        _W,
        Words("样例数据没有声明", "Sample data that nobody declared"),
        Words(
            "有 {count} 个文件写明是样例数据,而 sources.yaml 写的是 sample: false;报告仍标为样例",
            "{count:file says it is|files say they are} sample data, but sources.yaml says sample: false; "
            "the report stays marked",
        ),
        Words("改为 sample: true,或移走样例文件", "say sample: true, or take the sample files away"),
    ),
)
