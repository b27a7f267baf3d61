"""Catalogue entries: what looks odd in a table, contradicts itself, or shows only beside the tables before it."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words
from tanjcli.core.severity import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "figure-computed",
        _N,
        Words("像是计算得出的数", "A figure that looks reckoned"),
        Words(
            "“{column}”有 {count} 个数的小数位比同列多出三位以上,可能是推算的",
            "{count} × “{column}” with three decimals more than its column: perhaps an estimate",
        ),
        Words("核对是原始填报还是推算", "ask whether it was reported or reckoned"),
    ),
    Entry(
        "project-agency",
        _N,
        Words("项目名称像是单位名称", "A project named like an agency"),
        Words(
            "“{column}”有 {count} 个名称以局、县、镇、街道、公司等结尾,可能不是项目",
            "{count} × “{column}” ends like the name of an agency or a firm, not of a project",
        ),
        Words("核对这些行是项目还是单位", "see whether these rows are projects"),
    ),
    Entry(
        "flows-crossed",
        _E,
        Words("本月与累计两列颠倒", "Month and year to date exchanged"),
        Words(
            "“{month}”有 {count}/{compared} 个数大于同一行的“{to_date}”",
            "{count} of {compared} figures in “{month}” exceed “{to_date}” in their row",
        ),
        Words(
            "核对两列是否填反,改正后重新报送;版式变了就修改读取规则",
            "if they are exchanged, have it sent again or adapt the recipe",
        ),
    ),
    Entry(
        "flows-odd",
        _W,
        Words("本月大于累计", "A month above its year to date"),
        Words(
            "“{month}”有 {count}/{compared} 个数大于同一行的“{to_date}”",
            "{count} of {compared} figures in “{month}” exceed “{to_date}” in their row",
        ),
        Words("与报送单位核对这些数", "settle these figures with the sender"),
    ),
    Entry(
        "ytd-falls",
        _W,
        Words("累计数下降", "A year-to-date figure fell"),
        Words("{entity} 的“{column}”比上一报告期小", "“{column}” of {entity} is smaller than one report earlier"),
        Words("核对是否填错列,或上期数据有订正", "check for a slid column or a correction of the earlier figure"),
    ),
    Entry(
        "ytd-falls-most",
        _E,
        Words("大多数累计数下降", "Most year-to-date figures fell"),
        Words(
            "“{column}”有 {count}/{compared} 个比上一报告期小",
            "“{column}” is smaller than one report earlier in {count} of {compared:row|rows}",
        ),
        Words("核对报告期与列是否填错;改正后重新报送", "check the period and the columns, and have it sent again"),
    ),
    Entry(
        "figures-repeated",
        _E,
        Words("与上一报告期的数相同", "The figures of another period once more"),
        Words(
            "“{column}”有 {count}/{compared} 个与上一报告期完全相同:可能只改了期间,没有更新数据",
            "“{column}” equals the report before in {count} of {compared:row|rows}: "
            "perhaps only the period was changed",
        ),
        Words("与报送单位核对,更新数据后重新报送", "settle it with the sender and have the new figures sent"),
    ),
    Entry(
        "rows-few",
        _W,
        Words("行数骤减", "Far fewer rows than before"),
        Words(
            "只有 {rows} 行,不到上一期的一半(上期 {before} 行,见 {other})",
            "{rows:row|rows}, less than half of the {before} of the period before ({other})",
        ),
        Words("核对是否漏报", "check whether some were left out"),
    ),
)
