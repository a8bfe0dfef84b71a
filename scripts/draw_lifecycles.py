"""How do the statuses follow one another? Draws every package's transition table into docs/lifecycle."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent


def drawings() -> dict[Path, str]:
    """The content of each file that `make docs` writes."""
    from cchc.lifecycle.transition import mermaid

    tables = sorted((ROOT / "cchc").glob("*/*lifecycle.py"))
    return {
        ROOT / f"docs/lifecycle/{name}.md": (
            f"# {name}\n\nMade by `make docs` from cchc/{package}/{module}.py.\n\n"
            f"```mermaid\n{mermaid(import_module(f'cchc.{package}.{module}').TRANSITIONS)}```\n"
        )
        for package, module in ((path.parent.name, path.stem) for path in tables)
        for name in (package if module == "lifecycle" else f"{package}-{module.removesuffix('_lifecycle')}",)
    }


def main() -> None:
    django.setup()
    for path, text in drawings().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
