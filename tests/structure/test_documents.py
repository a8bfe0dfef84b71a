"""Do the generated documents say what the code says?"""

from __future__ import annotations

from scripts.draw_lifecycles import drawings


def test_lifecycles_are_current() -> None:
    for path, text in drawings().items():
        assert path.read_text(encoding="utf-8") == text, "run: make docs"
