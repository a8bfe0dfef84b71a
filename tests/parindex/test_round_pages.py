"""The pages of the yearly round: who sees what, what each button does, a refusal said in place, few queries."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.lifecycle.clock import today
from cchc.organization.models import Unit
from cchc.parindex.actions.assign_criteria import assign_criteria
from cchc.parindex.actions.open_round import open_round
from cchc.parindex.models import AssessmentRound, RoundStatus, Rubric, SheetStatus
from tests.factories.office import actor, signed_in
from tests.factories.rounds import line, opened, round_at, sheet_at, sheet_of, small_rubric, words
from tests.parindex.pages import HERE, days, opened_as, text_of

pytestmark = pytest.mark.django_db
R, S = RoundStatus, SheetStatus


def opening(**changes: str) -> dict[str, str]:
    names = ("self_score_due_at", "first_due_at", "explanation_due_at", "second_due_at")
    due = dict(zip(names, days(10, 20, 30, 40), strict=True))
    rubric = str(small_rubric().pk)
    return {"year": str(today().year), "title": "Chỉ số", "rubric": rubric, "ranking": "dense", **due, **changes}


def test_a_round_is_opened_and_listed() -> None:
    client = signed_in("thamdinh")
    assert "Chưa có đợt đánh giá nào" in opened_as("vanphong", HERE)
    assert "Mở đợt đánh giá" in text_of(client.get(HERE))
    answer = client.post(f"{HERE}mo/", opening())
    of = AssessmentRound.objects.get()
    assert answer["Location"] == f"{HERE}{of.pk}/"
    assert "Tự chấm điểm" in opened_as("vanphong", HERE)
    again = client.post(f"{HERE}mo/", opening(title="Chỉ số lần nữa"))
    assert again.status_code == 422
    assert "Đã có đợt đánh giá năm" in text_of(again)
    assert "Chỉ số lần nữa" in again.content.decode()


def test_the_office_rehearses_for_itself() -> None:
    client = signed_in("vanphong")
    assert "ranking" not in client.get(f"{HERE}mo/").content.decode()
    answer = client.post(f"{HERE}mo/", opening())
    of = AssessmentRound.objects.get()
    assert (of.rehearsal, answer["Location"]) == (True, f"{HERE}phieu/{of.assessments.get().pk}/")
    assert "Kết thúc đợt" in opened_as("vanphong", f"{HERE}{of.pk}/")
    assert signed_in("thamdinh").get(f"{HERE}{of.pk}/").status_code == 404
    assert signed_in("tuphap").get(f"{HERE}mo/").status_code == 409


def test_only_whole_visible_rubrics_are_offered() -> None:
    page = signed_in("thamdinh").get(f"{HERE}mo/").content.decode()
    partial = Rubric.objects.filter(document__status="partial")
    assert partial.exists()
    assert not any(str(each.pk) in page for each in partial)


@pytest.mark.parametrize("status", list(R)[:-1])
@pytest.mark.parametrize("name", ["thamdinh", "vanphong", "chutich", "captren", "tuphap"])
def test_every_page_opens_at_every_step(status: RoundStatus, name: str) -> None:
    of = round_at(status)
    sheet = sheet_of(of)
    opened_as(name, HERE)
    assert of.title in opened_as(name, f"{HERE}{of.pk}/")
    assert "Hồ sơ đúng hạn" in opened_as(name, f"{HERE}phieu/{sheet.pk}/")
    for code in ("1.1", "2", "T1"):
        opened_as(name, f"{HERE}tieu-chi/{line(sheet, code).pk}/")


def test_a_sheet_above_is_seen_once_locked() -> None:
    sheet = sheet_at(S.AWAITING_CHAIR)
    assert signed_in("thamdinh").get(f"{HERE}phieu/{sheet.pk}/").status_code == 404
    assert signed_in("chutich.hlt").get(f"{HERE}phieu/{sheet.pk}/").status_code == 404


def test_the_checks_stand_beside_their_mending() -> None:
    sheet = sheet_of(opened())
    page = opened_as("vanphong", f"{HERE}phieu/{sheet.pk}/")
    assert "Kiểm tra trước khi trình" in page
    assert "Còn 2 chỗ phải bổ sung" in page
    assert "1.1 Hồ sơ đúng hạn Chưa chấm điểm" in page
    refused = signed_in("vanphong").post(f"{HERE}phieu/{sheet.pk}/submit_self_score/")
    assert (refused.status_code, "Còn 2 chỗ phải bổ sung" in text_of(refused)) == (409, True)


def test_criteria_are_shared_out_by_groups() -> None:
    sheet, client = sheet_of(opened()), signed_in("vanphong")
    address, person = f"{HERE}phieu/{sheet.pk}/assign_criteria/", actor("tuphap").post
    none = client.post(address, {"to": str(person.pk)})
    assert (none.status_code, "Hãy chọn ít nhất một tiêu chí." in text_of(none)) == (422, True)
    nobody = client.post(address, {"codes": ["1.2"]})
    assert "Hãy chọn người nhận." in text_of(nobody)
    assert 'value="1.2" aria-label="Chọn 1.2" checked' in nobody.content.decode()
    client.post(address, {"to": str(person.pk), "codes": ["1", "T1"]})
    assert set(sheet.lines.filter(responsible=person).values_list("code", flat=True)) == {"1.1", "1.2", "T1"}
    mine = opened_as("tuphap", f"{HERE}phieu/{sheet.pk}/?loc=cua-toi")
    assert "Có kế hoạch" in mine
    assert "Nộp muộn" not in mine


def test_from_the_chair_to_publication_by_the_pages() -> None:
    sheet = sheet_at(S.AWAITING_CHAIR)
    of, chair, above, office = sheet.round, signed_in("chutich"), signed_in("thamdinh"), signed_in("vanphong")
    back = chair.post(f"{HERE}phieu/{sheet.pk}/return_self_score/", {"reason": ""})
    assert "Hãy điền ô này." in text_of(back)
    chair.post(f"{HERE}phieu/{sheet.pk}/return_self_score/", {"reason": "Bổ sung minh chứng"})
    assert "Bổ sung minh chứng" in text_of(office.get(f"{HERE}phieu/{sheet.pk}/"))
    office.post(f"{HERE}phieu/{sheet.pk}/submit_self_score/")
    chair.post(f"{HERE}phieu/{sheet.pk}/lock_self_score/")
    above.post(f"{HERE}{of.pk}/advance_round/", {"seen": "self_scoring"})
    one = f"{HERE}tieu-chi/{line(sheet, '1.1').pk}/"
    refused = above.post(f"{one}appraise_leaf/", {"points": "2"})
    assert (refused.status_code, "Hãy ghi lý do." in text_of(refused)) == (422, True)
    above.post(f"{one}appraise_leaf/", {"points": "2", "note": "Thiếu sổ", "question": "Số liệu lấy từ đâu?"})
    for code, points in (("1.2", "2"), ("2", "3,2")):
        above.post(f"{HERE}tieu-chi/{line(sheet, code).pk}/appraise_leaf/", {"points": points})
    above.post(f"{HERE}{of.pk}/advance_round/", {"seen": "first"})
    assert "Số liệu lấy từ đâu?" in text_of(office.get(one))
    office.post(f"{one}explain_leaf/", {"explanation": "Trích từ sổ."})
    chair.post(f"{HERE}phieu/{sheet.pk}/lock_explanation/")
    above.post(f"{HERE}{of.pk}/advance_round/", {"seen": "explanation"})
    stale = above.post(f"{HERE}{of.pk}/advance_round/", {"seen": "explanation"})
    assert (stale.status_code, "Còn 1 tiêu chí" in text_of(stale)) == (409, True)
    above.post(f"{one}appraise_leaf/", {"points": "2,5", "note": "Chấp nhận một phần"})
    above.post(f"{HERE}{of.pk}/advance_round/", {"seen": "second"})
    half = {"seen": "council", "members": "9", "approving": "4", "minutes": "15/BB-HĐ"}
    assert "quá nửa" in text_of(above.post(f"{HERE}{of.pk}/approve_result/", half))
    above.post(f"{HERE}{of.pk}/approve_result/", half | {"approving": "7"})
    decided = {"seen": "approved", "decision": "99/QĐ-UBND", "decided_on": days(0)[0]}
    above.post(f"{HERE}{of.pk}/publish_result/", decided)
    page = text_of(office.get(f"{HERE}{of.pk}/"))
    assert "Xếp hạng 1 đơn vị" in page
    assert "7,70" in page
    above.post(f"{HERE}{of.pk}/close_round/", {"seen": "published"})
    assert AssessmentRound.objects.get().status == R.CLOSED


def test_a_page_of_an_earlier_step_moves_nothing() -> None:
    of = round_at(R.SELF_SCORING)
    answer = signed_in("thamdinh").post(f"{HERE}{of.pk}/advance_round/", {"seen": "draft"})
    assert (answer.status_code, "nên chưa làm gì thêm" in text_of(answer)) == (409, True)
    assert AssessmentRound.objects.get().status == R.SELF_SCORING


def test_deadlines_are_moved_with_a_reason() -> None:
    of, client = opened(), signed_in("thamdinh")
    address = f"{HERE}{of.pk}/move_deadlines/"
    sent = opening() | {"seen": "self_scoring", "self_score_due_at": days(12)[0]}
    assert "Hãy điền ô này." in text_of(client.post(address, sent))
    assert client.post(address, sent | {"reason": "Bão số 3"}).status_code == 302
    assert AssessmentRound.objects.get().first_due_at == of.first_due_at  # the day was left as it was


def test_the_ranking_leaves_as_a_workbook_and_on_paper() -> None:
    of, client = round_at(R.PUBLISHED), signed_in("vanphong")
    assert "7,70" in text_of(client.post(f"{HERE}{of.pk}/", {"way": "print"}))
    book = client.post(f"{HERE}{of.pk}/", {"way": "excel"})
    assert b"".join(book.streaming_content).startswith(b"PK")
    assert signed_in("thamdinh").post(f"{HERE}{round_at_council().pk}/", {"way": "excel"}).status_code == 404


def round_at_council() -> AssessmentRound:
    AssessmentRound.objects.update(year=2020)
    return opened()


def test_a_big_sheet_opens_with_as_few_queries_as_a_small_one() -> None:
    small, client = sheet_of(opened()), signed_in("vanphong")
    counted = _queries(client, f"{HERE}phieu/{small.pk}/")
    big = open_round(by=actor("vanphong"), words=words(rubric=_wide()))
    sheet = big.assessments.get()
    assert sheet.lines.count() == 432
    codes = list(sheet.lines.values_list("code", flat=True)[:200])
    assign_criteria(assessment=sheet_of(big), by=actor("vanphong"), to=actor("tuphap").post, codes=codes)
    assert _queries(client, f"{HERE}phieu/{sheet.pk}/") <= counted + 2  # the figures of one fact more
    assert counted <= 30


def test_many_units_are_read_with_as_few_queries_as_one() -> None:
    client = signed_in("thamdinh")
    one = _queries(client, f"{HERE}{opened().pk}/")
    AssessmentRound.objects.update(year=2020)
    both = opened(Unit.objects.get(code="H99.26.06"))
    assert _queries(client, f"{HERE}{both.pk}/") <= one


def _queries(client: Any, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as counted:
        assert client.get(address).status_code == 200
    return len(counted)


def _wide() -> Rubric:
    """430 criteria in ten fields, a bonus and a penalty."""
    document = small_rubric().document
    leaf = {"name": "Hồ sơ đúng hạn", "max": "1", "rule": {"kind": "RATIO_LINEAR"}, "figure": "dossiers_on_time"}
    parts = [
        {"code": str(n), "name": f"Lĩnh vực {n}", "max": "43",
         "parts": [leaf | {"code": f"{n}.{m}"} for m in range(1, 44)]}
        for n in range(1, 11)
    ]  # fmt: skip
    wide = Rubric(code="RONG", version=1, title="Rộng", document=document | {
        "code": "RONG", "scale": "430", "parts": parts})  # fmt: skip
    wide.save(force_insert=True)
    return wide
