"""A published version has the next number and is never edited again, not even in the database."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.publish_rubric_draft import publish_rubric_draft, why_not_publish_rubric_draft
from cchc.parindex.models import Rubric
from tests.factories.office import actor, ward
from tests.factories.rubrics import OFFICE, change, draft, publish, shipped

pytestmark = pytest.mark.django_db


def test_it_is_the_next_version_of_the_unit() -> None:
    drafted = change(draft(), title="Bộ tiêu chí của phường")
    rubric = publish(drafted)
    assert (rubric.version, rubric.content.version, rubric.unit) == (2, 2, ward())
    assert rubric.title == "Bộ tiêu chí của phường"
    assert rubric.published_by.startswith("Trần Quốc Bảo, ")
    assert shipped().title != rubric.title
    drafted.refresh_from_db()
    assert (drafted.status, drafted.rubric) == ("published", rubric)
    assert events_of(drafted).last().data == {"code": "W-2025", "version": 2}  # type: ignore[union-attr]
    assert publish(draft()).version == 3


def test_not_with_faults() -> None:
    drafted = change(draft(), scale=Decimal(99), bonus_cap=Decimal(1))
    with pytest.raises(ActionRefused, match="Còn 2 chỗ cần sửa trước khi công bố: các lĩnh vực cộng lại 100 điểm"):
        publish(drafted)


def test_not_unseen_and_not_by_others() -> None:
    drafted = draft()
    assert "Văn phòng" in str(why_not_publish_rubric_draft(draft=drafted, by=actor("chutich")))
    change(drafted, title="Khác")
    with pytest.raises(ActionRefused, match="đã được sửa từ khi"):
        publish_rubric_draft(draft=drafted, by=actor(OFFICE), seen=0)


def test_not_twice() -> None:
    drafted = draft()
    publish(drafted)
    with pytest.raises(ActionRefused, match="đã công bố thì không sửa được"):
        publish(drafted)


def test_the_database_refuses_to_change_or_delete_it() -> None:
    for wrong in (
        lambda: Rubric.objects.filter(code="W-2025").update(title="Khác"),
        lambda: Rubric.objects.filter(code="BAY-LINH-VUC").delete(),
    ):
        with pytest.raises(DatabaseError, match="a published rubric is not edited"), transaction.atomic():
            wrong()
