"""The year, an inspection, a finding and the results on screen; their queries do not grow with the rows."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.dossiers.models import Status as DossierStatus
from cchc.inspections.actions.answer_checklist import answer_checklist
from cchc.inspections.actions.answer_finding import answer_finding
from cchc.inspections.actions.draw_sample import draw_sample
from cchc.inspections.models import Inspection, Kind, Status
from cchc.inspections.results import by_division, by_person, findings_of
from cchc.lifecycle.clock import clock_at, now
from cchc.plans.actions.accept_task import accept_task
from cchc.plans.models import Status as TaskStatus
from tests.factories.dossiers import dossier_at
from tests.factories.inspections import INSPECTED, answered, conclude, found, inspection_at, self_inspection, upheld
from tests.factories.office import actor, ward
from tests.factories.tasks import task_at
from tests.inspections.views.conftest import SignIn

pytestmark = pytest.mark.django_db


def text_of(client: Client, name: str, *args: Any, **query: str) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def queries_of(client: Client, name: str, *args: Any) -> int:
    text_of(client, name, *args)  # what is asked once only
    with CaptureQueriesContext(connection) as asked:
        text_of(client, name, *args)
    return len(asked)


def drawn() -> Inspection:
    """An open inspection with a dossier and a task in its samples."""
    dossier_at(DossierStatus.RECEIVED)
    task_at(TaskStatus.IN_PROGRESS)
    opened = inspection_at(Status.OPEN, division="", checklist="cchc-bay-noi-dung")
    with clock_at(now().replace(minute=30)):
        for of in ("dossiers", "tasks"):
            draw_sample(inspection=opened, by=actor("vanphong"), of=of, size=5, seed="14-9")
    return opened


def test_the_year_shows_what_is_planned_done_and_put_right(as_: SignIn) -> None:
    upheld()
    inspection_at(Status.PLANNED, quarter=4, subject="Kiểm tra cải cách hành chính đợt 2")
    self_inspection()
    page = text_of(as_("vanhoaxahoi"), "inspections")
    assert 'Đã tiến hành <b class="num">1/2</b>' in page
    assert 'Khắc phục xong <b class="num">0/1</b>' in page
    assert "Hà Thị Liên tự kiểm tra" in page


def test_queries_of_the_year_are_constant(as_: SignIn) -> None:
    client = as_("chutich")
    upheld()
    first = queries_of(client, "inspections")
    for _ in range(3):
        upheld()
    assert queries_of(client, "inspections") == first <= 14


def test_queries_of_an_inspection_are_constant(as_: SignIn) -> None:
    opened, client = drawn(), as_("vanphong")
    found(opened, item="")
    first = queries_of(client, "inspection", opened.pk)
    for _ in range(3):
        found(opened, item="")
    assert queries_of(client, "inspection", opened.pk) == first <= 30


def test_the_sample_can_be_drawn_again_on_the_page(as_: SignIn) -> None:
    opened = drawn()
    page = text_of(as_("phochutich"), "inspection", opened.pk)
    assert 'Hạt giống <b class="c-code">14-9</b>' in page
    assert "1 trong 1 hồ sơ" in page
    again = text_of(as_("phochutich"), "inspection", opened.pk, **{"rut-lai": "1"})
    assert again.count("Rút lại ra đúng mẫu này.") == 2


def test_the_checklist_of_something_drawn_asks_its_own_items(as_: SignIn) -> None:
    opened = drawn()
    item = opened.draws.get(of="tasks").items.get()
    address = f"{reverse('answer_checklist', args=[opened.pk])}?mau={item.pk}"
    page = as_("vanphong").get(address).content.decode()
    assert "Sản phẩm đúng yêu cầu" in page
    assert "Văn bản điện tử được ký số" not in page
    sent = {"v-san-pham": "not_met", "n-san-pham": ""}
    assert as_("vanphong").post(address, sent).status_code == 422
    assert as_("vanphong").post(address, sent | {"n-san-pham": "Chưa có số"}).status_code == 302
    assert item.answers.get().note == "Chưa có số"
    assert as_("vanphong").get(address.replace(str(item.pk), str(opened.pk))).status_code == 404


def test_planned_opened_found_and_concluded_through_the_pages(as_: SignIn) -> None:
    office, chair = as_("vanphong"), as_("chutich")
    planned = office.post(reverse("plan_inspection"), {
        "kind": "planned", "year": "2026", "quarter": "3", "subject": "Kiểm tra công vụ đợt 1", "checklist": "cong-vu",
        "division": "Phòng Văn hóa - Xã hội",
    })  # fmt: skip
    inspection = Inspection.objects.get()
    assert planned.headers["Location"] == reverse("inspection", args=[inspection.pk])

    def press(client: Client, verb: str, **sent: Any) -> int:
        address = reverse(verb, args=[inspection.pk])
        seen = client.get(address).context["form"].initial["seen"]
        return client.post(address, {"seen": seen, **sent}).status_code

    opening = {
        "decision_number": "45/QĐ-UBND", "notice_number": "12/TB-UBND", "period_from": "01/07/2026",
        "period_until": "13/09/2026", "leader": actor("phochutich").post.pk, "members": [actor("vanphong").post.pk],
    }  # fmt: skip
    assert press(chair, "open_inspection", **opening | {"decision_number": ""}) == 422
    assert press(chair, "open_inspection", **opening) == 302
    assert press(office, "answer_checklist", **{"v-deo-the": "met"}) == 302
    finding = {
        "text": "Sổ giao ca bỏ trống", "content": "ND4", "severity": "minor", "required": "Ghi sổ hằng ngày",
        "responsible": actor(INSPECTED).post.pk, "due_on": "30/09/2026", "item": "so-giao-ca",
    }  # fmt: skip
    assert press(office, "record_finding", **finding) == 302
    [made] = inspection.findings.all()
    answer = as_(INSPECTED).post(reverse("answer_finding", args=[made.pk]), {"answer": "Thống nhất"})
    assert answer.status_code == 302
    assert press(chair, "conclude_inspection", number="30/KL-UBND", text="Đạt", **{"k-1": "no"}) == 422
    assert press(chair, "conclude_inspection", number="30/KL-UBND", text="Đạt", **{"k-1": "yes"}) == 302
    made.refresh_from_db()
    assert made.task is not None and made.task.title == "Ghi sổ hằng ngày"


def test_a_page_opened_before_it_moved_on_does_nothing(as_: SignIn) -> None:
    opened = inspection_at(Status.OPEN)
    answered(opened)
    client, address = as_("chutich"), reverse("conclude_inspection", args=[opened.pk])
    seen = client.get(address).context["form"].initial["seen"]
    answer_finding(finding=found(opened), by=actor(INSPECTED), answer="Thống nhất")
    sent = {"seen": seen, "number": "30/KL-UBND", "text": "Đạt", "k-1": "yes"}
    assert "đã thay đổi" in client.post(address, sent).content.decode()
    opened.refresh_from_db()
    assert opened.status == Status.OPEN


def test_results_by_person_and_division_and_one_s_own_only(as_: SignIn) -> None:
    mine = upheld()
    opened = inspection_at(Status.OPEN, division="")
    answered(opened)
    late = found(opened, responsible=actor("kinhte").post, severity="grave")
    conclude(opened, answer_finding(finding=late, by=actor("kinhte"), answer="Nhận"))
    accept_task(task=mine.task, by=actor(INSPECTED))
    rows = list(findings_of(ward(), 2026))
    assert [(each.name, each.all, each.open) for each in by_person(rows)] == [
        ("Đặng Minh Quân", 1, 1), ("Bùi Thanh Tâm", 1, 1),
    ]  # fmt: skip
    assert [each.name for each in by_division(rows)] == [
        "Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Văn hóa - Xã hội",
    ]  # fmt: skip
    page = text_of(as_("chutich"), "inspection_results")
    assert "Đặng Minh Quân" in page and "Bùi Thanh Tâm" in page
    own = text_of(as_(INSPECTED), "inspection_results")
    assert "Bùi Thanh Tâm" in own and "Đặng Minh Quân" not in own


def test_queries_of_results_and_of_a_finding_are_constant(as_: SignIn) -> None:
    client = as_("chutich")
    first = upheld()
    results, page = queries_of(client, "inspection_results"), queries_of(client, "finding", first.pk)
    for _ in range(3):
        upheld()
    assert queries_of(client, "inspection_results") == results <= 14
    assert queries_of(client, "finding", first.pk) == page <= 14


def test_minutes_conclusion_and_results_are_pdf(as_: SignIn) -> None:
    opened = drawn()
    answered_items = {"ke-hoach": ("not_met", "Ban hành chậm 12 ngày")}
    answer_checklist(inspection=opened, by=actor("vanphong"), answers=answered_items)
    conclude(opened, answer_finding(finding=found(opened, item=""), by=actor(INSPECTED), answer="Thống nhất"))
    client = as_("chutich")
    for address in (
        reverse("print_minutes", args=[opened.pk]), reverse("print_conclusion", args=[opened.pk]),
        reverse("print_inspection_results"),
    ):  # fmt: skip
        response = client.get(address)
        assert (response.headers["Content-Type"], response.content[:5]) == ("application/pdf", b"%PDF-")
    assert as_("tuphap").get(reverse("print_minutes", args=[opened.pk])).headers["Content-Type"] != "application/pdf"


def test_an_unannounced_inspection_answers_404_until_it_is_opened(as_: SignIn) -> None:
    secret = inspection_at(Status.PLANNED, kind=Kind.UNANNOUNCED)
    assert as_("truongphongvhxh").get(reverse("inspection", args=[secret.pk])).status_code == 404
    assert secret.code not in text_of(as_("truongphongvhxh"), "inspections")
    assert secret.code in text_of(as_("chutich"), "inspections")


def test_the_year_is_paged_by_key(as_: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cchc.inspections.views.years.ROWS", 2)
    codes = [inspection_at(Status.PLANNED, subject=f"Cuộc {n}").code for n in range(3)]
    client = as_("chutich")
    response = client.get(reverse("inspections"))
    assert codes[2] not in response.content.decode()
    following = client.get(reverse("inspections") + response.context["next_url"]).content.decode()
    assert codes[2] in following and codes[0] not in following


def test_the_task_leads_back_to_its_finding_for_whom_it_concerns(as_: SignIn) -> None:
    finding = upheld()
    address = reverse("finding", args=[finding.pk])
    assert finding.task is not None
    for username in ("chutich", INSPECTED):
        assert address in text_of(as_(username), "task", finding.task.pk)
    assert address not in text_of(as_("tuphap"), "task", finding.task.pk)


def test_the_inspector_above_plans_at_a_ward_and_opens_it_with_his_own_team(as_: SignIn) -> None:
    inspector = as_("thanhtra")
    asked = {
        "unit": ward().pk, "kind": "unannounced", "year": "2026", "quarter": "3", "subject": "Đột xuất của tỉnh",
        "checklist": "cong-vu",
    }  # fmt: skip
    assert inspector.post(reverse("plan_inspection"), asked).status_code == 302
    made = Inspection.objects.get()
    address = reverse("open_inspection", args=[made.pk])
    opening = {
        "seen": inspector.get(address).context["form"].initial["seen"], "decision_number": "7/QĐ-SNV",
        "period_from": "01/07/2026", "period_until": "13/09/2026", "leader": actor("thanhtra").post.pk,
    }  # fmt: skip
    assert inspector.post(address, opening).status_code == 302
    made.refresh_from_db()
    assert (made.status, made.notice_number) == (Status.OPEN, "")
