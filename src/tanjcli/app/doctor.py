"""What tanj finds around it: versions, console, workspace, age of the data. Says what is wrong; raises nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

import tanjcli
from tanjcli.app.cache import Cache
from tanjcli.app.faces import Face, document_text, findings_text, json_text
from tanjcli.app.workspace import Workspace
from tanjcli.core.errors import TanjError
from tanjcli.core.findings import Finding, errors
from tanjcli.core.words import Name

Health = Literal["good", "bad", "fact"]

_PACKAGES = ("typer", "rich", "pyyaml", "pydantic", "pandas", "openpyxl", "python-calamine", "xlrd")
_LEAST_FREE_MB = 100

# item → its name, and what to do when it is bad
_ITEMS: Mapping[str, tuple[Name, Name]] = {
    "platform": (Name("系统", "platform"), Name("")),
    "stdout": (Name("标准输出编码", "standard output"), Name("")),
    "filesystem": (Name("文件名编码", "file names"), Name("")),
    "glyphs": (Name("符号", "signs"), Name("")),
    "colour": (Name("颜色", "colour"), Name("")),
    "width": (Name("屏宽", "width"), Name("")),
    "language": (Name("语言", "language"), Name("")),
    "workspace": (Name("计划文件", "plan file"), Name("见下面的问题", "see the findings below")),
    "disk": (Name("磁盘剩余", "free disk"), Name("清理磁盘", "free some disk space")),
    "cache": (Name("缓存", "cache"), Name("可用 TANJ_CACHE 另指文件夹", "name another folder in TANJ_CACHE")),
    "plan": (Name("计划", "plan"), Name("运行 tanj targets validate", "run tanj targets validate")),
    "targets": (Name("指标数", "targets"), Name("")),
    "deliveries": (
        Name("报表文件数", "delivered files"),
        Name("把收到的表放进 data/收到日期/", "file them under data/"),
    ),
    "received": (Name("最近收表", "last received"), Name("数据已旧,催报", "the data are old: ask for new ones")),
}
_PLAIN = (Name(""), Name("用 pip 重新安装 tanj", "install tanj again with pip"))


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing looked at."""

    item: str
    value: str
    health: Health = "fact"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All facts, and the findings behind the bad ones."""

    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]


def examine(
    surroundings: Mapping[str, str], workspace: Workspace | TanjError, cache: Cache | None, today: date
) -> Diagnosis:
    """Facts of the program, of its ``surroundings`` (the caller's own), and of the workspace, or why there is none."""
    facts = [Fact("tanj", tanjcli.__version__), *_packages()]
    facts += [Fact(item, value) for item, value in surroundings.items()]
    if isinstance(workspace, TanjError):
        return Diagnosis((*facts, Fact("workspace", "–", "bad")), workspace.findings)
    facts += [Fact("workspace", workspace.targets.as_posix(), "good"), *_storage(workspace, cache)]
    try:
        data, findings = _data(workspace, today)
    except TanjError as error:
        return Diagnosis((*facts, Fact("plan", f"{len(errors(error.findings))} ×", "bad")), error.findings)
    return Diagnosis((*facts, *data), findings)


def diagnosis_text(diagnosis: Diagnosis, face: Face) -> str:
    """The diagnosis as table, plain text, Markdown or JSON."""
    if face.format == "json":
        facts = [{"item": f.item, "value": f.value, "health": f.health} for f in diagnosis.facts]
        return json_text({"schema_version": "1", "facts": facts, "findings": [f.code for f in diagnosis.findings]})
    from tanjcli.present.compose.doctor import DoctorRow, compose_doctor

    rows = []
    for fact in diagnosis.facts:
        name, remedy = _ITEMS.get(fact.item, _PLAIN)
        rows.append(
            DoctorRow(
                name.get(face.lang) or fact.item,
                fact.value,
                fact.health,
                remedy.get(face.lang) if fact.health == "bad" else "",
            )
        )
    text = document_text(compose_doctor(rows, face.lang), face)
    if diagnosis.findings:
        text += "\n" + findings_text(diagnosis.findings, face, None)
    return text


def _packages() -> Iterator[Fact]:
    for package in _PACKAGES:
        try:
            yield Fact(package, version(package), "good")
        except PackageNotFoundError:
            yield Fact(package, "–", "bad")


def _storage(workspace: Workspace, cache: Cache | None) -> Iterator[Fact]:
    free = shutil.disk_usage(workspace.root).free // 1_000_000
    yield Fact("disk", f"{free} MB", "good" if free > _LEAST_FREE_MB else "bad")
    if cache is not None:
        yield Fact("cache", cache.folder.as_posix(), "good" if cache.prepare() else "bad")


def _data(workspace: Workspace, today: date) -> tuple[list[Fact], tuple[Finding, ...]]:
    from tanjcli.app.ledgers import deliveries_of
    from tanjcli.app.load import load_settings

    settings = load_settings(workspace)
    deliveries, findings = deliveries_of(workspace, settings)
    facts = [Fact("plan", settings.plan.plan.id, "good"), Fact("targets", str(len(settings.plan.targets)))]
    facts.append(Fact("deliveries", str(len(deliveries)), "good" if deliveries else "bad"))
    if deliveries:
        latest = max(delivery.received for delivery in deliveries)
        months = (today.year - latest.year) * 12 + today.month - latest.month
        late = months > settings.plan.plan.stale_after
        facts.append(Fact("received", latest.isoformat(), "bad" if late else "good"))
    return facts, (*settings.findings, *findings)
