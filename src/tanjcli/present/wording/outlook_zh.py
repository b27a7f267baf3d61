"""Where a target will end, in Chinese: words for chances, methods and what they rest on."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "path.profile": "历史同期占比",
    "column.outlook": "预计",
    "outlook.likely": "有望完成",
    "outlook.uncertain": "不确定",
    "outlook.unlikely": "难以完成",
    "outlook.range": "{low}—{high}",
    "outlook.point": "约 {mid}",
    "outlook.chance": "{range},{word} {percent}",
    "method.run_rate": "按进度外推",
    "method.profile": "历史同期占比",
    "method.blend": "占比与预期结合",
    "method.yoy": "上年同比",
    "method.trend": "年度趋势",
    "method.count": "计数分布",
    "method.firm": "逐户推算",
    "basis_of.reports": "{n} 期数据",
    "basis_of.past_years": "{n} 个往年",
    "basis_of.changes": "{n} 次年度变动",
    "basis_of.arrivals": "{n} 次发生",
    "basis_of.entities": "{n} 户",
}
