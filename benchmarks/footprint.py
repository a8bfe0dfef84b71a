"""P8: what does the product take when nobody asks anything? Beside a bare Django project under the same server.

Memory is proportional set size over all processes of `cchc serve` after ten pages (what workers share counts once);
cold start is until the first answered page; empty migration makes every table in a new SQLite database.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import psutil

from benchmarks.installations import offices, served
from benchmarks.measuring import REPEATS, row

PAGES = 10
MEBIBYTE = 1024 * 1024


def run() -> list[dict[str, Any]]:
    with offices("sqlite") as all_offices, TemporaryDirectory(prefix="cchc-bare-") as folder:
        office, bare = all_offices.prepared(), _bare_project(Path(folder))
        ours = [_started(lambda: served(office)) for _ in range(REPEATS)]
        limit = [_started(lambda: _served_bare(bare)) for _ in range(REPEATS)]
        our_tables = [_spent(lambda: all_offices.empty().cchc("prepare")) for _ in range(REPEATS)]
        bare_tables = [_spent(lambda: _migrate_bare(bare)) for _ in range(REPEATS)]
    return [
        row("P8", "idle memory of all processes / of a bare Django", [m for _, m in ours], [m for _, m in limit],
            unit="MiB", must=["ours ≤ 300"]),
        row("P8", "cold start to the first answer / of a bare Django", [s for s, _ in ours], [s for s, _ in limit],
            unit="s", must=["ours ≤ 3"]),
        row("P8", "empty database with all content and static files / migrations of a bare Django",
            our_tables, bare_tables, unit="s", must=["ours ≤ 20"]),
    ]  # fmt: skip


def _started(serve: Callable[[], Any]) -> tuple[float, float]:
    """Seconds until the first answer, and MiB after ten pages."""
    begun = time.perf_counter()
    with serve() as (address, pid):
        _page(address)
        seconds = time.perf_counter() - begun
        for _ in range(PAGES - 1):
            _page(address)
        server = psutil.Process(pid)
        family = [server, *server.children(recursive=True)]
        return seconds, sum(process.memory_full_info().pss for process in family) / MEBIBYTE


def _page(address: str) -> None:
    with urllib.request.urlopen(f"{address}/dang-nhap/", timeout=20) as answer:
        answer.read()


def _spent(work: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _bare_project(folder: Path) -> Path:
    """`django-admin startproject`, with one page at the address that is asked."""
    subprocess.run([sys.executable, "-m", "django", "startproject", "bare", folder], check=True)
    page = (
        "\nfrom django.contrib.auth.views import LoginView\n\nurlpatterns = [path('dang-nhap/', LoginView.as_view())]\n"
    )
    urls = folder / "bare" / "urls.py"
    urls.write_text(
        urls.read_text() + page.replace("LoginView.as_view()", "LoginView.as_view(template_name='page.html')")
    )
    (folder / "bare" / "templates").mkdir()
    (folder / "bare" / "templates" / "page.html").write_text("<form>{{ form }}</form>")
    settings = folder / "bare" / "settings.py"
    settings.write_text(
        settings.read_text()
        .replace("'DIRS': []", "'DIRS': [BASE_DIR / 'bare' / 'templates']")
        .replace("ALLOWED_HOSTS = []", "ALLOWED_HOSTS = ['127.0.0.1']")
    )
    return folder


def _environment(folder: Path) -> dict[str, str]:
    return os.environ | {"DJANGO_SETTINGS_MODULE": "bare.settings", "PYTHONPATH": str(folder)}


@contextmanager
def _served_bare(folder: Path) -> Iterator[tuple[str, int]]:
    """The same server with the same workers and threads around the bare project."""
    bind, options = "127.0.0.1:8399", ["--workers", "2", "--threads", "4", "--worker-class", "gthread", "--preload"]
    command = [sys.executable, "-m", "gunicorn", "--bind", bind, *options, "bare.wsgi"]
    with subprocess.Popen(command, cwd=folder, env=_environment(folder), stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(f"http://{bind}")
            yield f"http://{bind}", server.pid
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    for _ in range(400):
        try:
            return _page(address)
        except OSError:
            time.sleep(0.02)
    raise AssertionError(f"{address} does not answer")


def _migrate_bare(folder: Path) -> None:
    (folder / "db.sqlite3").unlink(missing_ok=True)
    command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=folder, env=_environment(folder), check=True)
