"""Is NOTICE what `cchc licences` says today?"""

from __future__ import annotations

import re

from click.testing import CliRunner

from cchc.config.commands.licences import command
from tests.installation import ROOT


def test_notice_is_current() -> None:
    said = CliRunner().invoke(command, catch_exceptions=False).output
    assert (ROOT / "NOTICE").read_text(encoding="utf-8") == said, "run: make licences"


def test_every_locked_package_is_named() -> None:
    locked = re.findall(r"^([\w.-]+)==", (ROOT / "requirements/runtime.txt").read_text(), re.MULTILINE)
    said = CliRunner().invoke(command, catch_exceptions=False).output.lower().replace("_", "-")
    assert locked
    assert [name for name in locked if f"  {name.replace('_', '-')} " not in said] == []
    assert "unknown" not in said
