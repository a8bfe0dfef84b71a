"""How does one command become a web server? Gunicorn from within: threads, and one copy of the code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter


class Server(BaseApplication):  # type: ignore[misc]
    """The product behind HTTP: `workers` processes forked from one loaded copy, each with `threads` threads.

    `port` 0 takes a free one; `announce` is told the address once requests are answered.
    """

    def __init__(self, *, host: str, port: int, workers: int, threads: int, announce: Callable[[str], None]) -> None:
        self.options = {
            "bind": f"{host}:{port}",
            "workers": workers,
            "threads": threads,
            "worker_class": "gthread",
            "preload_app": True,  # what the workers share in memory is loaded once
            "graceful_timeout": 20,
            "control_socket_disable": True,
            "loglevel": "warning",
            "when_ready": lambda arbiter: announce(_address(arbiter)),
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from cchc.config.wsgi import application

        connections.close_all()  # a connection must not be shared by forked workers
        return application


def _address(arbiter: Arbiter) -> str:
    host, port = arbiter.LISTENERS[0].sock.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
