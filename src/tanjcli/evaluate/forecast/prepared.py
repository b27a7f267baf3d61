"""A case ready to be forecast, or the refusal to: what every builder of cases returns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tanjcli.evaluate.outlook.backtest import Backtest
from tanjcli.evaluate.outlook.choose import Case as PureCase
from tanjcli.evaluate.outlook.model import Goal, Method, NoForecast
from tanjcli.evaluate.progress.aim import Aim
from tanjcli.evaluate.results import Chance


@dataclass(frozen=True)
class Prepared:
    """A pure case; ``back`` turns its values into the row's unit; ``test`` backtests a method on known years.

    ``remarks`` are caveats of the layout itself, by wording key.
    """

    case: PureCase
    back: Callable[[float], float] = float
    test: Callable[[Method], Sequence[Backtest]] = lambda _: ()
    chances: tuple[Chance, ...] = ()
    caveats: tuple[str, ...] = ()


Ready = Prepared | NoForecast


def refused(method: Method, reason: str, seen: int = 0, needed: int = 0) -> NoForecast:
    """A refusal by wording key."""
    return NoForecast(method, reason, seen, needed)


def goal_of(aim: Aim, *, whole: bool = False, less: Fraction = Fraction(0)) -> Goal:
    """The goal of an outlook, inclusive; ``whole`` numbers make a strict comparison one more or one less.

    ``less`` is taken off: where the case runs on the change since a baseline.
    """
    target = aim.target
    goal = Fraction(target.goal) - less
    if whole and target.comparison == "more_than":
        goal = Fraction(goal.numerator // goal.denominator + 1)
    if whole and target.comparison == "less_than":
        goal = Fraction(-((-goal.numerator) // goal.denominator) - 1)
    return Goal(float(goal), lower_is_better=target.direction == "lower")
