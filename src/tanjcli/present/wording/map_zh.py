"""Chinese words of ``tanj map``."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "map.title": "{file}:{tables} 张表",
    "map.asks": "需要您决定",
    "map.look": "注意",
    "map.more": "另有 {n} 条,见 --format json",
    "map.column.sheet": "工作表",
    "map.column.kind": "类别",
    "map.column.header": "表头行",
    "map.column.range": "数据区",
    "map.column.rows": "行数",
    "map.column.periods": "期间",
    "map.column.units": "单位",
    "map.column.source": "单位出处",
    "map.kind.data": "数据",
    "map.kind.list": "名单",
    "map.kind.dictionary": "指标字典",
    "map.ask.which-table": "文件里不止一张表,取哪一张?",
    "map.ask.header-none": "没有找到表头,第一行就是数据",
    "map.ask.header-depth": "表头是第 {rows} 行,请确认",
    "map.ask.period": "文件里没有写报告期",
    "map.ask.measure": "没有写明是什么指标",
    "map.ask.unit": "{count} 个指标没有写单位:{names}",
    "map.ask.flow": "{count} 个指标没有写明是当期、累计还是期末:{names}",
    "map.ask.periods-doubtful": "{count} 个报告期写法有歧义或读不出",
    "map.ask.rows-prefilled": "{count} 行只有序号",
    "map.note.intro": "tanj map 根据 {file} 起草;标有 decide 的行需要您决定,“?”必须换成真实内容",
    "map.note.table-data": "表 {n}:工作表 {sheet},表头第 {header} 行,"
    "数据 {range} 共 {rows} 行,期间 {periods},单位 {units}({source})",
    "map.note.table-list": "表 {n}(名单):工作表 {sheet},表头第 {header} 行,"
    "数据 {range} 共 {rows} 行,期间 {periods},单位 {units}({source})",
    "map.note.table-dictionary": "表 {n}(指标字典):工作表 {sheet},表头第 {header} 行,"
    "数据 {range} 共 {rows} 行,期间 {periods},单位 {units}({source})",
    "map.note.period-across": "期间写在表头里",
    "map.note.sample": "样例数据写 true",
    "map.note.ledger-id": "账簿的名字,可以改;已有同类账簿就用已有的",
    "map.note.name-en": "中英文名称",
    "map.note.key": "哪几列合起来唯一确定一行",
    "map.note.rhythm": "多久报一次:month、quarter、half、year、any",
    "map.note.match": "哪些文件适用:文件名里会变的部分写 *",
    "map.note.period-rows": "期间写在各行里",
    "map.note.period-stated": "文件写的是 {period};请确认期间的种类",
    "map.note.period-nowhere": "文件里没有写报告期:写进文件名或标题,并选 kind:month、ytd、quarter、half、year、day",
    "map.note.unit-from": "单位“{written}”出自 {source}",
    "map.note.unit": "文件里没有写单位,不能按数值大小猜",
    "map.note.flow": "没有写明口径:month(当月)、year(全年)、ytd(累计)、point(期末)",
    "map.note.unit-and-flow": "没有写单位,也没有写明口径:month、year、ytd、point",
    "map.note.unit-undeclared": "单位“{unit}”要先在计划的 units 里登记",
    "map.note.place": "乡镇名单来自计划的 places;不核对就改成 text",
    "map.note.no-header": "{column} 列没有列名,按列号取",
    "map.note.left-out-ordinal": "{column} 列“{header}”是序号,不取",
    "map.note.left-out-unnamed": "{column} 列没有列名,不取",
    "map.note.left-out-empty": "{column} 列“{header}”没有数据,不取",
}
