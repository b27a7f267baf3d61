"""One month of the three mills as raw workbook markup, so that any byte of it can be wrong on purpose."""

from __future__ import annotations

from tests.unit.intake import hostile

NAME = "产值_2021年7月"
FIGURES = {"M01": 801, "M02": 351, "M03": 581}  # the year to date of each mill, in 千元, column D
SAMPLE = "磨坊产值(2021年7月)【样例数据】"
MERGES = ("C3:D3", "A3:A4", "B3:B4")
ROWS: tuple[tuple[str | int, ...], ...] = (
    (SAMPLE,),
    ("", "", "", "单位:千元"),
    ("乡镇", "代码", "产值"),
    ("", "", "本月", "1—本月"),
    ("东乡", "M01", 101, 801),
    ("东乡", "M02", 51, 351),
    ("西乡", "M03", 81, 581),
    ("合计", "", 233, 1733),
)


def text(address: str, words: str) -> str:
    """A cell that carries its text."""
    return f'<c r="{address}" t="inlineStr"><is><t>{words}</t></is></c>'


def number(address: str, value: str | int, attributes: str = "") -> str:
    """A cell with a stored number."""
    return f'<c r="{address}"{attributes}><v>{value}</v></c>'


def row(at: int, **changed: str) -> str:
    """Row ``at`` of the table; ``changed`` replaces whole cells by column letter, ``tag`` adds attributes."""
    cells = dict.fromkeys("ABCD", "")
    for letter, value in zip("ABCD", ROWS[at - 1], strict=False):
        if value != "":
            address = f"{letter}{at}"
            cells[letter] = number(address, value) if isinstance(value, int) else text(address, str(value))
    tag = changed.pop("tag", "")
    return f'<row r="{at}"{tag}>{"".join({**cells, **changed}.values())}</row>'


def rows(**changed: str) -> str:
    """All rows; ``r6`` replaces row 6, ``D6`` one cell of it."""
    made = []
    for at in range(1, len(ROWS) + 1):
        own = {key[0]: value for key, value in changed.items() if key[0].isupper() and key[1:] == str(at)}
        made.append(changed.get(f"r{at}", row(at, **own)))
    return "".join(made)


def markup(cells: str = "", after: str = "", before: str = "") -> str:
    """The worksheet part."""
    return hostile.sheet(cells or rows(), after or hostile.merges(*MERGES), before)


def book(cells: str = "", after: str = "", before: str = "", **parts: str | bytes) -> bytes:
    """The workbook; ``parts`` replaces strings, styles, book, links, or the whole sheet."""
    return hostile.book(**{"sheet": markup(cells, after, before), **parts})


def with_cell(written: str, **parts: str | bytes) -> bytes:
    """The workbook with another cell D6: the year to date of M02."""
    return book(rows(D6=written), **parts)
