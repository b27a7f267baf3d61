"""The workbook of the monthly pack, in Chinese: sheets, headings, what stands around its tables and charts."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    # sheets
    "book.overview": "总表",
    "book.charts": "图表",
    "book.owners": "按部门",
    "book.towns": "按乡镇",
    "book.rankings": "排名",
    "book.duties": "日常事项",
    "book.scorecards": "部门记分卡",
    "book.trends": "月度走势",
    "book.gaps": "差距清单",
    "book.sources": "数据来源",
    "book.readings": "口径说明",
    "book.findings": "问题清单",
    "book.tasks": "乡镇任务",
    "book.checks": "核对",
    "book.data": "图表数据",
    # around them
    "book.title": "{sheet} · {title}",
    "book.footer": "截至 {as_of} · 采用 {known_on} 及以前收到的数据",
    "book.page": "第 {page} 页 共 {pages} 页",
    "book.notice": "{title}:{said}",
    "book.owner_line": "{owner}({n} 项):{statuses}",
    "book.town_dash": "– 本单位没有计入该指标的行",
    "book.dash": "– 不适用;应有而没有的数字,在 – 后写明原因",
    "book.no_towns": "没有分乡镇的数据。",
    "book.sources_note": "每个数字由哪些单元格算出;“基数”“未过门槛”“已退出”等行只参与判断,不计入实际数",
    "book.drawn_note": "右侧浅色各列专供作图,没有数字处留空(否则表格软件画成 0)",
    "book.short_course": "无按月数据",
    # headings
    "book.lead_pp": "较时序(百分点)",
    "book.trend": "走势",
    "book.drawn": "作图:{heading}",
    "book.unit_of": "{name}({unit})",
    "book.month": "月份",
    "book.last_year": "上年同期",
    "book.group": "类别",
    "book.all_targets": "项数",
    "book.no": "序号",
    "book.severity": "级别",
    "book.raw": "表中内容",
    "book.message": "问题",
    "book.code": "代码",
    "book.related": "另见",
    "book.department": "部门",
    "book.place": "单位",
    "book.ranking": "排名",
    "book.base": "任务或基数",
    "book.reached": "完成或本期",
    "book.percent": "完成率、占比或增速",
    # charts
    "book.completion_chart": "完成率(按状态着色)与时间进度(浅灰)",
    "book.completion_label": "{ref} {name}({status})",
    "book.owner_chart": "各牵头部门的目标,按状态(项)",
}
