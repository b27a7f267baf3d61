"""Catalogue entries: what identifies a row, and units that a row states for itself."""

from __future__ import annotations

from tanjcli.core.catalogue.model import Entry, Words
from tanjcli.core.severity import Severity

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE
_CODE = Words("与报送单位核对代码", "check the code with the sender")

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "code-length",
        _W,
        Words("信用代码位数不对", "A credit code of the wrong length"),
        Words(
            "“{raw}”有 {length} 位,统一社会信用代码是 18 位,旧注册号是 15 位",
            "“{raw}” has {length} characters; a credit code has 18, an old registration number 15",
        ),
        _CODE,
    ),
    Entry(
        "code-old",
        _N,
        Words("15 位旧注册号", "Old 15-digit registration numbers"),
        Words(
            "“{column}”中有 {count} 个 15 位旧注册号;它与 18 位代码不会自动对应",
            "“{column}” has old 15-digit registration numbers ({count}); none is ever matched to an 18-character code",
        ),
        Words("换成统一社会信用代码,或用 aliases 写明", "replace them by credit codes, or declare aliases"),
    ),
    Entry(
        "code-old-check",
        _W,
        Words("旧注册号校验位不符", "An old registration number fails its check"),
        Words("15 位数字“{raw}”不是正确的旧注册号", "the 15 digits “{raw}” are no correct registration number"),
        _CODE,
    ),
    Entry(
        "key-spelling",
        _N,
        Words("同一名称写法不同", "One name, two spellings"),
        Words(
            "“{column}”中有 {count} 处与“{known}”只差全半角、大小写或不可见字符,按同一个计",
            "in {count:cell|cells} “{column}” differs from “{known}” only in width, case, blanks or the unseen: "
            "one key",
        ),
        Words("无需处理;确非同一个的,改正名称", "nothing to do; if they are two things, tell them apart by name"),
    ),
    Entry(
        "unit-row",
        _E,
        Words("行内单位与列不符", "A row with a unit of its own"),
        Words(
            "“{raw}”写的单位是 {unit},这一列是 {other};该行未采用",
            "“{raw}” says {unit}, the column is in {other}; the row was rejected",
        ),
        Words(
            "与报送单位核对单位;各行单位不同的,只在行内写单位",
            "settle the unit with the sender; where rows differ in unit, say it in the rows alone",
        ),
    ),
)
