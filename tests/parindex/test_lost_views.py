"""The table of lost points and the page of one: for whom it concerns, with refusals in place."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cchc.lifecycle.clock import today
from cchc.parindex.models import LostPoint, LostStatus
from cchc.parindex.sheets import PAPERS
from tests.factories.office import actor, signed_in
from tests.factories.rounds import lost_point, stated

pytestmark = pytest.mark.django_db


def test_the_table_shows_what_was_lost_and_who_is_named() -> None:
    lost = stated(("tuphap", 70), ("tuphap2", 30))
    shown = signed_in("chutich").get(f"/chi-so/diem-bi-tru/{lost.assessment_id}/").content.decode()
    for words in ("Bảng phân tích điểm bị trừ", "1.1 Hồ sơ đúng hạn", "1,5", "Chủ quan: chậm tham mưu", "70 %",
                  "Đã nêu nguyên nhân, trách nhiệm"):  # fmt: skip
        assert words in shown, words
    officer = signed_in("tuphap").get(f"/chi-so/diem-bi-tru/{lost.assessment_id}/").content.decode()
    assert "1.1 Hồ sơ đúng hạn" in officer
    assert "2 Hài lòng" not in officer
    assert "1.1 Hồ sơ" not in signed_in("motcua").get(f"/chi-so/diem-bi-tru/{lost.assessment_id}/").content.decode()
    excel = signed_in("vanphong").post(f"/chi-so/diem-bi-tru/{lost.assessment_id}/", {"way": "excel"})
    assert b"".join(excel.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]


def test_from_the_cause_to_the_remedy() -> None:
    """The office states, a person contests, the Chair concludes over it, the office gives the task."""
    lost = lost_point()
    path, officer = f"/chi-so/diem-bi-tru/muc/{lost.pk}/", actor("tuphap").post
    office = signed_in("vanphong")
    half = {"cause": "late_advice", "explanation": "Tham mưu chậm", "who_1": officer.pk, "share_1": 60}
    refused = office.post(f"{path}nguyen-nhan/", half)
    assert refused.status_code == 422
    assert "đúng 100 %" in refused.content.decode()
    assert "Tham mưu chậm" in refused.content.decode()
    assert office.post(f"{path}nguyen-nhan/", half | {"share_1": 100}).status_code == 302
    person = signed_in("tuphap")
    assert "Anh/chị được nêu 100 %" in person.get(path).content.decode()
    assert person.post(f"{path}tra-loi/", {"answer": "contested", "words": "Hồ sơ đến muộn"}).status_code == 302
    chair = signed_in("chutich")
    assert "Có người không đồng ý" in chair.post(f"{path}ket-luan/", {"note": ""}).content.decode()
    assert chair.post(f"{path}ket-luan/", {"note": "Giữ nguyên theo sổ bàn giao"}).status_code == 302
    lost.refresh_from_db()
    assert lost.status == LostStatus.CONCLUDED
    task = {
        "title": "Rà soát mỗi chiều", "product": "Sổ rà soát", "content": "ND2", "holder": officer.pk,
        "due_on": f"{today() + timedelta(days=20):%d/%m/%Y}", "expected": "1,5",
    }  # fmt: skip
    assert office.post(f"{path}khac-phuc/", task).status_code == 302
    shown = chair.get(path).content.decode()
    for words in ("Rà soát mỗi chiều", "Không đồng ý:", "Giữ nguyên theo sổ bàn giao", "dự kiến lấy lại 1,5 điểm"):
        assert words in shown, words


def test_the_papers_are_printed_for_whom_they_concern() -> None:
    lost = stated(("tuphap", 70), ("tuphap2", 30))
    here = f"/chi-so/diem-bi-tru/{lost.assessment_id}/"
    for paper in PAPERS:
        printed = signed_in("chutich").get(f"{here}in/{paper}.pdf")
        assert (printed.status_code, printed.content[:5]) == (200, b"%PDF-")
    own = signed_in("tuphap").get(f"{here}ban-kiem-diem.pdf")
    assert (own.status_code, own.content[:5]) == (200, b"%PDF-")
    assert signed_in("tuphap").get(f"{here}in/bao-cao.pdf").status_code != 200
    assert signed_in("motcua").get(f"{here}ban-kiem-diem.pdf").status_code != 200
    assert signed_in("chutich").get(f"{here}in/khac.pdf").status_code == 404


def test_what_is_out_of_sight_answers_404() -> None:
    lost = lost_point()
    for name in ("motcua", "chutich.hlt"):
        assert signed_in(name).get(f"/chi-so/diem-bi-tru/muc/{lost.pk}/").status_code == 404
    assert signed_in("motcua").post(f"/chi-so/diem-bi-tru/muc/{lost.pk}/tra-loi/", {}).status_code == 404
    assert LostPoint.objects.get(pk=lost.pk).status == LostStatus.PROPOSED
