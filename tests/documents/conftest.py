"""Each test of files starts with an empty store of its own; each rendered form can be read back as words."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def store(settings: Any, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path / "files"


@pytest.fixture
def words(tmp_path: Path) -> Callable[[bytes], str]:
    """What poppler reads in a PDF, lines joined, so that a test need not know where they break."""

    def read(pdf: bytes) -> str:
        path = tmp_path / "form.pdf"
        path.write_bytes(pdf)
        text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
        return " ".join(text.replace("\u200b", "").split())

    return read
