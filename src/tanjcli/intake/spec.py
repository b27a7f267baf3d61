"""The schema of ``data/sources.yaml``: canonical ledgers, and recipes that map each family of workbooks to one."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tanjcli.config.scalars import Flag, Id, Model, Text, Whole
from tanjcli.intake.bounds import Bounds
from tanjcli.intake.ledger_spec import Label, LedgerSpec
from tanjcli.intake.recipe import Recipe


class Alias(Model):
    """A declared correction: where ``column`` says ``seen``, ``is_`` is meant. Aliases are declared, never inferred."""

    ledger: Id | None = None  # everywhere when absent
    column: Id
    seen: Text
    is_: Annotated[Text, Field(alias="is")]
    reason: Text


class TermDecl(Model):
    """One member of a vocabulary the deliveries use (入库, 首次, 在营 …)."""

    name: Label
    aliases: tuple[Text, ...] = ()


class Sources(Model):
    """All of ``data/sources.yaml``."""

    schema_: Annotated[Literal["tanj-sources/1"], Field(alias="schema")]
    sample: Flag  # synthetic data: every output says 样例数据
    max_rejects: Whole = 0
    limits: Bounds = Bounds()  # what one file may ask for, where more than usual is meant
    vocabularies: dict[Id, dict[Id, TermDecl]] = {}  # beside the plan's own (places, industries …)
    ledgers: dict[Id, LedgerSpec]
    recipes: dict[Id, Recipe]
    aliases: tuple[Alias, ...] = ()
    ignore: tuple[Text, ...] = ()  # globs of files under data/ that are no deliveries
