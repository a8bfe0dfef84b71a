"""Which files are ours? Everything a clone holds, without what was installed, built or vendored."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = sorted(path.parent.name for path in (ROOT / "cchc").glob("*/__init__.py"))
NOT_OURS = {".git", ".venv", "var", "node_modules", "build", "dist", "test-results", "__pycache__"}
VENDORED = {ROOT / "cchc/ui/static/ui/vendor", ROOT / "cchc/content/forms/fonts"}
TEXT = {
    *(".py", ".html", ".txt", ".yaml", ".yml", ".toml", ".md", ".in", ".sh", ".mjs", ".js", ".json"),
    *(".css", ".svg", ".typ", ""),
}


@cache
def text_files() -> list[Path]:
    return [path for path in _walk() if path.suffix in TEXT]


def _walk() -> Iterator[Path]:
    for folder, inner, names in os.walk(ROOT):
        here = Path(folder)
        inner[:] = [
            name
            for name in inner
            if not (name in NOT_OURS or name.endswith(("_cache", ".egg-info")) or here / name in VENDORED)
            and not (name.startswith(".") and name != ".ci")
        ]
        yield from (here / name for name in sorted(names))


def code_files(*tops: str) -> list[Path]:
    """Python files under the given folders, migrations left out: they are history."""
    return [
        path
        for path in text_files()
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in tops and "migrations" not in path.parts
    ]


@cache
def syntax(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(syntax(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def told(faults: list[str]) -> str:
    return "\n" + "\n".join(faults)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))
