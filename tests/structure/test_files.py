"""Is every file as the house style wants it: short, normalised, explained, finished, at home anywhere?"""

from __future__ import annotations

import ast
import re
import unicodedata
from pathlib import Path

from tests.structure.tree import ROOT, code_files, functions, name_of, syntax, text_files, told

LONGEST_FILE = 300  # lines
LONGEST_FUNCTION = 40
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b")
THIS_MACHINE = re.compile(r"(?<![\w.}])/(?:work|root|home)/")
ADDRESS = re.compile(r"\w+://|--(?:extra-)?index-url|--find-links|\"resolved\"")


def test_files_are_short() -> None:
    long = [
        f"{name_of(path)}: {lines} lines"
        for path in code_files("cchc", "tests", "scripts", "benchmarks")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    ]
    assert not long, told(long)


def test_functions_are_short() -> None:
    long = [
        f"{name_of(path)}:{function.lineno}: {function.name}"
        for path in code_files("cchc", "scripts")
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION
    ]
    assert not long, told(long)


def test_text_is_normalised() -> None:
    found = [name_of(path) for path in text_files() if not unicodedata.is_normalized("NFC", _text(path))]
    assert not found, told(found)


def test_nothing_is_left_to_do() -> None:
    found = _lines_with(UNFINISHED, text_files())
    assert not found, told(found)


def test_no_file_knows_this_machine() -> None:
    found = _lines_with(THIS_MACHINE, text_files())
    assert not found, told(found)


def test_dependency_files_hold_no_address() -> None:
    files = [*(ROOT / "requirements").iterdir(), *ROOT.glob("package*.json"), ROOT / ".npmrc"]
    found = _lines_with(ADDRESS, [*files, ROOT / "pyproject.toml", ROOT / "Makefile"])
    assert not found, told(found)


def test_modules_say_what_they_settle() -> None:
    mute = [
        name_of(path)
        for path in code_files("cchc", "tests", "scripts", "benchmarks")
        if syntax(path).body and not ast.get_docstring(syntax(path))
    ]
    assert not mute, told(mute)


def test_actions_and_models_say_what_they_are() -> None:
    mute = [
        f"{name_of(path)}: {node.name}"
        for path in code_files("cchc")
        for node in syntax(path).body
        if (_is_verb(path, node) or _is_model(node)) and not ast.get_docstring(node)  # type: ignore[arg-type]
    ]
    assert not mute, told(mute)


def _is_verb(path: Path, node: ast.stmt) -> bool:
    return path.parent.name == "actions" and isinstance(node, ast.FunctionDef) and node.name == path.stem


def _is_model(node: ast.stmt) -> bool:
    """A class of the office's nouns: a table, by its base."""
    return isinstance(node, ast.ClassDef) and any(
        ast.unparse(base) in ("models.Model", "Identified") for base in node.bases
    )


def _lines_with(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    return [
        f"{name_of(path)}:{number}: {line.strip()[:120]}"
        for path in files
        for number, line in enumerate(_text(path).splitlines(), 1)
        if pattern.search(line)
    ]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
