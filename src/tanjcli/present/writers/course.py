"""A course drawn in text: its sparklines, then one line a day with the numbers first and the bar last.

Signs of a bar are all of one kind, which a console font draws either all narrow or all wide; and since the bar comes
last, a wide font pushes nothing out of its column. A bar runs the way the figure has to go: from the start to the
farthest of goal, values and outlook, so that a figure that should fall has a growing bar too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tanjcli.present.document import Cell, Course, Level, Number
from tanjcli.present.writers.glyphs import Glyphs
from tanjcli.present.writers.layout import GAP, shown
from tanjcli.present.writers.width import pad, width

_WIDEST, _NARROWEST = 40, 10
_DRAWN = ("actual", "last_year")  # as sparklines; the others are lines or steps by their nature


@dataclass(frozen=True, slots=True)
class _Way:
    """Where the bar begins and ends, in the figure's unit, and how many signs it has."""

    start: Decimal
    end: Decimal
    signs: int

    def at(self, cell: Cell) -> int | None:
        """How many signs of the bar a value fills; ``None`` without a value."""
        if not isinstance(cell, Number):
            return None
        part = (cell.value - self.start) / (self.end - self.start)
        return int(min(max(part, Decimal(0)), Decimal(1)) * self.signs + Decimal("0.5"))


def course_lines(course: Course, glyphs: Glyphs, limit: int | None = None) -> Iterator[str]:
    """The course as text of at most ``limit`` columns; where there is no room for a bar, its numbers alone."""
    yield from _sparklines(course, glyphs)
    levels = {level.role: level for level in course.levels}
    tracks = [track for track in course.tracks if track.role != "last_year"]
    rows = [[course.heading, *(track.name for track in tracks)]]
    across = list(zip(*(track.cells for track in tracks), strict=True))
    rows += [[day, *(shown(cell, glyphs) for cell in cells)] for day, cells in zip(course.days, across, strict=True)]
    below = [levels[role] for role in ("outlook", "goal") if role in levels]
    rows += [[level.name, _told(level, glyphs)] + [""] * (len(tracks) - 1) for level in below]
    texts = _aligned([[glyphs.clean(text) for text in row] for row in rows])
    way = _way(course, levels, _room(texts, limit))
    if way is None:
        yield from (text.rstrip() for text in texts)
        return
    head, *lines = texts
    yield head + _axis(course, levels, way, glyphs)
    pictures = [_bar(cells, way, glyphs) for cells in across]
    pictures += [_reach(level, way, glyphs) for level in below]
    yield from (line + picture for line, picture in zip(lines, pictures, strict=True))
    signs = zip((glyphs.bar, glyphs.due), tracks, strict=False)
    yield GAP + GAP.join(f"{sign} {glyphs.clean(track.name)}" for sign, track in signs)


def _numbers(course: Course) -> list[Number]:
    cells = [cell for track in course.tracks for cell in track.cells]
    cells += [cell for level in course.levels for cell in level.cells]
    return [cell for cell in cells if isinstance(cell, Number)]


def _sparklines(course: Course, glyphs: Glyphs) -> Iterator[str]:
    """Tracks on one scale, so that this year's can be held against last year's; a day without a value is a blank."""
    tracks = [track for track in course.tracks if track.role in _DRAWN]
    values = [cell.value for track in tracks for cell in track.cells if isinstance(cell, Number)]
    low, high = min(values), max(values)
    low = min(low, Decimal(0)) if low * 2 < high else low
    room = max(width(glyphs.clean(track.name)) for track in tracks)
    top = len(glyphs.steps) - 1
    for track in tracks:
        steps = (
            glyphs.steps[int((cell.value - low) / (high - low) * top) if high > low else 0]
            if isinstance(cell, Number)
            else " "
            for cell in track.cells
        )
        yield f"  {pad(glyphs.clean(track.name), room)}  {''.join(steps)}".rstrip()


def _aligned(rows: list[list[str]]) -> list[str]:
    widths = [max(width(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [GAP + GAP.join(pad(text, widths[at], at > 0) for at, text in enumerate(row)) for row in rows]


def _room(texts: list[str], limit: int | None) -> int:
    return _WIDEST if limit is None else min(_WIDEST, limit - width(texts[0]) - len(GAP))


def _way(course: Course, levels: dict[str, Level], signs: int) -> _Way | None:
    start = _value(levels.get("start"))
    seen = [cell.value for cell in _numbers(course)]
    if start is None or signs < _NARROWEST:
        return None
    goal = _value(levels.get("goal"))
    end = min(seen) if goal is not None and goal < start else max(seen)
    return None if end == start else _Way(start, end, signs)


def _value(level: Level | None) -> Decimal | None:
    cell = level.cells[0] if level is not None else None
    return cell.value if isinstance(cell, Number) else None


def _axis(course: Course, levels: dict[str, Level], way: _Way, glyphs: Glyphs) -> str:
    """The values at both ends of the bars."""
    last = glyphs.clean(next(cell for cell in _numbers(course) if cell.value == way.end).figure)
    first = glyphs.clean(next(shown(cell, glyphs) for cell in levels["start"].cells))
    return GAP + first + last.rjust(max(way.signs - width(first), len(last) + 1))


def _bar(cells: Sequence[Cell], way: _Way, glyphs: Glyphs) -> str:
    """The actual as a bar, what was due as a mark on it."""
    filled, due = way.at(cells[0]), way.at(cells[1]) if len(cells) > 1 else None
    signs = [glyphs.bar if at < (filled or 0) else glyphs.rest for at in range(way.signs)]
    if due:
        signs[due - 1] = glyphs.due
    return GAP + "".join(signs)


def _reach(level: Level, way: _Way, glyphs: Glyphs) -> str:
    """A goal as a mark; an outlook as its range with its middle, or as its middle alone."""
    ends = [way.at(cell) for cell in level.cells]
    known = sorted(at for at in ends if at is not None)
    signs = [glyphs.rest] * way.signs
    if len(known) > 1:
        for at in range(max(known[0] - 1, 0), known[-1]):
            signs[at] = glyphs.span
    middle = ends[len(ends) // 2]
    if middle is not None:
        signs[max(middle - 1, 0)] = glyphs.due if level.role == "goal" else glyphs.point
    return GAP + "".join(signs)


def _told(level: Level, glyphs: Glyphs) -> str:
    """The goal, or the range of an outlook; its middle where it has none."""
    numbers = [cell for cell in level.cells if isinstance(cell, Number)]
    ends = [numbers[0], numbers[-1]] if len(numbers) > 2 else numbers
    return "–".join(shown(number, glyphs) for number in ends)
