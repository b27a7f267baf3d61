"""The words of a plan: its own units, departments, members of vocabularies, clauses."""

from __future__ import annotations

from typing import Literal

from tanjcli.config.scalars import Id, Model, Number, Text
from tanjcli.plan.metrics import Label


class UnitDecl(Model):
    """A unit the plan adds to the built-in ones; money units give their size in 元."""

    dimension: Literal["money", "count", "ratio", "other"]
    factor: Number | None = None
    en: Text


class Department(Model):
    """A department that leads or supports."""

    name: Label
    aliases: tuple[Text, ...] = ()


class VocabularyTerm(Model):
    """One member of a vocabulary (a town, an industry …)."""

    name: Label
    aliases: tuple[Text, ...] = ()
    group: Id | None = None  # township, zone …
    code: Text | None = None
    note: Text | None = None


class Roll(Model):
    """How the places are called in reports: all together, and each group of them."""

    name: Label
    groups: dict[Id, Label] = {}


class Clause(Model):
    """Where in the document; the number as printed, the heading in our own words."""

    title: Label
