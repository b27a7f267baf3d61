"""The clean records of the sample county, all in one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tools.sample_county.facts import OPENING_DAY
from tools.sample_county.firms import Event, Firm, make_firms, register_events
from tools.sample_county.nursery import Candidate, make_nursery
from tools.sample_county.outputs import Outputs, make_outputs
from tools.sample_county.parks import PARKS, Park, Tenant, make_tenants
from tools.sample_county.people import Attendance, Talent, make_talents, make_trainings
from tools.sample_county.projects import Part, Project, Prospect, make_parts, make_projects, make_prospects
from tools.sample_county.restated import first_delivered
from tools.sample_county.science import (
    Application,
    Certificate,
    Platform,
    make_applications,
    make_certificates,
    make_platforms,
)

LATE_MEMBERS_JOIN = date(2021, 12, 20)


@dataclass(frozen=True)
class Member:
    """One firm in one industry cluster."""

    cluster: str
    firm: Firm
    joined_on: date


@dataclass(frozen=True)
class County:
    """Everything that is true of the sample county; deliveries and answers are both made from it."""

    firms: tuple[Firm, ...]
    events: tuple[Event, ...]
    outputs: Outputs
    first_july: Mapping[str, int]  # firm code → 1—7月 2021 as first delivered, 千元
    projects: tuple[Project, ...]
    prospects: tuple[Prospect, ...]
    parts: tuple[Part, ...]
    nursery: tuple[Candidate, ...]
    parks: tuple[Park, ...]
    tenants: Mapping[tuple[int, int], tuple[Tenant, ...]]  # (year, quarter) → the list of that quarter's end
    platforms: tuple[Platform, ...]
    certificates: tuple[Certificate, ...]
    applications: tuple[Application, ...]
    talents: tuple[Talent, ...]
    trainings: tuple[Attendance, ...]
    members: tuple[Member, ...]


def make_county() -> County:
    """The one sample county; every call gives the same."""
    firms = make_firms()
    outputs = make_outputs(firms)
    projects = make_projects()
    return County(
        firms=firms,
        events=register_events(firms),
        outputs=outputs,
        first_july=first_delivered(firms, outputs),
        projects=projects,
        prospects=make_prospects(),
        parts=make_parts(projects),
        nursery=make_nursery(firms),
        parks=PARKS,
        tenants=make_tenants(),
        platforms=make_platforms(firms),
        certificates=make_certificates(firms),
        applications=make_applications(firms),
        talents=make_talents(firms),
        trainings=make_trainings(firms),
        members=_members(firms),
    )


def _members(firms: tuple[Firm, ...]) -> tuple[Member, ...]:
    """The large and middling members from the start, and two small ones that join each cluster late in 2021."""
    members = [Member(f.anchor.cluster, f, OPENING_DAY) for f in firms if f.anchor is not None and f.anchor.cluster]
    for cluster in sorted({m.cluster for m in members}):
        if cluster != "样例高分子材料集群":
            industry = next(m.firm.industry for m in members if m.cluster == cluster)
            small = [f for f in firms if f.industry == industry and f.anchor is None and f.entered is None]
            members += [Member(cluster, f, LATE_MEMBERS_JOIN) for f in small[-2:]]
    return tuple(sorted(members, key=lambda m: (m.cluster, m.joined_on, m.firm.code)))
