"""The documentation says what the program does: pages are made from it, commands are run, YAML satisfies the schema."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel, TypeAdapter

from tanjcli.core.exit_words import EXIT_ROWS
from tanjcli.core.exits import PRECEDENCE, ExitCode
from tanjcli.evaluate.progress.status import RULES
from tanjcli.evaluate.results import Status
from tanjcli.intake.ledger_spec import ColumnType, Flow
from tanjcli.intake.spec import Sources
from tanjcli.intake.tables.table import RowKind
from tanjcli.plan import metrics
from tanjcli.plan.judgement import Kind, Pace
from tanjcli.plan.model import Plan
from tanjcli.plan.target import Target
from tanjcli.present.wording import Wording
from tests.functional.running import REPO, Ran, tanj
from tests.test_architecture import MAY_IMPORT
from tools.docs.pages import pages

ENGLISH, CHINESE = REPO / "README.md", REPO / "README.zh-CN.md"
PAGES = [ENGLISH, CHINESE, *sorted((REPO / "docs").rglob("*.md")), REPO / "data/README.md", REPO / "CHANGELOG.md"]
# Where a block marked console is a promise.
RUN = [ENGLISH, CHINESE, REPO / "docs/targets.md", REPO / "docs/examples/hospital/README.md"]
ELISION = "…"


def text_of(name: str) -> str:
    return (REPO / name).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The contents of the fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def named(path: Path) -> str:
    return path.relative_to(REPO).as_posix()


# ------------------------------------------------------------------------------------------------ pages and links


@pytest.mark.parametrize("name", ["docs/cli.md", "docs/findings.md"])
def test_a_generated_page_is_what_the_program_would_write_now(name: str) -> None:
    assert text_of(name) == pages()[name], "run python -m tools.docs"


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_every_relative_link_leads_to_a_file_and_a_heading(path: Path) -> None:
    for target, anchor in re.findall(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)", path.read_text(encoding="utf-8")):
        found = (path.parent / target).resolve() if target else path
        assert found.exists(), f"{named(path)} links to {target}"
        if anchor:
            headings = re.findall(r"^#+ (.+)$", found.read_text(encoding="utf-8"), re.MULTILINE)
            slugs = [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]
            assert anchor in slugs, f"{named(path)} links to {target}#{anchor}"


def test_no_tracked_text_names_a_machine_or_a_registry() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPO, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git work tree")
    telling = re.compile(
        rb"(?<![\w.])/(?:tmp|root|home)/\w|[a-z]:\\Users\\|https?://[^\s)\"]*simple\b|index[-_]url", re.IGNORECASE
    )
    texts = (REPO / name for name in listed.stdout.decode().split("\0") if name and not name.startswith("data/2"))
    wrong = [
        named(path) for path in texts if path.is_file() and path != Path(__file__) and telling.search(path.read_bytes())
    ]
    assert not wrong


# ------------------------------------------------------------------------------------------------ commands are run


@dataclass(frozen=True)
class Command:
    """A command of a console block, the lines shown for it, the exit code in brackets (none: 0)."""

    page: str
    argv: tuple[str, ...]
    shown: tuple[str, ...]
    code: int


def commands(path: Path) -> Iterator[Command]:
    for block in blocks(path.read_text(encoding="utf-8"), "console"):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, *shown = part.splitlines()
            code = re.fullmatch(r"\[(\d+)\]", shown[-1]) if shown else None
            program, *argv = shlex.split(line)
            assert program == "tanj", f"{named(path)}: only tanj is run: {line}"
            yield Command(named(path), tuple(argv), tuple(shown[:-1] if code else shown), int(code[1]) if code else 0)


COMMANDS = [command for path in RUN for command in commands(path)]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder from which the repository looks as it does from its root, and that may be written to."""
    folder = tmp_path_factory.mktemp("place")
    for name in ("docs", "data"):
        (folder / name).symlink_to(REPO / name)
    return folder


RESULTS: dict[tuple[str, ...], Ran] = {}


def ran(argv: tuple[str, ...], place: Path) -> Ran:
    """The command's result, computed once however many pages show it."""
    if argv not in RESULTS:
        RESULTS[argv] = tanj(*argv, cwd=place, TANJ_TARGETS=str(REPO), TANJ_CACHE=str(place / "cache"))
    return RESULTS[argv]


def shows(shown: tuple[str, ...], printed: list[str]) -> str:
    """The first shown line that was not printed where it should be; ``…`` stands for any lines, blanks are alike."""
    position, free = 0, False
    for line in (" ".join(line.split()) for line in shown):
        if line == ELISION:
            free = True
            continue
        if free:
            position = next((i for i in range(position, len(printed)) if printed[i] == line), len(printed))
        if position >= len(printed) or printed[position] != line:
            return line
        position, free = position + 1, False
    return "" if free or not shown or position == len(printed) else "(more was printed)"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: f"{c.page}: {shlex.join(c.argv)}")
def test_a_command_of_the_documentation_does_what_is_shown(command: Command, place: Path) -> None:
    result = ran(command.argv, place)
    assert result.code == command.code, result.err
    assert not shows(command.shown, [" ".join(line.split()) for line in result.out.splitlines()])


def test_a_shown_line_that_is_not_printed_is_noticed() -> None:
    printed = ["a", "b", "c"]
    assert not shows(("a", ELISION, "c"), printed)
    assert not shows((ELISION,), printed)
    assert shows(("a", "c"), printed) == "c"
    assert shows((ELISION, "d"), printed) == "d"
    assert shows(("a", "b"), printed) == "(more was printed)"


def test_faults_shown_in_the_documentation_are_faults_of_the_transcripts() -> None:
    transcript = text_of("tests/functional/broken.console")
    (block,) = [block for block in blocks(text_of("docs/targets.md"), "text") if "[plan-unknown-department]" in block]
    assert [line for line in block.splitlines() if line not in transcript] == []


# ------------------------------------------------------------------------------------------------------ two READMEs


def test_the_readmes_are_twins() -> None:
    """Same headings, same commands in the same order; only the language asked for differs."""
    english, chinese = text_of("README.md"), text_of("README.zh-CN.md")
    assert heading_levels(english) == heading_levels(chinese)
    assert blocks(english, "sh") == blocks(chinese, "sh")
    asked = [[" ".join(c.argv).replace(" --lang en", "") for c in commands(path)] for path in (ENGLISH, CHINESE)]
    assert asked[0] == asked[1]
    assert max(english.count("\n"), chinese.count("\n")) <= 150


def heading_levels(text: str) -> list[str]:
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.findall(r"^(#+) ", prose, re.MULTILINE)


@pytest.mark.parametrize("path", [ENGLISH, CHINESE], ids=named)
def test_a_readme_has_one_set_up_command_and_one_test_command(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first, second = blocks(text, "sh")
    assert "pip install -q -c constraints.txt -e ." in first
    assert first.rstrip().endswith("&& .venv/bin/tanj report --year 2021")
    assert second.rstrip().endswith("&& .venv/bin/python -m pytest")
    assert f"<!-- test-command -->\n```sh\n{second}" in text, "the CI script looks for this marker"
    assert "样例数据" in text


# ------------------------------------------------------------------------------------------ the pages' own promises


def plain(text: str) -> Any:
    """YAML with every scalar as text, as the program reads it: the base loader constructs nothing."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def fields_of(*models: type[BaseModel]) -> dict[str, Any]:
    fields = {name: field for model in reversed(models) for name, field in model.model_fields.items()}
    return {field.alias or name: field.annotation for name, field in fields.items()}


@pytest.mark.parametrize(
    ("page", "models"),
    [("docs/targets.md", (Plan, Target)), ("docs/sources.md", (Sources,))],
    ids=lambda value: str(value),
)
def test_yaml_of_the_documentation_satisfies_the_schema(page: str, models: tuple[type[BaseModel], ...]) -> None:
    known = fields_of(*models)
    shown = [item for block in blocks(text_of(page), "yaml") for item in plain(block).items()]
    for key, value in shown:
        TypeAdapter(known[key]).validate_python(value)
    assert {key for key, _ in shown} >= ({"metrics", "targets", "pace"} if Plan in models else {"ledgers", "recipes"})


def codes(page: str, column: int = 0) -> set[str]:
    """Everything in backquotes that opens a row of a table."""
    rows = [line.split("|")[1:] for line in text_of(page).splitlines() if line.startswith("| ")]
    return {code for row in rows if len(row) > column for code in re.findall(r"`([^`]+)`", row[column])}


def test_targets_page_names_every_kind_and_path() -> None:
    told = codes("docs/targets.md")
    assert told >= set(get_args(Kind))
    assert told >= {
        get_args(model.model_fields["kind"].annotation)[0] for model in get_args(get_args(metrics.Metric)[0])
    }
    assert told >= set(get_args(Pace.model_fields["path"].annotation))
    assert told >= fields_of(Plan).keys()


def test_sources_page_names_every_type_flow_and_reason() -> None:
    told = codes("docs/sources.md")
    assert told >= {*get_args(ColumnType), *get_args(Flow)}
    reasons = next(line for line in text_of("docs/sources.md").splitlines() if line.startswith("| + excluded"))
    assert set(re.findall(r"`(\w+)`", reasons)) == {*RowKind, "duplicate", "excluded"} - {RowKind.DATA}


def test_exit_codes_page_is_the_enum() -> None:
    text = text_of("docs/exit-codes.md")
    told = {name: int(code) for code, name in re.findall(r"^\| (\d+) \| ([A-Z]+) \|", text, re.MULTILINE)}
    assert told == {code.name: code.value for code in ExitCode if code < 130}
    for code in (code for code in ExitCode if code < 130):
        row = EXIT_ROWS[code]
        assert f"| {code.value} | {code.name} | {row.meaning.en} | {row.remedy.en} |" in text, code
    assert ", ".join(str(code.value) for code in PRECEDENCE) in text


def test_glossary_has_the_words_of_the_outputs() -> None:
    lines = text_of("docs/glossary.md").splitlines()
    for status in dict.fromkeys(status for _, status in RULES):
        words = f"| {Wording('zh').status(status)} | {Wording('en').status(status)} | `{Status(status)}` |"
        assert any(line.startswith(words) for line in lines), words


def test_walk_shows_the_floors_as_they_are_enforced() -> None:
    rows = re.findall(r"^\| [\d½]+ \| `(\w+)` \| (.+) \|$", text_of("docs/walk.md"), re.MULTILINE)
    assert {name: set(re.findall(r"\w+", may)) for name, may in rows} == MAY_IMPORT


def test_walk_leads_past_files_that_exist() -> None:
    mentioned = re.findall(r"`((?:\w+/)+(?:\w+\.py)?)`", text_of("docs/walk.md"))
    roots = (REPO / "src/tanjcli", REPO)
    assert len(mentioned) > 40
    assert [name for name in mentioned if not any((root / name).exists() for root in roots)] == []
