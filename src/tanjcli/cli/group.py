"""Commands that have subcommands: ``tanj targets list``, ``tanj method backtest``."""

from __future__ import annotations

import typer

from tanjcli.cli.options import Common, spread


def group() -> typer.Typer:
    """An empty group. It keeps what was said before the subcommand; alone, it says what there is."""
    made = typer.Typer(rich_markup_mode=None, no_args_is_help=False)

    @made.callback(invoke_without_command=True)
    @spread
    def _common(context: typer.Context, common: Common) -> None:
        """Keep what was said before the subcommand; alone, say what there is."""
        context.obj.console(common)
        if context.invoked_subcommand is None:
            typer.echo(context.get_help())
            raise typer.Exit

    return made
