"""What was asked is answered by the office, or by who holds the criterion, before the Chair locks the answers."""

from __future__ import annotations

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.explain_leaf import explain_leaf, why_not_explain_leaf
from cchc.parindex.models import RoundStatus
from tests.factories.office import actor
from tests.factories.rounds import line, round_at, sheet_of

pytestmark = pytest.mark.django_db
R = RoundStatus


def test_answered() -> None:
    sheet = sheet_of(round_at(R.EXPLANATION))
    explained = explain_leaf(line=line(sheet, "1.1"), by=actor("vanphong"), explanation=" Trích từ sổ. ")
    assert explained.explanation == "Trích từ sổ."
    last = events_of(sheet).last()
    assert (last.name, last.data) == ("leaf_explained", {"code": "1.1", "text": "Trích từ sổ."})


def test_also_by_who_holds_the_criterion() -> None:
    sheet = sheet_of(round_at(R.EXPLANATION))
    sheet.lines.filter(code="1.1").update(responsible=actor("tuphap").post)
    assert why_not_explain_leaf(line=line(sheet, "1.1"), by=actor("tuphap")) is None


def test_only_what_was_asked_and_with_words() -> None:
    sheet = sheet_of(round_at(R.EXPLANATION))
    assert "không bị yêu cầu giải trình" in str(why_not_explain_leaf(line=line(sheet, "1.2"), by=actor("vanphong")))
    with pytest.raises(ActionRefused, match="Hãy ghi nội dung giải trình"):
        explain_leaf(line=line(sheet, "1.1"), by=actor("vanphong"), explanation=" ")


@pytest.mark.parametrize(
    ("status", "username", "sentence"),
    [
        (R.EXPLANATION, "chutich", "người được phân công tiêu chí"),
        (R.EXPLANATION, "tuphap", "người được phân công tiêu chí"),
        (R.EXPLANATION, "thamdinh", "người được phân công tiêu chí"),
        (R.FIRST_APPRAISAL, "vanphong", "«Thẩm định lần 1»"),
        (R.SECOND_APPRAISAL, "vanphong", "«Thẩm định lần 2»"),
    ],
)
def test_refusals(status: RoundStatus, username: str, sentence: str) -> None:
    asked = line(sheet_of(round_at(status)), "1.1")
    assert sentence in str(why_not_explain_leaf(line=asked, by=actor(username)))
