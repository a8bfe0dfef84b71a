"""Where do tests and benchmarks get a PostgreSQL of their own? A cluster in a temporary folder, on loopback.

As a command, `python scripts/private_postgres.py pytest -q` runs the rest of the line with CCHC_DATABASE
naming that cluster; when the line ends, or a signal ends us, the server stops and the folder is removed.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

FOR_SPEED = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "128MB",
}
PATIENCE = 30  # seconds for the server to answer


def server_programs() -> Path | None:
    """The folder of initdb and postgres: from the path, else the newest that Debian installed."""
    on_path = shutil.which("initdb")
    found = [Path(on_path)] if on_path else list(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return max((program.resolve().parent for program in found), default=None, key=_version)


def _version(folder: Path) -> float:
    name = folder.parent.name
    return float(name) if name.replace(".", "", 1).isdigit() else 0.0


@contextmanager
def private_cluster(**settings: str) -> Iterator[str]:
    """Run a cluster; give its address, `postgres://…@127.0.0.1:port/`, which lacks only a database's name."""
    programs = server_programs()
    if programs is None:
        raise FileNotFoundError("initdb is missing. Install it: apt-get install postgresql")
    as_user = _unprivileged_user()
    password, port = secrets.token_urlsafe(16), _free_port()
    options = {"port": str(port), "listen_addresses": "127.0.0.1", "unix_socket_directories": ""}
    with _signals_as_interrupts(), _folder() as folder, (folder / "log").open("wb") as log:
        _make_cluster(programs, folder, password, as_user)
        server = subprocess.Popen(
            [programs / "postgres", "-D", folder / "data"]
            + [f"--{name}={value}" for name, value in {**FOR_SPEED, **options, **settings}.items()],
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl+C is ours to handle: connections end first
            **as_user,
        )
        try:
            address = f"postgres://cchc:{password}@127.0.0.1:{port}/"
            _wait_until_it_answers(address, server, folder / "log")
            yield address
        finally:
            server.send_signal(signal.SIGQUIT)  # at once: nothing in it is kept
            server.wait(PATIENCE)


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="cchc-postgres-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # the server's last files may go while we look


def _unprivileged_user() -> dict[str, object]:
    """initdb refuses root: then the server runs as `postgres`, or `nobody` where that user is missing."""
    if os.geteuid() != 0:
        return {}
    names = {user.pw_name for user in pwd.getpwall()}
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _make_cluster(programs: Path, folder: Path, password: str, as_user: dict[str, object]) -> None:
    secret = folder / "password"
    secret.write_text(password)
    if as_user:
        for path in (folder, secret):
            os.chown(path, as_user["user"], as_user["group"])
    options = ["--username=cchc", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    made = subprocess.run(
        [programs / "initdb", "-D", folder / "data", "--pwfile", secret, *options],
        capture_output=True,
        text=True,
        cwd=folder,
        **as_user,
    )
    if made.returncode:
        raise RuntimeError(made.stderr)


def _wait_until_it_answers(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            psycopg.connect(address + "postgres", connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("PostgreSQL did not start:\n" + log.read_text())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _signals_as_interrupts() -> Iterator[None]:
    """Let SIGTERM unwind the stack as Ctrl+C does, so that the server is always stopped."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def main(command: list[str]) -> int:
    """Run `command` with CCHC_DATABASE naming a private cluster; its exit status is ours."""
    # Tests roll back: statistics gathered among their dead rows say «empty», and the plans would be those of chance.
    with private_cluster(autovacuum="off") as address:
        running = subprocess.Popen(command, env={**os.environ, "CCHC_DATABASE": address + "postgres"})
        try:
            return running.wait()
        except KeyboardInterrupt:
            running.terminate()
            running.wait()
            return 128 + signal.SIGINT


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
