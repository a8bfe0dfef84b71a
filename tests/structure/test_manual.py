"""Does the manual show the screens of today? Every picture in it is kept by a journey, and none is left over."""

from __future__ import annotations

import re

from tests.installation import ROOT

SHOWN = re.compile(r"screenshots/([\w-]+)\.png")
KEPT = re.compile(r"\.keep\(\"([\w-]+)\"\)")
PAGES = (*(ROOT / "docs").rglob("*.md"), *ROOT.glob("README*.md"))


def test_every_picture_is_kept_by_one_journey() -> None:
    kept = [name for path in (ROOT / "tests/journeys").glob("*.py") for name in KEPT.findall(path.read_text())]
    shown = {name for path in PAGES for name in SHOWN.findall(path.read_text())}
    stored = {path.stem for path in (ROOT / "docs/screenshots").glob("*.png")}
    assert sorted(kept) == sorted(shown) == sorted(stored)
