"""``tanj report``: the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tanjcli.cli.asking import conditions, deliver_shown, request, run_report, sections
from tanjcli.cli.options import Common, Out, Pick, When
from tanjcli.cli.output import ALL_FORMATS, FILES, deliver, destination, face
from tanjcli.core.exits import ExitCode

if TYPE_CHECKING:
    from tanjcli.app.shown import Shown


def report(
    context: typer.Context,
    common: Common,
    when: When,
    pick: Pick,
    out: Out,
    by: Annotated[
        str, typer.Option("--by", metavar="owner|industry|town|clause", help="分组 | sections by one of these")
    ] = "",
    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="WORDS",
            help="behind,missed,no-data,stale:出现时以 10/11/12 结束 | exit codes for news",
        ),
    ] = "",
    readings: Annotated[
        bool,
        typer.Option("--readings", help="各种读法下的结论,标出翻转 | the verdict under every reading, flips marked"),
    ] = False,
    public: Annotated[
        bool, typer.Option("--public", help="可公开的一份:无企业信息 | nothing that identifies a firm")
    ] = False,
) -> ExitCode:
    """The gap and on-track report."""
    console = context.obj.console(common)
    to = destination(console, out, ALL_FORMATS)
    asked, section = conditions(fail_on), sections(by)
    question = request(when, split_by="town" if section == "town" else "", readings=readings)
    wanted = face(console, to)
    if to.format in FILES:
        from tanjcli.app.packs.single import report_file
        from tanjcli.app.report import everything
        from tanjcli.app.select import verdict

        result = run_report(console, everything(question), pick, public=public)
        deliver(console, to, report_file(result, wanted))
        return verdict(result, asked)

    def make() -> Shown:
        from tanjcli.app.faces_progress import readings_text, report_text
        from tanjcli.app.select import verdict
        from tanjcli.app.shown import Shown

        result = run_report(console, question, pick, public=public)
        text = readings_text(result, wanted) if readings else report_text(result, section, wanted)
        return Shown(text, verdict(result, asked))

    return deliver_shown(console, to, ("report", question, pick, section, tuple(sorted(asked)), public, wanted), make)
