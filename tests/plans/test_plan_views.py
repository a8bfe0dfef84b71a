"""Do the pages of plans show what is, ask what is unclear, store only what was confirmed, at a constant cost?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cchc.accounts.models import User
from cchc.lifecycle.clock import clock_at
from cchc.plans.models import Plan, Programme, TargetFigure, Task
from cchc.plans.table_reading import EXCEL, WORD, read_tables
from cchc.worktime.zone import ZONE
from tests.factories.office import actor
from tests.factories.plan_files import excel
from tests.factories.plans import LEAD, four_times, line, plan_at, programme

pytestmark = pytest.mark.django_db
NOVEMBER = datetime(2026, 11, 30, 9, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with clock_at(NOVEMBER):
        yield


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=name), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def office() -> Client:
    return client_of("vanphong")


def said(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def hidden(response: Any) -> dict[str, str]:
    form = response.context["form"]
    return {name: str(form[name].value()) for name in ("year", "rows", "source")}


def uploaded(office: Client, file: BytesIO | None = None) -> Any:
    return office.post(reverse("import_plan"), {"year": "2027", "file": file or excel()})


def test_the_preview_shows_every_line_asks_and_stores_nothing(office: Client) -> None:
    response = uploaded(office)
    text = said(response)
    assert response.status_code == 200
    assert "Đọc được 42 nhiệm vụ" in text
    assert "Ai chủ trì: «PVHCC»?" in text
    assert "Hạn là ngày nào: «theo quy định»?" in text
    assert "31/03/2027, 30/06/2027, 30/09/2027, 31/12/2027" in text
    assert "Ai phối hợp: «PVHCC»?" in text
    assert not Plan.objects.exists()


def test_nothing_is_stored_while_a_question_is_open(office: Client) -> None:
    response = office.post(reverse("import_plan"), hidden(uploaded(office)))
    assert response.status_code == 422
    assert "Còn 5 chỗ chưa trả lời" in said(response)
    assert not Plan.objects.exists()


def test_answered_it_becomes_a_draft(office: Client) -> None:
    asked = uploaded(office)
    answers = {}
    for each in asked.context["questions"]:
        if each["box"]:
            answers |= {each["key"]: "ngay", each["box"]: "15/12"}
        else:
            answers[each["key"]] = each["choices"][0][0]
    response = office.post(reverse("import_plan"), hidden(asked) | answers, follow=True)
    plan = Plan.objects.get()
    assert "Đã nhập 42 nhiệm vụ thành dự thảo" in said(response)
    assert (plan.year, plan.lines.count(), plan.lines.filter(lead=None).count()) == (2027, 42, 0)
    assert plan.lines.get(title="Công khai dự toán, quyết toán").due_days == ["2027-12-15"]
    assert "còn thiếu" not in said(response)


def test_what_is_left_open_is_named_on_the_draft(office: Client) -> None:
    asked = uploaded(office)
    answers = {each["key"]: "de-sau" for each in asked.context["questions"]}
    response = office.post(reverse("import_plan"), hidden(asked) | answers, follow=True)
    assert "còn thiếu chủ trì" in said(response)
    assert "còn thiếu thời hạn" in said(response)
    assert not Plan.objects.get().lines.get(title__startswith="Tập huấn").partners.exists()


def test_a_broken_cell_is_named_and_cannot_be_stored(office: Client) -> None:
    def change(book: Any, sheet: Any) -> None:
        sheet.write(8, 2, "#REF!")

    response = uploaded(office, excel(change))
    assert response.status_code == 422
    assert "Trang tính «Phụ lục», dòng 9, cột C (Sản phẩm): ô có lỗi công thức" in said(response)
    assert "Lưu thành dự thảo" not in said(response)


def test_a_file_of_another_kind_is_refused_in_place(office: Client) -> None:
    file = BytesIO(b"%PDF-1.7")
    file.name = "ke-hoach.pdf"
    response = uploaded(office, file)
    assert response.status_code == 422
    assert "không phải Excel (XLSX) hoặc Word (DOCX)" in said(response)


def test_rows_that_were_meddled_with_are_not_stored(office: Client) -> None:
    sent = hidden(uploaded(office))
    for rows in ("[]", "no rows", sent["rows"].replace('"title"', '"other"')):
        assert office.post(reverse("import_plan"), sent | {"rows": rows}).status_code == 409
    assert not Plan.objects.exists()


def test_a_line_is_written_with_its_deadline_as_people_write_it(office: Client) -> None:
    plan = plan_at(Plan.Status.DRAFTING, four_times())
    words = {"title": "Báo cáo", "content": "ND0", "product": "Báo cáo", "lead": str(actor(LEAD).post.pk),
             "partners_text": "các phòng", "due_text": "Quý II, IV"}  # fmt: skip
    office.post(reverse("add_plan_line", args=[plan.pk]), words)
    row = plan.lines.all()[1]
    assert (row.due_kind, row.due_days, row.partners.count()) == ("quarter", ["2026-06-30", "2026-12-31"], 3)
    unclear = office.post(reverse("save_plan_line", args=[plan.pk, row.pk]), words | {"due_text": "theo quy định"})
    assert "Câu «theo quy định» không nói rõ ngày" in said(unclear)
    chosen = {"due_text": "theo quy định", "due_choice": "day", "due_days": "20/12"}
    office.post(reverse("save_plan_line", args=[plan.pk, row.pk]), words | chosen)
    row.refresh_from_db()
    assert (row.due_text, row.due_days) == ("theo quy định", ["2026-12-20"])
    assert 'value="20/12/2026"' in office.get(reverse("save_plan_line", args=[plan.pk, row.pk])).content.decode()
    office.post(reverse("remove_plan_line", args=[plan.pk, row.pk]))
    assert plan.lines.count() == 1


def test_who_of_several_was_chosen_stays_when_the_line_is_saved_again(office: Client) -> None:
    clerk, head = actor("motcua").post, actor("truongphongkinhte").post
    plan = plan_at(Plan.Status.DRAFTING, line(partners_text="PVHCC; KT", partners=(clerk, head)))
    row = plan.lines.get()
    words = {"title": row.title, "content": "ND0", "product": "Báo cáo", "lead": str(row.lead_id),
             "partners_text": "PVHCC", "due_text": "15/12"}  # fmt: skip
    office.post(reverse("save_plan_line", args=[plan.pk, row.pk]), words)
    assert list(plan.lines.get().partners.all()) == [clerk]


def test_a_target_and_its_figure(office: Client) -> None:
    plan = plan_at(Plan.Status.ISSUED)
    target = plan.targets.get()
    address = reverse("enter_figure", args=[plan.pk, target.pk])
    assert "Số này không đọc được" in said(office.post(address, {"as_of": "30/11/2026", "value": "cao"}))
    response = office.post(address, {"as_of": "29/11/2026", "value": "97,5"}, follow=True)
    assert "0/1 chỉ tiêu có số liệu đạt" in said(response)
    assert "97,5 % đến 29/11/2026" in said(response)
    assert TargetFigure.objects.get().as_of == date(2026, 11, 29)


def test_the_way_of_a_plan_by_its_buttons(office: Client) -> None:
    plan = plan_at(Plan.Status.DRAFTING)

    def press(name: str, verb: str, **words: str) -> str:
        client, address = client_of(name), reverse(verb, args=[plan.pk])
        seen = client.get(address).context["form"].initial["seen"]
        return said(client.post(address, {"seen": seen, **words}, follow=True))

    press("vanphong", "submit_plan")
    assert "Nội dung cần sửa" in press("phochutich", "return_plan")
    press("phochutich", "return_plan", note="Bổ sung sản phẩm")
    press("vanphong", "submit_plan")
    press("phochutich", "review_plan", note="Đồng ý")
    press("chutich", "approve_plan")
    assert "hạn đã qua" in said(office.get(reverse("issue_plan", args=[plan.pk]))).lower()
    text = press("vanphong", "issue_plan", number="12/KH-UBND", issued_on="30/11/2026")
    assert "số 12/KH-UBND ngày 30/11/2026" in text
    assert "giao 3 nhiệm vụ" in text
    assert Task.objects.count() == 3


def test_a_page_opened_before_the_plan_moved_on_changes_nothing(office: Client) -> None:
    plan = plan_at(Plan.Status.DRAFTING)
    response = office.post(reverse("submit_plan", args=[plan.pk]), {"seen": "0"})
    assert "Kế hoạch đã thay đổi từ khi anh/chị mở trang này" in said(response)


def test_last_years_plan_begins_the_next(office: Client) -> None:
    plan_at(Plan.Status.ISSUED)
    office.post(reverse("draft_plan"), {"year": "2027", "begins": "last_year"})
    drafted = Plan.objects.get(year=2027)
    assert drafted.lines.all()[0].due_days == ["2027-12-15"]


def test_without_a_plan_before_one_says_so(office: Client) -> None:
    response = office.post(reverse("draft_plan"), {"year": "2026", "begins": "last_year"})
    assert "Chưa có kế hoạch nào đang thực hiện trước năm 2026" in said(response)


def test_programmes_are_adopted_and_their_years_set(office: Client) -> None:
    office.post(reverse("adopt_programme", args=["cchc-2026-2030"]))
    adopted = Programme.objects.get()
    target = adopted.targets.get(code="dung-han")
    office.post(reverse("set_target_value", args=[target.pk]), {"year": "2026", "value": "96,5"})
    text = said(office.get(reverse("programme", args=[adopted.pk])))
    assert "96,5" in text
    assert "theo trí nhớ, cần đối chiếu" in text
    assert "Nghị quyết 76/NQ-CP" in said(office.get(reverse("programmes")))


@pytest.mark.parametrize(("name", "kind"), [("plan_excel", EXCEL), ("plan_word", WORD)])
def test_the_table_leaves_in_its_layout(office: Client, name: str, kind: str) -> None:
    response = office.get(reverse(name, args=[plan_at(Plan.Status.ISSUED).pk]))
    assert response["Content-Type"] == kind
    tables = read_tables(BytesIO(response.content), "ke-hoach")
    assert any("Khảo sát hài lòng" in cell for table in tables for row in table.rows for cell in row)


def test_an_official_sees_the_plan_and_no_draft_buttons() -> None:
    plan = plan_at(Plan.Status.DRAFTING)
    text = said(client_of("tuphap").get(reverse("plan", args=[plan.pk])))
    assert "Kế hoạch tuyên truyền" in text
    assert "Thêm nhiệm vụ" not in text
    assert client_of("captren").get(reverse("plan", args=[plan.pk])).status_code == 404


@pytest.mark.parametrize("name", ["plans", "plan", "print_plan", "programme"])
def test_cost_does_not_grow(office: Client, name: str) -> None:
    with clock_at(NOVEMBER - timedelta(days=60)):
        small = plan_at(Plan.Status.ISSUED)
        big = plan_at(Plan.Status.ISSUED, *[line(title=f"Việc {number}") for number in range(30)], year=2027)
    adopted = programme()
    keys = {"plans": ((), ()), "programme": ((adopted.pk,), (adopted.pk,))}
    first, second = keys.get(name, ((small.pk,), (big.pk,)))
    office.get(reverse(name, args=first))  # what is built once is built
    assert _queries(office, reverse(name, args=first)) == _queries(office, reverse(name, args=second))
    assert _queries(office, reverse(name, args=second)) <= 22


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)
