"""Is every template used by something?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.structure.tree import ROOT, code_files, syntax, text_files, told

QUOTED = re.compile(r"""["']([\w/{}.-]+?\.(?:html|txt|xml|svg))""")


def test_no_template_is_unused() -> None:
    templates = [path for path in text_files() if "templates" in path.parts]
    names = {str(path).partition("/templates/")[2]: path for path in templates}
    said = [*_in_code(), *_in_templates()]
    unused = [
        str(path.relative_to(ROOT))
        for name, path in names.items()
        if not any(re.fullmatch(pattern, name) for pattern in said)
    ]
    assert names
    assert not unused, told(unused)


def _in_code() -> Iterator[str]:
    """Names in strings; what an f-string leaves open may be anything within one folder."""
    for path in code_files("cchc"):
        for node in ast.walk(syntax(path)):
            if isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else "[^/]+" for part in node.values
                ]
                yield "".join(parts).partition("\\#")[0]
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and ".html" in node.value:
                yield re.escape(node.value.partition("#")[0])


def _in_templates() -> Iterator[str]:
    for path in text_files():
        if "templates" in path.parts:
            yield from map(re.escape, QUOTED.findall(path.read_text(encoding="utf-8")))
