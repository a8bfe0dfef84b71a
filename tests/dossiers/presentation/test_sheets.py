"""Does each printed form say what was promised on the day it was made?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from cchc.dossiers.actions.announce_delay import announce_delay
from cchc.dossiers.actions.answer_consultation import answer_consultation
from cchc.dossiers.actions.assign_dossier import assign_dossier
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.actions.correct_receipt import correct_receipt
from cchc.dossiers.actions.decide_dossier import decide_dossier
from cchc.dossiers.actions.hand_over_result import hand_over_result
from cchc.dossiers.actions.issue_result import issue_result
from cchc.dossiers.actions.receive_supplement import receive_supplement
from cchc.dossiers.actions.record_payment import record_payment
from cchc.dossiers.actions.request_consultation import request_consultation
from cchc.dossiers.actions.stop_dossier import stop_dossier
from cchc.dossiers.models import Dossier, Status
from cchc.dossiers.presentation.sheets import sheets_of
from cchc.lifecycle.clock import clock_at, now
from cchc.worktime.zone import ZONE, local
from tests.factories.dossiers import BIRTH, dossier_at, filing, holder, to_the_signing
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def values(dossier: Dossier, word: str) -> Any:
    dossier = Dossier.objects.get(pk=dossier.pk)
    return sheets_of(dossier)[word].values(dossier, "https://mot-cua.example/tra-cuu?ma=1")


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 9, day, hour, tzinfo=ZONE)


def test_the_receipt() -> None:
    receipt = values(dossier_at(Status.IN_PROCESS, owner_name="Đỗ Minh An", fee_due=8000), "01")
    assert receipt.office.parent == "Ủy ban nhân dân phường Tân Lập Đông"
    assert receipt.office.name == "Trung tâm Phục vụ hành chính công"
    assert receipt.office.place == "Tân Lập Đông"
    assert (receipt.applicant.name, receipt.owner.name) == ("Nguyễn Thị Đào", "Đỗ Minh An")
    assert (local(receipt.received_at), local(receipt.due_at)) == (at(14, 9), at(17, 17))
    assert (receipt.time_limit, receipt.receiver) == ("3 ngày làm việc", "Phạm Thị Mai Hương")
    assert [fee.amount for fee in receipt.fees] == [8000]
    assert any("tra cứu, không phải nộp" in paper.name for paper in receipt.papers)


def test_an_unknown_fee_is_said_on_paper() -> None:
    receipt = values(dossier_at(Status.RECEIVED, fee_due=None), "01")
    assert (receipt.fees, receipt.fee_note) == ((), "chưa công bố mức thu")


def test_the_receipt_keeps_its_date_when_a_delay_is_announced() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    announce_delay(dossier=dossier, by=actor("chutich"), new_due_on=date(2026, 9, 21), reason="Chờ xác minh")
    assert local(values(dossier, "01").due_at) == at(17, 17)
    letter = values(dossier, "04")
    assert (local(letter.due_at), local(letter.new_due_at)) == (at(17, 17), at(21, 17))
    assert (letter.signer_post, letter.signer, letter.field) == ("Chủ tịch", "Trịnh Quốc Đạt", "Hộ tịch")
    assert letter.office.parent == "Ủy ban nhân dân tỉnh Đông Giang"


def test_a_supplemented_dossier_gets_a_new_receipt() -> None:
    dossier = dossier_at(Status.AWAITING_SUPPLEMENT)
    with clock_at(at(16, 9)):
        receive_supplement(dossier=dossier, by=actor("motcua"))
    receipt = values(dossier, "01")
    assert (local(receipt.received_at), local(receipt.due_at)) == (at(16, 9), at(21, 17))


def test_a_corrected_receipt_is_the_one_printed() -> None:
    dossier = dossier_at(Status.RECEIVED)
    with clock_at(at(14, 10)):
        correct_receipt(dossier=dossier, by=actor("motcua"), filing=filing(BIRTH, applicant_name="Lý Hoàng Nam"))
    receipt = values(dossier, "01")
    assert (receipt.applicant.name, receipt.procedure_code) == ("Lý Hoàng Nam", BIRTH)
    assert local(receipt.received_at) == at(14, 9)


def test_the_slip_before_reception_has_no_code() -> None:
    slip = values(dossier_at(Status.AWAITING_COMPLETION), "02")
    assert (slip.code, slip.look_up_url, slip.after_acceptance, slip.complete_by) == ("", "", False, None)
    assert [(paper.name, paper.what_to_do) for paper in slip.missing] == [("Tờ khai", "Nộp bổ sung")]


def test_the_slip_after_reception_says_until_when() -> None:
    slip = values(dossier_at(Status.AWAITING_SUPPLEMENT), "02")
    assert (slip.after_acceptance, slip.complete_by) == (True, date(2026, 9, 29))
    assert slip.ground == "Điều 19 khoản 5 Nghị định 118/2025/NĐ-CP"
    assert slip.office.name == "Văn phòng HĐND và UBND"


def test_the_refusal_names_who_refused() -> None:
    slip = values(dossier_at(Status.REFUSED), "03")
    assert (slip.receiver, slip.reason, slip.submitted_at) == ("Phạm Thị Mai Hương", "Không thuộc thẩm quyền", None)


def test_the_control_sheet_has_a_line_for_each_hand_over() -> None:
    dossier = dossier_at(Status.FORWARDED)
    with clock_at(now() + timedelta(hours=7)):  # 16:00: five and a half hours on a step of two
        assign_dossier(dossier=dossier, by=holder(dossier))
    lines = values(dossier, "06").hand_overs
    assert [(line.giver, line.outcome) for line in lines] == [
        ("Phạm Thị Mai Hương", "Đúng hạn"),
        ("Lương Thị Bích", "Quá hạn"),
    ]
    assert lines[0].receiver_unit == "Văn phòng HĐND và UBND"


def test_the_control_sheet_tells_what_happened_in_each_step() -> None:
    dossier = dossier_at(Status.AWAITING_PAYMENT)
    with clock_at(at(17, 9)):
        record_payment(dossier=dossier, by=actor("motcua"), voucher="BL 0012")
        announce_delay(dossier=dossier, by=actor("chutich"), new_due_on=date(2026, 10, 30), reason="Chờ thuế")
    with clock_at(at(18, 9)):
        complete_step(dossier=dossier, by=holder(dossier))
    *_, paused, last = values(dossier, "06").hand_overs
    assert "Chờ nghĩa vụ tài chính, đồng hồ dừng (Điều 22" in paused.note
    assert "Đã nộp, chứng từ BL 0012; đồng hồ chạy tiếp" in last.note
    assert "Xin lỗi, hẹn lại 17 giờ, thứ Sáu 30/10/2026: Chờ thuế" in last.note


def test_the_control_sheet_names_who_was_asked_and_whether_in_time() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    ask = {"dossier": dossier, "by": holder(dossier), "question": "Có vướng gì?", "due_on": date(2026, 9, 15)}
    asked = request_consultation(**ask, consulted=actor("kinhte").post)
    request_consultation(**ask, consulted=actor("tuphap.hlt").post)
    request_consultation(**ask, agency="Chi cục Thuế")
    with clock_at(at(15, 9)):
        answer_consultation(dossier=dossier, by=actor("kinhte"), consultation=asked, answer="Không")
    with clock_at(at(16, 9)):
        sheet, clock = values(dossier, "06"), values(dossier, "han")
    questions = [row for row in sheet.hand_overs if row.note.startswith("Lấy ý kiến")]
    assert [row.outcome for row in questions] == ["Đúng hạn", "Quá hạn", "Quá hạn"]
    assert questions[2].receiver == "Chi cục Thuế"
    assert "trả lời 9 giờ, thứ Ba 15/09/2026" in questions[0].note
    assert "phường Hòa Lạc Tây" in sheet.coordinating_units
    assert sum("đồng hồ không dừng" in remark for remark in clock.remarks) == 3


def test_the_last_line_of_the_control_sheet_is_the_hand_over_to_the_citizen() -> None:
    last = values(dossier_at(Status.RETURNED), "06").hand_overs[-1]
    assert (last.giver, last.receiver, last.outcome) == ("Phạm Thị Mai Hương", "Nguyễn Thị Đào", "Trước hạn")


def test_the_control_sheet_of_a_supplement_and_of_a_stop() -> None:
    notes = [row.note for row in values(dossier_at(Status.STOPPED), "06").hand_overs]
    assert "Yêu cầu bổ sung, đồng hồ dừng: Thông tin khác nhau" in notes[-1]
    assert "Quá 15 ngày không bổ sung đủ" in notes[-1]


def test_the_notice_of_a_stop_says_who_asked_and_what_goes_back() -> None:
    dossier = dossier_at(Status.IN_PROCESS, fee_due=8000)
    stop_dossier(
        dossier=dossier, by=holder(dossier), ground="asked", asked_by_name="Nguyễn Thị Đào", reason="Chờ thỏa thuận",
        papers_back="Tờ khai: 1 bản chính\nGiấy ủy quyền", refund=8000, signer=actor("phochutich").post,
    )  # fmt: skip
    notice = values(dossier, "05")
    assert (notice.asked_by, notice.source) == ("Nguyễn Thị Đào", "Điều 21 Nghị định 118/2025/NĐ-CP")
    assert (notice.papers_back, notice.refund) == (("Tờ khai: 1 bản chính", "Giấy ủy quyền"), 8000)
    assert (notice.signer_post, notice.signer) == ("KT. Chủ tịch\nPhó Chủ tịch", "Lê Thu Hằng")
    assert notice.stage == "Tra cứu, xác minh, dự thảo Giấy xác nhận"


def test_the_notice_of_a_dossier_closed_by_lapse_of_time() -> None:
    notice = values(dossier_at(Status.STOPPED), "05")
    assert notice.ground == "Quá thời hạn mà không bổ sung đủ hồ sơ"
    assert (notice.source, notice.signer_post, notice.signer) == ("", "Chủ tịch", "Trịnh Quốc Đạt")
    assert "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân" in notice.papers_back


def test_whoever_announces_the_head_signs_the_apology() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    announce_delay(dossier=dossier, by=actor("vanphong"), new_due_on=date(2026, 9, 21), reason="Chờ xác minh")
    assert (values(dossier, "04").signer_post, values(dossier, "04").signer) == ("Chủ tịch", "Trịnh Quốc Đạt")


def test_the_clock_sheet_goes_on_to_the_new_due_moment_and_says_the_rule_below() -> None:
    dossier = dossier_at(Status.AWAITING_PAYMENT)
    with clock_at(at(17, 9)):
        record_payment(dossier=dossier, by=actor("motcua"), voucher="BL 0012")
    sheet = values(dossier, "han")
    assert [line.counted for line in sheet.lines if line.counted == "tạm dừng"] == ["tạm dừng"] * 2
    assert sheet.lines[-1].what == "hẹn mới 17:00"
    assert any(remark.startswith("Cách tính: ") for remark in sheet.remarks)


def test_the_clock_sheet_counts_day_by_day() -> None:
    sheet = values(dossier_at(Status.IN_PROCESS), "han")
    counted = [line.counted for line in sheet.lines if line.counted]
    assert counted == ["không tính", "ngày thứ 1", "ngày thứ 2", "ngày thứ 3"]
    assert sheet.lines[-1].when == "thứ Năm 17/09/2026"


def test_the_result_receipt_keeps_the_authorisation_and_the_originals() -> None:
    dossier = dossier_at(Status.RESULT_READY, owner_name="Đỗ Minh An")
    hand_over_result(
        dossier=dossier, by=actor("motcua"), to_name="Trần Văn Ba", to_number="099092000777", to_phone="0900 000 777",
        authority="Giấy ủy quyền số 12/2026", originals_taken="Giấy xác nhận cũ",
    )  # fmt: skip
    receipt = values(dossier, "bien-nhan")
    assert (receipt.owner, receipt.giver_phone) == ("Đỗ Minh An", "0900 000 105")
    assert (receipt.recipient.identity_number, receipt.recipient.phone) == ("099092000777", "0900 000 777")
    assert (receipt.authority, receipt.withdrawn_originals) == ("Giấy ủy quyền số 12/2026", ("Giấy xác nhận cũ",))


@pytest.mark.parametrize(
    ("name", "number", "authority"), [("Nguyễn Thị Đào", "099192004512", "Chủ hồ sơ"), ("Trần Văn Ba", "", "")]
)
def test_the_result_receipt_names_who_took_it(name: str, number: str, authority: str) -> None:
    dossier = dossier_at(Status.RESULT_READY)
    hand_over_result(dossier=dossier, by=actor("motcua"), to_name=name)
    receipt = values(dossier, "bien-nhan")
    assert (receipt.recipient.name, receipt.recipient.identity_number, receipt.authority) == (name, number, authority)
    assert receipt.results[0].number == "15/XN"
    assert receipt.results[0].kind == dossier.procedure.content.results[0]


def test_a_rejection_is_not_called_by_the_name_of_the_result() -> None:
    dossier = to_the_signing(dossier_at(Status.IN_PROCESS))
    decide_dossier(dossier=dossier, by=holder(dossier), decision="rejected", reason="Chưa ly hôn")
    issue_result(dossier=dossier, by=holder(dossier), result_number="16/UBND")
    hand_over_result(dossier=dossier, by=actor("motcua"), to_name="Nguyễn Thị Đào")
    assert values(dossier, "bien-nhan").results[0].kind == "Không đủ điều kiện giải quyết"
