"""From the conference to the acceptance of a breakthrough, on its pages; who sees what; the paper."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cchc.lifecycle.clock import today
from cchc.parindex import breakthrough_rules
from cchc.parindex.actions.stop_breakthrough import stop_breakthrough
from cchc.parindex.models import AssessmentRound, Breakthrough, BreakthroughStatus
from tests.factories.breakthroughs import breakthrough_at, finish_task, result, words
from tests.factories.office import actor, signed_in
from tests.parindex.pages import opened_as, text_of

pytestmark = pytest.mark.django_db
HERE = "/chi-so/dot-pha/"
B = BreakthroughStatus
SENT = {
    "title": "Nhắc hồ sơ trước hẹn", "content": "ND2", "reason": "Trễ nhiều", "measure": "Tỷ lệ đúng hạn",
    "before": "62 %", "after": "95 %", "solution": "Rà soát mỗi sáng", "product": "Sổ rà soát",
    "code_1": "1.1", "expected_1": "1,2", "code_2": "2", "expected_2": "0,5",
}  # fmt: skip


def test_from_the_form_to_the_acceptance() -> None:
    sheet = result()
    days = {"begins_on": f"{today():%d/%m/%Y}", "ends_on": f"{today() + timedelta(days=60):%d/%m/%Y}"}
    own, office, chair = signed_in("tuphap"), signed_in("vanphong"), signed_in("chutich")
    list_at = f"{HERE}phieu/{sheet.pk}/"
    assert own.get(HERE).headers["Location"] == list_at
    assert "Hạn đăng ký" in text_of(own.get(list_at))
    refused = own.post(f"{list_at}dang-ky/", SENT | days | {"expected_1": "9"})
    assert refused.status_code == 422
    assert "không quá 1,5 điểm" in refused.content.decode()
    without = own.post(f"{list_at}dang-ky/", SENT | days | {"code_2": ""})
    assert without.status_code == 422
    assert "Hãy chọn tiêu chí của số điểm này" in without.content.decode()
    assert own.post(f"{list_at}dang-ky/", SENT | days).status_code == 302
    of = Breakthrough.objects.get()
    at = f"{HERE}{of.pk}/"
    assert office.get(at).status_code == 404  # a draft is its registrant's
    assert own.post(f"{at}sua/", SENT | days | {"before": "58 %", "code_2": "", "expected_2": ""}).status_code == 302
    steps = [
        (own, "send_breakthrough", {}), (office, "receive_breakthrough", {"opinion": "Nên duyệt"}),
        (chair, "approve_breakthrough", {"approval": "Đồng ý"}),
        (own, "report_breakthrough", {"result": "Đã rà soát", "reached": "91 %"}),
    ]  # fmt: skip
    for client, verb, said in steps:
        assert client.get(f"{at}{verb}/").status_code == 200, verb
        assert client.post(f"{at}{verb}/", said).status_code == 302, verb
    early = chair.post(f"{at}conclude_breakthrough/", {"accepted": "1", "conclusion": "Tốt"})
    assert "chưa hoàn thành" in early.content.decode()
    finish_task(Breakthrough.objects.select_related("task").get())
    chair.post(f"{at}conclude_breakthrough/", {"accepted": "1", "conclusion": "Đạt"})
    shown = text_of(chair.get(at))
    for word in ("Đã nghiệm thu", "từ 58 % lên 95 %", "đã đạt 91 %", "1.1 Hồ sơ đúng hạn 1,5 1,2", "Kết luận: Đạt",
                 "Văn phòng tiếp nhận", "Nên duyệt"):  # fmt: skip
        assert word in shown, word
    assert "hứa lấy lại 1,2 điểm" in text_of(chair.get(list_at))


def test_who_may_do_what_is_offered_no_other_button() -> None:
    of = breakthrough_at(B.SENT)
    office = signed_in("vanphong").get(f"{HERE}{of.pk}/").content.decode()
    assert "receive_breakthrough" in office
    assert "return_breakthrough" in office
    assert "_breakthrough/" not in signed_in("motcua").get(f"{HERE}{of.pk}/").content.decode()
    assert "Văn phòng" in text_of(signed_in("motcua").post(f"{HERE}{of.pk}/receive_breakthrough/", {"opinion": "x"}))
    assert Breakthrough.objects.get().status == B.SENT


def test_the_paper_and_the_list_are_printed() -> None:
    of = breakthrough_at(B.APPROVED)
    printed = signed_in("tuphap").get(f"{HERE}{of.pk}/phieu.pdf")
    assert (printed.status_code, printed.content[:5]) == (200, b"%PDF-")
    excel = signed_in("vanphong").post(f"{HERE}phieu/{of.assessment_id}/", {"way": "excel"})
    assert b"".join(excel.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]


def test_another_unit_is_chosen_at_the_address_that_looks_for_its_result() -> None:
    """Under the key of one sheet the choice of a unit would change nothing."""
    sheet = result()
    recovering = "/chi-so/cai-thien/lay-lai/"
    for address, chooser in ((f"{HERE}phieu/{sheet.pk}/", HERE), (f"{recovering}{sheet.pk}/", recovering)):
        page = signed_in("thamdinh").get(address).content.decode()
        assert f'action="{chooser}" class="i-unit' in page, address
        assert signed_in("thamdinh").get(f"{chooser}?don_vi={sheet.unit_id}").headers["Location"] == address


def test_what_was_stopped_promises_nothing() -> None:
    of = breakthrough_at(B.SENT)
    list_at = f"{HERE}phieu/{of.assessment_id}/"
    assert "hứa lấy lại 1,2 điểm" in opened_as("chutich", list_at)
    stop_breakthrough(of=of, by=actor("chutich"), reason="Trùng việc đã giao")
    assert "hứa lấy lại 0 điểm" in opened_as("chutich", list_at)


def test_a_lost_point_is_linked_only_for_who_may_open_it() -> None:
    of = breakthrough_at(B.SENT)
    lost = of.assessment.lost_points.get(code="1.1")
    for name, opens in (("chutich", True), ("motcua", False)):
        page = signed_in(name).get(f"{HERE}{of.pk}/").content.decode()
        assert (f"/chi-so/diem-bi-tru/muc/{lost.pk}/" in page) == opens, name
        assert "1.1 Hồ sơ đúng hạn" in page


def test_the_list_names_the_rules_by_which_its_term_was_reckoned(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new rule of today changes nothing for a result of the month before."""
    sheet = result()
    AssessmentRound.objects.update(decided_on=today() - timedelta(days=30))
    (rules,) = breakthrough_rules._files()
    within = rules.register_within.model_copy(update={"source": "quy định mới"})
    newer = rules.model_copy(update={"effective_from": today(), "register_within": within})
    monkeypatch.setattr(breakthrough_rules, "_files", lambda: (newer, rules))
    shown = opened_as("tuphap", f"{HERE}phieu/{sheet.pk}/")
    assert rules.register_within.source in shown
    assert "quy định mới" not in shown


def test_out_of_sight() -> None:
    of = breakthrough_at(B.SENT)
    for address in (f"{HERE}{of.pk}/", f"{HERE}{of.pk}/phieu.pdf", f"{HERE}phieu/{of.assessment_id}/"):
        assert signed_in("chutich.hlt").get(address).status_code == 404
    assert "Chưa có kết quả nào được công bố" in opened_as("chutich.hlt", HERE)


def test_the_list_asks_no_more_for_more_rows() -> None:
    of = breakthrough_at(B.SENT)
    client, counts = signed_in("chutich"), []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{HERE}phieu/{of.assessment_id}/")
        counts.append(len(queries))
        row = words().written_on(Breakthrough(assessment=of.assessment, registrant=actor("motcua").post))
        row.status, row.sent_at = B.SENT, of.sent_at
        row.save(force_insert=True)
    assert counts[0] == counts[1]
