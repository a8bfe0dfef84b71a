"""How does one command become a web server? Gunicorn from within: threads, one copy of the code, and the rounds."""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Callable
from typing import Any

from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter

from cchc.config.rounds import tick

ROUND_SECONDS = 300


class Server(BaseApplication):
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
            "when_ready": lambda arbiter: _ready(arbiter, announce),
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from cchc.config.loaded import keep_what_is_loaded
        from cchc.config.wsgi import application

        keep_what_is_loaded()
        connections.close_all()  # a connection must not be shared by forked workers
        return application


def _ready(arbiter: Arbiter, announce: Callable[[str], None]) -> None:
    server = os.getpid()
    if os.fork() == 0:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for listener in arbiter.LISTENERS:
            listener.sock.close()  # or the port would stay taken, unanswered, until the last round ends
        _make_rounds_while(server)
        os._exit(0)  # past the server's own farewells, which are the parent's
    announce(_address(arbiter))


def _make_rounds_while(server: int) -> None:
    """Do what is due every few minutes, as long as the server lives; a fault waits for the next round."""
    waited = ROUND_SECONDS
    while os.getppid() == server:
        if waited == ROUND_SECONDS:
            waited = 0
            try:
                tick()
            except Exception:
                logging.getLogger(__name__).exception("a round failed; the next one finds the same work")
            connections.close_all()
        time.sleep(1)
        waited += 1


def _address(arbiter: Arbiter) -> str:
    host, port = arbiter.LISTENERS[0].sock.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
