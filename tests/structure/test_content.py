"""Does every content file pass its schema, and is every vendored file the one that its manifest names?"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.installation import Installation
from tests.structure.tree import ROOT, told

MANIFESTS = [
    ROOT / "cchc/ui/static/ui/vendor/manifest.json",
    ROOT / "cchc/content/forms/fonts/manifest.yaml",
    ROOT / "cchc/content/units/vn.yaml",
]


def test_every_content_file_passes(tmp_path: Path) -> None:
    checked = Installation(tmp_path).cchc("content", "check", "cchc/content", fails=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda path: path.suffix)
def test_vendored_files_are_those_of_the_manifest(manifest: Path) -> None:
    text = manifest.read_text(encoding="utf-8")
    values: dict[str, Any] = json.loads(text) if manifest.suffix == ".json" else yaml.safe_load(text)
    parts = values.get("parts", [values])
    digests = {name: digest for part in parts for name, digest in part["files"].items()}
    licences = {part["licence_file"] for part in parts}
    folder = manifest.parent
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path != manifest}
    changed = [name for name, digest in digests.items() if _sha384(folder / name) != digest]
    assert not changed, told(changed)
    assert there == set(digests) | licences


def _sha384(path: Path) -> str:
    return "sha384-" + base64.b64encode(hashlib.sha384(path.read_bytes()).digest()).decode()
