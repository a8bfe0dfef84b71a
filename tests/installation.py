"""How does a test meet the product as its users run it? An installation of its own and separate processes.

Tests that kill processes, watch triggers or need a server cannot stand inside Django's test transaction.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import psycopg

ROOT = Path(__file__).resolve().parent.parent
CCHC = [sys.executable, "-c", "from cchc.config.cli import main; main(prog_name='cchc')"]


@dataclass(frozen=True)
class Installation:
    """A data folder and a database; on SQLite the database lies in the folder and `address` is empty."""

    data: Path
    address: str = ""

    @property
    def engine(self) -> str:
        return "postgresql" if self.address else "sqlite"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("CCHC_")}
        own = {"CCHC_DATA": str(self.data), "DJANGO_SETTINGS_MODULE": "cchc.config.settings"}
        return kept | own | ({"CCHC_DATABASE": self.address} if self.address else {})

    def cchc(self, *arguments: str, fails: bool = False) -> subprocess.CompletedProcess[str]:
        """Run `cchc …` to its end; unless it is to fail, it must not."""
        ended = subprocess.run(
            [*CCHC, *arguments], env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert fails or ended.returncode == 0, f"cchc {' '.join(arguments)}:\n{ended.stdout}{ended.stderr}"
        return ended

    def start(self, *arguments: str, output: TextIO | int = subprocess.PIPE) -> subprocess.Popen[str]:
        """Start `cchc …` and leave it running, both its outputs going to `output`."""
        return self._popen([*CCHC, *arguments], output)

    def python(self, script: str) -> str:
        """What a script prints that works inside the product, past its command line."""
        ended = subprocess.run(
            self._inside(script), env=self.environment, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    def start_python(self, script: str, output: TextIO | int = subprocess.PIPE) -> subprocess.Popen[str]:
        """Start such a script and leave it running."""
        return self._popen(self._inside(script), output)

    def _inside(self, script: str) -> list[str]:
        return [sys.executable, "-c", f"import django; django.setup()\n{script}"]

    def _popen(self, command: list[str], output: TextIO | int) -> subprocess.Popen[str]:
        return subprocess.Popen(
            command,
            env=self.environment,
            cwd=ROOT,
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def connection(self) -> sqlite3.Connection | psycopg.Connection[Any]:
        """A bare connection to the database, past all of our code. To be closed."""
        if self.address:
            return psycopg.connect(self.address, autocommit=True)
        return sqlite3.connect(self.data / "cchc.sqlite3", timeout=20, isolation_level=None)

    def sql(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of one bare statement, committed; values stand for %s."""
        connection = self.connection()
        try:
            written = statement if self.address else statement.replace("%s", "?")
            cursor = connection.execute(written, values)
            return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def copy(self, data: Path, address: str = "") -> Installation:
        """The same folder elsewhere; on PostgreSQL `address` is the database already copied there."""
        shutil.copytree(self.data, data, dirs_exist_ok=True)
        return Installation(data, address)
