"""One piece of evidence serves several criteria; a new version takes the place of the old one, which stays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from cchc.audit.recording import events_of
from cchc.lifecycle.clock import today
from cchc.lifecycle.refusal import ActionRefused
from cchc.parindex.actions.add_evidence import EvidenceWords, add_evidence, why_not_add_evidence
from cchc.parindex.checking import evidence_of, missing_now
from cchc.parindex.models import Evidence, RoundStatus, SheetStatus
from tests.factories.office import actor
from tests.factories.rounds import line, opened, round_at, self_scored, sheet_at, sheet_of

pytestmark = pytest.mark.django_db
S, R = SheetStatus, RoundStatus


def plan(**changes: Any) -> EvidenceWords:
    return EvidenceWords(**{"title": "Kế hoạch CCHC", "issued_on": today(), "address": "/ke-hoach/", **changes})


def test_for_several_criteria_and_its_new_version() -> None:
    sheet, office = sheet_of(opened()), actor("vanphong")
    first = add_evidence(line=line(sheet, "1.1"), by=office, words=plan(), codes=["1.2"])
    assert set(first.lines.values_list("code", flat=True)) == {"1.1", "1.2"}
    second = add_evidence(line=line(sheet, "1.1"), by=office, words=plan(title="Kế hoạch CCHC (sửa)", replaces=first))
    assert (second.version, set(second.lines.values_list("code", flat=True))) == (2, {"1.1", "1.2"})
    assert evidence_of(sheet)[line(sheet, "1.2").pk] == [second]
    last = events_of(sheet).last()
    assert (last.name, last.data["version"], last.data["codes"]) == ("evidence_added", 2, ["1.1", "1.2"])
    with pytest.raises(ActionRefused, match="đã có phiên bản mới hơn"):
        add_evidence(line=line(sheet, "1.1"), by=office, words=plan(replaces=Evidence.objects.get(pk=first.pk)))


def test_outside_the_year_is_flagged() -> None:
    sheet = self_scored(sheet_of(opened()))
    old = today().replace(year=today().year - 1, day=1)
    add_evidence(line=line(sheet, "1.2"), by=actor("vanphong"), words=plan(issued_on=old))
    assert [(each.check, each.line.code) for each in missing_now(sheet_of(sheet.round))] == [("outside_year", "1.2")]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": " "}, "Hãy ghi tên tài liệu"),
        ({"address": ""}, "Hãy chọn tệp, hoặc chọn một trang của hệ thống"),
        ({"address": "https://example.com"}, "bắt đầu bằng dấu /"),
        ({"issued_on": today() + timedelta(days=400)}, "không được sau hôm nay"),
    ],
)
def test_what_it_must_say(changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ActionRefused, match=sentence):
        add_evidence(line=line(sheet_of(opened()), "1.1"), by=actor("vanphong"), words=plan(**changes))
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("status", "username", "sentence"),
    [
        (S.SCORING, "chutich", "người được phân công tiêu chí"),
        (S.SCORING, "tuphap", "người được phân công tiêu chí"),
        (S.SCORING, "thamdinh", "người được phân công tiêu chí"),
        (S.AWAITING_CHAIR, "vanphong", "«Chờ lãnh đạo duyệt»"),
    ],
)
def test_refusals(status: SheetStatus, username: str, sentence: str) -> None:
    assert sentence in str(why_not_add_evidence(line=line(sheet_at(status), "1.1"), by=actor(username)))


def test_also_with_an_explanation_and_never_while_appraised() -> None:
    asked = line(sheet_of(round_at(R.EXPLANATION)), "1.1")
    assert why_not_add_evidence(line=asked, by=actor("vanphong")) is None
    asked.assessment.round.status = R.FIRST_APPRAISAL
    assert "«Thẩm định lần 1»" in str(why_not_add_evidence(line=asked, by=actor("vanphong")))
