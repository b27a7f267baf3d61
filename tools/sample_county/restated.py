"""The figures that were first delivered wrong, or not at all: the events an honest ledger has to survive."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from tools.sample_county.facts import BUILDING, CHEMICALS, ELECTRONICS, FOOD, OTHER, PHARMA
from tools.sample_county.firms import Firm
from tools.sample_county.outputs import Outputs

RESTATED_MONTH = (2021, 7)
RESTATED_ON = date(2021, 10, 15)

LATE_MONTH = (2021, 5)
LATE_TOWN = "港上镇"
LATE_ON = date(2021, 6, 25)

SLIP_MONTH = (2021, 6)
RENAMED_FROM = (2021, 5)
SILENT = {(2020, 10): 2, (2021, 4): 3, (2022, 8): 1}  # month → small firms without a figure
HUNDRED_MILLION = 100_000  # 千元


def first_delivered(firms: tuple[Firm, ...], outputs: Outputs) -> dict[str, int]:
    """Cumulative output of July 2021 as first delivered, for the firms that were restated in October (千元).

    One firm is over 1亿元 in the first delivery and under it in the second.
    """
    year, month = RESTATED_MONTH
    at = {f.code: outputs.to_date[f.code, year, month] for f in firms if f.reports(year, month)}
    wrong = {}
    for k, industry in enumerate((FOOD, BUILDING, ELECTRONICS, PHARMA, OTHER)):
        code = max((f.code for f in firms if f.industry == industry and f.code in at), key=at.__getitem__)
        step = outputs.of_month(code, year, month + k % 2)
        wrong[code] = at[code] + (step // 3 if k % 2 else -step // 6)
    crossing = next(
        f.code
        for f in firms
        if f.industry == CHEMICALS
        and f.code in at
        and at[f.code] < HUNDRED_MILLION < outputs.to_date[f.code, year, month + 1] - 1000
    )
    wrong[crossing] = (HUNDRED_MILLION + outputs.to_date[crossing, year, month + 1]) // 2
    return wrong


def renamed_firm(firms: tuple[Firm, ...]) -> tuple[Firm, str]:
    """The firm that changes its name in May 2021, and the new name."""
    firm = [f for f in firms if f.industry == FOOD and f.anchor is not None][3]
    return firm, firm.name.replace("样例", "样例新").replace("有限公司", "集团有限公司")


def slipped_firm(firms: tuple[Firm, ...]) -> tuple[Firm, str]:
    """The firm whose code was typed with a letter O for a zero in one month's file, and the code as typed."""
    firm = [f for f in firms if f.industry == CHEMICALS and f.anchor is not None][4]
    place = firm.code.index("0")
    return firm, f"{firm.code[:place]}O{firm.code[place + 1 :]}"


def silent_firms(firms: tuple[Firm, ...], year: int, month: int) -> frozenset[str]:
    """Codes of the small firms that sent no figure in a month; the next month's cumulative figure has it again."""
    small = [f.code for f in firms if f.industry == OTHER and f.anchor is None and f.reports(year, month)]
    return frozenset(small[10 : 10 + SILENT.get((year, month), 0)])


def never_falls(outputs: Outputs, wrong: dict[str, int]) -> bool:
    """True when the wrong figures still climb from June to August, as a plausible slip does."""
    year, month = RESTATED_MONTH
    series = ([outputs.to_date[c, year, month - 1], v, outputs.to_date[c, year, month + 1]] for c, v in wrong.items())
    return all(a <= b for values in series for a, b in pairwise(values))
