"""`cchc licences`: on whose work does the product stand? Each dependency and vendored file, by licence."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from typing import Any

import click
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from cchc.content.reading import SHIPPED

VENDORED = {
    "cchc/ui/static/ui/vendor": SHIPPED.parent / "ui/static/ui/vendor/manifest.json",
    "cchc/content/forms/fonts": SHIPPED / "forms/fonts/manifest.yaml",
    "cchc/content/units": SHIPPED / "units/vn.yaml",
}
HEAD = """\
CCHC
Licensed under the Apache License, Version 2.0 (see LICENSE).

Made by `make licences`.
"""


@click.command()
def command() -> None:
    """In danh sách phần mềm và tệp dùng chung, kèm phiên bản và giấy phép."""
    click.echo(HEAD)
    click.echo("Python packages that the product runs on, installed beside it:\n")
    for package in sorted(_runtime(), key=lambda package: canonicalize_name(package.name)):
        click.echo(f"  {package.name} {package.version}: {licence_of(package)}")
    for folder, manifest in VENDORED.items():
        click.echo(f"\nFiles in {folder}, distributed with the product:\n")
        for part in _parts(manifest.read_text(encoding="utf-8")):
            click.echo(f"  {part['name']} {part['version']}: {part['licence']}, see {part['licence_file']}")
            for name in part["files"]:
                click.echo(f"    {name}")


def _runtime() -> list[Distribution]:
    """What `cchc` requires, and what that requires in turn."""
    found: dict[str, Distribution] = {}
    waiting = [Requirement("cchc")]
    seen: set[tuple[str, str]] = set()
    while waiting:
        wanted = waiting.pop()
        package = distribution(wanted.name)
        found[canonicalize_name(wanted.name)] = package
        for extra in {"", *wanted.extras} - {extra for name, extra in seen if name == wanted.name}:
            seen.add((wanted.name, extra))
            waiting += _required(package, extra)
    del found["cchc"]
    return list(found.values())


def _required(package: Distribution, extra: str) -> Iterator[Requirement]:
    for line in package.requires or []:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
            yield requirement


def licence_of(package: Distribution) -> str:
    """The SPDX expression, else the classifier, else the first line of the free text."""
    about = package.metadata
    if "License-Expression" in about:
        return about["License-Expression"]
    named = [line.split(" :: ")[-1] for line in about.get_all("Classifier", []) if line.startswith("License")]
    if named:
        return ", ".join(named)
    return about["License"].splitlines()[0] if "License" in about else "unknown"


def _parts(text: str) -> list[dict[str, Any]]:
    """A manifest holds one part, or several under `parts`."""
    values = json.loads(text) if text.startswith("{") else yaml.safe_load(text)
    parts: list[dict[str, Any]] = values.get("parts", [values])
    return parts
