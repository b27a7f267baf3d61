"""Where a target will end, in English: words for chances, methods and what they rest on."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "path.profile": "profile of past years",
    "column.outlook": "Outlook",
    "outlook.likely": "likely",
    "outlook.uncertain": "uncertain",
    "outlook.unlikely": "unlikely",
    "outlook.range": "{low} to {high}",
    "outlook.point": "about {mid}",
    "outlook.chance": "{range}, {word} {percent}",
    "method.run_rate": "run rate",
    "method.profile": "profile of past years",
    "method.blend": "profile blended with an expectation",
    "method.yoy": "last year's course",
    "method.trend": "yearly trend",
    "method.count": "count",
    "method.firm": "entity by entity",
    "basis_of.reports": "{n:report|reports}",
    "basis_of.past_years": "{n:past year|past years}",
    "basis_of.changes": "{n:yearly change|yearly changes}",
    "basis_of.arrivals": "{n:arrival|arrivals}",
    "basis_of.entities": "{n:entity|entities}",
}
