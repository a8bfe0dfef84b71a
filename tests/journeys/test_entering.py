"""Does everybody get in, and nobody further than he may?"""

from __future__ import annotations

from tests.journeys.browser import Person


def test_an_official_signs_in(desk: Person) -> None:
    """Asks for his work, is led to the sign-in, mistypes, signs in, arrives where he wanted to be."""
    desk.open("/viec-cua-toi/")
    desk.sees("Mật khẩu")
    desk.fill("Tên đăng nhập", "motcua")
    desk.fill("Mật khẩu", "sai-mat-khau")
    desk.press("Đăng nhập")
    desk.sees("Tên đăng nhập hoặc mật khẩu chưa đúng")
    desk.sign_in("motcua")
    desk.sees("Phạm Thị Mai Hương")


def test_an_official_signs_in_by_phone(phone: Person) -> None:
    phone.sign_in("chutich")
    phone.open("/viec-cua-toi/")


def test_a_wrong_address_gets_a_sentence(desk: Person) -> None:
    desk.open("/khong-co-trang-nay/")
    desk.sees("Không tìm thấy")
