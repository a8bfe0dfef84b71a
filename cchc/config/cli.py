"""The `cchc` command. Each subcommand stands in `cchc/config/commands/<name>.py` as `command`.

A subcommand's module is imported only when it is called, so that `cchc worktime due` opens no database.
"""

from __future__ import annotations

import os
import pkgutil
from importlib import import_module
from typing import Any

import click
from django.core.exceptions import ImproperlyConfigured

from cchc import __version__
from cchc.config import commands


class CommandFolder(click.Group):
    """A group whose subcommands are the modules of a folder: verify_audit.py is `cchc verify-audit`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(commands.__path__))

    def invoke(self, ctx: click.Context) -> Any:
        """A setting that production lacks is one line, not a traceback."""
        try:
            return super().invoke(ctx)
        except ImproperlyConfigured as error:
            raise click.ClickException(str(error)) from error

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        module = import_module(f"{commands.__name__}.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command


@click.group(cls=CommandFolder)
@click.version_option(__version__, prog_name="cchc")
def main() -> None:
    """CCHC: hệ thống làm việc cải cách hành chính của Ủy ban nhân dân phường, xã."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.config.settings")
