"""A draft keeps what was typed, sums that differ too; what is published is not edited."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.discard_rubric_draft import discard_rubric_draft
from cchc.parindex.actions.save_rubric_draft import save_rubric_draft, why_not_save_rubric_draft
from cchc.parindex.faults import faults_of
from tests.factories.office import actor
from tests.factories.rubrics import OFFICE, change, draft, publish

pytestmark = pytest.mark.django_db


def test_what_does_not_agree_yet_is_kept() -> None:
    saved = change(draft(), scale=Decimal(99))
    assert (saved.saves, saved.content.scale) == (1, 99)
    assert [reason for _, reason in faults_of(saved.content)] == ["các lĩnh vực cộng lại 100 điểm, khác thang điểm 99"]
    assert events_of(saved).last().name == "rubric_draft_saved"  # type: ignore[union-attr]


def test_nothing_is_written_when_nothing_changed() -> None:
    saved = change(draft())
    assert saved.saves == 0
    assert events_of(saved).count() == 1


def test_not_what_somebody_else_has_just_changed() -> None:
    drafted = draft()
    change(drafted, title="Khác")
    with pytest.raises(ActionRefused, match="đã được sửa từ khi"):
        save_rubric_draft(draft=drafted, by=actor(OFFICE), seen=0, content=drafted.content)


def test_what_is_published_cannot_be_edited() -> None:
    drafted = draft()
    publish(drafted)
    drafted.refresh_from_db()
    with pytest.raises(ActionRefused, match="đã công bố thì không sửa được"):
        change(drafted, title="Khác")


def test_nor_what_is_discarded_or_of_others() -> None:
    drafted = draft()
    assert "Văn phòng" in str(why_not_save_rubric_draft(draft=drafted, by=actor("chutich")))
    discard_rubric_draft(draft=drafted, by=actor(OFFICE), seen=0)
    drafted.refresh_from_db()
    with pytest.raises(ActionRefused, match="Đã bỏ"):
        change(drafted, title="Khác")


@pytest.mark.parametrize("words", [{"code": "KHAC"}, {"version": 7}])
def test_code_and_version_are_not_typed(words: dict[str, object]) -> None:
    with pytest.raises(ActionRefused, match="Mã và số phiên bản"):
        change(draft(), **words)
