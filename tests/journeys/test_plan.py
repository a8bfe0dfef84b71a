"""A year's plan: from the ward's own Excel to a task whose product is accepted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.factories.plan_files import excel
from tests.journeys.browser import Person
from tests.journeys.conftest import DESK, PHONE


def test_plan_from_excel_to_an_accepted_product(arrive: Callable[..., Person], tmp_path: Path) -> None:
    """The office reads in its annex, answers the five things that it does not say, brings a deadline forward, submits.
    The Vice-chair agrees, the Chair approves on his phone, the office issues. The head of a division accepts a task of
    the plan, hands in its product; the office accepts it."""
    file = tmp_path / "ke-hoach-cchc.xlsx"
    file.write_bytes(excel().getvalue())
    office = arrive(DESK)
    office.sign_in("vanphong")
    office.open("/ke-hoach/")
    office.follow("Nhập từ Excel, Word")
    year = office.page.get_by_label("Kế hoạch của năm").locator("option").last.text_content() or ""
    office.choose("Kế hoạch của năm", year)
    office.page.get_by_label("Bảng kế hoạch").set_input_files(file)
    office.press("Đọc thử")
    office.sees("Đọc được 42 nhiệm vụ")
    office.keep("plan-preview")
    office.press("Lưu thành dự thảo")
    office.sees("Còn 5 chỗ chưa trả lời.")
    _answer(office)
    office.press("Lưu thành dự thảo")
    office.sees("Đã nhập 42 nhiệm vụ thành dự thảo.")
    address = office.page.url.removeprefix(office.address)
    office.follow("Giải ngân đầu tư công")
    office.page.get_by_label("Thời gian hoàn thành").fill("20/12")
    office.press("Lưu")
    office.sees("Đã lưu nhiệm vụ.")
    _press_verb(office, "Trình thẩm tra")

    vice = arrive(DESK)
    vice.sign_in("phochutich")
    vice.open(address)
    _press_verb(vice, "Thống nhất, trình Chủ tịch")

    chair = arrive(PHONE)
    chair.sign_in("chutich")
    chair.open(address)
    _press_verb(chair, "Phê duyệt")

    office.open(address)
    office.follow("Ban hành")
    office.fill("Số, ký hiệu", "27/KH-UBND")
    office.press("Ban hành")
    office.sees("Ban hành: xong.")
    office.sees("Thực hiện đúng tiến độ")

    lead = arrive(DESK)
    lead.sign_in("truongphongkinhte")
    lead.open(address)
    lead.follow("Giải ngân đầu tư công")
    lead.follow("Giải ngân đầu tư công")
    task = lead.page.url.removeprefix(lead.address)
    _press_verb(lead, "Tiếp nhận")
    lead.follow("Nộp sản phẩm")
    lead.page.get_by_label("Số, ký hiệu văn bản sản phẩm").fill("31/BC-KT")
    lead.fill("Kết quả đã đạt", "Đã giải ngân 96 %.")
    lead.press("Nộp sản phẩm")

    office.open(task)
    office.follow("Duyệt kết quả")
    office.press("Duyệt kết quả")
    office.sees("Hoàn thành, đúng hạn")
    office.open(address)
    office.sees("1/1 nhiệm vụ đến hạn nộp đúng hạn")
    office.keep("plan")


def _answer(office: Person) -> None:
    """Who is meant by three abbreviations; which day two phrases mean."""
    questions = office.page.locator("fieldset.p-question")
    for place in range(questions.count()):
        question = questions.nth(place)
        if question.get_by_role("textbox").count():
            question.get_by_role("combobox").select_option(label="Ngày ghi ở ô bên")
            question.get_by_role("textbox").fill("15/12")
        else:
            question.get_by_role("combobox").select_option(index=1)


def _press_verb(person: Person, label: str) -> None:
    """The button leads to the page of the verb, whose button does it."""
    person.follow(label)
    person.press(label)
    person.sees(f"{label}: xong.")
