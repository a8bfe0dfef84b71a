"""How do the statuses follow one another? Draws every package's transition table into docs/lifecycle."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent


def drawings() -> dict[Path, str]:
    """The content of each file that `make docs` writes."""
    from cchc.lifecycle.transition import mermaid

    packages = sorted(path.parent.name for path in (ROOT / "cchc").glob("*/lifecycle.py"))
    return {
        ROOT / f"docs/lifecycle/{package}.md": (
            f"# {package}\n\nMade by `make docs` from cchc/{package}/lifecycle.py.\n\n"
            f"```mermaid\n{mermaid(import_module(f'cchc.{package}.lifecycle').TRANSITIONS)}```\n"
        )
        for package in packages
    }


def main() -> None:
    django.setup()
    for path, text in drawings().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
