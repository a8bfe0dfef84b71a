"""Are the static files whole, small enough, free of what the strict policy forbids?"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

import cchc
from cchc.ui.templatetags.ui import ICONS

PACKAGE = Path(cchc.__file__).parent
STATIC = PACKAGE / "ui/static/ui"
VENDOR = STATIC / "vendor"
PARTS = json.loads((VENDOR / "manifest.json").read_text())["parts"]
SHEETS = sorted(STATIC.glob("*.css"))
TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))
FIRST_VISIT_OF_A_CITIZEN = 110_000  # bytes; leaves 40 kB of P14 (docs/performance.md) to the page itself


def test_vendored_files_are_those_of_the_manifest() -> None:
    listed = {file: digest for part in PARTS for file, digest in part["files"].items()}
    for file, digest in listed.items():
        found = base64.b64encode(hashlib.sha384((VENDOR / file).read_bytes()).digest()).decode()
        assert f"sha384-{found}" == digest, file
    licences = {part["licence_file"] for part in PARTS}
    present = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()}
    assert present == listed.keys() | licences | {"manifest.json"}


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part["name"])
def test_every_part_has_version_and_licence(part: dict[str, str]) -> None:
    assert part["version"]
    assert part["licence"] in {"0BSD", "MIT", "OFL-1.1"}
    assert len((VENDOR / part["licence_file"]).read_text()) > 500


def test_the_lock_agrees_with_the_manifest() -> None:
    locked = json.loads((PACKAGE.parent / "package-lock.json").read_text())["packages"]
    versions = {name.removeprefix("node_modules/"): entry["version"] for name, entry in locked.items() if name}
    assert versions == {part["package"]: part["version"] for part in PARTS if part["name"] != "CCHC So"}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_sheets_name_only_files_that_exist(sheet: Path) -> None:
    for address in re.findall(r"url\(([^)]+)\)", sheet.read_text()):
        assert (STATIC / address).is_file(), address


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_text_is_smaller_than_13_pixels(sheet: Path) -> None:
    sizes = re.findall(r"(?:font-size|font|--c-\w+):[^;]*?([\d.]+)(rem|px)\b(?=[^;]*;)", sheet.read_text())
    rems = [float(number) for number, unit in sizes if unit == "rem"]
    assert all(size >= 0.8125 for size in rems), min(rems)
    assert not re.findall(r"font(?:-size)?:[^;]*px", sheet.read_text())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_obey_the_strict_policy(template: Path) -> None:
    text = template.read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|hx-on|<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_use_icons_that_exist(template: Path) -> None:
    used = re.findall(r"{% icon ['\"]([^'\"]+)['\"]", template.read_text())
    assert set(used) <= ICONS


def test_a_citizen_s_first_visit_is_light() -> None:
    packed = [STATIC / name for name in ("cchc.css", "public.css", "clock.css", "cchc.js", "vendor/icons.svg")]
    fonts = [font for font in VENDOR.glob("fonts/*.woff2") if "-500" not in font.name]
    weight = sum(len(gzip.compress(file.read_bytes())) for file in packed)
    weight += sum(font.stat().st_size for font in fonts)
    assert weight <= FIRST_VISIT_OF_A_CITIZEN


def test_the_portal_asks_for_no_medium_weight() -> None:
    public = (STATIC / "public.css").read_text()
    assert "--c-medium: 600" in public
    shared = "".join((STATIC / name).read_text() for name in ("cchc.css", "clock.css", "public.css"))
    assert not re.search(r"font-weight: 500(?!;\s+font-display)", shared)
