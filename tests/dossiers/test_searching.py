"""Does every condition of the list find what it says, and several together what all of them say?"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.http import QueryDict

from cchc.dossiers.forms.find import FindForm
from cchc.dossiers.models import Dossier, Status
from cchc.dossiers.permissions import visible_to
from cchc.dossiers.presentation.conditions import said
from cchc.dossiers.searching import narrowed
from cchc.lifecycle.clock import clock_at, now
from tests.dossiers.conftest import MONDAY
from tests.factories.dossiers import BIRTH, dossier_at, holder
from tests.factories.office import actor, ward

pytestmark = pytest.mark.django_db


@pytest.fixture
def shelf() -> None:
    """Monday: six dossiers, each unlike the others."""
    dossier_at(Status.RECEIVED, applicant_name="Một", applicant_phone="0911 222 333")
    dossier_at(Status.IN_PROCESS, applicant_name="Hai", channel=Dossier.Channel.POST)
    dossier_at(Status.RETURNED, applicant_name="Ba", code=BIRTH, summary="Sinh tại bệnh viện")
    dossier_at(Status.AWAITING_SUPPLEMENT, applicant_name="Bốn")
    dossier_at(Status.REFUSED, applicant_name="Năm")
    with clock_at(MONDAY - timedelta(days=7)):
        dossier_at(Status.IN_PROCESS, applicant_name="Sáu", case="Đã ly hôn")


def found(by: str = "motcua", **asked: str) -> set[str]:
    """The names found."""
    one = actor(by)
    form = form_of(by, **asked)
    assert not form.errors, form.errors
    rows = narrowed(visible_to(Dossier.objects.all(), one), form.cleaned_data, actor=one, at=now())
    return set(rows.values_list("applicant_name", flat=True))


def form_of(by: str = "motcua", **asked: str) -> FindForm:
    sent = QueryDict(mutable=True)
    sent.update(asked)
    return FindForm(sent, actor=actor(by))


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({}, {"Một", "Hai", "Ba", "Bốn", "Năm", "Sáu"}),
        ({"q": "0911222333"}, {"Một"}),
        ({"q": "0911 222"}, {"Một"}),
        ({"q": "benh vien"}, {"Ba"}),
        ({"status": "running"}, {"Một", "Hai", "Sáu"}),
        ({"status": "refused"}, {"Năm"}),
        ({"channel": "post"}, {"Hai"}),
        ({"procedure": BIRTH}, {"Ba"}),
        ({"field": "ho-tich", "status": "running"}, {"Một", "Hai", "Sáu"}),
        ({"timing": "late"}, {"Sáu"}),
        ({"timing": "step_late"}, {"Sáu"}),
        ({"timing": "any_late"}, {"Sáu"}),
        ({"timing": "today"}, set()),
        ({"timing": "week"}, {"Một", "Hai"}),
        ({"timing": "ended_in_time"}, {"Ba"}),
        ({"timing": "ended_late"}, set()),
        ({"received_to": "07/09/2026"}, {"Sáu"}),
        ({"received_from": "08/09/2026", "received_to": "14/09/2026"}, {"Một", "Hai", "Ba", "Bốn"}),
        ({"due_to": "13/09/2026"}, {"Sáu"}),
        ({"due_from": "17/09/2026", "due_to": "17/09/2026", "status": "running"}, {"Một", "Hai"}),
        ({"ended_from": "14/09/2026", "ended_to": "14/09/2026"}, {"Ba", "Năm"}),
        ({"result": "15/X"}, {"Ba"}),
        ({"case": "ly hôn"}, {"Sáu"}),
        ({"case": "ly hôn", "timing": "late", "q": "sau"}, {"Sáu"}),
        ({"case": "ly hôn", "status": "received"}, set()),
    ],
)
def test_conditions(asked: dict[str, str], names: set[str], shelf: None) -> None:
    assert found(**asked) == names


def test_by_holder_and_mine(shelf: None) -> None:
    by = holder(Dossier.objects.get(applicant_name="Hai"))
    held = {"Hai", "Sáu"} if by == holder(Dossier.objects.get(applicant_name="Sáu")) else {"Hai"}
    assert held <= found(holder=str(by.post_id))
    assert found(by.official.user.username, mine="1") == found(holder=str(by.post_id))  # type: ignore[attr-defined]


def test_from_above_one_asks_by_unit(shelf: None) -> None:
    assert found("captren", unit=str(ward().pk), q="mot") == {"Một"}
    assert "holder" not in form_of("captren").fields


@pytest.mark.parametrize("wrong", ["due_from", "status", "holder", "procedure", "sort"])
def test_what_cannot_be_read_narrows_nothing_and_leaves_the_rest(wrong: str, shelf: None) -> None:
    form = form_of(**{wrong: "x", "q": "Một"})
    assert list(form.errors) == [wrong]
    assert form.conditions == {"q": "Một"}


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({}, "Mọi hồ sơ; mới nộp trước"),
        ({"timing": "late", "field": "ho-tich", "sort": "due"},
         "Hồ sơ quá hạn hẹn trả, lĩnh vực Hộ tịch; hạn sớm nhất trước"),
        ({"status": "received", "channel": "post", "q": "đào"},
         "Hồ sơ trạng thái «Đã tiếp nhận», nộp bưu chính công ích, khớp với «đào»; mới nộp trước"),
        ({"received_from": "01/09/2026", "due_from": "17/09/2026", "due_to": "17/09/2026", "mine": "1"},
         "Hồ sơ anh/chị đang giữ, tiếp nhận từ 01/09/2026, hẹn trả ngày 17/09/2026; mới nộp trước"),
        ({"result": "15", "case": "ly", "ended_to": "17/09/2026"},
         "Hồ sơ kết thúc đến 17/09/2026, số kết quả có «15», trường hợp có «ly»; mới nộp trước"),
    ],
)  # fmt: skip
def test_said_in_one_sentence(asked: dict[str, str], sentence: str) -> None:
    assert said(form_of(**asked)) == sentence


def test_conditions_come_back_as_they_were(shelf: None) -> None:
    asked: dict[str, Any] = {"q": "đào", "mine": "1", "due_from": "17/09/2026", "sort": "due", "timing": "late"}
    assert form_of(**asked, sau="2026-09-14T09:00:00+00:00 01920000-0000-7000-8000-000000000000").conditions == asked
