"""Where does a benchmark run? On copies of an office prepared once, the database being durable as a ward's is."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from scripts.private_postgres import private_cluster
from tests.installation import CCHC, ROOT, Installation

DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
FOUND_OFFICE = "from tests.factories.office import found_office; found_office()"


class Offices:
    """Empty installations and copies of one with the demonstration's office, all on one engine."""

    def __init__(self, folder: Path, cluster: str) -> None:
        self.folder, self.cluster, self.count = folder, cluster, 0

    def empty(self) -> Installation:
        """One without any table."""
        return self._next("template1")

    def prepared(self) -> Installation:
        """One as `cchc prepare` leaves it, with units, officials and the catalogue."""
        office = self.empty()
        office.cchc("prepare")
        office.python(FOUND_OFFICE)
        return office

    def copy(self, office: Installation) -> Installation:
        """Another one like it. Nobody may be connected to its database."""
        another = self._next(office.address.rpartition("/")[2])
        return office.copy(another.data, another.address)

    def _next(self, template: str) -> Installation:
        self.count += 1
        name = f"office{self.count}"
        if not self.cluster:
            return Installation(self.folder / name)
        with psycopg.connect(self.cluster + "postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return Installation(self.folder / name, self.cluster + name)


@contextmanager
def offices(engine: str, **settings: str) -> Iterator[Offices]:
    """`engine` is sqlite or postgresql, with the server's `settings`; all is removed in the end."""
    with ExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(prefix="cchc-bench-"))
        cluster = stack.enter_context(private_cluster(**DURABLE | settings)) if engine == "postgresql" else ""
        yield Offices(Path(folder), cluster)


@contextmanager
def served(office: Installation, settings: str = "cchc.config.settings") -> Iterator[tuple[str, int]]:
    """Run `cchc serve` as it comes; give its address and the process that all its others descend from."""
    environment = office.environment | {"DJANGO_SETTINGS_MODULE": settings}
    with subprocess.Popen(
        [*CCHC, "serve", "--port", "0"], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            said = server.stdout.readline() if server.stdout else ""
            address = re.search(r"http://\S+", said)
            assert address, said
            yield address[0], server.pid
        finally:
            server.terminate()
