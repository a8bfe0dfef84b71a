"""Small rubrics: one field with one criterion of leaves, and whatever else a test says; and drafts of the reference
rubric, reached through the real actions."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from cchc.content.reading import SHIPPED
from cchc.parindex.actions.publish_rubric_draft import publish_rubric_draft
from cchc.parindex.actions.save_rubric_draft import save_rubric_draft
from cchc.parindex.actions.start_rubric_draft import start_rubric_draft
from cchc.parindex.models import Rubric, RubricDraft
from cchc.parindex.reading import read_rubric
from cchc.parindex.rules.base import AssessedYear
from cchc.parindex.schema import RubricContent
from cchc.worktime.loading import calendar
from tests.factories.office import actor

OFFICE = "vanphong"
W_2025: Path = SHIPPED / "rubrics/w-2025.yaml"
YEAR = AssessedYear(2025, calendar("vn"))


def reference() -> RubricContent:
    return read_rubric(W_2025)


def small(*leaves: dict[str, Any], **more: Any) -> RubricContent:
    """A rubric of these leaves; names, codes 1.1.1, 1.1.2 … and sums are filled in."""
    parts = [{"code": f"1.1.{n}", "name": f"Mục {n}"} | leaf for n, leaf in enumerate(leaves, 1)]
    scale = sum(Decimal(str(leaf["max"])) for leaf in leaves)
    criterion = {"code": "1.1", "name": "Tiêu chí", "max": scale, "parts": parts}
    values = {
        "kind": "rubric", "code": "NHO", "title": "Bộ tiêu chí nhỏ", "status": "sample", "source": "soạn",
        "mark": "composed", "level": "commune", "from_year": 2025, "scale": scale,
        "parts": [{"code": "1", "name": "Lĩnh vực", "max": scale, "parts": [criterion]}],
    }  # fmt: skip
    return RubricContent.model_validate(values | more)


def judged(most: str, step: str = "0.05") -> dict[str, Any]:
    return {"max": most, "rule": {"kind": "MANUAL_JUDGEMENT", "step": step}}


def shipped(code: str = "W-2025") -> Rubric:
    """As `cchc prepare` published it."""
    return Rubric.objects.get(code=code, unit=None)


def draft(code: str = "W-2025") -> RubricDraft:
    """A copy of the shipped version, not yet changed."""
    return start_rubric_draft(rubric=shipped(code), by=actor(OFFICE))


def draft_of(rubric: Rubric) -> RubricContent:
    """What a new draft of it says."""
    return rubric.content.model_copy(update={"version": rubric.version + 1})


def change(draft: RubricDraft, **words: Any) -> RubricDraft:
    """The draft with other words at its head."""
    content = draft.content.model_copy(update=words)
    return save_rubric_draft(draft=draft, by=actor(OFFICE), seen=draft.saves, content=content)


def publish(draft: RubricDraft) -> Rubric:
    return publish_rubric_draft(draft=draft, by=actor(OFFICE), seen=draft.saves)
