"""Does the story tell every step with who, when and how long, and everything else that happened?"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta

import pytest

from cchc.audit.recording import events_of
from cchc.dossiers.actions.announce_delay import announce_delay
from cchc.dossiers.actions.assign_dossier import assign_dossier
from cchc.dossiers.actions.complete_step import complete_step
from cchc.dossiers.actions.correct_receipt import correct_receipt
from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.actions.hand_over_result import hand_over_result
from cchc.dossiers.actions.issue_correction import issue_correction
from cchc.dossiers.actions.reassign_dossier import reassign_dossier
from cchc.dossiers.actions.receive_supplement import receive_supplement
from cchc.dossiers.actions.request_correction import request_correction
from cchc.dossiers.actions.return_step import return_step
from cchc.dossiers.models import Dossier, Status, SupplementRequest
from cchc.dossiers.presentation.story import Chapter, story_of
from cchc.dossiers.rules import calendar_of
from cchc.lifecycle.clock import clock_at, now
from tests.factories.dossiers import BIRTH, dossier_at, filing, holder, to_the_signing
from tests.factories.office import actor

pytestmark = pytest.mark.django_db


def story(dossier: Dossier) -> list[Chapter]:
    dossier.refresh_from_db()
    return story_of(
        dossier,
        steps=list(dossier.steps.all()),
        events=list(events_of(dossier)),
        supplement=dossier.supplement_requests.filter(phase=SupplementRequest.Phase.AFTER).first(),
        payments=list(dossier.payment_requests.all()),
        at=now(),
        calendar=calendar_of("vn"),
    )


def chapter(dossier: Dossier, title: str) -> Chapter:
    return next(each for each in story(dossier) if title in each.title)


def later(**time: int) -> AbstractContextManager[None]:
    return clock_at(now() + timedelta(**time))


def test_a_returned_dossier_tells_the_whole_path() -> None:
    dossier = dossier_at(Status.RETURNED)
    told = story(dossier)
    assert [each.title for each in told] == [step.name for step in dossier.process.path]
    assert {each.kind for each in told} == {"done"}
    assert (told[0].when, told[0].when_2) == ("14/09/2026", "09:00")
    assert told[0].text.startswith("Lúc 09:00, Phạm Thị Mai Hương chuyển Lương Thị Bích")
    assert "phân công Vũ Thị Ngọc Ánh" in told[1].text
    assert "ký duyệt «Đồng ý giải quyết»" in told[3].text
    assert "phát hành kết quả số 15/XN" in told[4].text
    assert "trả kết quả cho Nguyễn Thị Đào" in told[5].text
    assert all(each.took for each in told)


def test_the_open_step_and_the_steps_to_come() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    with later(minutes=90):
        told = story(dossier)
    assert [each.kind for each in told] == ["done", "done", "now", "next", "next", "next"]
    assert told[2].text.endswith("đang giữ.")
    assert told[2].took == "1 giờ 30 phút trên 14 giờ làm việc của bước này"
    assert (told[3].when, told[3].when_2) == ("định mức", "4 giờ")
    assert "Phó Chủ tịch" in told[3].text


def test_who_was_late_and_by_how_much() -> None:
    dossier = dossier_at(Status.RECEIVED)
    with later(hours=5):  # 14:00: three working hours on a step of two
        forward_dossier(dossier=dossier, by=actor("motcua"))
        late = story(dossier)[0]
    assert (late.kind, late.took_kind) == ("late", "late")
    assert late.took == "3 giờ, quá 1 giờ so với định mức 2 giờ làm việc"


def test_a_result_that_waits_for_its_owner_makes_nobody_late() -> None:
    dossier = dossier_at(Status.RESULT_READY)
    with later(days=3):
        assert story(dossier)[-1].took_kind == "rest"
        hand_over_result(dossier=dossier, by=actor("motcua"), to_name="Nguyễn Thị Đào")
        assert (story(dossier)[-1].kind, story(dossier)[-1].took) == ("done", "chờ người nhận 24 giờ")


def test_accepting_a_step_does_not_pass_for_its_end() -> None:
    dossier = dossier_at(Status.IN_PROCESS, code=BIRTH)  # no assigning step: the holder accepted it himself
    complete_step(dossier=dossier, by=holder(dossier), note="Đã nhập Hệ thống hộ tịch.")
    told = story(dossier)[1]
    assert "Ghi chú: Đã nhập Hệ thống hộ tịch." in told.text
    assert "phân công" not in told.text


def test_twenty_walked_steps_each_with_their_own_end() -> None:
    dossier = to_the_signing(dossier_at(Status.IN_PROCESS))
    for number in range(8):
        return_step(dossier=dossier, by=holder(dossier), reason=f"Sửa lần {number}")
        complete_step(dossier=dossier, by=holder(dossier), note=f"Đã sửa {number}")
    told = [each for each in story(dossier) if each.kind == "done"]
    assert len(told) == 3 + 16
    for number in range(8):
        assert told[3 + 2 * number].text.endswith(f"Sửa lần {number}.")
        assert told[4 + 2 * number].text.endswith(f"Đã sửa {number}.")


def test_a_supplement_is_a_pause_with_its_reason() -> None:
    dossier = dossier_at(Status.AWAITING_SUPPLEMENT)
    pause = chapter(dossier, "Tạm dừng")
    assert (pause.kind, pause.when, pause.when_2) == ("pause", "14/09 đến", "nay")
    assert "Cần: Bản sao. Lý do: Thông tin khác nhau. Người nộp có đến hết thứ Ba 29/09/2026." in pause.text
    with later(days=1):
        receive_supplement(dossier=dossier, by=actor("motcua"))
        assert chapter(dossier, "Tạm dừng").took == "1 ngày làm việc"
        assert chapter(dossier, "Nhận đủ hồ sơ bổ sung").kind == "now"


def test_a_corrected_receipt_says_what_changed_but_no_numbers() -> None:
    dossier = dossier_at(Status.RECEIVED)
    right = filing(applicant_name="Nguyễn Thị Đạo", applicant_number="099192004599")
    correct_receipt(dossier=dossier, by=actor("motcua"), filing=replace(right, submission=dossier.submission))
    text = chapter(dossier, "Sửa giấy tiếp nhận").text
    assert "họ tên người nộp («Nguyễn Thị Đào» thành «Nguyễn Thị Đạo»)" in text
    assert "số định danh người nộp" in text
    assert "0991920045" not in text


def test_what_is_promised_and_corrected_is_told() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    announce_delay(dossier=dossier, by=holder(dossier), new_due_on=date(2026, 9, 21), reason="Chờ xác minh.")
    assert "hẹn lại 17 giờ, thứ Hai 21/09/2026. Lý do: Chờ xác minh." in chapter(dossier, "Xin lỗi").text
    dossier = dossier_at(Status.RETURNED)
    request_correction(dossier=dossier, by=actor("motcua"), error="Sai ngày sinh")
    issue_correction(dossier=dossier, by=actor("vanphong"), result_number="15/ĐC")
    assert "Sai ngày sinh" in chapter(dossier, "Đề nghị đính chính").text
    assert "số 15/ĐC" in chapter(dossier, "bản đính chính").text


def test_moved_to_another_officer() -> None:
    dossier = dossier_at(Status.IN_PROCESS)
    other = next(a for a in (actor("tuphap"), actor("tuphap2", role="officer")) if a.post_id != dossier.step.holder_id)
    reassign_dossier(dossier=dossier, by=actor("chutich"), to=other.post, reason="Nghỉ ốm")
    told = [each for each in story(dossier) if "điều chuyển" in each.text]
    assert len(told) == 1
    assert f"sang {other.post}: Nghỉ ốm." in told[0].text


def test_who_stands_in_is_named_with_whom_he_stands_in_for() -> None:
    dossier = dossier_at(Status.FORWARDED)
    lead = holder(dossier)
    assign_dossier(dossier=dossier, by=replace(lead, official=actor("vanphong").official))
    assert f"Trần Quốc Bảo (làm thay {lead.post.official.full_name}) phân công" in story(dossier)[1].text


@pytest.mark.parametrize(
    ("status", "title"),
    [
        (Status.REFUSED, "Từ chối tiếp nhận"),
        (Status.AWAITING_COMPLETION, "Yêu cầu hoàn thiện trước khi tiếp nhận"),
        (Status.STOPPED, "Đóng hồ sơ quá hạn bổ sung"),
    ],
)
def test_every_end_is_told(status: Status, title: str) -> None:
    assert chapter(dossier_at(status), title).text
