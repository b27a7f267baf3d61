"""The monthly pack under stress, briefly; the programs in ``tests/stress`` go on for longer."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tanjcli.core.exits import ExitCode
from tests.functional.running import REPO, Ran, process
from tests.functional.workspaces import library
from tests.stress.export_crowd import crowd, wrong
from tests.stress.export_kills import REVISED, revise
from tests.stress.same_bytes import packs, some

JUNE = ("export", "--month", "2021-06", "--to", "json,csv,md")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return library(tmp_path)


def visible(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / "out/2021-06").iterdir()}


def leftovers(root: Path) -> list[str]:
    return [p.name for p in (root / "out").iterdir() if not p.name.startswith((".tanj-lock", "2021-06"))]


def bare(*argv: str, cwd: Path) -> Ran:
    """As cron runs it: an absolute program, an empty environment, no terminal, closed input."""
    done = subprocess.run(
        [sys.executable, "-m", "tanjcli", *argv],
        cwd=cwd, env={"PYTHONPATH": str(REPO / "src")}, stdin=subprocess.DEVNULL, capture_output=True, check=False,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def stress(name: str, *argv: str) -> str:
    """A program of ``tests.stress`` in a process of its own: forking needs one without threads."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{REPO / 'src'}{os.pathsep}{REPO}"}
    command = [sys.executable, "-m", f"tests.stress.{name}", *argv]
    done = subprocess.run(command, cwd=REPO, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_an_export_killed_at_random_leaves_the_old_pack_or_the_new_one() -> None:
    assert "'killed': 2" in stress("export_kills", "--points", "2", "--format", "all", "--seed", "3")


def test_a_kill_before_any_step_of_the_writing_loses_nothing() -> None:
    assert stress("export_steps", "--quick").count("'old'") == 2


def test_the_same_inputs_give_the_same_bytes_wherever_they_lie(tmp_path: Path) -> None:
    made = packs(tmp_path, some(), "")
    assert {name: len(versions) for name, versions in made.items()} == dict.fromkeys(made, 1)
    assert len(made) == 8


def test_the_sample_county_has_the_same_bytes_under_every_hash_seed(tmp_path: Path) -> None:
    """Hundreds of firms, towns and findings: whatever is kept in a set has a chance to show."""
    found = []
    for seed in ("1", "2"):
        env = {"PYTHONPATH": str(REPO / "src"), "PYTHONHASHSEED": seed}
        asked = ("export", "--month", "2021-06", "-q", "--out-dir", str(tmp_path / seed))
        subprocess.run([sys.executable, "-m", "tanjcli", *asked], cwd=REPO, env=env, check=True)
        found.append({path.name: path.read_bytes() for path in (tmp_path / seed / "2021-06").iterdir()})
    assert {name for name in found[0] if found[0][name] != found[1][name]} == set()
    assert len(found[0]) == 8


def test_cron_hears_nothing_of_a_success(root: Path) -> None:
    assert bare(*JUNE, "--quiet", cwd=root) == Ran(0, "", "")
    assert bare(*JUNE, "--quiet", cwd=root) == Ran(0, "", ""), "also when nothing changed"


def test_cron_gets_a_short_mail_about_a_failure(root: Path) -> None:
    rows = "".join(f"A{n},no date\n" for n in range(50))
    for number in range(30):
        (root / f"data/2021-07-10/cards_bad{number}_2021年4月.xlsx").write_bytes(b"PK\x03\x04 %d" % number)
    (root / "data/2021-07-10/events_2021年1—6月.csv").write_text("活动编号,举办日期\n" + rows, encoding="utf-8")
    ran = bare(*JUNE, "--quiet", "--json-log", cwd=root)
    assert (ran.code, ran.out) == (ExitCode.DATA, "")
    lines = ran.err.splitlines()
    assert len(lines) <= 20
    assert "\x1b" not in ran.err
    last = json.loads(lines[-1])
    assert (last["type"], last["code"], last["name"], last["outputs"]) == ("exit", 65, "EX_DATA", [])
    assert last["errors"] > 30


def test_a_file_size_limit_keeps_the_old_pack(root: Path) -> None:
    """What a full disk does, without needing one."""
    assert process(*JUNE, cwd=root).code == 0
    old = visible(root)
    revise(root, 99)
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPO / "src")}
    env["PYTHONDONTWRITEBYTECODE"] = "1"  # CPython 3.11 would leave cut-off bytecode in the source tree
    done = subprocess.run(
        [sys.executable, "-m", "tanjcli", *JUNE, "--no-cache"],
        cwd=root, env=env, capture_output=True, text=True, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8_000, 8_000)),
    )  # fmt: skip
    assert done.returncode == ExitCode.IO
    assert visible(root) == old
    assert leftovers(root) == []


MOUNTED = "mount -t tmpfs -o size=300k none out && cp -r kept/. out && head -c 200k /dev/zero > out/fill && "
MOUNTED += '"$0" -m tanjcli "$@"; code=$?; rm -rf kept && cp -r out kept; exit $code'


def test_a_disk_of_300_kb_that_is_full_keeps_the_old_pack(root: Path) -> None:
    """A disk of its own, in a mount namespace of its own: gone with the process."""
    if subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode:
        pytest.skip("no mount namespaces here")
    assert process(*JUNE, cwd=root).code == 0
    old = visible(root)
    (root / "out").rename(root / "kept")
    (root / "out").mkdir()
    revise(root, 99)
    ran = subprocess.run(
        ["unshare", "-m", "bash", "-c", MOUNTED, sys.executable, *JUNE, "--no-cache", "--lang", "en"],
        cwd=root, env={"PATH": os.environ["PATH"], "PYTHONPATH": str(REPO / "src")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == ExitCode.IO, ran.stderr
    assert "No space left" in ran.stderr
    assert {p.name: p.read_bytes() for p in (root / "kept/2021-06").iterdir()} == old
    assert [p.name for p in (root / "kept").glob(".run-*")] == []


def test_a_crowd_of_exports_some_of_them_killed_leaves_whole_packs(root: Path) -> None:
    assert wrong(crowd(root, processes=2, runs=2, seed=5)) == 0


def test_an_output_folder_that_is_a_file_is_refused(root: Path) -> None:
    (root / "out").write_text("a file")
    assert process(*JUNE, cwd=root).code == ExitCode.CANTCREATE
    assert (root / "out").read_text() == "a file"


READ_ONLY = 'mount --bind out out && mount -o remount,ro,bind out && "$0" -m tanjcli "$@"'


def test_a_read_only_folder_keeps_the_old_pack(root: Path) -> None:
    """Mounted read-only, in a mount namespace of its own: permissions would not stop a superuser."""
    if subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode:
        pytest.skip("no mount namespaces here")
    assert process(*JUNE, cwd=root).code == 0
    old = visible(root)
    revise(root, 99)
    ran = subprocess.run(
        ["unshare", "-m", "bash", "-c", READ_ONLY, sys.executable, *JUNE, "--lang", "en"],
        cwd=root, env={"PATH": os.environ["PATH"], "PYTHONPATH": str(REPO / "src")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == ExitCode.CANTCREATE, ran.stderr
    assert "Read-only" in ran.stderr
    assert visible(root) == old
    assert leftovers(root) == []


def test_modes_do_not_follow_the_umask_of_cron(root: Path) -> None:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPO / "src")}
    for umask in (0o077, 0o000):
        revise(root, 70 + umask)
        subprocess.run(
            [sys.executable, "-m", "tanjcli", *JUNE, "-q"], cwd=root, env=env, check=True,
            preexec_fn=lambda mask=umask: os.umask(mask),
        )  # fmt: skip
        assert {p.stat().st_mode & 0o777 for p in (root / "out/2021-06").iterdir()} == {0o644}
        assert (root / "out/2021-06").stat().st_mode & 0o777 == 0o755
        assert (root / "out/.tanj-lock-holder").stat().st_mode & 0o777 == 0o644
    assert (root / REVISED).is_file()


def test_a_new_output_folder_may_be_entered_and_an_old_one_stays_as_it_was_closed(root: Path) -> None:
    """Colleagues read what cron's account writes; who wants it closed closes the folder, once."""
    out = root / "out"
    shutil.rmtree(out, ignore_errors=True)
    run = [sys.executable, "-m", "tanjcli", *JUNE, "-q"]
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPO / "src")}
    subprocess.run(run, cwd=root, env=env, check=True, preexec_fn=lambda: os.umask(0o077))
    assert out.stat().st_mode & 0o777 == 0o755
    out.chmod(0o700)
    subprocess.run(run, cwd=root, env=env, check=True)
    assert out.stat().st_mode & 0o777 == 0o700
