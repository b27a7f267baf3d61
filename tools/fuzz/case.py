"""One seed → one made-up delivery."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tools.fuzz import firms, frame
from tools.fuzz.family import FACTORS, LABELS, MEASURES, recipe
from tools.fuzz.rows import RowMaker
from tools.fuzz.truth import Case, Cell, Fate, Line, Slot

_ENCODINGS = ("utf-8", "utf-8-bom", "utf-16-le", "utf-16-be", "gb18030", "gb18030")
_TABLE_FAULTS = (
    "unit-conflict", "unit-unknown", "unit-missing", "unit-name", "unit-below", "period-conflict", "header-twice",
    "no-firm", "quote",
)  # fmt: skip


def make_case(seed: int) -> Case:
    """The delivery of a seed: always the same."""
    return _Maker(seed).case


class _Maker:
    def __init__(self, seed: int) -> None:
        rng = self.rng = Random(seed)
        box = rng.choice(("xlsx", "xlsx", "xls", "csv", "csv"))
        self.unit = rng.choice(("元", "千元", "万元", "万元", "万元", "亿元"))
        self.fault = rng.choice(_TABLE_FAULTS) if rng.random() < 0.12 else ""
        self.case = Case(seed, "", box, rng.choice(_ENCODINGS) if box == "csv" else "")
        self.case.delimiter = rng.choice(",,,\t;")
        self.order = self._columns()
        self._write()

    def _columns(self) -> list[str]:
        """Labels before figures; one optional column may be missing, others nobody reads may stand anywhere."""
        rng = self.rng
        labels, measures = list(LABELS), list(MEASURES)
        if rng.random() < 0.5:
            rng.shuffle(labels)
            rng.shuffle(measures)
        order = measures + labels if rng.random() < 0.1 else labels + measures
        if self.fault == "no-firm":
            order.remove("firm")
        elif rng.random() < 0.15:
            order.remove(rng.choice(("town", "month", "staff", "built")))
        for _ in range(rng.choice((0, 0, 1, 2))):
            order.insert(rng.randrange(len(order) + 1), "")
        return order

    def _write(self) -> None:
        rng, case = self.rng, self.case
        month = rng.randrange(2, 13)
        said = rng.sample(("title", "row", "header"), rng.randrange(4))
        declared = "" if said and rng.random() < 0.4 else self.unit
        if self.fault in ("unit-conflict", "unit-missing"):
            declared = self.unit if self.fault == "unit-conflict" else ""
            said = said if self.fault == "unit-conflict" else []
        declared = self.unit if self.fault in ("unit-name", "unit-below") else declared
        case.recipe = recipe(rng, declared)
        filed = month % 12 + 1 if self.fault == "period-conflict" else month
        other = rng.choice([unit for unit in FACTORS if unit != self.unit])
        named = rng.choice(("（{}）", "_{}", " {}")).format(other) if self.fault == "unit-name" else ""
        case.name = f"产值_2021年{filed}月{named}.{case.container}"
        case.places = {name: at for at, name in enumerate(self.order) if name}
        case.lines += frame.titles(rng, month, self.unit, said, self.fault)
        head = frame.header(rng, case, self.order, self.unit, said="header" in said)
        if self.fault == "header-twice":
            head[-1].cells += [head[-1].cells[case.places["code"]]]
            head[0].cells[case.places["code"]], head[-1].cells[-1] = Cell("信用代码"), Cell("信用代码")
        for line in head:
            line.apart = True
        case.lines += head
        self._body(head)
        if rng.random() < 0.06:
            case.lines += frame.other_table(rng)
        elif rng.random() < 0.05:
            spare = RowMaker(rng, case.container, self.unit, self.order).clean(950_000, "east")
            case.lines += frame.once_more(rng, month, head, spare)
        if self.fault == "unit-below":
            case.lines.append(Line([Cell(f"单位：{other}")]))
        case.lines += frame.notes(rng)
        if rng.random() < 0.1:
            case.hidden_column = rng.randrange(len(self.order))
        if rng.random() < 0.1:
            case.extra_sheet = rng.choice(("说明", "封面", "Sheet2"))
        self._settle()

    def _body(self, head: list[Line]) -> None:
        rng, case = self.rng, self.case
        maker = RowMaker(rng, case.container, self.unit, self.order)
        number, all_lines = rng.randrange(1000, 900_000), []
        subtotals = rng.random() < 0.25
        for which in rng.sample(sorted(firms.TOWNS), rng.randrange(1, 5)):
            group = []
            for _ in range(rng.randrange(1, 9)):
                number += 1
                plain = rng.random() < 0.2
                group.append(maker.clean(number, which) if plain else maker.any(number, which))
                if plain and rng.random() < 0.3:
                    again = maker.repeated(group[-1], case.recipe["duplicates"], same=rng.random() < 0.4)
                    group.append(again)
            self._share_town(group)
            if case.container == "csv" and rng.random() < 0.3:
                frame.spoil(rng, case, self.order, [line for line in group if line.fate is Fate.USED and not line.twin])
            if rng.random() < 0.15:
                marks = rng.choice(("一、{}（{}个）", "（一）{}", "{}（{}家）:"))
                case.lines.append(Line([Cell(marks.format(firms.TOWNS[which], len(group)))]))
            self._place(group, which)
            all_lines += group
            if subtotals:
                case.lines.append(frame.total(rng, case, group, self.unit, "小计"))
            self._between(head)
        self._foreign(maker, all_lines, number)
        if rng.random() < 0.5:
            case.lines.append(frame.total(rng, case, all_lines, self.unit))
            if rng.random() < 0.3:
                case.lines.append(frame.total(rng, case, [], self.unit, "其中"))
        self.data = all_lines

    def _place(self, group: list[Line], which: str) -> None:
        """The rows go in; where the town is merged over them, the merge is remembered."""
        case = self.case
        single = [line for line in group if not line.twin]
        if single and self.rng.random() < 0.15:
            self.rng.choice(single).hidden = True
        first = len(case.lines)
        case.lines += group
        if self.merging and len(group) > 1:
            at = case.places["town"]
            case.merges.append((first, at, first + len(group) - 1, at))
            case.traits.append(f"merged {which}")

    def _share_town(self, group: list[Line]) -> None:
        """Sometimes only the first row of a group names its town: merged, filled down by recipe, or plainly blank."""
        case, rng = self.case, self.rng
        self.merging = False
        if "town" not in case.places or len(group) < 2 or any(line.twin for line in group) or rng.random() > 0.3:
            return
        self.merging = case.container != "csv" and rng.random() < 0.6
        given = group[0].slots["town"]
        filled = "fill_down" in case.recipe["columns"]["town"]
        for line in group[1:]:
            line.cells[case.places["town"]] = Cell("")
            if self.merging:
                line.slots["town"] = given
            else:
                line.slots["town"] = replace(given, either=not given.bad) if filled else Slot()

    def _between(self, head: list[Line]) -> None:
        rng, case = self.rng, self.case
        if rng.random() < 0.1:
            case.lines.append(Line([Cell("")]))
        if rng.random() < 0.08 and case.container == "csv":
            case.lines += [Line(list(line.cells)) for line in head]
        if rng.random() < 0.1 and "" in self.order:
            case.lines.append(Line([Cell("") if name else Cell("5") for name in self.order]))

    def _foreign(self, maker: RowMaker, lines: list[Line], number: int) -> None:
        """One line of a text file in another encoding."""
        if self.case.encoding == "utf-8" and len(lines) > 15 and self.rng.random() < 0.3:
            line = maker.clean(number + 1, "east")
            line.fate, line.named, line.foreign = Fate.REFUSED, ("",), True
            self.case.lines.append(line)
            lines.append(line)

    def _settle(self) -> None:
        """What the recipe says of hidden rows, and faults that refuse the whole table."""
        case = self.case
        hidden = [line for line in case.lines if line.hidden] if case.container != "csv" else []
        policy = case.recipe["hidden"]
        if (hidden or (case.hidden_column is not None and case.container != "csv")) and policy == "refuse":
            case.refused = "hidden"
        if hidden and policy == "ignore":
            for line in case.lines:
                line.total = None
            for line in hidden:
                line.fate = Fate.LEFT_OUT
        if self.fault == "quote":
            case.open_quote = case.container == "csv"
        if self.fault and (self.fault != "quote" or case.open_quote):
            case.refused = self.fault
        absent = [name for name in (*LABELS, *MEASURES) if name not in self.order]
        for line in self.data:
            line.slots |= dict.fromkeys(absent, Slot())
