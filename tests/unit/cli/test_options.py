"""Groups of options: spread for typer, whole for the command, the common ones before or after the subcommand."""

from __future__ import annotations

import inspect
from dataclasses import fields
from pathlib import Path

import typer

from tanjcli.cli.options import Common, Language, Out, When, spread


def sample(context: typer.Context, common: Common, when: When, name: str = "x") -> tuple[Common, When, str]:
    """A command."""
    return common, when, name


def test_typer_sees_every_option_and_no_group() -> None:
    seen = inspect.signature(spread(sample)).parameters
    assert {"context", "name", "year", "as_of", "targets", "lang"} <= set(seen)
    assert "common" not in seen
    assert "when" not in seen


def test_the_command_gets_whole_groups() -> None:
    given = {f.name: f.default for kind in (Common, When) for f in fields(kind)} | {"year": 2021, "name": "y"}
    common, when, name = spread(sample)(context=None, **given)
    assert (common, when.year, name) == (Common(), 2021, "y")


def test_what_is_said_after_the_subcommand_wins_and_the_rest_stays() -> None:
    before = Common(targets=Path("a"), lang=Language.ZH, quiet=True)
    after = Common(lang=Language.EN)
    assert after.over(before) == Common(targets=Path("a"), lang=Language.EN, quiet=True)


def test_every_option_has_help_in_both_languages() -> None:
    for kind in (Common, When, Out):
        for annotation in inspect.get_annotations(kind, eval_str=True).values():
            zh, _, en = annotation.__metadata__[0].help.partition("|")
            assert zh.strip(), annotation
            assert en.strip(), annotation
            assert en.strip().isascii(), annotation
