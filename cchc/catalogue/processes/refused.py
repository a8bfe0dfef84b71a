"""Why could a file not be read as a process?"""

from __future__ import annotations


class FileRefused(Exception):  # noqa: N818 (the office's word: the file said something that cannot be)
    """Every reason as a Vietnamese sentence; nothing was stored."""

    def __init__(self, reasons: list[str]):
        self.reasons = reasons
        super().__init__(" ".join(reasons))
