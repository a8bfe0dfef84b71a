"""Is the project a real Python distribution? A wheel is built, then used where there is nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.installation import ROOT

UV = Path(sys.executable).with_name("uv")
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "var", "node_modules", "tests", "*.egg-info", "build")


def run(*command: str | Path, within: Path, **environment: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CCHC", "DJANGO", "PYTHON"))}
    kept["UV_SYSTEM_CERTS"] = "1"  # as scripts/install.sh
    ended = subprocess.run(command, cwd=within, env=kept | environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, f"{command}:\n{ended.stdout}{ended.stderr}"
    return ended.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("distribution")
    shutil.copytree(ROOT, folder / "source", ignore=LEFT_OUT)
    # build makes the source distribution first, and the wheel from nothing else
    run(sys.executable, "-m", "build", "--no-isolation", "-o", folder, within=folder / "source")
    (built,) = folder.glob("cchc-*.whl")
    return built


@pytest.fixture(scope="module")
def cchc(wheel: Path) -> Iterator[Path]:
    """The command of a clean environment that has the locked runtime set and the wheel."""
    folder = wheel.parent
    environment = folder / "environment"
    into = ("--python", environment / "bin/python")
    run(UV, "venv", "--python", sys.executable, environment, within=folder)
    run(
        UV,
        "pip",
        "install",
        *into,
        "--require-hashes",
        "-r",
        ROOT / "requirements/runtime.txt",
        within=folder,
    )
    run(UV, "pip", "install", *into, "--no-deps", wheel, within=folder)
    run(UV, "pip", "check", *into, within=folder)
    yield environment / "bin/cchc"
    shutil.rmtree(environment)


def test_the_wheel_holds_what_the_source_holds_and_no_more(wheel: Path) -> None:
    source = wheel.parent / "source"
    ours = {
        str(path.relative_to(source))
        for path in (source / "cchc").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == ours
    for suffix in (".html", ".css", ".woff2", ".yaml", ".typ", ".ttf"):
        assert any(name.endswith(suffix) for name in held), suffix


def test_the_wheel_carries_licence_and_notice(wheel: Path) -> None:
    licences = {Path(name).name for name in zipfile.ZipFile(wheel).namelist() if "/licenses/" in name}
    assert licences == {"LICENSE", "NOTICE"}


def test_it_tells_version_and_due_moment(cchc: Path, tmp_path: Path) -> None:
    assert run(cchc, "--version", within=tmp_path).startswith("cchc, version ")
    due = run(cchc, "worktime", "due", "--received", "2026-09-14T09:00", "--limit", "3wd", within=tmp_path)
    assert due.strip() == "2026-09-17T17:00:00+07:00"


def test_its_content_passes(cchc: Path, tmp_path: Path) -> None:
    content = next(cchc.parent.parent.glob("lib/python*/site-packages/cchc/content"))
    run(cchc, "content", "check", content, within=tmp_path)


def test_it_prepares_an_empty_data_folder(cchc: Path, tmp_path: Path) -> None:
    run(cchc, "prepare", within=tmp_path, CCHC_DATA=str(tmp_path / "data"))
    assert (tmp_path / "data/cchc.sqlite3").exists()
    assert (tmp_path / "data/static/staticfiles.json").exists()
