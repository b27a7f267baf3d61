"""Catalogue entries: pipelines and registers against their ledgers, and what their rows leave open."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words, error, note, warning

PLAN = (
    error(
        "book-unknown-ledger",
        Words("管道或名录用到的台账不存在", "A pipeline or register uses an unknown ledger"),
        Words("没有名为 {raw} 的台账", "there is no ledger {raw}"),
        Words(
            "在 data/sources.yaml 中声明;最接近的是:{nearest}", "declare it in data/sources.yaml; closest: {nearest}"
        ),
    ),
    error(
        "book-unknown-column",
        Words("管道或名录用到的栏不存在", "A pipeline or register uses an unknown column"),
        Words("台账 {ledger} 没有 {raw} 栏", "ledger {ledger} has no column {raw}"),
        Words(
            "在台账中增加,或改指他栏;最接近的是:{nearest}",
            "add it to the ledger, or name another; closest: {nearest}",
        ),
    ),
    error(
        "book-column-type",
        Words("管道或名录的栏类型不合用", "Wrong type of column for a pipeline or register"),
        Words("台账 {ledger} 的 {raw} 栏是 {type},这里要 {wanted}", "{raw} of ledger {ledger} is {type}, not {wanted}"),
        Words("改指他栏,或更正台账的栏类型", "name another column, or correct its type"),
    ),
    error(
        "plan-pipeline-source",
        Words("项目管道的来源不明", "Unclear where a pipeline is read"),
        Words("{raw} 须在 ledger 与 list 中取一;list 须写明 rows", "{raw} takes either a ledger or a list with rows"),
        Words("写其中一个", "give one of the two"),
    ),
    error(
        "plan-pipeline-undated",
        Words("项目阶段没有日期栏", "A stage without a date"),
        Words("阶段 {raw} 没有写 dated", "stage {raw} has no dated"),
        Words("写出台账的日期栏", "name the date column of the ledger"),
    ),
    error(
        "plan-pipeline-word",
        Words("清单没有这一阶段", "A stage that its list never says"),
        Words("清单 {list} 的阶段中没有 {raw}", "{raw} is no stage of list {list}"),
        Words("改用清单的阶段用语;最接近的是:{nearest}", "use a word of the list; closest: {nearest}"),
    ),
    error(
        "plan-pipeline-ageing",
        Words("账龄写错", "Ageing that nobody can follow"),
        Words(
            "since {raw} 到 until {until},界 {days}:须是先后两个阶段,天数递增",
            "since {raw} until {until}, bounds {days}: two stages in their order, days rising",
        ),
        Words("更正 ageing", "correct ageing"),
    ),
    error(
        "plan-unknown-register",
        Words("培育库要进的名录不存在", "A nursery of an unknown register"),
        Words("没有名为 {raw} 的在库名录", "there is no register of a stock called {raw}"),
        Words("声明一个 kind: stock 的名录;最接近的是:{nearest}", "declare one of kind: stock; closest: {nearest}"),
    ),
    error(
        "plan-register-metric",
        Words("名录所指的指标算法不是在库数", "A register of a metric that is no stock"),
        Words("{raw} 不是 balance", "{raw} is no balance"),
        Words("改指在库数的指标算法", "name the metric of the stock"),
    ),
)

DATA = (
    warning(
        "pipeline-dates-reversed",
        Words("项目阶段日期倒置", "Stages in the wrong order"),
        Words(
            "{project}:{after} {raw} 早于 {before} {earlier}",
            "{project}: {after} {raw} comes before {before} {earlier}",
        ),
        Words("核对两处日期", "check both dates"),
    ),
    warning(
        "pipeline-two-towns",
        Words("同一项目列在两个单位", "One project under two towns"),
        Words("{project} 先列在 {other},又列在 {raw}", "{project} stood under {other}, and now under {raw}"),
        Words(
            "核实归属;联合引进的写入份额表",
            "settle whose it is; a joint project belongs into the table of shares",
        ),
    ),
    warning(
        "pipeline-two-years",
        Words("同一项目计入两个年度", "One project in two years"),
        Words("{project} 的{stage}日期先为 {other},后为 {raw}", "{project}: {stage} was dated {other}, then {raw}"),
        Words("核实日期;去年已计的不得再计", "check the date; what counted last year does not count again"),
    ),
    note(
        "pipeline-name-alike",
        Words("名称相近的项目,可能是同一个", "Projects that may be one"),
        Words("{project} 与 {other} 名称相近", "{project} is named much like {other}"),
        Words("请人核实;确是同一项目的统一编号,不会自动合并", "ask; one project takes one number, nothing is merged"),
    ),
    warning(
        "pipeline-shares-off",
        Words("联合引进项目份额之和不是 100%", "Shares of a project do not add up"),
        Words("{project} 的 {count} 个份额合计 {raw}%", "the shares of {project} ({count}) add up to {raw} %"),
        Words("核对各单位份额", "check the share of every town"),
    ),
    warning(
        "pipeline-dropped-unexplained",
        Words("终止项目未写原因", "A project was dropped without a reason"),
        Words("{project} 已终止,没有写原因", "{project} was dropped, no reason given"),
        Words("补写终止原因", "write down why"),
    ),
    warning(
        "register-exit-unknown",
        Words("未入库先退库", "An exit without an entry"),
        Words("{raw} {name} 于 {day} 退库,此前没有在库", "{raw} {name} left on {day} without having been there"),
        Words("核对编码,或补报入库记录", "check the code, or send the entry that is missing"),
    ),
    warning(
        "register-entry-twice",
        Words("重复入库", "Entered twice"),
        Words("{raw} {name} 于 {day} 入库,而当时已在库", "{raw} {name} entered on {day} while already there"),
        Words("删去重复的一次,或补报其间的退库", "delete one of the two, or send the exit between them"),
    ),
    warning(
        "register-count-year",
        Words("计数年度与批次不符", "A count year that contradicts its batch"),
        Words("{name}:{day} 批准,计数年度却写 {raw}", "{name}: approved on {day}, counted in {raw}"),
        Words("按批准批次所属年度更正", "the year is that of the approval batch"),
    ),
    warning(
        "register-unproved",
        Words("称已建成而无凭据", "Called built without evidence"),
        Words("{raw} {name} 已报建成,缺:{missing}", "{raw} {name} is reported as built without: {missing}"),
        Words(
            "补认定文号、日期和认定单位;补齐前不计数", "give document, day and approver; until then it does not count"
        ),
    ),
)

ENTRIES: tuple[Entry, ...] = (*PLAN, *DATA)
