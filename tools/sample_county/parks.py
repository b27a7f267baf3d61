"""Parks for small firms, and the quarterly lists of the firms in them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from tools.sample_county.codes import credit_code
from tools.sample_county.facts import month_end


@dataclass(frozen=True)
class Park:
    """One park: initially built on the day its evidence was issued."""

    code: str
    name: str
    town: str
    announced_on: date
    built_on: date | None


PARKS = (
    Park("YLY01", "样例一号新材料小微园", "李庄镇", date(2019, 6, 1), date(2021, 5, 18)),
    Park("YLY02", "样例二号食品小微园", "马头镇", date(2019, 9, 1), date(2021, 12, 9)),
    Park("YLY03", "样例三号家居小微园", "庙山镇", date(2019, 10, 1), date(2022, 6, 16)),
    Park("YLY04", "样例四号板材小微园", "高峰头镇", date(2019, 11, 1), date(2022, 10, 27)),
    Park("YLY05", "样例五号木业小微园", "港上镇", date(2019, 12, 1), date(2022, 11, 22)),
    Park("YLY06", "样例六号针织小微园", "红花镇", date(2020, 8, 1), None),
    Park("YLY07", "样例七号机械小微园", "泉源镇", date(2021, 3, 1), None),
)

# Operating companies at the end of each quarter, from the fourth of 2019.
OPERATING = (412, 441, 478, 505, 540, 575, 660, 715, 770, 820, 868, 905, 952)
QUARTERS = ((2019, 4), *((year, quarter) for year in (2020, 2021, 2022) for quarter in (1, 2, 3, 4)))


@dataclass(frozen=True)
class Tenant:
    """A firm as one quarter's list has it; one with premises in two parks stands there twice."""

    park: str
    code: str
    name: str
    company: bool
    operating: bool


def quarter_end(year: int, quarter: int) -> date:
    """Last day of a quarter."""
    return month_end(year, 3 * quarter)


def make_tenants() -> dict[tuple[int, int], tuple[Tenant, ...]]:
    """The list of every quarter: companies reach ``OPERATING`` exactly; sole traders and stopped firms come on top."""
    rng = random.Random("sample county: parks")
    registry = _Registry(rng)
    companies: list[Tenant] = []
    traders: list[Tenant] = []
    lists = {}
    for quarter, goal in zip(QUARTERS, OPERATING, strict=True):
        open_parks = [p.code for p in PARKS if p.announced_on <= quarter_end(*quarter)]
        companies, stopped = _turnover(companies, 12, rng)
        companies += [registry.tenant(rng.choice(open_parks), company=True) for _ in range(goal - len(companies))]
        traders, closed = _turnover(traders, 4, rng)
        traders += [registry.tenant(rng.choice(open_parks), company=False) for _ in range(goal // 7 - len(traders))]
        second = [_elsewhere(t, open_parks) for t in companies[:: len(companies) // 5]]
        everyone = (*companies, *second, *traders, *stopped, *closed)
        lists[quarter] = tuple(sorted(everyone, key=lambda t: (t.park, t.code)))
    return lists


def _turnover(tenants: list[Tenant], most: int, rng: random.Random) -> tuple[list[Tenant], list[Tenant]]:
    """Some stop: they stand on one more list as 停业, then they are gone."""
    count = min(len(tenants), rng.randrange(most // 2, most))
    leaving = set(rng.sample(range(len(tenants)), count))
    staying = [t for k, t in enumerate(tenants) if k not in leaving]
    return staying, [Tenant(t.park, t.code, t.name, t.company, False) for k, t in enumerate(tenants) if k in leaving]


def _elsewhere(tenant: Tenant, parks: list[str]) -> Tenant:
    other = parks[(parks.index(tenant.park) + 1) % len(parks)]
    return Tenant(other, tenant.code, tenant.name, tenant.company, tenant.operating)


class _Registry:
    """Hands out codes and names to firms as they move in."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._count = 0

    def tenant(self, park: str, *, company: bool) -> Tenant:
        self._count += 1
        trade = self._rng.choice(("五金", "木制品", "食品", "塑料制品", "服饰", "包装", "配件", "家具"))
        form = "有限公司" if company else "加工店"
        return Tenant(park, credit_code("YX", self._count), f"样例小微{self._count:04d}号{trade}{form}", company, True)
