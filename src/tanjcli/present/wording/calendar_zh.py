"""Chinese words of the calendar of duties."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "calendar.title": "{plan} 工作日历({year}年,截至{as_of})",
    "calendar.none": "没有符合条件的事项",
    "calendar.count": "共 {n} 件事项:",
    "calendar.month": "{period}到期",
    "calendar.late": "迟 {n} 天",
    "calendar.missing": "未报:{names}",
    "calendar.subject": "{name}:{subject}",
    "calendar.caution": "“逾期(提醒)”是原则性要求或约定日期,不算违反;写明的要求才记“逾期”",
    "calendar.proof": "凭据只看截至日及以前收到的;有凭据才记“已完成”;"
    "计划没有声明凭据的,过期后只记“无凭据”,不说完成,也不说逾期",
    "calendar.inferred": "* 推定责任单位(原文未写明)",
    "calendar.note": "{name}:{note}",
    "calendar.period": "事项按所属期列入年度,十二月的事项次年到期",
    "duty.not_yet": "未到",
    "duty.due": "待办",
    "duty.overdue": "逾期",
    "duty.caution": "逾期(提醒)",
    "duty.done": "已完成",
    "duty.unknown": "无凭据",
    "column.due": "截止日期",
    "column.duty": "事项",
    "column.owed_for": "所属期",
    "column.duty_owner": "责任单位",
    "column.duty_state": "状态",
    "column.done_on": "完成日期",
    "remark.duty-received": "凭据:{file}",
    "remark.duty-nothing-received": "没有收到{zh}",
    "remark.duty-rows-stale": "{rows} 行中 {count} 行当月未更新",
    "remark.duty-units-missing": "{reported}/{expected} 单位已报",
    "remark.duty-held": "记录:{document}",
    "remark.duty-not-held": "没有记录",
    "remark.duty-no-proof": "计划没有声明凭据",
    "ics.summary": "{name}({period}){owner}",
    "ics.state": "状态:{state}",
    "ics.clause": "条款:{clause}",
    "ics.opens": "开始:{day}",
    "ics.strict": "明确要求",
    "ics.principle": "原则性要求",
}
