"""Which installations do the tests of the two engines get?

`installation` is theirs alone, with the office of tests/factories/office.py; `empty_installation` has no table
yet. Both come once for SQLite and once for PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from scripts.private_postgres import private_cluster
from tests.installation import Installation

ENGINES = ["sqlite", "postgresql"]


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    with private_cluster() as address:
        yield address


@contextmanager
def _database(cluster: str, template: str = "template1") -> Iterator[str]:
    name = f"t{uuid4().hex}"
    with psycopg.connect(cluster + "postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield cluster + name
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def _empty(engine: str, data: Path, request: pytest.FixtureRequest) -> Iterator[Installation]:
    if engine == "sqlite":
        yield Installation(data)
    else:
        with _database(request.getfixturevalue("cluster")) as address:
            yield Installation(data, address)


@pytest.fixture(params=ENGINES)
def empty_installation(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    with _empty(request.param, tmp_path, request) as installation:
        yield installation


@pytest.fixture(scope="session", params=ENGINES)
def prepared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Prepared once per engine, then only copied."""
    with _empty(request.param, tmp_path_factory.mktemp("prepared"), request) as installation:
        installation.cchc("prepare")
        installation.python("from tests.factories.office import found_office; found_office()")
        yield installation


@pytest.fixture
def installation(prepared: Installation, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Installation]:
    if prepared.engine == "sqlite":
        yield prepared.copy(tmp_path)
    else:
        template = prepared.address.rpartition("/")[2]
        with _database(request.getfixturevalue("cluster"), template) as address:
            yield prepared.copy(tmp_path, address)
