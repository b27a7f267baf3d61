"""The geometry of a bullet bar: actual from nought, a mark for what is due, a thick one for the goal."""

from __future__ import annotations

from dataclasses import dataclass

from tanjcli.present.document import Number
from tanjcli.present.page import Bullet
from tanjcli.present.writers.web.scale import amounts, pixels

WIDTH, _ROOM = 300, 294


@dataclass(frozen=True, slots=True)
class Bar:
    """Where the parts of a bar are drawn; an empty text is a part that is not there."""

    left: str
    width: str
    goal: str
    expected: str
    reach: str
    base: str


def bar(bullet: Bullet) -> Bar:
    """The bar of a bullet, on a scale with room for all its marks."""
    marks = (bullet.actual, bullet.goal, bullet.expected, bullet.ceiling, bullet.base)
    scale = amounts((mark.value for mark in marks if isinstance(mark, Number)), 0, _ROOM)

    def at(mark: object) -> str:
        return scale.at(mark.value) if isinstance(mark, Number) else ""

    nought, reached = scale.place(0), scale.place(bullet.actual.value if isinstance(bullet.actual, Number) else 0)
    return Bar(
        left=pixels(min(nought, reached)),
        width=pixels(abs(reached - nought)),
        goal=at(bullet.goal),
        expected=at(bullet.expected),
        reach=pixels(scale.place(bullet.ceiling.value) - scale.place(bullet.goal.value)) if bullet.ceiling else "",
        base=at(bullet.base),
    )
