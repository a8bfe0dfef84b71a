"""Does every module and function carry a word of the office, and none that says nothing?"""

from __future__ import annotations

import re

from tests.structure.tree import PACKAGES, ROOT, code_files, functions, name_of, told

SAY_NOTHING = {
    *("util", "utils", "helper", "helpers", "manager", "managers", "service", "services"),
    *("handle", "handles", "handler", "data", "info"),
}


def test_modules_and_functions_say_something() -> None:
    named = {
        (name_of(path), name)
        for path in code_files("cchc", "scripts", "benchmarks", "tests")
        for name in (path.stem, path.parent.name, *(function.name for function in functions(path)))
        if not name.startswith("test_")
    }
    empty = [f"{where}: {name}" for where, name in sorted(named) if _says_nothing(name)]
    assert not empty, told(empty)


def _says_nothing(name: str) -> bool:
    words = name.strip("_").split("_")
    return bool(SAY_NOTHING & set(words)) or words[0] == "do"


def test_the_glossary_knows_every_package() -> None:
    glossary = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").lower()
    unknown = [package for package in PACKAGES if not re.search(rf"\b{package.removesuffix('s')}s?\b", glossary)]
    assert not unknown, told(unknown)
