"""What is a good password here, and how is the first one of an account made? (AUTH_PASSWORD_VALIDATORS)"""

from __future__ import annotations

import secrets

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    NumericPasswordValidator,
    UserAttributeSimilarityValidator,
)

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for another sign on paper: no i l o 0 1
GROUPS, SIGNS = 4, 4


def initial_password() -> str:
    """Sixteen random signs in groups that can be read aloud: 79 bits."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(SIGNS)) for _ in range(GROUPS))


class LongEnough(MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"Mật khẩu quá ngắn: cần ít nhất {self.min_length} ký tự."

    def get_help_text(self) -> str:
        return f"Từ {self.min_length} ký tự trở lên; một câu ngắn dễ nhớ tốt hơn một từ khó nhớ."


class UnlikeTheOwner(UserAttributeSimilarityValidator):
    """Compared with the name one signs in with and one's own name without its marks."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("username", "plain_name"))

    def get_error_message(self) -> str:
        return "Mật khẩu quá giống tên đăng nhập hoặc họ tên của anh/chị."

    def get_help_text(self) -> str:
        return "Không giống tên đăng nhập hoặc họ tên của anh/chị."


class Uncommon(CommonPasswordValidator):
    def get_error_message(self) -> str:
        return "Mật khẩu này nhiều người dùng, rất dễ đoán."

    def get_help_text(self) -> str:
        return "Không phải mật khẩu nhiều người dùng, như password123."


class NotOnlyDigits(NumericPasswordValidator):
    def get_error_message(self) -> str:
        return "Mật khẩu không được chỉ gồm chữ số."

    def get_help_text(self) -> str:
        return "Không chỉ gồm chữ số, như ngày sinh hay số điện thoại."
