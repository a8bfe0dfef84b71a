"""A process is changed while dossiers run: the office writes, the Chair decides, new dossiers go the new way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.installation import Installation
from tests.journeys.browser import Person
from tests.journeys.conftest import DESK, PHONE

FORWARDED = """
from cchc.dossiers.actions.assign_dossier import assign_dossier
from cchc.dossiers.actions.forward_dossier import forward_dossier
from cchc.dossiers.models import Status
from tests.factories.dossiers import BIRTH, dossier_at
from tests.factories.office import actor
dossier = dossier_at(Status.RECEIVED, code=BIRTH, applicant_name="{name}")
dossier = forward_dossier(dossier=dossier, by=actor("motcua"), to=actor("tuphap").post)
assign_dossier(dossier=dossier, by=actor("tuphap"))
print(dossier.pk)
"""
PROCESS = "/thu-tuc/1.001193/quy-trinh/"
SAVED = "**/luu/"


@pytest.fixture
def running(ward: Installation) -> str:
    return ward.python(FORWARDED.format(name="Nguyễn Thị Cũ")).strip()


def test_process_changed_while_dossiers_run(running: str, ward: Installation, arrive: Callable[..., Person]) -> None:
    """The officer has a birth on her desk. The office copies the process, adds a step, moves it about, sees that the
    day is now exceeded, shortens another step, and submits. The Chair reads on his phone what changes, and approves.
    The next birth has the new step; the running one goes on to the signature as before."""
    office = arrive(DESK)
    office.sign_in("vanphong")
    office.open("/thu-tuc/quy-trinh/")
    office.open("/thu-tuc/1.004873/")
    office.keep("procedure")
    office.open(PROCESS)
    office.press("Sao bản đang áp dụng")
    office.press("Thêm một bước sau bước 1")
    office.sees("Bước 2 còn thiếu tên, việc phải làm, vai trò, thời gian.")
    _write_new_step(office)
    office.sees("quá 30 phút")
    office.press("Đưa bước 2 xuống")
    office.keys("Enter")  # the button has followed its step
    office.press("Hoàn tác")
    office.sees("Đã lưu, bản")
    _fill(office, 2, "Thời gian", "2,5")
    office.sees("Trình được")
    office.keep("process-editor")
    office.follow("So sánh, in")
    office.sees("Thêm 1 bước, sửa 1 bước; tổng thời gian không đổi")
    office.keep("process-comparison")
    office.follow("Quay lại")
    office.press("Trình Chủ tịch duyệt")
    office.sees("Đã trình Chủ tịch duyệt.")

    chair = arrive(PHONE)
    chair.sign_in("chutich")
    chair.open("/thu-tuc/quy-trinh/")
    chair.sees("dự thảo chờ Chủ tịch duyệt")
    chair.follow("Đăng ký khai sinh")
    chair.sees("Thêm 1 bước, sửa 1 bước; tổng thời gian không đổi")
    chair.fill("Số, ký hiệu quyết định", "215")
    chair.press("Phê duyệt")
    chair.sees("ví dụ: 215/QĐ-UBND")
    chair.fill("Số, ký hiệu quyết định", "215/QĐ-UBND")
    chair.press("Phê duyệt")
    chair.sees("Trịnh Quốc Đạt, Chủ tịch")
    chair.sees("đang áp dụng")
    office.open(PROCESS)
    office.keep("process-versions")

    begun = ward.python(FORWARDED.format(name="Nguyễn Thị Mới")).strip()
    officer = arrive(DESK)
    officer.sign_in("tuphap")
    officer.open(f"/ho-so/{running}/")
    officer.sees_not("Đối chiếu dữ liệu dân cư")
    officer.open(f"/ho-so/{running}/complete_step/")
    officer.press("Trình ký")
    officer.sees("Trình ký: xong.")
    officer.open(f"/ho-so/{begun}/")
    officer.sees("Đối chiếu dữ liệu dân cư")


def _write_new_step(office: Person) -> None:
    """As the second step; each field saves itself when it is left."""
    _fill(office, 2, "Tên bước", "Đối chiếu dữ liệu dân cư")
    card = office.page.locator("#the-2")
    with office.page.expect_response(SAVED):
        card.get_by_label("Việc kết thúc bước").select_option(label="Thẩm tra, xử lý")
    with office.page.expect_response(SAVED):
        card.get_by_label("Công chức chuyên môn").check()
    _fill(office, 2, "Thời gian", "0,5")


def _fill(office: Person, number: int, label: str, value: str) -> None:
    field = office.page.locator(f"#the-{number}").get_by_label(label)
    with office.page.expect_response(SAVED):
        field.fill(value)
        field.press("Tab")
