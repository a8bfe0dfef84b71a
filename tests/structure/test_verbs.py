"""One verb, one name, everywhere: knowing the button, does one know the file, the address and the test?"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from cchc.lifecycle.transition import Transition
from tests.structure.tree import PACKAGES, ROOT, told

TABLES: dict[str, dict[str, Transition]] = {
    package: {
        verb: line
        for path in sorted((ROOT / "cchc" / package).glob("*lifecycle.py"))
        for verb, line in import_module(f"cchc.{package}.{path.stem}").TRANSITIONS.items()
    }
    for package in PACKAGES
    if package != "lifecycle" and find_spec(f"cchc.{package}.lifecycle")
}
ACTIONS = [
    (package, path.stem)
    for package in PACKAGES
    for path in sorted((ROOT / "cchc" / package / "actions").glob("[a-z]*.py"))
]


BESIDE = {  # verbs of such a package that move no row of its table
    (package, verb) for package in TABLES for verb in getattr(import_module(f"cchc.{package}.lifecycle"), "BESIDE", ())
}


def test_there_are_verbs() -> None:
    assert {"dossiers"} <= set(TABLES)
    assert ACTIONS


def test_every_verb_of_a_table_has_its_action() -> None:
    verbs = {(package, verb) for package, table in TABLES.items() for verb in table}
    assert verbs <= set(ACTIONS), told([f"cchc/{p}/actions/{v}.py" for p, v in verbs - set(ACTIONS)])


def test_every_action_of_such_a_package_is_in_its_table() -> None:
    outside = [
        f"{package}: {verb}"
        for package, verb in ACTIONS
        if verb not in TABLES.get(package, {verb: 1}) and (package, verb) not in BESIDE
    ]
    assert not outside, told(outside)


def test_every_action_has_its_function_and_its_refusal() -> None:
    missing = [
        f"cchc/{package}/actions/{verb}.py: {name}"
        for package, verb in ACTIONS
        for name in (verb, f"why_not_{verb}")
        if not callable(_module(package, verb).get(name))
    ]
    assert not missing, told(missing)


def test_every_action_has_its_test() -> None:
    tests = [ROOT / "tests" / package / "actions" / f"test_{verb}.py" for package, verb in ACTIONS]
    missing = [str(path.relative_to(ROOT)) for path in tests if not path.exists()]
    assert not missing, told(missing)


def test_every_verb_of_a_person_has_its_address() -> None:
    names = {pattern.name for pattern in _patterns(get_resolver())}
    missing = [
        f"{package}: {verb}"
        for package, table in TABLES.items()
        for verb, line in table.items()
        if line.who.__name__ != "the_system" and verb not in names
    ]
    assert not missing, told(missing)


def _module(package: str, verb: str) -> dict[str, Any]:
    return vars(import_module(f"cchc.{package}.actions.{verb}"))


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern)
        else:
            yield pattern
